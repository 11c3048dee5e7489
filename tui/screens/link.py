"""Asking before a link is opened: the address is shown in full, as it will be sent."""

from __future__ import annotations

from urllib.parse import urlsplit

from textual.binding import Binding

from tui.lines import Line, line, neutralise
from tui.screens.help import Lines, Overlay
from tui.widgets.painted import Rows
from tui.wrap import wrap

CELLS = 60


class Link(Overlay):
    """An address; Enter opens it in the web browser."""

    BINDINGS = [Binding("enter,o", "open", "Open", show=False, system=True)]

    OFFERS = (("enter", "opens it"), ("esc", "does not"))

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url

    def heading(self) -> Line:
        return line(("  Open in the web browser?", "title"))

    def body(self) -> Rows:
        return Lines(link_lines(self.url), id="link")

    def action_open(self) -> None:
        self.app.open_url(self.url)
        self.dismiss()


def host_of(url: str) -> str | None:
    """The host of a web address; None for anything but http and https."""
    try:
        parts = urlsplit(url)
        return parts.hostname if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def link_lines(url: str) -> list[Line]:
    """The address in full; where its host has letters that look like others, also as the network knows it."""
    safe = neutralise(url)
    lines = [line(safe[start:end]) for start, end in wrap(safe, 0, len(safe), CELLS)]
    host = host_of(url)
    if host and not host.isascii():
        try:
            known = host.encode("idna").decode("ascii")
        except UnicodeError:
            known = "not a valid host name"
        lines.append(line(("the host is ", "quiet"), (known, "figure")))
    return lines
