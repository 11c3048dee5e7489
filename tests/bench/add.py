"""Articles a second of CPU and peak memory of adding, by kind of file: reading; storing, with full text and copies;
language.

    python tests/bench/add.py --corpus FILE.jsonl.gz [--articles 500] [--analysed 60] [--growth] [--kinds jsonl ...]

The corpus has one JSON object a line: title, source, published, text. Language is measured once, for it does not depend
on the kind; it must be the limit. Memory is the most of its own that one process has (`read` and `store` together), a
fresh one for each kind that has never held the corpus; with `--growth` the last lines show whether it stays flat as
articles grow.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import html
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from threading import Event, Thread

sys.path.insert(0, str(Path(__file__).parents[2]))

from index.library import open_library
from index.read import pdf, read_file
from index.read.files import walk
from index.records import Draft
from tests.bench.load import megabytes
from tests.index.read import packing

ROOT = Path(__file__).parents[2]

GROWING = (1_000, 2_500, 5_000, 10_000)
"""Articles of which memory is told with `--growth`."""

LOADING = 5
"""Articles analysed only to know what loading takes."""

Row = dict[str, str]


def page(row: Row) -> str:
    paragraphs = "".join(f"<p>{html.escape(text)}</p>" for text in row["text"].split("\n\n"))
    return (
        f"<html><head><title>{html.escape(row['title'])}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{html.escape(row['title'])}</h1>{paragraphs}</article></body></html>"
    )


def message(row: Row) -> str:
    return f"Received: by x\nFrom: Desk <desk@wire.example>\nSubject: {row['title']}\n\n{row['text']}\n"


def each(name: str, content: Callable[[Row], str | bytes]) -> Callable[[Path, list[Row]], None]:
    """Writes one file an article."""

    def write(folder: Path, rows: list[Row]) -> None:
        for number, row in enumerate(rows):
            made = content(row)
            (folder / f"{number:06}{name}").write_bytes(made.encode() if isinstance(made, str) else made)

    return write


def whole(name: str, content: Callable[[list[Row]], str | bytes]) -> Callable[[Path, list[Row]], None]:
    """Writes all articles into one file."""

    def write(folder: Path, rows: list[Row]) -> None:
        made = content(rows)
        (folder / name).write_bytes(made.encode() if isinstance(made, str) else made)

    return write


def table(rows: list[Row]) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, ["title", "source", "published", "text"], extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def feed(rows: list[Row]) -> str:
    items = "".join(
        f"<item><title>{html.escape(row['title'])}</title><guid>{number}</guid>"
        f"<description>{html.escape(html.escape(row['text']))}</description></item>"
        for number, row in enumerate(rows)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>"


def mailbox(rows: list[Row]) -> str:
    return "\n".join(f"From desk@wire.example Sun Jun  4 18:00:00 2017\n{message(row)}" for row in rows)


def printed(text: str) -> list[str]:
    """The lines of a text on paper, in letters that a page's own font has."""
    plain = text.encode("ascii", "replace").decode().translate(str.maketrans("()\\", "[]/"))
    return [line for paragraph in plain.split("\n\n") for line in textwrap.wrap(paragraph, 90)]


KINDS: dict[str, Callable[[Path, list[Row]], None]] = {
    "text": each(".txt", lambda row: row["text"]),
    "markdown": each(".md", lambda row: f"---\ntitle: x\n---\n\n{row['text']}"),
    "html": each(".html", page),
    "mail": each(".eml", message),
    "docx": each(".docx", lambda row: packing.docx([("", html.escape(text)) for text in row["text"].split("\n\n")])),
    "jsonl": whole("all.jsonl", lambda rows: "\n".join(map(json.dumps, rows))),
    "json": whole("all.json", json.dumps),
    "csv": whole("all.csv", table),
    "feed": whole("all.rss", feed),
    "mbox": whole("all.mbox", mailbox),
    "pdf": each(".pdf", lambda row: packing.pdf([printed(row["text"])])),
    "odt": each(
        ".odt",
        lambda row: packing.odt("".join(f"<text:p>{html.escape(text)}</text:p>" for text in row["text"].split("\n\n"))),
    ),
    "epub": each(".epub", lambda row: packing.epub({"one": f"<p>{html.escape(row['text'])}</p>"})),
    "zip": whole("all.zip", lambda rows: packing.zipped({f"{n}.txt": row["text"] for n, row in enumerate(rows)})),
    "warc": whole(
        "all.warc.gz",
        lambda rows: packing.warc(
            [(f"http://a.example/{n}", "200 OK", "text/html", page(row).encode()) for n, row in enumerate(rows)]
        ),
    ),
}


def corpus(path: Path, count: int) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(lines, count)]


class Peak(Thread):
    """The most memory of its own that this process has while it is watched, in megabytes."""

    EVERY_S = 0.01

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most, self._done = 0.0, Event()
        self.start()

    def run(self) -> None:
        while not self._done.wait(self.EVERY_S):
            self.most = max(self.most, megabytes())

    def end(self) -> float:
        self._done.set()
        self.join()
        return self.most


def measure(folder: Path) -> dict[str, float]:
    """Seconds of reading and of storing, megabytes at the peak beyond what there was before."""
    with tempfile.TemporaryDirectory() as scratch:
        before, peak = megabytes(), Peak()
        start = cpu_s()
        read = sum(
            isinstance(one, Draft) for path in walk([folder]) if isinstance(path, Path) for one in read_file(path)
        )
        pdf.APART.close()  # what it took is counted when it has ended
        reading = cpu_s() - start
        library = open_library(Path(scratch) / "library")
        start = cpu_s()
        added = sum(step.outcome == "added" for step in library.add([folder], analyse=False))
        pdf.APART.close()
        adding = cpu_s() - start
        library.close()
    return {"read": read, "added": added, "reading": reading, "adding": adding, "mb": peak.end() - before}


def language(rows: list[Row]) -> float:
    """Articles per second of the language pipeline, in its one process, without what loading it takes."""
    with tempfile.TemporaryDirectory() as scratch:
        library = open_library(Path(scratch) / "library")
        spent = []
        for number, part in enumerate((rows[:LOADING], rows[LOADING:])):
            (Path(scratch) / f"{number}.jsonl").write_text("\n".join(map(json.dumps, part)))
            list(library.add([Path(scratch) / f"{number}.jsonl"], analyse=False))
            start = cpu_s(resource.RUSAGE_CHILDREN)
            list(library.analyse())
            spent.append(cpu_s(resource.RUSAGE_CHILDREN) - start)
        library.close()
    return (len(rows) - 2 * LOADING) / (spent[1] - spent[0])


def cpu_s(*whose: int) -> float:
    """Seconds of CPU that this process and its ended children took: other work on the machine does not count."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, whose or (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def apart(kind: str, path: Path, count: int) -> dict[str, float]:
    """The measure of a kind in a process of its own, so that peaks are its own: not those of making the files, whose
    memory it could use again.
    """
    with tempfile.TemporaryDirectory() as pile:
        KINDS[kind](Path(pile), corpus(path, count))
        ran = subprocess.run(
            [sys.executable, __file__, "--pile", pile],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--analysed", type=int, default=60)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--pile", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.pile:
        print(json.dumps(measure(args.pile)))
        return
    if not (args.corpus and args.corpus.exists()):
        sys.exit(f"{args.corpus}: no such corpus; name one with --corpus")
    print(f"{'kind':10}{'read/s':>10}{'read+store/s':>14}{'MB':>8}")
    for kind in args.kinds:
        found = apart(kind, args.corpus, args.articles)
        rates = args.articles / found["reading"], args.articles / found["adding"]
        print(f"{kind:10}{rates[0]:10.0f}{rates[1]:14.0f}{found['mb']:8.0f}")
    print(f"{'language':10}{language(corpus(args.corpus, args.analysed)):10.1f} articles a second in one process")
    for count in GROWING if args.growth else ():
        print(f"memory of {count} articles of jsonl: {apart('jsonl', args.corpus, count)['mb']:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
