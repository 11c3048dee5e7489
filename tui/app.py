"""The app: themes, the palette, the last place. What it does is in the reader's screen and its panes."""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual._styles_cache import StylesCache
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.events import Event, Key
from textual.notifications import SeverityLevel
from textual.screen import Screen

from index.errors import DatelineError
from index.library import Library
from tui import ending, session
from tui.lines import neutralise
from tui.screens.acting import Acting
from tui.themes import DARK_NAME, THEMES, inks

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.command import Provider
    from textual.driver import Driver


SETTLED_S = 1.0
"""After the start, all that is here to stay has been loaded."""
STANDS_S = 2.0
"""Longest wait for a screen to be put up."""


def commands() -> type[Provider]:
    """The palette's commands, loaded when it is first opened."""
    from tui.palette import Commands

    return Commands


class Dateline(App[None]):
    """A terminal reader for news."""

    TITLE = "Dateline"
    CSS_PATH = "reader.tcss"
    COMMANDS = {commands}
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        opener: Callable[[], Library],
        paths: Sequence[Path] = (),
        *,
        theme: str | None = None,
        state: Path | None = None,
        warnings: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._state, self._warnings = state, list(warnings)
        self._grave_until = 0.0
        self._session = session.load(state) if state else session.Session()
        for ours in THEMES:
            self.register_theme(ours)
        wanted = theme or self._session.theme or DARK_NAME
        self.theme = wanted if wanted in self.available_themes else DARK_NAME
        if theme and theme not in self.available_themes:
            self._warnings.append(f"No theme is called {theme}: the palette (:) lists them.")
        self.reader = Acting(opener, paths, self._session)

    def on_mount(self) -> None:
        for words in self._warnings:
            self.notify(neutralise(words), title="", severity="warning", markup=False)

        self.app_resume_signal.subscribe(self, self._paint_anew)
        if not self.is_headless:
            ending.when_told(self.exit, self._keep_place)
            self.set_timer(SETTLED_S, self._settle)

    def _settle(self) -> None:
        """Collect garbage among what comes from now on: a walk over all that was loaded takes as long as three keys."""
        gc.freeze()
        gc.enable()

    def _paint_anew(self, _: object) -> None:
        """Back from the shell, whose words stand where ours stood: nothing has changed for us, and all is gone."""
        for widget in self.screen.walk_children():
            widget.refresh()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return inks(self.current_theme)

    def get_driver_class(self) -> type[Driver]:
        found = super().get_driver_class()
        if found.__name__ != "LinuxDriver":  # another system, or somebody's own wish
            return found
        from tui.driver import Keyboard

        return Keyboard

    def get_default_screen(self) -> Screen[None]:
        return self.reader

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Words on the screen for a moment: plain ones give way to the next, warnings and errors stay their time."""
        now = time.monotonic()
        if severity != "information":
            self._grave_until = now + (timeout or self.NOTIFICATION_TIMEOUT)
        elif now >= self._grave_until:
            self._sweep_up()
            self.clear_notifications()
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key):
            await self._until_it_stands()
        await super().on_event(event)

    async def _until_it_stands(self) -> None:
        """Wait for a screen that is being put up, so that keys typed ahead find their widgets in it."""
        until = time.monotonic() + STANDS_S
        while self.screen_stack and not self.screen.is_mounted and time.monotonic() < until:
            await asyncio.sleep(0.002)

    def _sweep_up(self) -> None:
        """What held words that are gone: Textual 8 removes words that are taken back, not the box around them, and a
        day leaves hundreds.
        """
        for screen in self.screen_stack:
            for holder in screen.query("ToastHolder"):
                if not holder.children:
                    holder.remove()

    def action_command_palette(self) -> None:
        """Everything by name."""
        from tui.palette import Palette

        if not Palette.is_open(self):  # type: ignore[arg-type]  # any app will do
            self.push_screen(Palette(placeholder="Actions, articles, names, saved queries, themes"))

    def pop_screen(self) -> AwaitComplete:
        """Take the topmost screen away, never the reader itself: Textual's palette asks twice for two quick enters, and
        Textual 8 ends the program then.
        """
        StylesCache.get_inner_outer.cache_clear()  # else Textual 8 keeps all that a thousand widgets painted which went
        return super().pop_screen() if len(self.screen_stack) > 1 else AwaitComplete.nothing()

    def action_theme(self, name: str) -> None:
        """Another theme."""
        self.theme = name

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, once the work in hand has been told to stop and the place is kept."""
        self.reader.jobs.stop.set()
        self._keep_place()
        super().exit(result, return_code, message)

    def _keep_place(self) -> None:
        library, reading = self.reader.jobs.library, self.reader.reading if self.reader.is_mounted else None
        if self._state is None or library is None or reading is None:
            return
        self.reader.keep_place()
        place = session.Session(
            library=str(library.path),
            query=self.reader.query_now,
            article=reading.article.id if reading.article else "",
            offset=reading.place(),
            theme=self.theme,
            pane=self.reader.view,
            sort=self.reader.order,
            display=reading.display_as,
            hidden=tuple(sorted(reading.hidden)),
            places=dict(list(self.reader.places.items())[-session.MOST_PLACES :]),
        )
        session.save(place, self._state)


def run(
    library_path: Path | None,
    paths: list[Path],
    theme: str | None = None,
    *,
    private: bool = False,
    warnings: Sequence[str] = (),
) -> int:
    """Open the reader on a library, add `paths` to it if there are any, and stay until the user leaves. A `private`
    reader does not know where its user was last, and leaves no trace outside the library.
    """

    def opener() -> Library:
        from index.library import open_library

        return open_library(library_path)

    gc.disable()  # nothing that is loaded at the start is garbage
    state = None if private else session.directory()
    app = Dateline(opener, paths, theme=theme, state=state, warnings=warnings)
    app.run()
    if (library := app.reader.jobs.library) is not None:
        try:
            library.close()
        except DatelineError as error:
            print(neutralise(str(error)), file=sys.stderr)
            return 1
    return app.return_code or 0
