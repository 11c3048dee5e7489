"""The commands that need a library: what they print as text and as data, and how they fail."""

from __future__ import annotations

import csv
import json
import shutil
from io import StringIO
from pathlib import Path

import pytest

from index.library import open_library
from tests.index.commands.conftest import STORIES, Run


def test_adding_again_changes_nothing(run: Run, stories: Path, tmp_path: Path) -> None:
    first = run("--library", tmp_path / "library", "add", stories)
    again = run("--library", tmp_path / "library", "add", stories)

    assert (first.code, first.out) == (0, "")
    assert first.err == "3 added, 3 analysed\n"
    assert (again.code, again.err) == (0, "3 unchanged\n")


def test_add_names_what_it_leaves_out(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "good.txt").write_text(STORIES["march.txt"])

    ran = run("--library", tmp_path / "library", "add", tmp_path / "empty.txt", tmp_path / "good.txt")

    assert ran.code == 1
    assert f"{tmp_path / 'empty.txt'}: empty file" in ran.err
    assert "1 added, 1 analysed, 1 failed" in ran.err


def test_a_minus_word_is_query_not_option(run: Run, filled: Path) -> None:
    both = run("--library", filled, "search", "derrim").out
    without = run("--library", filled, "search", "derrim", "-gunmen").out
    first = run("--library", filled, "search", "-gunmen", "derrim").out

    assert "Gunmen raid police post" in both
    assert "Gunmen raid police post" not in without
    assert "Thousands of people" in without
    assert first == without


def test_search_says_how_many_match_on_standard_error(run: Run, filled: Path) -> None:
    assert run("--library", filled, "search", "derrim").err == "2 of 3 articles match.\n"
    assert run("--library", filled, "search", "--limit", "1", "derrim").err.startswith("1 of 2 articles that match")


def test_an_empty_result_names_the_missing_word(run: Run, filled: Path) -> None:
    ran = run("--library", filled, "search", "derrim", "zeppelin")

    assert (ran.code, ran.out) == (0, "")
    assert "zeppelin" in ran.err


@pytest.mark.parametrize("command", ["search", "events", "entities"])
def test_a_query_that_cannot_be_understood_is_pointed_at(run: Run, filled: Path, command: str) -> None:
    ran = run("--library", filled, command, "derrim (gunmen")
    query, caret, reason = ran.err.splitlines()

    assert (ran.code, ran.out) == (2, "")
    assert query == "derrim (gunmen"
    assert caret.strip() == "^"
    assert len(caret) <= len(query) + 1
    assert reason.startswith("dateline: ")


def test_caret_stands_under_the_character_in_a_long_query_of_wide_letters(run: Run, filled: Path) -> None:
    ran = run("--library", filled, "search", "河" * 5, "killed:many")
    long = run("--library", filled, "search", *["gunmen"] * 300, "(")

    assert ran.err.splitlines()[1] == " " * (10 + 1 + 7) + "^"
    shown, caret, _ = long.err.splitlines()
    assert len(shown) <= 122
    assert shown[len(caret) - 1 :].startswith("gunmen")
    assert shown.startswith("…")


def test_search_as_data(run: Run, filled: Path) -> None:
    lines = [json.loads(line) for line in run("--library", filled, "search", "--jsonl", "derrim").out.splitlines()]
    document = json.loads(run("--library", filled, "search", "--json", "derrim").out)
    rows = list(csv.DictReader(StringIO(run("--library", filled, "search", "--csv", "derrim").out)))

    assert len(lines) == len(rows) == 2
    assert [line["id"] for line in lines] == [hit["id"] for hit in document["hits"]] == [row["article"] for row in rows]
    assert all(line["schema"] == 1 and line["record"] == "hit" for line in lines)
    for line in lines:
        for start, end in line["matched"]["snippet"]:
            assert "derrim" in line["snippet"][start:end].casefold()


def test_search_without_query_lists_everything_newest_first(run: Run, filled: Path) -> None:
    lines = [json.loads(line) for line in run("--library", filled, "search", "--jsonl").out.splitlines()]

    assert [line["published"]["value"] for line in lines] == ["2017-05-31", "2017-05-18", "2017-05-02"]


def test_events_show_the_sentence_that_says_so(run: Run, filled: Path) -> None:
    ran = run("--library", filled, "events", "gunmen")
    lines = ran.out.splitlines()

    assert ran.code == 0
    assert "Gunmen raid police post near Derrim (Northwire, 2017-05-31)" in lines[0]
    assert any("Gunmen → " in line for line in lines)
    assert any("2+ killed" in line and "5 hurt" in line for line in lines)
    assert any(line.strip().startswith("“") and "killing at least two officers" in line for line in lines)


def test_events_of_one_kind_only(run: Run, filled: Path) -> None:
    lines = [json.loads(line) for line in run("--library", filled, "events", "--jsonl", "type:arrest").out.splitlines()]

    assert {line["type"] for line in lines} == {"COERCE"}
    assert {tuple(line["mode"]) for line in lines} == {("arrest",)}
    assert all(line["article"]["id"] and line["record"] == "event" for line in lines)


def test_events_as_csv_have_one_row_each(run: Run, filled: Path) -> None:
    rows = list(csv.DictReader(StringIO(run("--library", filled, "events", "--csv").out)))
    lines = run("--library", filled, "events", "--jsonl").out.splitlines()

    assert [row["event"] for row in rows] == [json.loads(line)["id"] for line in lines]
    assert len(rows) >= 4


def test_read_shows_title_source_date_text_and_events(run: Run, filled: Path) -> None:
    hit = json.loads(run("--library", filled, "search", "--jsonl", "gunmen").out)
    ran = run("--library", filled, "read", hit["id"])

    title, about, *rest = ran.out.splitlines()
    assert title == "Gunmen raid police post near Derrim"
    assert about.startswith("Northwire · 2017-05-31")
    assert "Soldiers arrested three men in the town on Wednesday." in rest
    assert "Events" in rest
    assert ran.out == run("--library", filled, "read", hit["id"][:5]).out


def test_read_as_json_keeps_offsets(run: Run, filled: Path) -> None:
    hit = json.loads(run("--library", filled, "search", "--jsonl", "gunmen").out)
    article = json.loads(run("--library", filled, "read", "--json", hit["id"]).out)["articles"][0]

    assert article["analysed"]
    assert article["entities"]
    for mention in article["entities"]:
        assert article["text"][mention["start"] : mention["end"]] == mention["text"]


def test_an_unknown_article_is_one_line(run: Run, filled: Path) -> None:
    ran = run("--library", filled, "read", "zzzzzzz")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("dateline: ")
    assert ran.err.count("\n") == 1


def test_stats_count_articles_and_kinds_of_events(run: Run, filled: Path) -> None:
    ran = run("--library", filled, "stats")
    rows = [line.split(None, 1) for line in ran.out.splitlines()]

    assert ran.code == 0
    assert [words for _, words in rows[:2]] == ["articles", "events"]
    assert sum(int(count) for count, _ in rows[2:]) == int(rows[1][0]) > 0


def test_stats_of_rules_follow_the_verdicts(run: Run, filled: Path) -> None:
    before = run("--library", filled, "stats", "--rules").out
    library = open_library(filled)
    hit, event = next(library.events())
    library.judge(hit.id, event, "rejected")
    after = run("--library", filled, "stats", "--rules").out
    library.judge(hit.id, event, "")
    library.close()

    assert before.startswith("No event has been accepted")
    assert f"0%          0          0         1  {event.rule}" in after


def test_doctor_finds_a_new_library_well(run: Run, filled: Path) -> None:
    ran = run("--library", filled, "doctor")
    checks = json.loads(run("--library", filled, "doctor", "--json").out)["checks"]

    assert ran.code == 0
    assert checks
    assert "BROKEN" not in ran.out


def test_text_from_outside_never_commands_the_terminal(run: Run, tmp_path: Path) -> None:
    title = "\x1b]0;owned\x07Attack \x9b31m\u202eon Derrim"
    story = {"title": title, "source": "\x1b[2JWire", "text": f"Gunmen attacked Derrim {title} on Monday. \x00\x08"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(story) + "\n")
    library = tmp_path / "library"
    shown = run("--library", library, "add", tmp_path / "rows.jsonl").err
    found = json.loads(run("--library", library, "search", "--jsonl").out)

    for words in (["search"], ["events"], ["read", found["id"]]):
        for options in ([], ["--json"], ["--jsonl"], ["--csv"]):
            ran = run("--library", library, words[0], *options, *words[1:])
            assert ran.code == 0
            assert "Derrim" in ran.out
            shown += ran.out + ran.err

    assert not [character for character in shown if ord(character) < 32 and character not in "\n\t"]
    assert not [character for character in shown if 0x7F <= ord(character) < 0xA0]
    assert "\u202e" not in shown


def test_entities_of_matching_articles_say_what_they_are(run: Run, filled: Path) -> None:
    ran = run("--library", filled, "entities", "ministers")

    assert (ran.code, ran.err) == (0, "")
    assert "Ministers meet in Tavrin (Meridian Press, 2017-05-02)" in ran.out
    assert "  Korrestan: place · 1 mention\n" in ran.out
    assert "Derrim" not in ran.out


def test_entities_as_data_and_by_id(run: Run, filled: Path) -> None:
    found = json.loads(run("--library", filled, "search", "--json", "gunmen").out)["hits"][0]["id"]
    named = json.loads(run("--library", filled, "entities", "--json", found).out)["entities"]
    lines = run("--library", filled, "entities", "--jsonl", found).out.splitlines()
    rows = list(csv.DictReader(StringIO(run("--library", filled, "entities", "--csv", found).out)))

    assert {entity["article"]["id"] for entity in named} == {found}
    assert "Derrim" in {entity["name"] for entity in named}
    assert [entity["count"] for entity in named] == sorted((entity["count"] for entity in named), reverse=True)
    assert len(lines) == len(rows) == len(named)
    assert all(json.loads(line)["record"] == "entity" for line in lines)
    assert all(entity["start"] >= 0 for entity in named)


def test_facets_are_counted_with_the_words_that_narrow_to_them(run: Run, filled: Path) -> None:
    ran = run("--library", filled, "search", "derrim", "--facets")
    lines = [
        json.loads(line)
        for line in run("--library", filled, "search", "--facets", "--jsonl", "derrim").out.split("\n")[:-1]
    ]
    rows = list(csv.DictReader(StringIO(run("--library", filled, "search", "--facets", "--csv", "derrim").out)))

    assert "\nsource\n" in ran.out
    assert "       1  source:=Northwire" in ran.out
    assert len(lines) == len(rows) > 3
    for line in lines:
        assert line["record"] == "facet"
        assert (
            len(run("--library", filled, "search", "--jsonl", *line["query"].split()).out.splitlines()) == line["count"]
        )


def test_explain_says_why_under_each_article(run: Run, filled: Path) -> None:
    ran = run("--library", filled, "search", "gunmen", "killed:2+", "--explain")
    hit = json.loads(run("--library", filled, "search", "--explain", "--json", "gunmen", "killed:2+").out)["hits"][0]

    assert "gunmen in title: Gunmen" in ran.out
    assert "killed:2+ in event: " in ran.out
    assert {"term": "gunmen", "where": "title", "found": "Gunmen", "score": 0.0} in hit["reasons"]


def test_saved_query_tells_a_script_what_is_new(run: Run, filled: Path, tmp_path: Path) -> None:
    library = Path(shutil.copytree(filled, tmp_path / "copy"))
    assert (
        run("--library", library, "saved", "derrim", "place:derrim").out
        == "@derrim  place:derrim  (2 articles, 0 new)\n"
    )

    nothing = run("--library", library, "search", "@derrim", "--new", "--jsonl")
    (tmp_path / "new.txt").write_text("Gunmen attacked a convoy in Derrim on Tuesday, killing two soldiers.\n")
    run("--library", library, "add", tmp_path / "new.txt")
    listed = json.loads(run("--library", library, "saved", "--jsonl").out)
    news = run("--library", library, "search", "@derrim", "--new", "--jsonl")
    again = run("--library", library, "search", "--new", "@derrim")

    assert (nothing.code, nothing.out) == (3, "")
    assert (listed["name"], listed["total"], listed["new"]) == ("derrim", 3, 1)
    assert news.code == 0
    assert "convoy" in json.loads(news.out)["title"]
    assert (again.code, again.out, again.err) == (3, "", "Nothing new.\n")
    assert run("--library", library, "search", "@derrim").err == "3 of 4 articles match.\n"
    assert run("--library", library, "events", "@derrim").code == 0
    assert run("--library", library, "saved", "--forget", "derrim").code == 0
    assert run("--library", library, "search", "@derrim").code == 2
    assert run("--library", library, "search", "--new", "derrim").code == 2


def test_empty_result_offers_ways_out(run: Run, filled: Path) -> None:
    ran = run("--library", filled, "search", "gunmne", "place:tavrin")

    assert "Did you mean gunmen" not in ran.err  # for there is no gunman in Tavrin
    assert "Without gunmne: 1 article (place:tavrin)" in ran.err
    assert "Did you mean gunmen: 1 article (gunmen)" in run("--library", filled, "search", "gunmne").err
