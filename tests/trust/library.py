"""Libraries to be harmed: how they are filled, aged, and what has to hold of one whatever happened to it."""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from index.fulltext import FullText
from index.indexing import FOLDER
from index.library import Library, open_library
from index.records import Check
from index.store import FILE, Store
from index.store.schema import APPLICATION_ID
from index.store.tables import MIGRATIONS

KEPT_SINCE_THREE = """counter article revision identity file location failure analysis unanalysed
    sketch copy article_mark event_mark change""".split()
"""Tables that have stayed as they were since version 3."""


def write_dispatches(folder: Path, numbers: Iterable[int], *, again: str = "") -> Path:
    """Short dispatches as files, all with the word `dispatch` and one of their own; `again` makes them new ones."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        file = folder / f"{number:05}.txt"
        file.write_text(
            f"Mortar fire killed at least four soldiers at the bridge in Ostrel on Wednesday, dispatch {number} said. "
            f"Rebels of the Hill Front denied that they had fired on house{number} {again}.\n",
            encoding="utf-8",
        )
        os.utime(file, (1_500_000_000 + number, 1_500_000_000 + number + len(again)))
    return folder


@dataclass
class Acknowledged:
    """What a library has said is done."""

    added: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    going: set[str] = field(default_factory=set)
    """Said to be about to be removed: these may be there or not."""
    notes: dict[str, int] = field(default_factory=lambda: defaultdict(lambda: -1))
    accepted: set[tuple[str, str]] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    analysed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    """Which revision, by article."""

    def hear(self, line: str) -> None:
        """Take in a line of a victim."""
        what, *words = line.split()
        match what:
            case "added" | "removed" | "seen":
                getattr(self, what).add(words[0])
            case "removing":
                self.going.add(words[0])
            case "analysed":
                self.analysed[words[0]] = int(words[1])
            case "noted":
                self.notes[words[0]] = int(words[1])
            case "accepted":
                self.accepted.add((words[0], words[1]))

    @property
    def count(self) -> int:
        """How many things were acknowledged."""
        return sum(map(len, (self.added, self.removed, self.notes, self.accepted, self.seen, self.analysed)))


def assert_holds(path: Path, said: Acknowledged) -> None:
    """The library opens; what it acknowledged is there; index and store agree; nothing has to be mended after that."""
    with closing(open_library(path)) as library:
        assert_kept(library, said)
        matching = {hit.id for hit in library.search("dispatch", limit=100_000).hits}
        with closing(Store(path)) as store, closing(FullText.open(path / FOLDER)) as index:
            assert index.keys() == store.keys()
            index.check()
            assert len(matching) == len(store.keys())
        checks = {check.name: check for check in library.doctor() if isinstance(check, Check)}
        assert all(check.ok for check in checks.values()), checks
        assert not checks["full text"].repaired, checks


def assert_kept(library: Library, said: Acknowledged) -> None:
    """Every acknowledged article, analysis and mark is there."""
    there = {hit.id for hit in library.search("", limit=100_000).hits}
    assert said.added - said.going <= there
    assert not said.removed & there
    for id_ in there & (said.notes.keys() | said.analysed.keys() | said.seen):
        article = library.article(id_)
        assert int(article.marks.note or -1) >= said.notes.get(id_, -1)
        assert article.analysis is not None or said.analysed.get(id_, 0) < article.revision
        assert article.marks.seen or id_ not in said.seen
        for event in (event for whose, event in said.accepted if whose == id_):
            assert article.analysis is None or event in article.marks.accepted


def aged(path: Path) -> None:
    """Turn a library's database into what version 3 of the program left behind."""
    file, old = path / FILE, path / "old.db"
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        for step in MIGRATIONS[:3]:
            connection.executescript(step)
        connection.execute("ATTACH ? AS now", (str(file),))
        for table in KEPT_SINCE_THREE:
            connection.execute(f"DELETE FROM main.{table}")
            names = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
            columns = ", ".join(names)
            connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM now.{table}")
        connection.execute(
            "DELETE FROM counter WHERE name NOT IN ('generation', 'batch', 'indexed', 'compared', 'text_group')"
        )
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 3")
        connection.execute("PRAGMA journal_mode = WAL")
    for name in (FILE, f"{FILE}-wal", f"{FILE}-shm"):
        (path / name).unlink(missing_ok=True)
    old.rename(file)
