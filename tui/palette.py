"""Everything by name, for the command palette: the actions of the one table of keys, the themes, saved queries, and
articles and names of the whole library.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.css.styles import RenderStyles

from index.library import Library
from tui.keys import APPS, KEYS, OWN, Key
from tui.lines import neutralise

if TYPE_CHECKING:
    from tui.app import Dateline

ARTICLES = NAMES = 5
"""At most so many of each."""

CALLED, FOUND = 3.0, 2.0
"""Scores: actions with the typed words, then what the library has, then (below 1) actions with the typed letters."""

Found = tuple[str, str, str, str]
"""(what to show, what it is, the query that shows it, the article to go to)."""


class Palette(CommandPalette):
    """Textual's palette, to be closed while it is still looking."""

    def get_component_styles(self, *names: str) -> RenderStyles:
        """Styles of a part; of a palette that is being taken away its own: Textual 8 may go on with a list for it that
        nobody will see, and would end the program over the missing colours.
        """
        return super().get_component_styles(*names) if self._known(names) else self.styles

    def _known(self, names: tuple[str, ...]) -> bool:
        return all(name in self._component_styles for name in names)


def offered() -> list[Key]:
    """The keys whose actions can be called by name: not those that move in a pane."""
    return [key for key in KEYS if key.action.split("(")[0] not in OWN | APPS]


class Commands(Provider):
    """The reader's actions, the themes, and what is in the library."""

    def _all(self) -> list[tuple[str, str, str]]:
        named = [(key.description, f"key {key.shown[0]}", key.target) for key in offered()]
        return named + [(f"Theme: {name}", "", f"app.theme('{name}')") for name in sorted(self.app.available_themes)]

    async def discover(self) -> Hits:
        for name, about, action in self._all():
            yield DiscoveryHit(name, partial(self.app.run_action, action), help=about or None)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name, about, action in self._all():
            if (score := matcher.match(name)) > 0:
                score = score / (1 + score) + (CALLED if has_words(name, query) else 0)
                yield Hit(score, matcher.highlight(name), partial(self.app.run_action, action), help=about or None)
        app: Dateline = self.app  # type: ignore[assignment]
        if (library := app.reader.jobs.library) is None:
            return
        found = await asyncio.to_thread(found_in, library, query)
        for number, (name, about, wanted, article) in enumerate(found):
            show = partial(app.reader.run_query, wanted, article)
            yield Hit(FOUND - number / 1000, Content(neutralise(name)), show, text=neutralise(name), help=about)


def has_words(name: str, typed: str) -> bool:
    """Whether every typed word begins a word of the name."""
    words = name.casefold().replace("-", " ").split()
    return all(any(word.startswith(wanted) for word in words) for wanted in typed.casefold().split())


def found_in(library: Library, query: str) -> list[Found]:
    """Saved queries, articles and names that have the words."""
    saved = [
        (f"@{one.name}", f"saved query: {one.query}", f"@{one.name}", "")
        for one in library.saved()
        if query.casefold().lstrip("@") in one.name.casefold()
    ]
    titles = [
        (hit.title.text, "article", title_query(hit.title.text), hit.id)
        for hit in library.search(query, typing=True, limit=ARTICLES).hits
    ]
    words = f'who:"{bare(query)}'
    names = [(one.text, one.label, one.text, "") for one in library.completions(words, len(words), limit=NAMES)]
    return [*saved, *titles, *names]


def title_query(title: str) -> str:
    """The query that finds an article by its title."""
    return f'title:"{bare(title)}"'


def bare(words: str) -> str:
    """Words without what a query takes for signs."""
    return " ".join(words.translate({ord(sign): " " for sign in '"“”„'}).split())
