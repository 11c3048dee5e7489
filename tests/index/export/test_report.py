"""A report is one page that loads nothing, and text from outside stays text in it."""

from __future__ import annotations

from html.parser import HTMLParser

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from index.export.report import as_report
from index.records import Span
from index.text import neutralise_line
from tests.index.export.samples import ARREST, ARTICLE, ATTACK


class Page(HTMLParser):
    """Tags, attributes and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def report(query: str = "place:derrim", **changes: object) -> str:
    article = msgspec.structs.replace(ARTICLE, **changes)
    return b"".join(as_report(query, "2017-06-02", lambda: [(article, (ATTACK, ARREST))])).decode()


def test_figures_timeline_places_events_and_sources() -> None:
    page = Page(report())
    words = " ".join(" ".join(page.words).split())

    assert "2 events in 1 article." in words
    assert "Events by day." in words
    assert "Derrim" in words
    assert "2+" in words
    assert "Three men were arrested." in words
    assert "http://northwire.example/derrim" in words


def test_what_is_recalled_is_told_but_not_counted() -> None:
    bars = [attributes for tag, attributes in Page(report()).tags if tag == "rect"]

    assert len(bars) == 1


def test_the_page_loads_nothing() -> None:
    page = Page(report())

    assert not {"script", "img", "link", "iframe", "object"} & {tag for tag, _ in page.tags}
    assert not any("src" in attributes for _, attributes in page.tags)
    assert any("default-src 'none'" in (attributes.get("content") or "") for _, attributes in page.tags)


def test_only_web_addresses_are_links() -> None:
    links = [attributes["href"] for tag, attributes in Page(report(url="javascript:alert(1)")).tags if tag == "a"]

    assert links == ["#7k3m9qa"]


@given(st.text())
def test_hostile_text_in_every_field_stays_text(words: str) -> None:
    plain = Page(report())
    event = msgspec.structs.replace(ATTACK, evidence=Span(0, 1, words), place=None, date=None)
    article = msgspec.structs.replace(ARTICLE, title=words, source=words, author=words, url="http://a.example/" + words)
    page = Page(b"".join(as_report(words, "2017-06-02", lambda: [(article, (event,))])).decode())

    assert {tag for tag, _ in page.tags} <= {tag for tag, _ in plain.tags}
    assert {name for _, attributes in page.tags for name in attributes} <= {
        name for _, attributes in plain.tags for name in attributes
    }
    assert " ".join(neutralise_line(words).split()) in page.words or not words.split()
