"""What a source said of an article, and what the text alone says: everything before the language pipeline."""

from __future__ import annotations

from typing import Literal

import msgspec

Role = Literal["title", "standfirst", "heading", "caption", "dateline", "source", "byline", "repeated"]


class Part(msgspec.Struct, frozen=True):
    """A stretch of text with a role in the article; body paragraphs are what no part covers."""

    start: int
    end: int
    role: Role


class Published(msgspec.Struct, frozen=True):
    """When an article came out, how we know, and (for anything but `given`) why we think so."""

    value: str | None = None
    basis: Literal["given", "dateline", "inferred", "file", "none"] = "none"
    reason: str = ""


class Draft(msgspec.Struct, frozen=True):
    """One article as a reader of files found it: clean text and whatever its source said about itself.
    `key` is the identity of the source (`path:/...`, `url:https://...`), `digest` the SHA-256 of the raw bytes.
    `parts` holds roles known from markup; `url_day` is the day that its address names, `file_day` the one on which the
    file was last changed, the weakest of hints. `charset` is the one its bytes were taken to be in, by a guess; empty
    where they or their source said which.
    """

    text: str
    key: str
    digest: str
    path: str = ""
    url: str = ""
    title: str = ""
    source: str = ""
    author: str = ""
    published: str | None = None
    language: str = ""
    url_day: str | None = None
    file_day: str | None = None
    charset: str = ""
    parts: tuple[Part, ...] = ()


class Frame(msgspec.Struct, frozen=True):
    """What can be said of an article without the language pipeline: title, source, date and parts."""

    title: str
    title_inferred: bool
    source: str
    published: Published
    parts: tuple[Part, ...]
