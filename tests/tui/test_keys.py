"""One table of keys: no key does two things in one pane, and every action exists."""

from __future__ import annotations

import pytest

from tui.app import Dateline
from tui.keys import APPS, KEYS, NEEDS, OWN, PANES, Pane, bindings, footer, keys_of
from tui.palette import offered
from tui.screens.acting import Acting
from tui.screens.help import key_lines
from tui.widgets.article import ArticleView
from tui.widgets.entities import Entities
from tui.widgets.events import Events
from tui.widgets.results import Results
from tui.widgets.search import Find, Search

WIDGETS: dict[Pane, type] = {
    "list": Results,
    "article": ArticleView,
    "events": Events,
    "entities": Entities,
    "search": Search,
    "find": Find,
}
FORBIDDEN = {"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+s"}


@pytest.mark.parametrize("pane", PANES)
def test_key_does_one_thing_in_a_pane(pane: Pane) -> None:
    keys = [name for key in keys_of(pane) for name in key.keys]

    assert len(keys) == len(set(keys))


def test_no_key_collides_with_what_terminals_send() -> None:
    assert not FORBIDDEN & {name for key in KEYS for name in key.keys}


def test_every_action_exists_where_it_is_looked_up() -> None:
    for key in KEYS:
        name = f"action_{key.action.split('(')[0]}"
        if key.action.split("(")[0] in APPS:
            assert hasattr(Dateline, name), key
        elif key.action.split("(")[0] in OWN:
            assert all(hasattr(WIDGETS[pane], name) for pane in key.panes), key
        else:
            assert hasattr(Acting, name), key


@pytest.mark.parametrize("pane", WIDGETS)
def test_footer_offers_help_or_the_way_out(pane: Pane) -> None:
    assert {"?", "esc"} & {keys for keys, _ in footer(pane)}
    assert bindings(pane)


def test_footer_offers_only_keys_that_can_act() -> None:
    nothing = [word for _, word in footer("article", ())]
    assert nothing == ["search", "pane", "keys", "list"]
    assert ("n N", "hit") in footer("list", {"hits"})
    assert ("esc", "back") not in footer("list", {"hits"})
    assert ("q", "quit") in footer("list")
    assert ("q", "list") in footer("events")


def test_every_need_is_known_and_used() -> None:
    assert {key.needs for key in KEYS if key.needs} | {"stop"} == NEEDS


def test_help_lists_every_key() -> None:
    shown = "\n".join(line.text for line in key_lines("article"))

    assert shown.startswith("Article")
    for key in KEYS:
        assert key.description in shown
        assert "  ".join(key.shown) in shown


def test_descriptions_fit_the_help_screen() -> None:
    assert all(len(key.description) <= 46 for key in KEYS)


def test_palette_offers_every_action_that_needs_no_cursor() -> None:
    assert {"screen.failures", "screen.light", "screen.help"} <= {key.target for key in offered()}
