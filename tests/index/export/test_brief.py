"""A brief holds each claim with its sentence and source, and nothing from outside becomes markup in it."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from index.export.brief import as_brief, markdown
from index.text import neutralise_line
from tests.index.export.samples import ARREST, ARTICLE, ATTACK


def brief(**changes: object) -> str:
    article = msgspec.structs.replace(ARTICLE, **changes)
    return b"".join(as_brief([(article, (ATTACK, ARREST))])).decode()


def test_an_event_stands_with_its_quotation_and_its_source() -> None:
    text = brief()

    assert text.startswith("## Gunmen attack police post\n\nNorthwire, Petra Lind, 2017-05-31, ")
    assert "<http://northwire.example/derrim>" in text
    assert "- **firearms attack: Gunmen → a police post**" in text or "Gunmen → a police post**" in text
    assert "2\\+ killed" in text
    assert "> Three men were arrested." in text


def test_a_day_nobody_gave_is_told_as_such() -> None:
    text = brief(published=msgspec.structs.replace(ARTICLE.published, basis="inferred"))

    assert "about 2017-05-31 (inferred)" in text


def test_only_web_addresses_become_links() -> None:
    assert "<javascript" not in brief(url="javascript:alert(1)")
    assert "<http://a.example/%3E%20b>" in brief(url="http://a.example/> b")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_text_from_outside_is_text_and_nothing_else(words: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(f"> {markdown(words)}")

    kinds = {token.type for token in tokens}
    inline = [child for token in tokens if token.type == "inline" for child in token.children or ()]

    assert kinds <= {"blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close", "inline"}
    assert {child.type for child in inline} <= {"text", "text_special"}
    assert "".join(child.content for child in inline) == " ".join(neutralise_line(words).split())
