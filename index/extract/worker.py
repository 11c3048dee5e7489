"""The process extraction runs in, seen from outside: a crash or an endless loop costs one article, never the program.

Records travel over pipes as msgspec frames. A few jobs are always under way, so that the process never waits.
Importing this loads no language pipeline; only the process does.
"""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import msgspec

from index.errors import ExtractionError
from index.extract.wire import Job, Reply, frame, frames, job_of, patience
from index.records import Analysis
from index.text import neutralise

__all__ = ["Job", "Worker", "job_of"]

TARGET = "index.extract.pipeline:analyse"
STARTUP_S = 120.0
"""Loading the pipeline takes two seconds; on a loaded machine with a cold disk it may take much longer."""

IN_FLIGHT = 3
"""Jobs under way at once: one at work, one waiting in the pipe, one being read here."""

STARTS = 2
"""Attempts at starting a process before giving up on all jobs."""

STDERR_LINES = 20


class Worker:
    """Analyses articles in a process of its own, which starts with the first job and ends with `close`.

    Use it from one thread at a time. `target` is the function to call there, as "package.module:function".
    """

    def __init__(self, deadline_s: float = 60.0, target: str = TARGET) -> None:
        self._deadline_s = deadline_s
        self._target = target
        self._process: _Process | None = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process at once; what it was working on is lost."""
        if self._process is not None:
            self._process.end()
            self._process = None

    def analyse_many(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Analysis | ExtractionError]]:
        """Each job with what became of it, in order; jobs are drawn as they are needed.

        Raises ExtractionError if no process can be started at all.
        """
        waiting = iter(jobs)
        under_way: deque[Job] = deque()
        try:
            while True:
                while len(under_way) < IN_FLIGHT and (job := next(waiting, None)) is not None:
                    under_way.append(job)
                    if self._process is not None:
                        self._process.send(job)
                if not under_way:
                    return
                result = self._next_result(under_way)
                yield under_way.popleft(), result
        finally:
            if under_way:  # replies to these would be taken for replies to the next call's jobs
                self.close()

    def _next_result(self, under_way: deque[Job]) -> Analysis | ExtractionError:
        if self._process is None:
            self._process = self._start()
            for job in under_way:
                self._process.send(job)
        limit_s = patience(self._deadline_s, under_way[0])
        try:
            reply = self._process.receive(limit_s)
        except TimeoutError:
            self.close()
            return ExtractionError(f"analysis took longer than {limit_s:g} seconds and was stopped")
        except EOFError:
            reason = self._process.last_words()
            self.close()
            return ExtractionError(f"the analysing process stopped: {reason}")
        if reply.analysis is None:
            return ExtractionError(f"analysis failed: {_one_line(reply.error)}")
        return reply.analysis

    def _start(self) -> _Process:
        reason = ""
        for _ in range(STARTS):
            try:
                process = _Process(self._target, self._deadline_s)
            except OSError as error:
                raise ExtractionError(f"the analysing process cannot be started: {error}") from error
            try:
                process.receive(STARTUP_S)
            except TimeoutError:
                reason = f"not ready after {STARTUP_S:g} seconds"
            except EOFError:
                reason = process.last_words()
            except BaseException:
                process.end()
                raise
            else:
                return process
            process.end()
        raise ExtractionError(f"the analysing process cannot be started: {reason}")


class _Process:
    """One process and the threads at its pipes, so that neither side ever waits for the other to read."""

    def __init__(self, target: str, deadline_s: float) -> None:
        self._popen = subprocess.Popen(
            [sys.executable, "-P", "-m", "index.extract.worker_main", target, str(deadline_s)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
        )
        stdin, stdout, stderr = self._popen.stdin, self._popen.stdout, self._popen.stderr
        assert stdin is not None
        assert stdout is not None
        assert stderr is not None
        self._pipes = (stdin, stdout, stderr)
        self._jobs: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._replies: queue.SimpleQueue[Reply | None] = queue.SimpleQueue()
        self._words: deque[str] = deque(maxlen=STDERR_LINES)
        self._threads = (
            threading.Thread(target=_write, args=(stdin, self._jobs), daemon=True),
            threading.Thread(target=_read, args=(stdout, self._replies), daemon=True),
            threading.Thread(target=_listen, args=(stderr, self._words), daemon=True),
        )
        for thread in self._threads:
            thread.start()

    def send(self, job: Job) -> None:
        """Queue a job for the process."""
        try:
            self._jobs.put(frame(job))
        except UnicodeEncodeError:  # half a surrogate pair, from JSON: no pipe carries it
            self._jobs.put(frame(_encodable(job)))

    def receive(self, limit_s: float) -> Reply:
        """The next reply. Raises TimeoutError or, if the process has ended, EOFError."""
        try:
            reply = self._replies.get(timeout=limit_s)
        except queue.Empty:
            raise TimeoutError from None
        if reply is None:
            raise EOFError
        return reply

    def last_words(self) -> str:
        """Why the process ended, as far as it said so."""
        code = self._end_code()
        self._threads[-1].join(timeout=1)
        words = [line for line in self._words if line.strip() and not line.startswith((" ", "Extension modules:"))]
        return _one_line(words[-1] if words and code != 0 else f"exit code {code}")

    def end(self) -> None:
        """Kill the process, if need be, and let go of its pipes."""
        with contextlib.suppress(OSError):
            self._popen.kill()
        self._popen.wait()
        self._jobs.put(None)
        for thread in self._threads:
            thread.join(timeout=5)
        for pipe in self._pipes:
            with contextlib.suppress(OSError):
                pipe.close()

    def _end_code(self) -> int | None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._popen.wait(timeout=1)
        return None


def _environment() -> dict[str, str]:
    """The process sees the modules we see, and never those of the folder the user happens to stand in."""
    root = str(Path(__file__).parents[2])
    paths = [root, *(str(Path(path).absolute()) for path in sys.path if path)]
    return {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"} | os.environ | {"PYTHONPATH": os.pathsep.join(paths)}


def _write(pipe: BinaryIO, jobs: queue.SimpleQueue[bytes | None]) -> None:
    with contextlib.suppress(OSError, ValueError):
        while (data := jobs.get()) is not None:
            pipe.write(data)
            pipe.flush()


def _read(pipe: BinaryIO, replies: queue.SimpleQueue[Reply | None]) -> None:
    decoder = msgspec.msgpack.Decoder(Reply)
    try:
        for data in frames(pipe):
            replies.put(decoder.decode(data))
    finally:
        replies.put(None)


def _listen(pipe: BinaryIO, words: deque[str]) -> None:
    with contextlib.suppress(OSError, ValueError):
        for line in pipe:
            words.append(line.decode("utf-8", "replace").rstrip())


def _encodable(job: Job) -> Job:
    """The job with each lone surrogate replaced by one question mark, so that offsets hold."""
    fields = {name: value for name, value in msgspec.structs.asdict(job).items() if isinstance(value, str)}
    return msgspec.structs.replace(
        job, **{name: value.encode("utf-8", "replace").decode() for name, value in fields.items()}
    )


def _one_line(words: str) -> str:
    line = neutralise(" ".join(words.split()))
    return line if len(line) <= 200 else line[:199] + "…"
