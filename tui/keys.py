"""Every key of the reader, in one table: it feeds the bindings, the footer, the help screen, the palette and the
README. Plain data; Textual is imported only by the function that turns rows into its bindings.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from textual.binding import BindingType

Pane = Literal["list", "article", "events", "entities", "search", "find", "everywhere"]

PANES: dict[Pane, str] = {
    "list": "Articles",
    "article": "Article",
    "events": "Events",
    "entities": "Entities",
    "search": "Search bar",
    "find": "Find in article",
    "everywhere": "Everywhere",
}
"""The panes in the order help shows them, with their names."""

SHOWN = {
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "exclamation_mark": "!",
    "asterisk": "*",
    "at": "@",
    "number_sign": "#",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "down": "↓",
    "up": "↑",
}
"""How keys are written for people where Textual's name for them differs."""

NEEDS = frozenset({"articles", "article", "hits", "mentions", "entity", "events", "entities", "back", "stop", "copies"})
"""What keys may need: articles in the list, one in the pane, hits to walk through, names, a name one is at, events,
entities, something to step back from, files being read that Escape would stop, and other articles with the same text.
"""

OWN = frozenset({"move", "page", "half", "edge", "choose", "submit", "complete"})
"""Actions that the focused pane does itself; the rest are the screen's."""

APPS = frozenset({"command_palette", "suspend_process"})

_MOVING: tuple[Pane, ...] = ("list", "article", "events", "entities")
_READING: tuple[Pane, ...] = ("list", "article", "events", "entities")


@dataclass(frozen=True)
class Key:
    """One thing a reader can do with a key.

    `keys` are Textual's names. `footer` is the place in the footer (1 first, 0 never); `label` is the footer's word,
    `hint` its keys where a pair shares one. `needs` names what must be there for the footer to offer it (`NEEDS`).
    """

    keys: tuple[str, ...]
    action: str
    description: str
    panes: tuple[Pane, ...] = ("everywhere",)
    footer: int = 0
    label: str = ""
    hint: str = ""
    needs: str = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys as people write them."""
        return tuple(SHOWN.get(key, key) for key in self.keys)

    @property
    def target(self) -> str:
        """The action with the name of who does it, as Textual wants it."""
        name = self.action.split("(")[0]
        return self.action if name in OWN else f"app.{self.action}" if name in APPS else f"screen.{self.action}"


KEYS: tuple[Key, ...] = (
    Key(("j", "down"), "move(1)", "Down one", _MOVING),
    Key(("k", "up"), "move(-1)", "Up one", _MOVING),
    Key(("space", "pagedown"), "page(1)", "Down a page", _MOVING),
    Key(("b", "pageup"), "page(-1)", "Up a page", _MOVING),
    Key(("ctrl+d",), "half(1)", "Down half a page", _MOVING),
    Key(("ctrl+u",), "half(-1)", "Up half a page", _MOVING),
    Key(("g", "home"), "edge(-1)", "To the beginning", _MOVING),
    Key(("G", "end"), "edge(1)", "To the end", _MOVING),
    Key(("enter",), "choose", "Read the article", ("list",), 1, "read", "↵", "articles"),
    Key(("enter",), "choose", "To the event of this sentence, and back", ("article",), 1, "event", "↵", "events"),
    Key(("enter",), "choose", "Jump to the sentence, and back", ("events",), 1, "sentence", "↵", "events"),
    Key(("enter",), "choose", "Next mention in the text", ("entities",), 1, "next mention", "↵", "entities"),
    Key(("enter",), "submit", "Search, then move to the list", ("search",), 1, "to the list", "↵"),
    Key(("down",), "submit", "Move to the list", ("search",)),
    Key(("tab",), "complete(1)", "Complete the word; again: the next offer", ("search",), 2, "complete", "⇥"),
    Key(("shift+tab",), "complete(-1)", "The offer before", ("search",)),
    Key(("enter",), "submit", "To the hit in the article; n and N walk on", ("find",), 1, "to the hit", "↵"),
    Key(("slash",), "search", "Search: results follow each key", _READING, 2, "search"),
    Key(("f",), "find", "Find in the article", _READING, 6, "find", needs="article"),
    Key(("n",), "hit(1)", "Next hit in the article", _READING, 7, "hit", "n N", "hits"),
    Key(("N",), "hit(-1)", "Previous hit in the article", _READING),
    Key(("m",), "mention(1)", "Next mention", _READING, 8, "mention", "m M", "mentions"),
    Key(("M",), "mention(-1)", "Previous mention", _READING),
    Key(("asterisk",), "same(1)", "Next mention of the same entity", _READING, 9, "same entity", "* #", "entity"),
    Key(("number_sign",), "same(-1)", "Previous mention of the same entity", _READING),
    Key(("c",), "display", "Entities as colour, as tags, or off", _READING, 10, "entities", needs="mentions"),
    Key(("C",), "kinds", "Which kinds of names are shown", _READING),
    Key(("s",), "star", "Star the article, or take the star away", _READING, 12, "star", needs="article"),
    Key(("r",), "seen", "Mark the article as read, or as unread", _READING),
    Key(("t",), "tags", "Tags of the article", _READING),
    Key(("i",), "note", "Note on the article", _READING),
    Key(("I",), "passage", "Note on the sentence, or what is selected", ("article", "events")),
    Key(("a",), "judge('accepted')", "Accept the event, or take that back", ("events",), 5, "accept", needs="events"),
    Key(("d",), "judge('rejected')", "Reject the event, or take that back", ("events",), 5, "reject", needs="events"),
    Key(("e",), "edit", "Correct the event, field by field", ("events",), 5, "edit", needs="events"),
    Key(("a",), "judge('accepted')", "Accept the name, or take that back", ("article", "entities")),
    Key(("d",), "judge('rejected')", "Reject the name, or take that back", ("article", "entities")),
    Key(("e",), "edit", "Correct the name, field by field", ("article", "entities")),
    Key(("v",), "select", "Select articles for s, r, t and x together", ("list",)),
    Key(("v",), "select", "Select events for a, d, y, Y and x together", ("events",)),
    Key(("v",), "select", "Select names for a and d together", ("entities",)),
    Key(("w",), "why", "Why the event is there", ("events",), 5, "why", needs="events"),
    Key(("u",), "undo", "Take the last mark back", _READING),
    Key(("o",), "link", "Open the web page, after showing its address", _READING),
    Key(("y",), "copy", "Copy with source and date", _READING),
    Key(("Y",), "copy_record", "Copy the event as JSON", ("article", "events")),
    Key(("x",), "export", "Export what I see to a file", _READING, 13, "export", needs="articles"),
    Key(("F",), "facets", "What these articles have in common", _READING, 9, "facets", needs="articles"),
    Key(("at",), "saved", "Saved queries, and what is new in them", _READING, 14, "saved", needs="articles"),
    Key(("S",), "sort", "Best first, newest, by day, source or story", _READING),
    Key(("z",), "fold", "The outlets of a text one by one, or folded", ("list",), 5, "outlets", needs="copies"),
    Key(("E",), "entity", "All that is said of a name, in every article", ("article", "entities")),
    Key(("U",), "update", "Fetch what is new in what you follow", _READING),
    Key(("D",), "versions", "What changed in the article since it came", _READING),
    Key(("T",), "timeline", "Timeline of the articles listed", _READING),
    Key(("tab",), "pane(1)", "Next pane", footer=3, label="pane"),
    Key(("shift+tab",), "pane(-1)", "Previous pane"),
    Key(("1",), "show('list')", "Articles", _READING),
    Key(("2",), "show('article')", "Article", _READING),
    Key(("3",), "show('events')", "Events", _READING),
    Key(("4",), "show('entities')", "Entities", _READING),
    Key(("exclamation_mark",), "failures", "Files that could not be read, and why", _READING),
    Key(("L",), "light", "Dark or light theme", _READING),
    Key(("question_mark",), "help", "Keys of this pane", _READING, 4, "keys"),
    Key(("colon",), "command_palette", "Commands, articles and names by name", _READING),
    Key(("ctrl+z",), "suspend_process", "To the shell; fg comes back"),
    Key(("escape",), "back", "One step back; stops reading new files", footer=11, label="back", needs="back"),
    Key(("q",), "leave", "Quit", ("list",), 8, "quit"),
    Key(("q",), "leave", "Back to the list", ("article", "events", "entities"), 8, "list"),
)


def use(table: tuple[Key, ...]) -> None:
    """Have other keys than the table's, before any pane is made."""
    global KEYS
    KEYS = table


def keys_of(pane: Pane, everywhere: bool = True) -> list[Key]:
    """The keys that work in a pane, its own first."""
    own = [key for key in KEYS if pane in key.panes]
    if not everywhere or pane == "everywhere":
        return own
    taken = {name for key in own for name in key.keys}
    return own + [key for key in KEYS if "everywhere" in key.panes and not taken.issuperset(key.keys)]


def bindings(pane: Pane) -> list[BindingType]:
    """Textual's bindings of a pane's own keys (those that work everywhere belong to the screen)."""
    from textual.binding import Binding

    return [
        Binding(",".join(key.keys), key.target, key.description, show=False, system=True)
        for key in keys_of(pane, everywhere=False)
    ]


def footer(pane: Pane, there: Collection[str] = NEEDS) -> list[tuple[str, str]]:
    """(keys, word) pairs for the footer of a pane, most useful first: the keys that do something with what is there."""
    able = [key for key in keys_of(pane) if key.footer and (not key.needs or key.needs in there)]
    rows = sorted(able, key=lambda key: key.footer)
    return [(key.hint or key.shown[0], key.label) for key in rows]
