"""Taking things out of the reader: a quotation or an event onto the clipboard, rows into a file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from index.library import FORMATS, Library, Rows, exported
from index.records import Article, Hit, Marked
from tui.describe import citation, event_words, quoted
from tui.lines import neutralise
from tui.screens.noting import Noting

CLIPBOARD_LIMIT = 74_000
"""Characters: terminals refuse longer OSC 52 sequences."""

LISTED = ("articles", "their events", "their entities")
SHOWN = ("events", "entities", "article")
ENDINGS = " ".join(f".{name}" for name in FORMATS)
MAP = ".geojson"
ROWS: dict[str, Rows] = {
    "articles": "hits",
    "their events": "events",
    "their entities": "entities",
    "events": "events",
    "entities": "entities",
    "article": "articles",
}


class Taking(Noting):
    """The reader with scissors."""

    # The clipboard.

    def action_copy(self) -> None:
        self._copy(neutralise_block(self.quotation()))

    def action_copy_record(self) -> None:
        article, shown = self.reading.article, self.reading.event
        events = self.events.meant if self.view == "events" else [shown] if shown else []
        if article is None or not events:
            self.tell("No event to copy." if article else "No article is shown.")
            return
        lines = exported("events", [(hit_of(article), event) for event in events], "jsonl")
        self._copy(b"".join(lines).decode().rstrip("\n"))

    def _copy(self, words: str) -> None:
        if not words or len(words) > CLIPBOARD_LIMIT:
            self.tell("Nothing to copy." if not words else "Too long for the clipboard.")
            return
        self.app.copy_to_clipboard(words)
        self.tell("Copied, if your terminal lets programs write to the clipboard.")

    def quotation(self) -> str:
        """The copy a reader takes: the event in words with its sentence, or the article; and where it stands."""
        article = self.reading.article
        if article is None:
            return ""
        if self.view == "events" and self.events.meant:
            told = [f"{event_words(one)}\n{quoted(one.evidence.text)}" for one in self.events.meant]
            return "\n".join([*told, citation(article)])
        shown = self.reading.event if self.view == "article" else None
        return citation(article, shown.evidence.text if shown else "")

    # Files.

    def action_export(self) -> None:
        from tui.screens.ask import Ask

        article = self.reading.article
        kinds = LISTED if self.view == "list" else SHOWN
        if (self.view == "list" and not self.results.hits) or (self.view != "list" and article is None):
            self.tell("Nothing to export.")
            return
        first = 1 if self.view == "entities" else 0
        name = f"dateline-{kinds[first].split()[-1]}.csv"

        def refuse(text: str) -> str:
            return refuse_file(text, ROWS[kinds[ask.kind]])

        ask = Ask("Write", name, refuse=refuse, kinds=kinds, hint=f"The ending says how: {ENDINGS}; events also {MAP}")
        ask.kind = first

        selected = self.events.selected if self.view == "events" else frozenset()

        def write(answer: str | None) -> None:
            if answer is not None:
                path = Path(answer.strip()).expanduser()
                self.jobs.write(partial(_written, path, kinds[ask.kind], self.query_now, article, selected))

        self.app.push_screen(ask, write)


def refuse_file(name: str, what: Rows = "events") -> str:
    """Why a file cannot be written; empty if it can."""
    path = Path(name.strip()).expanduser()
    if not name.strip():
        return "A file needs a name."
    if path.suffix.lstrip(".") not in FORMATS and (path.suffix, what) != (MAP, "events"):
        return f"The name must end in one of {ENDINGS}."
    if path.exists():
        return f"{path.name} is there already; nothing is overwritten."
    if not path.absolute().parent.is_dir():
        return f"There is no folder {path.absolute().parent}."
    return ""


def _written(
    path: Path, kind: str, query: str, article: Article | None, selected: Collection[str], library: Library
) -> str:
    count = save(path, library, kind, query, article, selected)
    return f"{count:,} {'row' if count == 1 else 'rows'} in {neutralise(str(path))}"


def save(
    path: Path, library: Library, kind: str, query: str, article: Article | None, selected: Collection[str] = ()
) -> int:
    """Write rows to a new file (of events only the `selected` ones, if any are); returns how many. Raises OSError,
    LibraryError.
    """
    counted = 0

    def counting(rows: Iterator[object]) -> Iterator[object]:
        nonlocal counted
        for row in rows:
            counted += 1
            yield row

    rows = _rows(library, kind, query, article, selected)
    with path.open("xb") as file:  # never over a file that is there
        file.writelines(exported(ROWS[kind], counting(rows), path.suffix.lstrip(".")))  # type: ignore[arg-type]
    return counted


def _rows(
    library: Library, kind: str, query: str, article: Article | None, selected: Collection[str]
) -> Iterator[object]:
    if kind == "articles":
        return chain.from_iterable(_pages(library, query))
    if kind == "their events":
        return iter(library.events(query))
    if kind == "their entities":
        return iter(library.entities(query))
    if article is None:
        return iter(())
    hit = hit_of(article)
    if kind == "events":
        return iter([(hit, event) for event in article.events if not selected or event.id in selected])
    if kind == "entities":
        return iter([(hit, entity) for entity in article.analysis.entities] if article.analysis else [])
    return iter([article])


def _pages(library: Library, query: str) -> Iterator[tuple[Hit, ...]]:
    offset = 0
    while hits := library.search(query, limit=200, offset=offset).hits:
        yield hits
        offset += len(hits)


def hit_of(article: Article) -> Hit:
    """What an exported row says of the article it is from."""
    return Hit(article.id, Marked(article.title), article.source, article.published, Marked(""), 0.0)


def neutralise_block(text: str) -> str:
    """Several lines, each safe to show and to paste."""
    return "\n".join(neutralise(row) for row in text.split("\n"))
