"""What the search benchmark asks of an engine, and Dateline as the reader uses it. An answer is what a list shows: id,
title and a snippet of 200 characters, both with the hits marked.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from tests.bench.questions import Article, Asked

PAGE = 20
BATCH = 200

Page = list[tuple[Any, ...]]
"""Id, title and snippet of each hit."""


def batched(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Articles in batches."""
    waiting = iter(articles)
    while several := list(islice(waiting, BATCH)):
        yield several


class Engine(ABC):
    """An index in a folder."""

    name = ""
    can_add = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder / self.name

    @abstractmethod
    def build(self, articles: Iterable[Article]) -> None:
        """Index everything, on disk."""

    @abstractmethod
    def open(self) -> None:
        """Get ready to answer."""

    @abstractmethod
    def close(self) -> None:
        """Let go of everything, mapped files too."""

    @abstractmethod
    def ask(self, asked: Asked) -> Page | None:
        """The first page; None where the engine has no such query."""

    def marked(self, page: Page) -> int:
        """How many of the snippets of a page have something marked."""
        return sum("<b" in snippet for _, _, snippet in page)

    def add(self, article: Article) -> None:
        """Index one article more, on disk, while somebody has the index open; `fresh` then shows it to them."""
        raise NotImplementedError

    def fresh(self) -> None:  # noqa: B027  # most need nothing
        """Have the index that is open see what was added. Dateline's library does by itself."""

    def index_bytes(self) -> int:
        """Size of what is needed to search, without the texts themselves."""
        return sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())


class Dateline(Engine):
    """The library: the database for titles and texts, the index for finding."""

    name = "dateline"

    def build(self, articles: Iterable[Article]) -> None:
        from index.fulltext import FullText
        from index.indexing import FOLDER, mend
        from index.records import Draft, Frame, Published
        from index.store import Found, Store

        self.folder.mkdir(parents=True)
        self.folder.chmod(0o700)
        store = Store(self.folder)
        for several in batched(articles):
            store.keep(
                Found(
                    f"/bench/{one.key}",
                    Draft(one.text, f"path:/bench/{one.key}", f"{one.key:064x}"),
                    Frame(one.title, False, one.source, Published(one.day, "given"), ()),
                )
                for one in several
            )
        store.save_compared(store.batch(), ())  # else the first article added would be compared with all of these
        store.mark_indexed(0)
        index = FullText.open(self.folder / FOLDER, store.identity())  # or opening would build it anew
        for _ in mend(index, store):
            pass
        while index.tidy():
            pass
        index.close()
        store.close()

    def open(self) -> None:
        from index.library import open_library

        self.library = open_library(self.folder, create=False)

    def close(self) -> None:
        self.library.close()

    def add(self, article: Article) -> None:
        from index.library import open_library

        row = {"title": article.title, "source": article.source, "published": article.day, "text": article.text}
        file = self.folder.parent / f"{article.key}.jsonl"
        file.write_text(json.dumps(row), encoding="utf-8")
        adder = open_library(self.folder, create=False)  # another process's, as far as the reader can tell
        for step in adder.add([file], analyse=False):
            if step.outcome == "added":
                break  # it can be found and read; what else an adder does, nobody waits for
        adder.close()
        file.unlink()

    def ask(self, asked: Asked) -> Page | None:
        found = self.library.search(
            written(asked), sort="date" if asked.by_date else "relevance", limit=PAGE, typing=asked.typing, fold=True
        )
        return [(hit.id, hit.title, hit.snippet) for hit in found.hits]

    def marked(self, page: Page) -> int:
        return sum(bool(snippet.spans) for _, _, snippet in page)

    def index_bytes(self) -> int:
        from index.indexing import FOLDER

        return sum(file.stat().st_size for file in (self.folder / FOLDER).iterdir())


def written(asked: Asked) -> str:
    """A query in Dateline's language."""
    words = list(asked.words)
    if asked.prefix and not asked.typing:
        words[-1] += "*"
    match asked.how:
        case "phrase":
            text = '"' + " ".join(words) + '"'
        case "or":
            text = " OR ".join(words)
        case "not":
            text = f"{words[0]} -{words[1]}"
        case "fuzzy":
            text = f"{words[0]}~"
        case _:
            text = " ".join(words)
    text += f' source:"{asked.source}"' if asked.source else ""
    return text + (f" date:{asked.first}..{asked.last}" if asked.first else "")
