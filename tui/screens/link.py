"""Asking before a link is opened: the address is shown in full, as it will be sent."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from textual.binding import Binding

from index.library import network_name
from tui.lines import Line, line, neutralise
from tui.screens.help import Lines, Overlay
from tui.widgets.painted import Rows
from tui.wrap import wrap

CELLS = 60

LONGEST = 4_000
"""Characters of an address; browsers take about as many."""

_MISLEADING = re.compile(r"[@\\%\s\x00-\x20\x7f]")


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
    """The host of a web address; None for anything but http and https, and for what is written to be misread: a name
    before the host, or a character that browsers read otherwise than we do.
    """
    if len(url) > LONGEST:  # of marks without end even Python makes heavy weather
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return host if parts.scheme in ("http", "https") and host and not _MISLEADING.search(parts.netloc) else None


def known_as(host: str) -> str:
    """The host as the network knows it, and as it would be fetched, in ASCII."""
    try:
        return network_name(host)
    except ValueError:
        return "not a valid host name"


def link_lines(url: str) -> list[Line]:
    """The address in full; where its host has letters that look like others, also as the network knows it."""
    safe = neutralise(url)
    lines = [line(safe[start:end]) for start, end in wrap(safe, 0, len(safe), CELLS)]
    host = host_of(url)
    if host and not host.isascii():
        lines.append(line(("the host is ", "quiet"), (known_as(host), "figure")))
    return lines
