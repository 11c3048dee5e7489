"""What runs in the extraction process: it answers one job after the other until its parent is gone.

The parent may be killed at any moment and take its deadlines with it, so this process has two of its own ways out: the
closed pipe, seen by a thread, and a timer that needs no interpreter lock, for code that never gives the lock back.
"""

from __future__ import annotations

import faulthandler
import gc
import importlib
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from index.extract.wire import Job, Reply, frame, frames, patience
from index.records import Analysis

PATIENCE = 1.5
"""Deadlines a job may last here. The parent ends a late process first, and says so better, if there still is one."""

NICENESS = 5
"""The screen comes first: it shares the machine with this process."""

Analyse = Callable[..., Analysis]


def main(target: str, deadline_s: float) -> None:
    """Answer jobs with the function `target` ("package.module:function")."""
    jobs_in, replies_out = _own_pipes()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's; we go when it goes
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(jobs_in, jobs), daemon=True).start()
    module, _, function = target.partition(":")
    analyse: Analyse = getattr(importlib.import_module(module), function)
    _send(replies_out, Reply())
    is_first = True
    while True:
        job = jobs.get()
        faulthandler.dump_traceback_later(patience(deadline_s, job) * PATIENCE + 1.0, exit=True)
        reply = _answer(analyse, job)
        faulthandler.cancel_dump_traceback_later()
        _send(replies_out, reply)
        if is_first:
            gc.collect()
            gc.freeze()  # the model is here to stay: the collector need not walk it again
            is_first = False


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the parent, out of reach of any code that prints or reads: that goes to stderr, or finds nothing."""
    jobs_in, replies_out = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return jobs_in, replies_out


def _receive(jobs_in: BinaryIO, jobs: queue.SimpleQueue[Job]) -> None:
    decoder = msgspec.msgpack.Decoder(Job)
    for data in frames(jobs_in):
        jobs.put(decoder.decode(data))
    os._exit(0)


def _answer(analyse: Analyse, job: Job) -> Reply:
    try:
        analysis = analyse(
            job.text,
            article_id=job.id,
            title=job.title,
            source=job.source,
            published=job.published,
            file_day=job.file_day,
            url_day=job.url_day,
            parts=job.parts,
        )
    except Exception as error:  # one article's failure, whatever it is, must not end the others
        return Reply(error=f"{type(error).__name__}: {error}")
    return Reply(analysis)


def _send(replies_out: BinaryIO, reply: Reply) -> None:
    try:
        replies_out.write(frame(reply))
        replies_out.flush()
    except OSError:
        os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
