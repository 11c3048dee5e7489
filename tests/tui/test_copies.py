"""One text in many outlets: one row of the list, every outlet named, each of them a key away."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from index.library import open_library
from index.records import Copy, Hit, Marked, Published
from tests.tui.conftest import STORIES
from tests.tui.stage import play, press, screen_text
from tui.app import Dateline
from tui.paint import hit_lines, outlets

WIRE = STORIES["bridge.md"].partition("---\n\n")[2]


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one wire story in three papers, and a story of its own in one of them."""
    folder = tmp_path_factory.mktemp("wire")
    for number, source in enumerate(("Northwire", "Tavrin Herald", "Orsa Radio")):
        head = f"---\ntitle: The bridge in {source}\ndate: 2017-05-1{number + 2}\nsource: {source}\n---\n\n"
        (folder / f"{number}.md").write_text(head + WIRE, encoding="utf-8")
    (folder / "market.md").write_text(STORIES["market.md"].replace("Meridian Press", "Orsa Radio"), encoding="utf-8")
    library = open_library(folder / "library")
    for _ in library.add([folder], analyse=False):
        pass
    library.close()
    return folder / "library"


def test_copies_share_a_row_that_names_every_outlet(wire: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        screen = screen_text(app)
        assert "4 articles" in screen
        assert "Orsa Radio, Northwire, Tavrin Herald · 14 May" in screen
        assert "The bridge in Northwire" not in screen
        assert app.reader.results.count() == 2

        assert "also in Northwire, Tavrin Herald" in await press(pilot, "2")

    play(lambda: _unanalysed(wire), act, size=(80, 24))


def test_z_lists_the_others_and_folds_them_again_into_the_first(wire: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        results = app.reader.results
        await press(pilot, *"g" if results.current.copies else "j")
        at = results.cursor
        assert "2 copies folded" in screen_text(app)

        screen = await press(pilot, "z")
        assert "The bridge in Northwire" in screen
        assert "The bridge in Tavrin Herald" in screen
        assert "folded ·" not in screen
        assert results.count() == 4
        assert results.current.source == "Orsa Radio"

        await press(pilot, *"jjj"[: [hit.source for hit in results.hits].index("Northwire") - results.cursor])
        assert app.reader.reading.article.source == "Northwire"
        screen = await press(pilot, "z")
        assert "The bridge in Tavrin Herald" not in screen
        assert results.cursor == at
        assert app.reader.reading.article.source == "Orsa Radio"

    play(lambda: _unanalysed(wire), act, size=(80, 24))


def test_a_copy_asked_for_itself_has_a_row_of_its_own(wire: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        folded = next(hit for hit in app.reader.results.hits if hit.copies).copies[0]
        app.reader.run_query("bridge", folded.id)
        await press(pilot)
        assert app.reader.results.current.id == app.reader.reading.article.id == folded.id
        assert app.reader.view == "article"

    play(lambda: _unanalysed(wire), act, size=(80, 24))


def test_articles_of_no_source_say_how_many_copies_they_are(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: Bridge {name}\ndate: 2017-05-12\n---\n\n{WIRE}")
    library = open_library(tmp_path / "library")
    for _ in library.add([tmp_path / "a.md", tmp_path / "b.md"], analyse=False):
        pass
    library.close()

    async def act(pilot: Pilot[None], app: Dateline) -> None:
        assert "1 copy · " in screen_text(app)
        await press(pilot, "z")
        assert app.reader.results.count() == 2

    play(lambda: _unanalysed(tmp_path / "library"), act, size=(80, 24))


def test_a_copy_alone_in_its_result_says_where_else_it_stands(wire: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        screen = await press(pilot, "/", "source:northwire", "<enter>")
        assert "The bridge in Northwire" in screen
        assert "Northwire, Tavrin Herald, Orsa Radio" in screen
        assert "Also in Tavrin Herald, Orsa" in await press(pilot, "z")

    play(lambda: _unanalysed(wire), act, size=(80, 24))


def test_by_source_every_article_stands_under_its_own(wire: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        screen = await press(pilot, "S", "S")
        assert "source by source" in screen
        assert "folded ·" not in screen
        places = [
            screen.index(words)
            for words in ("\n   Northwire", "in Northwire", "\n   Orsa Radio", "Bomb", "\n   Tavrin Herald")
        ]
        assert places == sorted(places)

    play(lambda: _unanalysed(wire), act, size=(80, 40))


HIT = Hit("a", Marked("Rain"), "Northwire", Published("2017-05-14", "given"), Marked("It rained."), 1.0)


def test_as_many_outlets_as_there_is_room_for_and_how_many_more() -> None:
    hit = Hit(**{name: getattr(HIT, name) for name in HIT.__struct_fields__} | {"copies": _copies("AP", "Orsa", "AP")})

    shown = [outlets(hit, width) for width in (40, 17, 13, 12, 8, 4)]

    assert shown == ["Northwire, AP, Orsa", "Northwire, AP +1", "Northwire +2", "Northwire +2", "Nort… +2", "… +2"]


def test_under_its_source_a_hit_does_not_say_it_again() -> None:
    assert hit_lines(HIT, 40, under="source", year=False)[1].text == "14 May"


def _copies(*sources: str) -> tuple[Copy, ...]:
    return tuple(Copy(str(number), source) for number, source in enumerate(sources))


def _unanalysed(path: Path):  # type: ignore[no-untyped-def]
    library = open_library(path)
    library.analyse = lambda **more: iter(())  # type: ignore[method-assign]
    return library
