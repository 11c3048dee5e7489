"""Lines as they stand on paper to paragraphs: what belongs together, what does not, and what was never text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from index.read.pages import prose

STORM = """The harbour of Tell was shut on Monday after a storm
had torn a crane from its rails, the port authority
said. Two ships waited outside.
At least 12 people were hurt, two of them dockers, in
the Grand Hall, when it fell."""


def test_lines_become_paragraphs_and_a_short_last_line_ends_one() -> None:
    assert prose([STORM]).split("\n\n") == [
        "The harbour of Tell was shut on Monday after a storm had torn a crane from its rails, the port authority "
        "said. Two ships waited outside.",
        "At least 12 people were hurt, two of them dockers, in the Grand Hall, when it fell.",
    ]


def test_headings_items_and_labels_keep_their_lines() -> None:
    text = prose(
        [f"STORM SHUTS TELL\n{STORM}\nKilled\nnone\n• a crane was lost, and nothing else of any\nworth\n• two"]
    )

    assert text.startswith("STORM SHUTS TELL\n\nThe harbour")
    assert text.endswith("when it fell.\n\nKilled\nnone\n• a crane was lost, and nothing else of any worth\n• two")


def test_a_sentence_goes_on_over_the_end_of_a_page_and_a_word_over_that_of_a_line() -> None:
    assert prose(["The road to Mo-\nrat was shut, and the\n12", "harbour re-\nopened.\n- 13 -"]) == (
        "The road to Morat was shut, and the harbour reopened."
    )


def test_heads_that_run_over_pages_go_and_what_stands_once_stays() -> None:
    pages = [
        f"Tell Herald   {day} June\nShips waited in port {day} as the storm went on.\n{day}" for day in range(1, 6)
    ]

    text = prose(pages)

    assert "Herald" not in text
    assert text.count("Ships waited") == 5
    assert "Herald" in prose(pages[:2])


@given(st.lists(st.lists(st.text("abc ,.-AB\u00ad\u2010•1", max_size=60), max_size=8), max_size=2))
def test_no_letter_is_lost_but_folios(pages: list[list[str]]) -> None:
    given_ = "\n".join("\n".join(page) for page in pages)

    found = prose(["\n".join(page) for page in pages])

    assert re.sub(r"[^a-zA-Z]", "", found) == re.sub(r"[^a-zA-Z]", "", given_)
