"""`dateline extract`: texts in, one JSON record of entities and events a line out; needs no library. The only command
that loads the language pipeline, and only when it runs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import click

from index.commands.output import emit, say
from index.errors import LexiconError, SourceError
from index.export.formats import encode
from index.export.objects import extraction_object
from index.read.rows import RawRecord, texts
from index.records import SCHEMA, Analysis
from index.text import decode, neutralise

ROWS = (".jsonl", ".ndjson")
PAGES = (".html", ".htm", ".xhtml")


@click.command("extract", short_help="Print entities and events of texts, one JSON record a line.")
@click.option("--cluster", is_flag=True, help="Read everything first, and say which texts report the same happening.")
@click.option("--explain", is_flag=True, help="Print why each event was made, in words, instead of records.")
@click.argument(
    "files",
    metavar="FILE...|-",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, allow_dash=True, readable=False),
)
def command(files: tuple[Path, ...], cluster: bool, explain: bool) -> int:
    """Print what texts report: one JSON record of entities and events a line, in the order given.

    FILEs are texts, or JSON lines ({"id", "text", "published", "title", "source"}; only text is needed); `-` reads
    standard input, which may be either. A file or line that cannot be read is named and left out. Offsets refer to
    the text as given. With --cluster each record has a `cluster`, the same where the main happening is the same. With
    --explain each event is told with its sentence, its rule (file and line), what fills its roles and by which path,
    what the rule asked for, which rules were refused and why, and the factors of its confidence.

    \b
    Example:
      dateline extract story.txt
      zcat wire.jsonl.gz | dateline extract - > events.jsonl
    """
    failed = 0
    records: Iterable[RawRecord | SourceError] = chain.from_iterable(_records(file) for file in files)
    clusters: dict[int, str] = {}
    if cluster:
        records = list(records)
        clusters = _clusters(records)
    for number, record in enumerate(records):
        line = b""
        if not isinstance(record, SourceError):
            line = _explained(record) if explain else _extracted(record, clusters.get(number))
        if isinstance(record, SourceError):
            say(f"dateline: {record}")
        if line:
            emit([line], at_once=True)
        else:
            failed += 1
    return 1 if failed else 0


def _analysed(record: RawRecord, analyse: Callable[..., Analysis]) -> Analysis | None:
    """What one text reports; None, and a word on it, where extraction fails."""
    try:
        return analyse(
            record.text,
            article_id=record.id,
            title=record.title,
            source=record.source,
            published=record.published,
        )
    except LexiconError:
        raise
    except Exception as error:  # whatever one text does to the pipeline, the others still have their turn
        say(f"dateline: {record.id}: extraction failed: {type(error).__name__}: {error}")
        return None


def _extracted(record: RawRecord, cluster: str | None) -> bytes:
    from index.extract.pipeline import analyse

    analysis = _analysed(record, analyse)
    if analysis is None:
        return b""
    found = extraction_object(record.id, analysis)
    if cluster is not None:
        found["cluster"] = cluster
    return encode({"schema": SCHEMA, **found}) + b"\n"


def _explained(record: RawRecord) -> bytes:
    from index.explaining import lines
    from index.extract.explaining import explained

    analysis = _analysed(record, explained)
    if analysis is None:
        return b""
    told = {found.event: found for found in analysis.explanations}
    parts = [neutralise(record.id)]
    for event in analysis.events:
        parts.append("")
        parts.append(neutralise(" ".join(event.evidence.text.split())))
        parts += ["  " + neutralise(line) for line in (lines(told[event.id]) if event.id in told else ())]
    return ("\n".join(parts) + "\n\n").encode("utf-8", "replace")


def _clusters(records: Iterable[RawRecord | SourceError]) -> dict[int, str]:
    """By position: the id of the first text that reports the same happening."""
    from index.stories.happenings import Told, group

    given = [(number, record) for number, record in enumerate(records) if not isinstance(record, SourceError)]
    groups = group([Told(record.title, record.text, _day(record.published)) for _, record in given])
    first: dict[int, str] = {}
    return {number: first.setdefault(group, record.id) for (number, record), group in zip(given, groups, strict=True)}


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _records(file: Path) -> Iterator[RawRecord | SourceError]:
    """The texts of one file, or of standard input."""
    try:
        if str(file) == "-":
            yield from _standard_input()
        elif file.suffix.lower() in ROWS:
            with file.open("rb") as lines:
                yield from texts(lines, str(file))
        elif file.suffix.lower() in PAGES:
            yield SourceError(str(file), "a web page has more than text in it; `dateline add` reads it")
        else:
            yield _text(file.read_bytes(), file.name, str(file))
    except OSError as error:
        yield SourceError(str(file), error.strerror or str(error))


def _standard_input() -> Iterator[RawRecord | SourceError]:
    lines: Iterable[bytes] = sys.stdin.buffer
    begin = []
    for line in lines:
        begin.append(line)
        if line.strip():
            break
    if begin and begin[-1].lstrip().startswith(b"{"):
        return texts(chain(begin, lines), "standard input")
    return iter([_text(b"".join(chain(begin, lines)), "-", "standard input")])


def _text(raw: bytes, id: str, path: str) -> RawRecord | SourceError:
    if b"\x00" in raw[:8192] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return SourceError(path, "not a text file")
    text = decode(raw)
    if not text.strip():
        return SourceError(path, "empty file")
    return RawRecord(id=id, text=text)
