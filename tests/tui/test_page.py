"""A page shows each part of an article once, in its role, and knows where in the text every row stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.records import Article
from tests.tui.stage import article
from tui.lines import Line, line
from tui.page import Page, blocks, lay_out

STORY = """Guards fled before dawn.

Soldiers cross the bridge, May 12. (Photo desk)
Soldiers cross the bridge, May 12. ()

DOLVARA, May 12 (Northwire) - Rebels left the bridge on Friday.

What comes next

Talks begin on Monday.

Source: Northwire"""
PARTS = [
    ("Guards fled before dawn.", "standfirst"),
    ("Soldiers cross the bridge, May 12. (Photo desk)", "caption"),
    ("Soldiers cross the bridge, May 12. ()", "repeated"),
    ("DOLVARA, May 12 (Northwire) -", "dateline"),
    ("What comes next", "heading"),
    ("Source: Northwire", "source"),
]


def page(shown: Article, width: int = 30, tags: tuple[tuple[int, str], ...] = ()) -> Page:
    return lay_out(shown, blocks(shown), width, [line("head"), Line()], tags)


def rows(laid: Page) -> list[tuple[str, str]]:
    return [(row.text, "above") if isinstance(row, Line) else (laid.text[row[0] : row[1]], row[2]) for row in laid.rows]


def test_blocks_have_roles_and_what_repeats_is_left_out() -> None:
    shown = article(STORY, parts=PARTS)

    assert [(STORY[b.start : b.end], b.ink) for b in blocks(shown)] == [
        ("Guards fled before dawn.", "standfirst"),
        ("Soldiers cross the bridge, May 12. (Photo desk)", "caption"),
        ("DOLVARA, May 12 (Northwire) - Rebels left the bridge on Friday.", ""),
        ("What comes next", "heading"),
        ("Talks begin on Monday.", ""),
        ("Source: Northwire", "quiet"),
    ]


def test_repeated_words_inside_a_line_are_left_out() -> None:
    text = "Soldiers cross. Soldiers cross. ()\n\nRebels left."
    start = text.index("Soldiers", 5)
    shown = article(text)
    twice = Article(**{name: getattr(shown, name) for name in shown.__struct_fields__} | {"parts": ()})

    assert len(blocks(twice)) == 2
    from index.records import Part

    cut = Article(
        **{name: getattr(shown, name) for name in shown.__struct_fields__}
        | {"parts": (Part(start, text.index("\n"), "repeated"),)}
    )
    assert [text[b.start : b.end] for b in blocks(cut)] == ["Soldiers cross.", "Rebels left."]


def test_title_that_the_text_holds_stands_above_and_only_there() -> None:
    text = "Rebels leave the bridge\n\nThey left on Friday."

    laid = page(article(text, parts=[("Rebels leave the bridge", "title")]), 14)

    assert rows(laid) == [
        ("Rebels leave", "title"),
        ("the bridge", "title"),
        ("head", "above"),
        ("", "above"),
        ("They left on", ""),
        ("Friday.", ""),
    ]
    assert laid.row_of(3) == 0
    assert laid.offset_of(4) == text.index("They")


def test_gaps_follow_the_blank_lines_of_the_text() -> None:
    laid = page(article("One.\nTwo.\n\n\nThree."))

    assert [text for text, _ in rows(laid)] == ["head", "", "One.", "Two.", "", "Three."]


def test_rows_and_offsets_lead_to_each_other() -> None:
    laid = page(article(STORY, parts=PARTS))

    for number in range(laid.first, len(laid.rows)):
        row = laid.rows[number]
        if not isinstance(row, Line) and row[1] > row[0]:
            assert laid.row_of(row[0]) == number
            assert laid.offset_of(number) == row[0]
    assert laid.offset_of(0) == -1


@given(st.lists(st.integers(0, 40), max_size=6), st.integers(0, 40))
def test_tags_shift_offsets_there_and_back(at: list[int], offset: int) -> None:
    text = "Rebels left the bridge near Dolvara town"
    laid = page(article(text), tags=tuple((place, "[x]") for place in sorted(set(at))))

    assert laid.source(laid.shown(offset)) == offset
    assert laid.text.replace("[x]", "") == text
    assert offset == len(text) or laid.text[laid.shown(offset) :].removeprefix("[x]")[:1] == text[offset]


def test_page_of_nothing_has_no_rows_below_the_head() -> None:
    laid = page(article(""))

    assert rows(laid) == [("head", "above"), ("", "above")]
    assert laid.row_of(0) == laid.first


def test_paragraphs_written_from_right_to_left_are_known_by_their_first_letter() -> None:
    persian = "«رودخانه» طغیان کرد و 12 نفر در Pashkel آواره شدند."
    english = "The river (رودخانه) rose."
    text = f"{persian}\n\n{english}\n\n12 - {persian}"
    about = article(text)

    page = lay_out(about, blocks(about), 30, [])

    right = [row for row in page.right if page.text[page.rows[row][0] : page.rows[row][1]].strip()]
    shown = {page.text[page.rows[row][0] : page.rows[row][1]] for row in right}
    assert any("طغیان" in words for words in shown)
    assert any(words.startswith("12 - ") for words in shown)
    assert not any("rose" in words for words in shown)
