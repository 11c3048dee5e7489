"""Markdown, with front matter: headings and picture captions become parts, every other mark goes, all words stay.

CommonMark is subtler than it looks (nested emphasis, reference links, escapes), so `markdown_it` reads it, which the
screen's libraries bring along anyway; it is imported on first use because most commands never meet a Markdown file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from index.read import plain
from index.read.blocks import Block, caption, compose, heading, lift_title
from index.read.days import day_in, day_of
from index.read.fields import line, link
from index.read.tongues import language
from index.records import Draft
from index.text import decoded

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LIMIT_LINES = 50_000
"""A file of more lines is a dump, not an article: its marks stay, because reading them would take too long."""

LIMIT_INLINE = 20_000
"""The same for one paragraph: brackets that never close cost the square of its length."""

LIMIT_FRONT_MATTER = 200
"""Lines; a closing `---` farther away is a rule across the page."""

FIELDS = {
    "title": "title", "headline": "title",
    "date": "published", "published": "published", "pubdate": "published",
    "author": "author", "authors": "author", "byline": "author",
    "source": "source", "site": "source", "publisher": "source",
    "url": "url", "link": "url", "canonical": "url",
    "lang": "language", "language": "language",
}  # fmt: skip

_ENTRY = re.compile(r"([A-Za-z][\w .-]{0,40}?)\s*:(?:\s+(.*))?$", re.DOTALL)
_DROPPED = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(raw: bytes) -> Draft:
    """The article a Markdown file holds; identity is for the caller to add."""
    # Not cleaned yet: two blanks at the end of a line mean something here.
    source, guess = decoded(raw)
    given, body = front_matter("\n".join(source.splitlines()).lstrip("\n"))
    is_dump = body.count("\n") > LIMIT_LINES
    blocks = [Block(plain.prose(body))] if is_dump else [block for block in _blocks(body) if block.text.strip()]
    title, blocks = lift_title(blocks, given.get("title", ""))
    text, parts = compose(blocks)
    return Draft(
        text=text,
        key="",
        digest="",
        url=link(given.get("url", "")),
        title=line(title),
        source=line(given.get("source", "")),
        author=line(given.get("author", "")),
        published=day_of(given.get("published", "")),
        language=language(given.get("language", "")),
        url_day=day_in(link(given.get("url", ""))),
        charset=guess,
        parts=parts,
    )


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """What stands between `---` lines at the top, and the text after it.

    Only as much YAML as articles use: `key: value`, quoted or not, lists and folded values joined to one line.
    Anything that is not clearly front matter is text, and stays.
    """
    lines = text.split("\n", LIMIT_FRONT_MATTER)
    if lines[0].rstrip() != "---":
        return {}, text
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)
    entries: dict[str, list[str]] = {}
    key = ""
    for entry in lines[1:end]:
        found = None if entry[:1] in (" ", "\t", "-", "#") else _ENTRY.match(entry)
        if found:
            key = found[1].lower()
            entries.setdefault(key, []).extend(_values(found[2] or ""))
        elif key and entry[:1] in (" ", "\t", "-"):
            entries[key].extend(_values(entry.strip().removeprefix("- ")))
        elif entry and entry[0] != "#":
            return {}, text
    given = {FIELDS[key]: values for key, values in entries.items() if key in FIELDS}
    if not end or not given:
        return {}, text
    joints = {"author": ", "}
    return {field: joints.get(field, " ").join(values) for field, values in given.items()}, "\n".join(lines[end + 1 :])


def _values(text: str) -> list[str]:
    text = text.strip()
    if text in ("", ">", "|", ">-", "|-", "null", "~"):
        return []
    if text.startswith("[") and text.endswith("]"):
        return [value for item in text[1:-1].split(",") for value in _values(item)]
    for quote in "\"'":
        if len(text) > 1 and text[0] == text[-1] == quote:
            return [text[1:-1].replace("\\" + quote if quote == '"' else "''", quote)]
    return [text.split(" #", 1)[0].rstrip()]


def _blocks(text: str) -> Iterator[Block]:
    env: dict[str, object] = {}
    level = 0
    for token in _parser(inline=False).parse(text, env):
        match token.type:
            case "heading_open":
                level = int(token.tag[1])
            case "heading_close":
                level = 0
            case "inline":
                content, pictures = _inline(token.content, env)
                if content.strip():
                    yield heading(content, level) if level else Block(content)
                yield from (caption(picture) for picture in pictures if picture.strip())
            case "fence" | "code_block":
                yield Block(token.content)
            case "html_block":
                yield Block(_TAG.sub("", _BREAK.sub("\n", _DROPPED.sub("", token.content))))


def _inline(text: str, env: dict[str, object]) -> tuple[str, list[str]]:
    """The words of a paragraph without its marks, and what its pictures are said to show."""
    if len(text) > LIMIT_INLINE:
        return text, []
    words: list[str] = []
    pictures: list[str] = []
    root = _parser(inline=True).parseInline(text, env)[0]
    for token in root.children or ():
        match token.type:
            case "text" | "code_inline" | "text_special":
                words.append(token.content)
            case "softbreak":
                words.append(" ")
            case "hardbreak":
                words.append("\n")
            case "html_inline" if _BREAK.fullmatch(token.content):
                words.append("\n")
            case "image":
                pictures.append(_alternative(token.children or ()))
    return "".join(words), pictures


def _alternative(tokens: Sequence[Token]) -> str:
    return "".join(" " if token.type == "softbreak" else token.content for token in tokens)


@cache
def _parser(*, inline: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    if not inline:
        # Blocks first; each paragraph is then read by itself, unless it is too long.
        parser.core.ruler.disable("inline")
    return parser
