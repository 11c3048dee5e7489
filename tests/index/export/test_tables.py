"""A library as tables: what was read is there, typed, described in the file, and joins up."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from index.export.tables import TABLES, VIEWS, write_tables
from index.records import Change, Marks, PassageNote
from tests.index.export.samples import ARREST, ARTICLE, ATTACK, TEXT

GOLDEN = Path(__file__).parents[2] / "golden" / "export-sqlite.sql"


@pytest.fixture
def database(tmp_path: Path) -> sqlite3.Connection:
    unread = msgspec.structs.replace(ARTICLE, id="8aaaaaa", analysis=None)
    assert list(write_tables(tmp_path / "out.sqlite", [ARTICLE, unread])) == [1, 2]
    connection = sqlite3.connect(tmp_path / "out.sqlite")
    connection.row_factory = sqlite3.Row
    return connection


def test_every_table_and_view_can_be_read(database: sqlite3.Connection) -> None:
    for name in (*TABLES, *VIEWS):
        database.execute(f"SELECT * FROM {name}").fetchall()


def test_every_column_is_described_in_the_file(database: sqlite3.Connection) -> None:
    described = {(row["table"], row["column"]) for row in database.execute("SELECT * FROM columns")}

    for table in TABLES:
        assert {(table, row["name"]) for row in database.execute(f"PRAGMA table_info({table})")} <= described


def test_evidence_and_mentions_are_cut_from_the_text(database: sqlite3.Connection) -> None:
    rows = database.execute(
        "SELECT evidence, substr(text, evidence_start + 1, evidence_end - evidence_start) AS cut"
        " FROM events JOIN articles USING (article)"
    ).fetchall()
    mentions = database.execute("SELECT start, end, text FROM mentions").fetchall()

    assert len(rows) == 2
    assert all(row["evidence"] == row["cut"] for row in rows)
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in mentions)


def test_an_event_list_row_holds_actors_and_toll(database: sqlite3.Connection) -> None:
    row = database.execute("SELECT * FROM event_list WHERE event = ?", (ATTACK.id,)).fetchone()

    assert (row["actors"], row["targets"], row["source"]) == ("Gunmen", "a police post", "Northwire")
    assert (row["killed_min"], row["killed_max"]) == (2, None)


def test_happened_leaves_out_what_is_recalled_or_doubtful(database: sqlite3.Connection) -> None:
    happened = {row["event"] for row in database.execute("SELECT event FROM happened")}

    assert ATTACK.id in happened
    assert ARREST.id not in happened


def test_an_article_not_analysed_yet_is_there_without_events(database: sqlite3.Connection) -> None:
    row = database.execute("SELECT count(*) AS events FROM events WHERE article = '8aaaaaa'").fetchone()

    assert database.execute("SELECT count(*) FROM articles").fetchone()[0] == 2
    assert row["events"] == 0


def test_marks_are_rows_and_what_was_rejected_is_no_event(tmp_path: Path) -> None:
    note = PassageNote("n1", 0, 6, "Gunmen", "which?")
    lost = PassageNote("n2", -1, -1, "Nobody", "gone")
    marks = Marks(
        starred=True,
        tags=("a", "b"),
        note="ask",
        accepted=(ARREST.id,),
        rejected=(ATTACK.id,),
        notes=(note, lost),
        entities_edited=(0,),
    )
    change = Change(1, "2017-06-03T10:00:00+00:00", ARTICLE.id, "", "starred")
    elsewhere = msgspec.structs.replace(change, number=2, article="other")
    article = msgspec.structs.replace(ARTICLE, marks=marks)
    list(write_tables(tmp_path / "out.sqlite", [article], [change, elsewhere]))

    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as connection:
        rows = connection.execute("SELECT kind, target, mark, value, start FROM marks").fetchall()
        events = connection.execute("SELECT event FROM events").fetchall()
        acts = connection.execute("SELECT number, kind, target, words, undone FROM changes").fetchall()

    assert rows == [
        ("article", None, "starred", None, None),
        ("article", None, "note", "ask", None),
        ("article", None, "tag", "a", None),
        ("article", None, "tag", "b", None),
        ("event", ARREST.id, "accepted", None, None),
        ("event", ATTACK.id, "rejected", None, None),
        ("entity", "Derrim", "edited", None, None),
        ("passage", "n1", "note", "which?", 0),
        ("passage", "n2", "note", "gone", None),
    ]
    assert events == [(ARREST.id,)]
    assert acts == [(1, "article", None, "starred", 0)]


def test_the_tables_are_those_of_the_golden_file(database: sqlite3.Connection) -> None:
    assert GOLDEN.read_text(encoding="utf-8") == dumped(database)


def dumped(connection: sqlite3.Connection) -> str:
    """Everything in the file as SQL, without what SQLite keeps for itself."""
    return "\n".join(line for line in connection.iterdump() if "sqlite_" not in line) + "\n"


def test_a_file_that_exists_is_not_written_into(tmp_path: Path) -> None:
    file = tmp_path / "out.sqlite"
    list(write_tables(file, [ARTICLE]))

    with pytest.raises(sqlite3.Error):
        list(write_tables(file, [ARTICLE]))
