"""What lies over the reader closes once: a second key may be on its way to a screen that has gone already."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Answered = TypeVar("Answered")


class Closing(ModalScreen[Answered]):
    """A screen over others that lets go of no other than itself: Textual would take away whichever is on top, and
    ends the program where there is none.
    """

    def later(self, show: Callable[..., None], *found: object) -> None:
        """From any thread: show what has been found once this screen stands, and not if it has gone meanwhile."""
        self.call_later(self._if_there, show, *found)

    def _if_there(self, show: Callable[..., None], *found: object) -> None:
        if self in self.app.screen_stack:
            show(*found)

    def dismiss(self, result: Answered | None = None) -> AwaitComplete:
        return super().dismiss(result) if self.is_current else AwaitComplete.nothing()
