"""Every hostile text through every field and every pane: nothing crashes, nothing that commands reaches a terminal.
What a real terminal receives, byte for byte, is looked at in `tests/trust/test_terminal.py`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from msgspec import structs
from textual.app import App
from textual.containers import Vertical
from textual.events import Paste
from textual.widget import Widget

from index.errors import SourceError
from index.fetch.addresses import checked
from index.library import differences, editable, entity_fields
from index.records import (
    Alias,
    Appearance,
    Article,
    Change,
    Dossier,
    Entity,
    Event,
    Facet,
    FacetValue,
    Hit,
    Marked,
    Period,
    Progress,
    Published,
    Quantity,
    Report,
    Results,
    SavedQuery,
)
from tests.trust.hostile import FORBIDDEN, HOSTILE, made_of
from tests.tui.stage import Alone
from tui.describe import citation
from tui.lines import neutralise
from tui.paint import opening
from tui.screens.edit import Fields
from tui.screens.entity import Entries
from tui.screens.facets import FacetRows
from tui.screens.failures import FailureRows
from tui.screens.help import Lines
from tui.screens.link import host_of, link_lines
from tui.screens.saved import SavedRows
from tui.screens.taking import neutralise_block
from tui.screens.timeline import PeriodRows
from tui.screens.versions import change_lines
from tui.screens.why import change_words, known_lines, wrapped
from tui.widgets.article import ArticleView
from tui.widgets.entities import Entities
from tui.widgets.events import Events
from tui.widgets.legend import Legend
from tui.widgets.painted import Bar, Rows
from tui.widgets.results import Results as ResultsPane
from tui.widgets.search import Search
from tui.widgets.status import progress_line

SIZE = (50, 90)


def panes(text: str) -> Iterator[Widget]:
    """Every pane, filled with the text."""
    article = made_of(text)
    reading, tagged = ArticleView(id="reading"), ArticleView(id="tagged")
    yield filled(reading, lambda: (reading.show(article, ((0, len(text)),)), reading.find(text)))
    yield filled(tagged, lambda: (tagged.show(article), tagged.next_display()))
    events, entities = Events(id="happenings"), Entities(id="names")
    yield filled(events, lambda: events.show(article))
    yield filled(entities, lambda: entities.show(article))
    marked = Marked(text, ((0, len(text)),))
    hit = Hit(text, marked, text, Published(text), marked, 1.0, 3, Quantity(None, None, False, text))
    results, empty = ResultsPane(id="results"), ResultsPane(id="none")
    yield filled(results, lambda: results.show(Results((hit,), 1, 1), text))
    yield filled(empty, lambda: empty.show(Results((), 0, 5, (text,), (text,)), text))
    yield FailureRows(((text, text),), id="failures")
    legend = Legend(id="foot")
    mention = article.analysis.mentions[0] if article.analysis else None
    yield filled(legend, lambda: legend.show((), frozenset(), mention, article.analysis, (1, 2)))
    event = article.analysis.events[0] if article.analysis else None
    assert event is not None
    yield Fields(editable(event), id="fields")
    name = article.analysis.entities[0] if article.analysis else None
    assert name is not None
    yield Fields(entity_fields(name), id="name")
    yield from overlays(article, event, name, text)
    yield Lines([*known_lines(event), *wrapped(change_words(Change(1, text, text, text, text)))], id="why")
    yield Lines(opening(text, 30), id="opening")
    yield Lines(link_lines(f"https://{text}/{text}"), id="link")
    bar, search = Bar(id="bar"), Search(id="query")
    yield filled(
        bar, lambda: setattr(bar, "painted", progress_line(Progress("read", 1, 2, text, failure=text), 1.0, 1))
    )
    yield filled(search, lambda: search.put(text))


def overlays(article: Article, event: Event, name: Entity, text: str) -> Iterator[Widget]:
    """What lies over the panes when a key asks for it."""
    marked = Marked(f"{text} {text}", ((0, len(text)),))
    published = Published(text, "inferred", text)
    report = Report(text, text, text, published, event)
    appearance = Appearance(text, text, text, published, 2, marked)
    many = ((text, 2), (text, 1))
    names = (Alias(text, text, 2), Alias(text, text, is_own=True))
    dossier = Dossier(name, names, (appearance,), (report,), (report,), many, many)
    entries, periods = Entries(text, id="dossier"), PeriodRows(id="periods")
    yield filled(entries, lambda: entries.show(dossier))
    yield filled(periods, lambda: periods.show("day", [Period("2017-06-04", "2017-06-04", ((text, 3),))]))
    values = (FacetValue(text, text, 3, text),)
    yield FacetRows((Facet("actor", values, 2), Facet(text, values, 1)), id="facets")
    yield SavedRows((SavedQuery(text, text, 1, 1), SavedQuery(text, text, error=text)), id="saved")
    other = structs.replace(article, text=f"{text} before\n\n{text} end", title=f"{text}!", source="")
    found = tuple(differences(other.text, article.text)) if len(text) < 10_000 else ()
    yield Lines(list(change_lines(other, article, found, 40)), id="versions")


def filled(pane: Widget, fill: object) -> Widget:
    """The pane, to be filled once it is on the screen."""
    pane.call_later(fill)  # type: ignore[arg-type]
    return pane


def assert_harmless(app: App[None]) -> None:
    for strip in app.screen._compositor.render_strips():
        shown = "".join(part.text for part in strip)
        assert not FORBIDDEN & set(shown), ascii(shown)
        shown.encode("utf-8")


@pytest.mark.parametrize("name", HOSTILE)
def test_no_pane_leaks_or_crashes(name: str) -> None:
    shown = list(panes(HOSTILE[name]))
    for pane in shown:
        pane.styles.height = 1 if isinstance(pane, (Bar, Search, Legend)) else 6

    async def run() -> None:
        app = Alone(Vertical(*shown))
        async with app.run_test(size=SIZE, notifications=True) as pilot:
            await pilot.pause()
            assert_harmless(app)
            for pane in shown:
                if isinstance(pane, (Rows, ArticleView)):
                    pane.focus()
                    await pilot.press("G", "enter")
            app.notify(neutralise(HOSTILE[name]) or "-", title="", markup=False)
            search = app.query_one(Search)
            search.post_message(Paste(HOSTILE[name]))
            await pilot.pause()
            assert_harmless(app)
            assert not FORBIDDEN & set(search.value)

    asyncio.run(run())


@pytest.mark.parametrize(
    "url",
    ["", "file:///etc/passwd", "javascript:alert(1)", "https://[", "//host/x", "https:///x"]
    + ["https://bank.example@evil.example/", "https://evil.example\\.bank.example/", "https://bank%2eexample/"]
    + ["https://bank.example\\@evil.example/", "https://a\x1b[2J.example/", "https://e" + "\u0301" * 100_000],
)
def test_only_web_addresses_can_be_opened(url: str) -> None:
    assert host_of(url) is None


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("www.аpple.example", "www.xn--pple-43d.example"),
        ("faß.example", "xn--fa-hia.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("ｂａｎｋ.example", "bank.example"),
        ("bank。evil.example", "bank.evil.example"),
        ("é" * 80 + ".example", "not a valid host name"),
        ("ab\u200dc.example", "not a valid host name"),
        ("\u0301a.example", "not a valid host name"),
    ],
)
def test_host_that_looks_like_another_is_shown_as_the_network_knows_it(host: str, known: str) -> None:
    shown = [line.text for line in link_lines(f"https://{host}/news")]

    assert "".join(shown[:-1]) == f"https://{host}/news"
    assert shown[-1] == f"the host is {known}"
    if known == "not a valid host name":
        with pytest.raises(SourceError):
            checked(f"https://{host}/news")
    else:
        assert checked(f"https://{host}/news") == f"https://{known}/news"


def test_address_is_shown_to_its_end() -> None:
    url = "https://news.example/" + "a/" * 1_500 + "the-end"

    assert "".join(line.text for line in link_lines(url)) == url


@pytest.mark.parametrize("name", HOSTILE)
def test_copies_are_harmless(name: str) -> None:
    copied = neutralise_block(citation(made_of(HOSTILE[name]), HOSTILE[name]))

    assert not FORBIDDEN & set(copied.replace("\n", ""))
