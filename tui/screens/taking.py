"""Taking things out of the reader: a quotation or an event onto the clipboard, rows into a file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from textual import on

from index.library import ENDINGS, Library, Rows, exported, taken_away
from index.records import Article, Entity, Event, Hit, Marked
from tui.describe import citation, event_words, quoted
from tui.lines import Line, line, neutralise
from tui.messages import Written
from tui.screens.noting import Noting
from tui.widgets.status import Status

T = TypeVar("T")

CLIPBOARD_LIMIT = 74_000
"""Characters: terminals refuse longer OSC 52 sequences."""

LISTED = ("articles", "their events", "their entities")
SHOWN = ("events", "entities", "article")
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

        def hint(kind: int) -> str:
            return f"The ending says how: {' '.join(ENDINGS[ROWS[kinds[kind]]])}"

        ask = Ask("Write", name, refuse=refuse, kinds=kinds, hint=hint)
        ask.kind = first
        selected = {"list": self.results, "events": self.events}.get(self.view)
        chosen = selected.selected if selected is not None else frozenset()

        def write(answer: str | None) -> None:
            if answer is not None:
                path = Path(answer.strip()).expanduser()
                taken = Taken(kinds[ask.kind], self.query_now, article, chosen)
                self.jobs.write(partial(_written, path, taken))

        self.app.push_screen(ask, write)

    @on(Written)
    def _tell_progress(self, message: Written) -> None:
        words = line(("writing", "accent"), f" {message.rows:,} rows") if message.rows else Line()
        if message.rows or not self.jobs.adding:
            self.query_one(Status).progress = words
        self.renew_keys()


def refuse_file(name: str, what: Rows = "events") -> str:
    """Why a file cannot be written; empty if it can."""
    path = Path(name.strip()).expanduser()
    if not name.strip():
        return "A file needs a name."
    if not path.name.lower().endswith(ENDINGS[what]):
        return f"The name must end in one of {' '.join(ENDINGS[what])}."
    if path.exists():
        return f"{path.name} is there already; nothing is overwritten."
    if not path.absolute().parent.is_dir():
        return f"There is no folder {path.absolute().parent}."
    return ""


@dataclass(frozen=True)
class Taken:
    """What is taken away: the kind of rows, of which query or article, and of those the `selected` alone, if any are
    (articles of the list, events of an article).
    """

    kind: str
    query: str
    article: Article | None
    selected: Collection[str] = ()


def _written(path: Path, taken: Taken, library: Library, tell: Callable[[int], None]) -> str:
    count = save(path, library, taken, tell)
    return f"{count:,} {'row' if count == 1 else 'rows'} in {neutralise(str(path))}"


def save(path: Path, library: Library, taken: Taken, tell: Callable[[int], None] = lambda rows: None) -> int:
    """Write rows to a new file, telling how many there are so far; returns how many. What stops it leaves no file.
    Raises OSError, LibraryError.
    """
    most = 0

    def counting(rows: Iterable[T]) -> Iterator[T]:
        nonlocal most
        for number, row in enumerate(rows, start=1):
            most = max(most, number)
            tell(number)
            yield row

    is_whole = taken.kind in LISTED and not taken.selected
    what, ending = ROWS[taken.kind], path.suffix.lower().lstrip(".")
    if what != "events" and not path.name.lower().endswith((".bib", ".csl.json")):
        chunks = exported(what, counting(_rows(library, taken)), ending)
    else:
        chunks = taken_away(
            path,
            taken.query if taken.kind in LISTED or taken.article is None else taken.article.title,
            lambda: counting(_events(library, taken)),
            lambda: counting(_articles(library, taken)),
            library.article,
            lambda: library.happenings(taken.query, several=True) if is_whole else (),
        )
    try:
        with path.open("xb") as file:  # never over a file that is there
            file.writelines(chunks)
    except FileExistsError:
        raise
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return most


def _rows(library: Library, taken: Taken) -> Iterator[Hit | Article | tuple[Hit, Entity]]:
    article, selected = taken.article, taken.selected
    if taken.kind == "articles":
        return (hit for hit in chain.from_iterable(_pages(library, taken.query)) if not selected or hit.id in selected)
    if taken.kind == "their entities":
        return (row for row in library.entities(taken.query) if not selected or row[0].id in selected)
    if article is None:
        return iter(())
    if taken.kind == "entities":
        hit = hit_of(article)
        return iter([(hit, entity) for entity in article.analysis.entities] if article.analysis else [])
    return iter([article])


def _events(library: Library, taken: Taken) -> Iterator[tuple[Hit, Event]]:
    article, selected = taken.article, taken.selected
    if taken.kind in LISTED:
        return (row for row in library.events(taken.query) if not selected or row[0].id in selected)
    events = article.events if article is not None else ()
    return (
        ((hit_of(article), event) for event in events if not selected or event.id in selected) if article else iter(())
    )


def _articles(library: Library, taken: Taken) -> Iterator[Article]:
    if taken.kind not in LISTED:
        return iter(() if taken.article is None else (taken.article,))
    hits = chain.from_iterable(_pages(library, taken.query))
    return (library.article(hit.id) for hit in hits if not taken.selected or hit.id in taken.selected)


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
