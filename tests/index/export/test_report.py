"""A report is one page that loads nothing, and text from outside stays text in it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from index.export.report import as_report
from index.export.told import stories
from index.records import Happening, Quantity, Report, Said, Span, Toll
from index.text import neutralise_line
from tests.index.export.samples import ARREST, ARTICLE, ATTACK, PUBLISHED


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


def test_what_several_tell_stands_side_by_side_and_one_report_alone_does_not() -> None:
    other = msgspec.structs.replace(ATTACK, id="e3f00d", killed=Quantity(5, 5, text="five"))
    reports = (Report("7k3m9qa", "A", "Northwire", PUBLISHED, ATTACK), Report("8", "B", "Meridian", PUBLISHED, other))
    said = (Said("Northwire", Quantity(2, None)), Said("Meridian", Quantity(5, 5)))
    toll = Toll(Quantity(2, 5, text="2-5"), Quantity(5, 5), "Meridian", True, said)
    happening = Happening("e", "ASSAULT", (), None, "2017-05-30", "2017-05-30", ("Gunmen",), (), reports, toll)
    alone = msgspec.structs.replace(happening, type="PROTEST", reports=reports[:1])

    page = "".join(stories([happening, alone], {"7k3m9qa"}))

    words = " ".join(Page(page).words)
    assert "2-5 killed (Northwire 2+, Meridian 5; latest 5)" in words
    assert re.findall(r'href="#(\w+)"', page) == ["7k3m9qa", "7k3m9qa"]
    assert [word for word in Page(page).words if word in ("2+", "5")] == ["2+", "5", "2+"]
    made = b"".join(as_report("", "2017-06-02", lambda: [(ARTICLE, (ATTACK,))], lambda: [alone])).decode()
    assert "Told by several" not in made
