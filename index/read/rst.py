"""reStructuredText: titles, fields, captions and the words of paragraphs. Only as much of it as articles use is known;
whatever else is there stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.read.blocks import Block, caption, compose, heading, lift_title
from index.read.days import day_in, day_of
from index.read.fields import line, link
from index.read.markdown import FIELDS
from index.read.tongues import language
from index.records import Draft
from index.text import clean, decoded

LIMIT_INLINE = 20_000
"""Characters of a paragraph whose marks are taken away; in a longer one they stay."""

PICTURES = ("image", "figure")
APART = ("note", "warning", "tip", "important", "admonition", "epigraph", "pull-quote", "topic", "sidebar")
"""Directives whose content is text of the article."""

_RULE = re.compile(r"([!-/:-@\[-`{-~])\1{2,}\s*$")
_FIELD = re.compile(r":([A-Za-z][\w -]{0,40}):(?:\s+(.*))?$")
_DIRECTIVE = re.compile(r"\.\. ([\w-]+)::(?:\s+(.*))?$")
_OPTION = re.compile(r"\s+:([\w-]+):\s*(.*)$")
_ITEM = re.compile(r"(?:[-*+•|]|\(?(?:\d{1,3}|#|[a-zA-Z])[.)])\s")
_MARKS = (
    (re.compile(r"``([^`]+)``"), r"\1"),
    (re.compile(r":[\w:+.-]+:`([^`<]*[^`<\s])\s*(?:<[^`>]*>)?`"), r"\1"),
    (re.compile(r"`([^`<]*[^`<\s])\s*<[^`>]*>`__?"), r"\1"),
    (re.compile(r"`([^`]+)`_{0,2}"), r"\1"),
    (re.compile(r"\*\*(\S(?:[^*]*[^*\s])?)\*\*"), r"\1"),
    (re.compile(r"(?<![\w*])\*(\S(?:[^*]*[^*\s])?)\*(?![\w*])"), r"\1"),
    (re.compile(r"\|([^|\s][^|]*)\|_{0,2}"), r"\1"),
    (re.compile(r"\s?\[(?:\d+|#[\w-]*|\*)\]_"), ""),
    (re.compile(r"(?<=\w)_(?=[\s.,;:!?)]|$)"), ""),
    (re.compile(r"\\(.)"), r"\1"),
)


def read(raw: bytes) -> Draft:
    """The article in a file; identity is for the caller to add."""
    source, guess = decoded(raw)
    given: dict[str, str] = {}
    blocks = [block for block in _blocks(source.expandtabs().splitlines(), given) if block.text.strip()]
    title, blocks = lift_title(blocks, given.get("title", ""))
    text, parts = compose(blocks)
    url = link(given.get("url", ""))
    return Draft(
        text=text,
        key="",
        digest="",
        url=url,
        title=line(title),
        source=line(given.get("source", "")),
        author=line(given.get("author", "")),
        published=day_of(given.get("published", "")),
        language=language(given.get("language", "")),
        url_day=day_in(url),
        charset=guess,
        parts=parts,
    )


def _blocks(lines: list[str], given: dict[str, str]) -> Iterator[Block]:
    """The blocks of a text; fields in front of the first paragraph go into `given`."""
    ranks: list[str] = []
    at, is_head = 0, True
    while at < len(lines):
        text = lines[at]
        if not text.strip():
            at += 1
            continue
        if found := _heading(lines, at):
            words, style, at = found
            if style not in ranks:
                ranks.append(style)
            yield heading(_plain(words), ranks.index(style) + 1)
            continue
        if _RULE.match(text):
            at += 1
        elif text.startswith(".."):
            end = _indented(lines, at + 1)
            yield from _explicit(text, lines[at + 1 : end])
            at = end
        elif is_head and (field := _FIELD.match(text)):
            end = _indented(lines, at + 1, over_gaps=False)
            value = " ".join([field[2] or "", *(more.strip() for more in lines[at + 1 : end])]).strip()
            if (name := FIELDS.get(field[1].lower())) and value:
                given.setdefault(name, value)
            at = end
        else:
            is_head = False
            end = next((number for number in range(at, len(lines)) if not lines[number].strip()), len(lines))
            while end > at + 1 and _heading(lines, end - 2):  # a title stands right below the paragraph
                end -= 2
            yield _paragraph(lines[at:end])
            at = end


def _paragraph(lines: list[str]) -> Block:
    margin = min(len(text) - len(text.lstrip()) for text in lines)
    text = ""
    for row in (text[margin:] for text in lines):
        # A line goes on unless it opens an item, or a line of verse.
        text += "\n" + row if not text or _ITEM.match(row) else " " + row.strip()
    text = clean(text).strip()
    return Block(_plain(text.removesuffix("::") + ":" if text.endswith("::") else text))


def _explicit(first: str, body: list[str]) -> Iterator[Block]:
    """A directive; anything else that begins with two dots is a comment, a link or a footnote."""
    found = _DIRECTIVE.match(first)
    name = found[1].lower() if found else ""
    if name not in PICTURES and name not in APART:
        return
    options = [option for text in body if (option := _OPTION.match(text))]
    content = [text for text in body if not _OPTION.match(text)]
    text = _plain(" ".join(" ".join(content).split()))
    if name in PICTURES:
        # A figure's caption is its content; a picture has at most a word for those who cannot see it.
        yield caption(text or next((option[2] for option in options if option[1] == "alt"), ""))
        return
    argument = (found[2] or "").strip() if found else ""
    yield Block("\n\n".join(filter(None, (_plain(argument), text))))


def _heading(lines: list[str], at: int) -> tuple[str, str, int] | None:
    """(words, style, where it goes on) of a title with a rule below it, or with one above as well."""
    text, below = lines[at], lines[at + 1] if at + 1 < len(lines) else ""
    if _RULE.match(text) and below.strip() and at + 2 < len(lines):
        if lines[at + 2].rstrip() == text.rstrip() and len(text.rstrip()) >= len(below.rstrip()):
            return below.strip(), text[0] * 2, at + 3
        return None
    if _RULE.match(below) and text[:1].strip() and not _RULE.match(text) and len(below.rstrip()) >= len(text.rstrip()):
        return text.strip(), below[0], at + 2
    return None


def _indented(lines: list[str], at: int, *, over_gaps: bool = True) -> int:
    """Where the lines that belong to the one before `at` end."""
    end = at
    while at < len(lines) and (lines[at][:1] == " " or (over_gaps and not lines[at].strip())):
        at += 1
        if lines[at - 1].strip():
            end = at
    return end


def _plain(text: str) -> str:
    if len(text) > LIMIT_INLINE:
        return text
    for mark, instead in _MARKS:
        text = mark.sub(instead, text)
    return text
