"""Every command by name, for the command palette: the one table of keys, and the themes."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.keys import APPS, KEYS, OWN, Key


def offered() -> list[Key]:
    """The keys whose actions can be called by name: not those that move in a pane."""
    return [key for key in KEYS if key.action.split("(")[0] not in OWN | APPS]


class Commands(Provider):
    """The reader's actions and the themes."""

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
                yield Hit(score, matcher.highlight(name), partial(self.app.run_action, action), help=about or None)
