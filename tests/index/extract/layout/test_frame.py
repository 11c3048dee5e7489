"""Title, source and date of publication of whole articles."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.layout.frame import UNTITLED, frame
from index.records import Part

SEED = Path(__file__).parents[4] / "seeds" / "000_72983a6a6a416f1d.txt"

CAPTION = "Striking dockers are seen at the east gate in Port Lamor, Sarvia, May 6, 2017."
LEAD = (
    "Dockers in Port Lamor ended a nine-day strike after the harbour company agreed to rehire forty men, the union "
    "said on Sunday."
)
BODY = (
    "The men had been dismissed in 2014 for a walkout that closed the port for a week.\n\nWork starts again on Monday."
)


def test_the_seed_article():
    text = SEED.read_text(encoding="utf-8")

    found = frame(text, file_day="2026-01-01")

    assert found.title == "Shia paramilitaries have captured the northwestern Iraqi town of Baaj from Daesh"
    assert found.title_inferred
    assert found.source == "TRTWorld and agencies"
    assert (found.published.value, found.published.basis) == ("2017-06-04", "inferred")
    assert found.published.reason == 'caption of 3 June 2017, "on Sunday"'
    roles = [part.role for part in found.parts]
    assert roles == ["standfirst", "caption", "repeated", "heading", "heading", "source"]


def published(text: str, **more: str | None) -> tuple[str | None, str, str]:
    found = frame(text, **more).published  # type: ignore[arg-type]
    return found.value, found.basis, found.reason


def test_what_is_given_wins():
    text = f"PORT LAMOR, May 7, 2017 (Northwire) - {LEAD}\n\n{BODY}"

    assert published(text, published="2017-05-09") == ("2017-05-09", "given", "")
    assert published(text, published="2017-05-09T10:30:00Z")[:2] == ("2017-05-09", "given")


def test_a_given_date_that_is_none_is_passed_over():
    assert published(f"{LEAD}\n\n{BODY}", published="next spring", file_day="2017-05-10")[:2] == ("2017-05-10", "file")


def test_a_dateline_comes_before_captions():
    text = f"PORT LAMOR, May 7, 2017 (Northwire) - {LEAD}\n\n{CAPTION}\n\n{BODY}"

    assert published(text) == ("2017-05-07", "dateline", "dateline of 7 May 2017")


def test_a_dateline_without_a_year_takes_that_of_the_file():
    text = f"PORT LAMOR, May 7 (Northwire) - {LEAD}\n\n{BODY}"

    assert published(text, file_day="2017-05-20")[:2] == ("2017-05-07", "dateline")
    assert published(text) == (None, "none", "")


@pytest.mark.parametrize(
    ("lead", "wanted"),
    [
        (LEAD, ("2017-05-07", 'caption of 6 May 2017, "on Sunday"')),
        (LEAD.replace("on Sunday", "on Saturday"), ("2017-05-06", 'caption of 6 May 2017, "on Saturday"')),
        (LEAD.replace("on Sunday", "on Tuesday"), ("2017-05-09", 'caption of 6 May 2017, "on Tuesday"')),
        (LEAD.replace("on Sunday", "today"), ("2017-05-06", 'caption of 6 May 2017, "today"')),
        (LEAD.replace(" on Sunday", ""), ("2017-05-06", "caption of 6 May 2017")),
    ],
)
def test_a_caption_and_a_weekday_date_a_story(lead: str, wanted: tuple[str, str]):
    text = f"{lead}\n\n{CAPTION}\n\n{BODY}"

    assert published(text) == (wanted[0], "inferred", wanted[1])


def test_days_to_come_and_days_long_past_do_not_count():
    ahead = (
        "Talks will resume on Tuesday, and a vote is due on Wednesday.\n\nThe union said on Sunday that it would wait."
    )

    assert published(f"{CAPTION}\n\n{ahead}")[0] == "2017-05-07"


def test_a_full_date_early_in_the_text_counts_with_its_weekday():
    text = f"The strike ended on Sunday, 7 May 2017, at noon.\n\n{BODY}"

    assert published(text)[:2] == ("2017-05-07", "inferred")


@pytest.mark.parametrize(
    "background",
    [
        "The port will be closed on May 6, 2017, the union said on Saturday.",
        "The port was opened on 3 March 1911 by the king.\n\nIt was rebuilt in 2015, the union said on Sunday.",
        "Dockers marked the anniversary of May 6, 2010, the union said on Sunday.",
        f"{LEAD}\n\n{BODY}\n\nThe first strike began on Sunday, May 6, 2007.",
    ],
)
def test_old_dates_are_background(background: str):
    assert published(background, file_day="2017-05-10") == ("2017-05-10", "file", "date of the file")


def test_a_caption_later_than_its_file_is_no_witness():
    assert published(f"{LEAD}\n\n{CAPTION}\n\n{BODY}", file_day="2016-01-01")[1] == "file"


def test_a_line_that_is_a_date_dates_the_story():
    assert published(f"Strike ends\n\nPublished: May 7, 2017 10:30\n\n{LEAD}\n\n{BODY}")[:2] == (
        "2017-05-07",
        "inferred",
    )
    assert published(f"{LEAD}\n\n{BODY}\n\n7 May 2017")[:2] == ("2017-05-07", "inferred")


def test_nothing_known_is_nothing_said():
    assert published("Rain fell.") == (None, "none", "")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{LEAD}\n\n{BODY}", "Dockers in Port Lamor ended a nine-day strike"),
        (f"PORT LAMOR — {LEAD}\n\n{BODY}", "Dockers in Port Lamor ended a nine-day strike"),
        (
            "Forty dockers went back to work in Port Lamor's eastern basin, ending a strike of nine days. It rained.",
            "Forty dockers went back to work in Port Lamor's eastern basin",
        ),
        (
            "Dr. Ana Polk of the U.S. Geological Survey has left. It rained.",
            "Dr. Ana Polk of the U.S. Geological Survey has left",
        ),
        ("[Text] [Excerpt] The port of Lamor is shut. It rained.", "The port of Lamor is shut"),
        ("The union of dockers, pilots, clerks, and cooks met.", "The union of dockers, pilots, clerks, and cooks met"),
        ("Only words", "Only words"),
        ("", UNTITLED),
        (" \n\n---\n", UNTITLED),
    ],
)
def test_a_title_is_made_of_the_first_sentence(text: str, title: str):
    found = frame(text)

    assert (found.title.startswith(title), found.title_inferred) == (True, True)
    assert len(found.title) <= 110


def test_a_long_first_sentence_is_cut_between_words():
    title = frame("Dockers and " * 40 + "sailors went home.").title

    assert title.endswith(("and…", "Dockers…"))
    assert len(title) <= 110


def test_printed_and_given_titles_are_not_inferred():
    printed = frame(f"Strike ends in Port Lamor\n\n{LEAD}\n\n{BODY}")
    named = frame(f"{LEAD}\n\n{BODY}", title="  Strike\n ends ", source="Northwire")

    assert (printed.title, printed.title_inferred) == ("Strike ends in Port Lamor", False)
    assert (named.title, named.title_inferred, named.source) == ("Strike ends", False, "Northwire")


def test_parts_from_markup_are_kept():
    given_parts = (Part(0, len(LEAD), "standfirst"),)

    assert frame(f"{LEAD}\n\n{BODY}", parts=given_parts).parts[0] == given_parts[0]


PIECES = st.sampled_from(
    [LEAD, CAPTION, BODY, "X (AP) — Hm", "on Sunday", "May 7, 2017", "9999-12-31", "31 June 2017", "\x85", "()"]
)


@given(
    st.one_of(st.text(max_size=150), st.lists(PIECES, max_size=8).map("\n\n".join)),
    st.one_of(st.none(), st.text(max_size=12)),
)
@settings(max_examples=100)
def test_any_text_has_a_frame(text: str, day: str | None):
    found = frame(text, published=day, file_day=day)

    assert found.title
    assert found.published.basis != "none" or found.published.value is None


@pytest.mark.parametrize("piece", ["on Sunday ", "May 7, 2017 ", "said, ", "A. ", "2017 ", "today\n\n", "a, a said "])
def test_time_is_linear_in_the_text(piece: str):
    def cost(length: int) -> float:
        began = time.process_time()
        frame(piece * (length // len(piece)))
        return time.process_time() - began

    small = min(cost(5_000) for _ in range(3))

    assert cost(40_000) < 8 * 4 * small + 0.3


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("KESRIN, Nov 19 (Northwire) - ", "2026-11-19"),
        ("KESRIN, 19 Nov (Northwire) -- ", "2026-11-19"),
        ("Nov 19 (Northwire) - ", "2026-11-19"),
        ("Kesrin, 25 Sep 89 (Northwire) -- ", "1989-09-25"),
        ("KESRIN, November 19, 2024 (Northwire) - ", "2024-11-19"),
    ],
)
def test_a_dateline_without_a_year_has_that_of_the_file(dateline: str, day: str) -> None:
    text = f"Gunmen kill 14\n\n{dateline}Gunmen stormed a town on Thursday.\n"

    assert frame(text, file_day="2026-11-29").published.value == day
