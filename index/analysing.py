"""Has the extractor go over what it has not seen yet, newest article first, and keeps each analysis as it comes."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

import msgspec

from index.errors import ExtractionError
from index.extract import own
from index.extract.own import version
from index.extract.worker import Job, Worker, job_of
from index.records import Analysis, Progress
from index.store import Pending, Store

Result = tuple[Job, Analysis | ExtractionError]


@contextmanager
def workers(jobs: int) -> Iterator[Sequence[Worker]]:
    """So many processes that analyse; each starts when it is first needed."""
    with ExitStack() as stack:
        yield [stack.enter_context(Worker()) for _ in range(max(1, jobs))]


def analyse_pending(
    store: Store,
    crew: Sequence[Worker],
    cancelled: Callable[[], bool],
    *,
    retry: bool = False,
    stale: bool = False,
) -> Iterator[Progress]:
    """Analyse every article that has no analysis (`stale`: or one by another version of the extractor), except, unless
    `retry`, those that this version has given up on.

    Raises LexiconError before anything is analysed if a file of the user's lexicon is wrong.
    """
    _check_lexicon()
    total = store.pending_count(version(), retry=retry, stale=stale)
    if not total or cancelled():
        return
    yield Progress("extract", 0, total)
    sent: dict[str, Pending] = {}
    pending_now = store.pending(version(), retry=retry, stale=stale)
    for done, (job, result) in enumerate(_results(crew, _jobs(pending_now, sent, cancelled)), 1):
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


def _results(crew: Sequence[Worker], jobs: Iterator[Job]) -> Iterator[Result]:
    """What becomes of the jobs, as it comes; several workers draw from them as they get done."""
    if len(crew) == 1:
        yield from crew[0].analyse_many(jobs)
        return
    shared = _Shared(jobs)
    results: queue.Queue[Result | Exception | None] = queue.Queue(maxsize=4 * len(crew))  # the store sets the pace
    threads = [threading.Thread(target=_work, args=(worker, shared, results), daemon=True) for worker in crew]
    for thread in threads:
        thread.start()
    try:
        working = len(threads)
        while working:
            match results.get():
                case None:
                    working -= 1
                case Exception() as error:
                    raise error
                case result:
                    yield result
    finally:
        shared.stop()
        while any(thread.is_alive() for thread in threads):
            try:
                results.get(timeout=0.05)
            except queue.Empty:
                continue


def _work(worker: Worker, jobs: _Shared, results: queue.Queue[Result | Exception | None]) -> None:
    try:
        for result in worker.analyse_many(jobs):
            results.put(result)
    except Exception as error:  # it is the caller's to hear
        results.put(error)
    else:
        results.put(None)


class _Shared:
    """Jobs that several threads draw from."""

    def __init__(self, jobs: Iterator[Job]) -> None:
        self._jobs = jobs
        self._guard = threading.Lock()
        self._stopped = False

    def __iter__(self) -> _Shared:
        return self

    def __next__(self) -> Job:
        with self._guard:
            if self._stopped:
                raise StopIteration
            return next(self._jobs)

    def stop(self) -> None:
        """Give out no more."""
        self._stopped = True


def _jobs(found: Iterator[Pending], sent: dict[str, Pending], cancelled: Callable[[], bool]) -> Iterator[Job]:
    for pending in found:
        if cancelled():
            return
        draft = pending.draft
        sent[pending.id] = msgspec.structs.replace(pending, draft=msgspec.structs.replace(draft, text=""))
        yield job_of(pending.id, draft)


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
