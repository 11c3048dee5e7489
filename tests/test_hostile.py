"""Every hostile text through every field and every pane: nothing crashes, nothing that commands reaches a terminal."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from textual.app import App
from textual.containers import Vertical
from textual.events import Paste
from textual.widget import Widget

from index.records import (
    Analysis,
    Argument,
    Article,
    Attribution,
    Change,
    Entity,
    Event,
    Frame,
    Hit,
    Link,
    Marked,
    Marks,
    Mention,
    Part,
    Place,
    Progress,
    Published,
    Quantity,
    Results,
    Span,
    When,
)
from tests.tui.stage import Alone
from tui.describe import citation
from tui.lines import neutralise
from tui.paint import opening
from tui.screens.edit import Fields
from tui.screens.failures import FailureRows
from tui.screens.help import Lines
from tui.screens.link import host_of, link_lines
from tui.screens.taking import neutralise_block
from tui.screens.why import change_words, known_lines, wrapped
from tui.widgets.article import ArticleView
from tui.widgets.entities import Entities
from tui.widgets.events import Events
from tui.widgets.legend import Legend
from tui.widgets.painted import Bar, Rows
from tui.widgets.results import Results as ResultsPane
from tui.widgets.search import Search
from tui.widgets.status import progress_line

HOSTILE = {
    "clipboard": "\x1b]52;c;aGFja2Vk\x07 story",
    "title": "\x1b]0;renamed\x1b\\ story",
    "cursor": "\x1b[2J\x1b[H story",
    "c1": "\x9b31m\x9d0;x\x9c\x85 story",
    "markup": "[/x] [bold] [@click=app.quit]quit[/] [REUTERS] story",
    "bidi": "\u202egnp.exe\u202c \u2066x\u2069 \u200f story",
    "nul": "a\x00b\x7fc\x08\x0b\x0c story",
    "lines": "one\r\ntwo\rthree\u2028four\u2029five\x85 six\n\nseven story",
    "surrogate": "\udcff\ud800 story",
    "marks": "\u0301\u0301\u200d\ufe0f\u200d a\u0301\u0301\u0301 story",
    "tags": "\U000e0041\U000e0042\ufeff story",
    "wide": "漢字" * 200,
    "long": "x" * 5_000,
    "empty": "",
    "blank": " \t ",
}
SIZE = (50, 90)
FORBIDDEN = frozenset(
    [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
    + ["\u2028", "\u2029"]
)


def made_of(text: str) -> Article:
    """An article with the text in every field that can hold it."""
    body = f"{text}\n\n{text} end"
    whole = Span(0, len(body), body)
    argument = Argument(text, 0, min(3, len(body)), text, text, text)
    event = Event(
        "e",
        text,
        whole,
        whole,
        text,
        text,
        (text,),
        (text,),
        text,
        actors=(argument,),
        targets=(argument,),
        place=Place(text, 0, 1, text, text, text, text),
        date=When(text, 0, 1, text, text),
        killed=Quantity(None, None, False, text),
        injured=Quantity(3, 3),
        instrument=(argument,),
        attribution=Attribution(text, 0, 1, text, text),
    )
    published = Published(text, "inferred", text)
    parts = (Part(0, len(text), "standfirst"),)
    frame = Frame(text, True, text, published, parts)
    analysis = Analysis(
        text,
        frame,
        (Mention(0, max(1, len(text) // 2), "PERSON", text, "model", 0),),
        (Entity(0, text, "PERSON", 1, text, text, text, links=(Link(text, text),)), Entity(1, text, "LOC", 1)),
        (event, event.__class__(**{n: getattr(event, n) for n in event.__struct_fields__} | {"background": True})),
    )
    marks = Marks(True, False, (text,), text, accepted=("e",))
    return Article(text, 1, body, text, True, text, text, text, text, text, published, parts, text, analysis, marks)


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
    yield Fields(event, id="fields")
    yield Lines([*known_lines(event), *wrapped(change_words(Change(1, text, text, text, text)))], id="why")
    yield Lines(opening(text, 30), id="opening")
    yield Lines(link_lines(f"https://{text}/{text}"), id="link")
    bar, search = Bar(id="bar"), Search(id="query")
    yield filled(
        bar, lambda: setattr(bar, "painted", progress_line(Progress("read", 1, 2, text, failure=text), 1.0, 1))
    )
    yield filled(search, lambda: search.put(text))


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
    "url", ["", "file:///etc/passwd", "javascript:alert(1)", "https://[", "//host/x", "https:///x"]
)
def test_only_web_addresses_can_be_opened(url: str) -> None:
    assert host_of(url) is None


def test_host_that_looks_like_another_is_shown_as_the_network_knows_it() -> None:
    shown = "\n".join(line.text for line in link_lines("https://www.аpple.example/news"))

    assert "https://www.аpple.example/news" in shown
    assert "www.xn--pple-43d.example" in shown


@pytest.mark.parametrize("name", HOSTILE)
def test_copies_are_harmless(name: str) -> None:
    copied = neutralise_block(citation(made_of(HOSTILE[name]), HOSTILE[name]))

    assert not FORBIDDEN & set(copied.replace("\n", ""))
