"""What articles tell together follows what is added, changed, marked and removed, and costs only what changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from index.gathering import gather
from index.local import LocalLibrary
from index.store import Store
from tests.index.wires import organisation, wire

MARKET = "A bomb went off in the market of Ostrel on Wednesday, killing {} traders, {} said of the Ostrel bombing."


@pytest.fixture
def library(tmp_path: Path) -> LocalLibrary:
    return LocalLibrary.open(tmp_path / "library")


@pytest.fixture
def three(library: LocalLibrary) -> list[str]:
    store = library._store
    return [
        wire(store, "Northwire", "2017-05-03", MARKET.format(12, "police"), killed=12, target="traders"),
        wire(store, "Herald", "2017-05-04", MARKET.format(19, "the hospital"), killed=19, target="traders"),
        wire(store, "Observer", "2017-08-20", "Talks on the river began in Göttlin, calmly.", place="Göttlin"),
    ]


def told(library: LocalLibrary) -> list[list[str]]:
    return sorted(sorted(report.article for report in one.reports) for one in library.happenings())


def test_two_reports_are_one_happening_and_one_story(library: LocalLibrary, three: list[str]) -> None:
    found = library.stories()

    assert told(library) == sorted([sorted(three[:2]), three[2:]])
    assert [(story.articles, story.sources) for story in found.stories] == [(1, 1), (2, 2)]
    assert (found.stories[1].first, found.stories[1].latest) == (("Northwire", "2017-05-03"), ("Herald", "2017-05-04"))
    assert found.stories[1].conflicting
    assert (found.total, found.of) == (2, 3)


def test_a_report_that_comes_later_joins_what_is_there(library: LocalLibrary, three: list[str]) -> None:
    assert len(told(library)) == 2

    late = wire(library._store, "Press", "2017-05-05", MARKET.format(21, "a doctor"), killed=21, target="traders")

    (one,) = library.happenings(conflicting=True)
    assert sorted(report.article for report in one.reports) == sorted([*three[:2], late])
    assert one.killed is not None
    assert [(said.by, said.figure.min) for said in one.killed.said] == [
        ("Northwire", 12),
        ("Herald", 19),
        ("Press", 21),
    ]


def test_an_article_removed_leaves_its_happening(library: LocalLibrary, three: list[str]) -> None:
    told(library)

    library.remove([three[1]])

    assert told(library) == sorted([[three[0]], [three[2]]])
    assert list(library.happenings(conflicting=True)) == []
    assert [row.killed_max for row in library.tally("killed:1+", "place")] == [12]


def test_a_rejected_event_is_no_report(library: LocalLibrary, three: list[str]) -> None:
    told(library)
    event = library.article(three[1]).events[0]

    library.judge(three[1], event, "rejected")
    assert told(library) == sorted([[three[0]], [three[2]]])

    library.undo()
    assert told(library) == sorted([sorted(three[:2]), three[2:]])


def test_only_what_changed_is_set_beside_the_rest(library: LocalLibrary, three: list[str]) -> None:
    store = library._store
    assert [step.done for step in gather(store)] == [3]
    assert store.is_gathered()

    wire(store, "Press", "2017-05-05", MARKET.format(21, "a doctor"), killed=21, target="traders")

    assert [step.done for step in gather(store)] == [1]
    assert list(gather(store)) == []


def test_a_query_means_happenings_with_a_report_that_matches_and_shows_them_whole(
    library: LocalLibrary, three: list[str]
) -> None:
    (one,) = library.happenings("source:Herald")
    assert len(one.reports) == 2

    assert [len(one.reports) for one in library.happenings("killed:15+")] == [2]
    assert list(library.happenings("killed:15+ place:Göttlin")) == []
    assert list(library.happenings("killed:15+ source:Observer")) == []


def test_copies_of_one_text_are_one_story_and_one_source(library: LocalLibrary, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    body = " ".join(
        f"The {word} of the mill by the river Vessa was lost in the fire." for word in "wheel roof gate".split()
    )
    for name, source in (("a", "Northwire"), ("b", "Herald")):
        (folder / f"{name}.md").write_text(
            f"---\ntitle: Mill {name}\ndate: 2017-05-0{3 + (name == 'b')}\nsource: {source}\n---\n\n{body}\n"
        )
    for _ in library.add([folder], analyse=False):
        pass

    (story,) = library.stories().stories

    assert (story.articles, story.sources) == (2, 1)


def test_the_timeline_counts_what_the_happenings_say(library: LocalLibrary, three: list[str]) -> None:
    grain, periods = library.timeline("killed:1+")

    assert grain == "day"
    assert [(one.first, one.total, one.killed_min, one.killed_max, one.tension) for one in periods] == [
        ("2017-05-03", 1, 12, 19, -9.0)
    ]


def test_a_reader_that_cannot_write_still_answers(library: LocalLibrary, three: list[str]) -> None:
    told(library)
    folder = library.path
    library.close()
    for file in [folder, *folder.iterdir()]:
        file.chmod(0o555 if file.is_dir() else 0o444)
    try:
        readonly = LocalLibrary.open(folder, create=False)
        assert len(told(readonly)) == 2
        readonly.close()
    finally:
        folder.chmod(0o755)


def test_analysed_anew_the_story_stays(library: LocalLibrary, three: list[str]) -> None:
    before = [story.hit.id for story in library.stories().stories]
    store: Store = library._store
    key = store.find(three[0])
    analysis = store.article(key).analysis
    assert analysis is not None

    store.save_analysis(key, 1, replace(analysis, version="later"))

    assert [story.hit.id for story in library.stories().stories] == before
    assert len(told(library)) == 2


def test_hostile_names_are_words_like_others(library: LocalLibrary) -> None:
    evil = "'); DROP TABLE told; -- \x1b[31m"
    wire(library._store, evil, "2017-05-03", f"{evil}, a bomb", target=evil, actor=evil, named=[organisation(0, evil)])

    assert len(list(library.happenings())) == 1
    assert library.dossier(evil) is not None
    assert library.tally("", "pair") == []


def test_a_story_is_found_by_any_of_its_articles(library: LocalLibrary, three: list[str]) -> None:
    told(library)

    assert {hit.id for hit in library.search(f"story:{three[0]}").hits} == set(three[:2])
    assert {hit.id for hit in library.search(f"story:{three[2]} source:Observer").hits} == {three[2]}
    assert library.search("story:zzzzzzz").total == 0
    assert library.search("story:", typing=True).total == 3


def test_names_places_and_pairs_are_counted_once_a_happening(library: LocalLibrary, three: list[str]) -> None:
    front, guard = organisation(0, "Hill Front"), organisation(1, "Reed Guard")
    for day, when in (("2017-08-15", "today"), ("2017-08-16", "yesterday")):
        wire(library._store, "Press", day, f"The Hill Front struck the Reed Guard in Millby {when}.",
             actor="Hill Front", target="Reed Guard", place="Millby", named=[front, guard])  # fmt: skip

    assert [(row.key, row.happenings, row.reports) for row in library.tally("", "place")] == [
        ("Ostrel", 1, 2), ("Göttlin", 1, 1), ("Millby", 1, 2)
    ]  # fmt: skip
    assert [(row.key, row.happenings) for row in library.tally("", "pair")] == [("Hill Front – Reed Guard", 1)]
    assert [row.key for row in library.tally("place:Millby", "pair")] == ["Hill Front – Reed Guard"]
    assert library.tally("place:Ostrel", "pair") == []
    assert [(row.key, row.recent) for row in library.tally("", "place", rising=True)] == [("Göttlin", 1), ("Millby", 1)]
    assert [row.key for row in library.tally("killed:1+", "place")] == ["Ostrel"]


def test_what_has_no_day_is_counted_too(library: LocalLibrary) -> None:
    wire(library._store, "Press", "", "A bomb went off in Millby.", place="Millby")

    assert [(row.key, row.happenings, row.first) for row in library.tally("", "place")] == [("Millby", 1, None)]
    assert library.tally("", "day") == []
    assert library.timeline("") == ("day", [])
