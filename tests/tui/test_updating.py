"""Looking for news in the reader: it comes into the list, is counted until it is read, and moves nothing one reads."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from index.library import open_library
from tests.index.fetch.server import Reply, Site, entry, rss, serving
from tests.tui.stage import play, press, screen_text, settle, shown
from tui.app import Dateline


def test_news_comes_in_is_counted_and_moves_nothing(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "<enter>")
        before = app.reader.reading.article
        assert before is not None
        await press(pilot, "U")
        screen = await shown(pilot, "2 new ·")
        assert "2 new ·" in screen
        assert "2 new or changed: is:new finds them." in screen
        assert app.reader.reading.article is not None
        assert app.reader.reading.article.id == before.id
        assert app.reader.view == "article"
        await press(pilot, "/is:new", "<enter>", "<enter>")
        assert "1 new ·" in await shown(pilot, "1 new ·")
        assert "2 of 6 articles" in screen_text(app)

    with serving() as site:
        _follow(library, site)
        play(library, act)


def _follow(path: Path, site: Site) -> None:
    site.pages["/rss"] = Reply(rss(entry("Tell", date="Sun, 04 Jun 2017 10:00:00 GMT"), entry("Morat")))
    library = open_library(path)
    library.follow(f"{site.url}/rss", allow_private=True)
    library.close()


def test_nothing_new_and_nothing_followed_are_said(library: Path) -> None:
    async def alone(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "U")
        assert "Nothing is followed" in screen_text(app)

    async def dull(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "U")
        assert "Nothing new." in await shown(pilot, "Nothing new.")
        await settle(pilot)

    play(library, alone)
    with serving() as site:
        _follow(library, site)
        site.pages["/rss"] = Reply(status=304)
        play(library, dull)
