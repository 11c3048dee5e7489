"""A moment of the reader, kept when a bar is opened and brought back when it is given up: pane, query, selection, place
in the article. What was on the screen is put back as it was, so that nothing is searched or fetched again.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.library import Sort
from index.records import Event
from tui.keys import Pane
from tui.widgets.article import Reading
from tui.widgets.painted import Spot
from tui.widgets.results import Listed

Jump = tuple[int, Event]
"""Where one was in the text before jumping to the sentence of an event."""


@dataclass(frozen=True)
class Moment:
    """What the panes showed."""

    pane: Pane
    query: str
    sort: Sort | None
    folds_copies: bool
    listed: Listed
    reading: Reading
    events: Spot
    unfolded: bool
    entities: Spot
    jumped: Jump | None
    generation: int
