"""The README's two minutes with the samples, key by key, on the screens that newcomers have."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from index.library import open_library
from tests.tui.stage import play, press, screen_text, shown
from tui.app import Dateline


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples in a library, analysed once."""
    folder = tmp_path_factory.mktemp("samples") / "library"
    library = open_library(folder)
    for _ in library.add([Path(__file__).parents[2] / "seeds"]):
        pass
    library.close()
    return folder


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_two_minutes_with_the_samples(
    size: tuple[int, int], samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def act(pilot: Pilot[None], app: Dateline) -> None:
        reader = app.reader
        assert "17 articles" in screen_text(app)
        assert "Shia paramilitaries" in screen_text(app)
        assert "dated by" in await press(pilot, "2")

        assert "32+ killed" in await press(pilot, "3")
        first = reader.events.current
        await press(pilot, "j", "j")
        event = reader.events.current
        assert event is not None
        assert event is not first
        await press(pilot, "<enter>")
        assert reader.reading.has_focus
        assert reader.reading.in_view(event.evidence.start)
        await press(pilot, "<enter>")
        assert reader.events.has_focus
        assert reader.events.current is event

        screen = await press(pilot, "1", "/", "halvek")
        assert "of 17 articles" in screen
        killed = {hit.killed.min for hit in reader.results.hits if hit.killed}
        assert {19, 21, 23} <= killed
        await press(pilot, "<escape>", "/", "place:derrim type:captured", "<enter>")
        assert reader.results.hits
        await press(pilot, "<escape>")

        await press(pilot, "<enter>", "m")
        current = reader.reading.current
        assert current is not None
        assert current.text in screen_text(app)
        await press(pilot, "m", "*")
        assert "?" in screen_text(app).split("\n")[-1]

        await press(pilot, "3", "a")
        assert "accepted" in screen_text(app)
        assert "rejected" in await press(pilot, "d")
        assert "Taken back" in await press(pilot, "u")
        await press(pilot, "x")
        await shown(pilot, "takes it")
        await press(pilot, "<enter>")
        assert list(tmp_path.glob("dateline-*.csv"))
        await press(pilot, "?")
        assert "Jump to the sentence" in await shown(pilot, "esc closes")
        await press(pilot, "<escape>", "q")
        assert reader.results.has_focus
        await pilot.press("q")
        assert app.return_code == 0

    play(Path(shutil.copytree(samples, tmp_path / "library")), act, size=size)
