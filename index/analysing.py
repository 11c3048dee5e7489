"""Has the extractor go over what it has not seen yet, newest article first, and keeps each analysis as it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from index.errors import ExtractionError
from index.extract import own
from index.extract.own import version
from index.extract.worker import Job, Worker
from index.records import Progress
from index.store import Pending, Store

__all__ = ["Worker", "analyse_pending"]


def analyse_pending(
    store: Store, worker: Worker, cancelled: Callable[[], bool], *, retry: bool = False
) -> Iterator[Progress]:
    """Analyse every article that this version of the extractor has not analysed (nor, unless `retry`, given up on).

    Raises LexiconError before anything is analysed if a file of the user's lexicon is wrong.
    """
    _check_lexicon()
    total = store.pending_count(version(), retry=retry)
    if not total or cancelled():
        return
    yield Progress("extract", 0, total)
    sent: dict[str, Pending] = {}
    results = worker.analyse_many(_jobs(store, sent, cancelled, retry=retry))
    for done, (job, result) in enumerate(results, 1):
        pending = sent.pop(job.id)
        if isinstance(result, ExtractionError):
            store.give_up(pending.key, pending.revision, version(), str(result))
            yield _progress(pending, done, total, outcome="failed", failure=str(result))
        elif store.save_analysis(pending.key, pending.revision, result):
            yield _progress(pending, done, total, outcome="analysed")
        if cancelled():
            return


def _check_lexicon() -> None:
    if own.files():  # only then: the rules ask for the language pipeline
        from index.extract.events.rules import check

        check()


def _jobs(store: Store, sent: dict[str, Pending], cancelled: Callable[[], bool], *, retry: bool) -> Iterator[Job]:
    for pending in store.pending(version(), retry=retry):
        if cancelled():
            return
        draft = pending.draft
        sent[pending.id] = msgspec.structs.replace(pending, draft=msgspec.structs.replace(draft, text=""))
        yield Job(
            id=pending.id,
            text=draft.text,
            title=draft.title,
            source=draft.source,
            published=draft.published,
            file_day=draft.file_day,
            url_day=draft.url_day,
            parts=draft.parts,
        )


def _progress(pending: Pending, done: int, total: int, *, outcome: str, failure: str = "") -> Progress:
    return Progress(
        "extract",
        done,
        max(done, total),
        path=pending.draft.path,
        article=pending.id,
        outcome="failed" if outcome == "failed" else "analysed",
        failure=failure,
    )
