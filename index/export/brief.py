"""A brief: events as Markdown, each with the sentence that says so and its source, ready to paste."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.export.words import circumstances, headline, noted
from index.records import Article, Event
from index.text import neutralise_line

Reported = tuple[Article, tuple[Event, ...]]
"""An article and those of its events that are wanted."""

# What CommonMark 0.31 gives a meaning inside a line (section 2.4 lists what may be escaped), and what GitHub adds.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$])")
_OPENING = re.compile(r"^(\s*)([-=.:]|\d+(?=[.)]))")


def as_brief(found: Iterable[Reported], *, notes: bool = False) -> Iterator[bytes]:
    """One section an article: title, source, day and address; then its events, each with its quotation, and the
    reader's `notes` if they are wanted.
    """
    first = True
    for article, events in found:
        if not first:
            yield b"\n"
        first = False
        yield "\n".join(_section(article, events, notes)).encode() + b"\n"


def _section(article: Article, events: tuple[Event, ...], notes: bool) -> Iterator[str]:
    yield f"## {markdown(article.title)}"
    yield ""
    yield _origin(article)
    for event in events:
        yield ""
        yield f"- **{markdown(headline(event))}**"
        about = "; ".join(markdown(phrase) for phrase in circumstances(event))
        if about:
            yield f"  ({about})"
        yield ""
        yield f"  > {markdown(event.evidence.text)}"
    if notes:
        for quotation, words in noted(article.marks):
            yield ""
            yield f"- Note: {markdown(words)}"
            if quotation:
                yield ""
                yield f"  > {markdown(quotation)}"


def _origin(article: Article) -> str:
    day = article.published
    said = [markdown(article.source) if article.source else "source unknown"]
    if article.author:
        said.append(markdown(article.author))
    if day.value:
        said.append(day.value if day.basis in ("given", "dateline") else f"about {day.value} ({day.basis})")
    else:
        said.append("undated")
    if article.url:
        said.append(f"<{_address(article.url)}>" if _is_link(article.url) else markdown(article.url))
    return ", ".join(said)


def markdown(text: str) -> str:
    """Text from outside on one line of Markdown, where nothing in it is markup."""
    line = _SPECIAL.sub(r"\\\1", " ".join(neutralise_line(text).split()))
    return _OPENING.sub(r"\1\\\2", line) if not line[:1].isdigit() else re.sub(r"^(\d+)([.)])", r"\1\\\2", line)


def _is_link(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _address(url: str) -> str:
    # Inside <...> an address ends at a blank or an angle bracket; percent signs keep it the same address.
    return re.sub(r"[\s<>]", lambda match: f"%{ord(match[0]):02X}", neutralise_line(url))
