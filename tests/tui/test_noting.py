"""Notes on passages and verdicts on names: in the text at once, kept, exported or not as they should, taken back."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection

from index.library import open_library
from index.records import PassageNote
from tests.tui.stage import article, play, press, screen_text, shown
from tui.app import Dateline
from tui.layers import asides
from tui.page import blocks, lay_out

WIDE = (150, 40)


def test_note_on_the_sentence_of_a_name_stands_in_the_text_and_is_changed_and_taken_back(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        page = lambda: app.reader.reading.page.text  # noqa: E731
        await press(pilot, "/", "market", "<enter>", "2", "m", "I")
        assert "Note on “A bomb killed seven people and wounded" in await shown(pilot, "Note on")
        await press(pilot, "ask her", "<enter>")
        await shown(pilot, "her]")
        assert "officials said. [ask her]" in page()
        await press(pilot, "I")
        await shown(pilot, "empty takes a note away")
        await press(pilot, " twice", "<enter>")
        await shown(pilot, "twice]")
        assert "officials said. [ask her twice]" in page()
        await press(pilot, "u")
        await shown(pilot, "her]")
        await press(pilot, "I")
        await shown(pilot, "empty takes a note away")
        await press(pilot, "<ctrl+u>", "<enter>")
        assert "[ask" not in page()

    play(library, act, size=WIDE)


def test_note_is_on_the_sentence_of_the_event_or_on_what_the_mouse_selected(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "market", "<enter>", "3", "j", "I")
        assert "Note on “Police arrested two men in Halvek" in await shown(pilot, "Note on")
        await press(pilot, "<escape>", "2")
        reading = app.reader.reading
        row = reading.page.row_of(0)
        app.screen.selections = {reading: Selection(Offset(2, row), Offset(6, row))}
        await press(pilot, "I")
        assert "Note on “bomb”" in await shown(pilot, "Note on")

    play(library, act, size=WIDE)


def test_rejected_names_leave_text_and_exports_and_come_back(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "market", "<enter>", "4")
        names = [one.name for one in app.reader.entities.entities]
        await press(pilot, "v", "v", "d")
        await shown(pilot, "2 names: rejected.")
        entities = app.reader.entities
        assert [one.name for one in entities.entities[-2:]] == names[:2]
        assert "rejected" in screen_text(app)
        now = app.reader.jobs.library
        assert now is not None
        assert not {one.name for _, one in now.entities("market")} & set(names[:2])
        await press(pilot, "G", "d")
        await shown(pilot, "verdict taken back")
        await press(pilot, "u", "u")
        await shown(pilot, "Taken back: rejected")
        await press(pilot, "u")
        await shown(pilot, f"Taken back: rejected: {names[0]}")
        assert [one.name for one in app.reader.entities.entities] == names

    play(library, act, size=WIDE)


def test_the_mention_one_is_at_is_rejected_and_a_name_is_corrected(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "market", "<enter>", "2", "d")
        assert "m goes to a name first" in screen_text(app)
        await press(pilot, "m", "m")
        figure = app.reader.reading.current
        assert figure is not None
        assert figure.entity < 0
        await press(pilot, "e")
        assert "Only a name can be corrected" in screen_text(app)
        await press(pilot, "d")
        await shown(pilot, f"{figure.text}: rejected.")
        assert app.reader.reading.current is None
        await press(pilot, "4", "e")
        assert "What this name is" in await shown(pilot, "types over it")
        await press(pilot, "<enter>", "<ctrl+u>", "Old Halvek", "<enter>")
        await press(pilot, "j", "<enter>", "<ctrl+u>", "teapot", "<enter>")
        await shown(pilot, "nothing is called “teapot”")
        await press(pilot, "<ctrl+u>", "district", "<enter>", "<escape>")
        assert "edited" in await shown(pilot, "Old Halvek")
        assert "bombing" in await press(pilot, "3")
        assert "Old Halvek" in screen_text(app)

    play(library, act, size=WIDE)
    with_marks = open_library(library)
    (hit, *_) = with_marks.search('place:"old halvek"').hits
    assert hit.title.text == "Bomb kills seven at Halvek market"
    with_marks.close()


def test_selected_articles_are_starred_tagged_and_read_together(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "v", "v", "s")
        assert "2 articles marked" in await shown(pilot, "2 articles marked")
        await press(pilot, "t")
        await shown(pilot, "Tags for 2 selected")
        await press(pilot, "town, river", "<enter>")
        await press(pilot, "t")
        await shown(pilot, "Tags for 2 selected")
        await press(pilot, "-river", "<enter>", "r")
        assert "●" in screen_text(app)
        assert "●" not in await press(pilot, "<escape>")

    play(library, act)
    with_marks = open_library(library)
    marked = [with_marks.article(hit.id).marks for hit in with_marks.search("is:starred").hits]
    assert [(marks.seen, marks.tags) for marks in marked] == [(True, ("town",))] * 2
    with_marks.close()


TEXT = "The bridge at Dolvara fell on Monday.\n\nNobody was hurt there. A inquiry begins."


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 18), st.text("abc é\n\x1b", max_size=30)), max_size=4))
def test_notes_move_no_word_of_the_text(given: list[tuple[int, int, str]]) -> None:
    notes = tuple(
        PassageNote(str(number), start, start + size, TEXT[start : start + size], words)
        for number, (start, size, words) in enumerate(given)
    )
    one = article(TEXT)
    noted = replace(one, marks=replace(one.marks, notes=notes))
    page = lay_out(noted, blocks(noted), 40, [], (), asides(notes))

    without = list(page.text)
    for start, end, _ in sorted(page.asides, reverse=True):
        del without[start:end]
    assert "".join(without) == TEXT
    assert all(page.source(page.shown(at)) == at for at in range(len(TEXT)))
    assert "\x1b" not in page.text


def test_note_at_the_end_of_a_paragraph_is_shown_in_it() -> None:
    end = TEXT.index("\n")
    notes = (PassageNote("a", 0, end, TEXT[:end], "who says so?"),)
    one = article(TEXT)
    noted = replace(one, marks=replace(one.marks, notes=notes))

    page = lay_out(noted, blocks(noted), 80, [], (), asides(notes))

    rows = [page.text[row[0] : row[1]] for row in page.rows if isinstance(row, tuple)]
    assert rows[0] == "The bridge at Dolvara fell on Monday. [who says so?]"


def test_note_whose_words_went_is_shown_above_the_text() -> None:
    from tui.paint import above

    one = article(TEXT)
    lost = replace(one, marks=replace(one.marks, notes=(PassageNote("a", -1, -1, "Nobody knows.", "check"),)))

    assert any("check on words that went: “Nobody knows.”" in line.text for line in above(lost, 80, with_title=False))
