"""The analysing process: order, deadlines, crashes, hostile output, and no orphan left behind."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import ExtractionError
from index.extract.wire import ORDINARY_CHARACTERS, patience
from index.extract.worker import IN_FLIGHT, Job, Worker
from index.records import Analysis, Part

TARGET = "tests.index.extract.targets:analyse"
ROOT = Path(__file__).parents[3]


def outcomes(worker: Worker, *texts: str) -> list[str]:
    """The text each job came back with, or the error."""
    jobs = [Job(str(number), text) for number, text in enumerate(texts)]
    found = []
    for expected, (job, result) in zip(jobs, worker.analyse_many(jobs), strict=True):
        assert job == expected
        if isinstance(result, Analysis):
            assert result.version == job.id
        found.append(str(result) if isinstance(result, ExtractionError) else result.mentions[0].text)
    return found


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker(deadline_s=20, target=TARGET) as worker:
        yield worker


def test_jobs_come_back_whole_and_in_order(worker: Worker) -> None:
    texts = [f"text {number} – 雪 \n" * (number * 500 + 1) for number in range(12)]
    assert outcomes(worker, *texts) == texts


def test_every_field_of_a_job_arrives(worker: Worker) -> None:
    job = Job("a1", "body", "Title", "Reuters", "2024-05-15", parts=(Part(0, 4, "heading"),))
    ((_, result),) = worker.analyse_many([job])
    assert isinstance(result, Analysis)
    assert result.version == "a1"
    assert (result.frame.title, result.frame.source, result.frame.parts) == (job.title, job.source, job.parts)
    assert result.frame.published.value == "2024-05-15"


def test_an_error_in_one_article_costs_that_article(worker: Worker) -> None:
    assert outcomes(worker, "one", "raise bad\nluck", "three") == [
        "one",
        "analysis failed: ValueError: bad luck",
        "three",
    ]


def test_a_crash_costs_that_article_and_the_rest_goes_on(worker: Worker) -> None:
    found = outcomes(worker, "one", "exit", "three", "exit", "five", "six")
    assert found == ["one", found[1], "three", found[3], "five", "six"]
    assert found[1] == found[3] == "the analysing process stopped: exit code 7"


def test_last_words_are_quoted_and_harmless(worker: Worker) -> None:
    (found,) = outcomes(worker, "complain out of memory")
    assert found.startswith("the analysing process stopped: out of memory")
    assert "\x1b" not in found


@pytest.mark.parametrize("verb", ["hang", "spin"])
def test_an_article_that_takes_too_long_is_given_up(verb: str) -> None:
    with Worker(deadline_s=0.5, target=TARGET) as worker:
        found = outcomes(worker, "one", verb, "three")
    assert found == ["one", "analysis took longer than 0.5 seconds and was stopped", "three"]


def test_what_the_code_prints_does_not_break_the_pipe(worker: Worker) -> None:
    assert outcomes(worker, "print hello", "two") == ["print hello", "two"]


def test_lone_surrogates_do_not_stop_the_run(worker: Worker) -> None:
    assert outcomes(worker, "a\ud800b", "two") == ["a?b", "two"]


def test_jobs_are_drawn_as_they_are_needed(worker: Worker) -> None:
    drawn = 0

    def jobs() -> Iterator[Job]:
        nonlocal drawn
        for number in range(100):
            drawn += 1
            yield Job(str(number), "text")

    results = worker.analyse_many(jobs())
    next(results)
    assert drawn <= IN_FLIGHT + 1
    results.close()  # type: ignore[attr-defined]


def test_a_run_that_was_broken_off_leaves_nothing_for_the_next(worker: Worker) -> None:
    results = worker.analyse_many([Job(str(number), f"old {number}") for number in range(9)])
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert outcomes(worker, "new") == ["new"]


def test_no_jobs_start_no_process(worker: Worker) -> None:
    assert list(worker.analyse_many([])) == []
    assert worker._process is None


def test_a_process_that_cannot_start_is_one_error_for_all() -> None:
    with Worker(target="index.extract.nowhere:analyse") as worker, pytest.raises(ExtractionError, match="nowhere"):
        outcomes(worker, "one", "two")


def test_closing_twice_is_fine(worker: Worker) -> None:
    outcomes(worker, "one")
    worker.close()
    worker.close()
    assert outcomes(worker, "again") == ["again"]


def processor_time(pid: int) -> int:
    """Clock ticks a process has spent in its own code."""
    return int(Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[11])


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs a handle on another program's child")
@pytest.mark.parametrize("verb", ["hang", "spin"])
def test_the_process_goes_when_its_parent_is_killed(verb: str, tmp_path: Path) -> None:
    """Even from a loop in C that never gives the interpreter lock back."""
    note = tmp_path / "pid"
    os.mkfifo(note)
    program = (
        "from index.extract.worker import Job, Worker\n"
        f"list(Worker(5.0, {TARGET!r}).analyse_many([Job('1', {f'{verb} {note}'!r})]))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT)
    pid = int(note.read_text("utf-8"))
    child = os.pidfd_open(pid)
    began = processor_time(pid)
    while verb == "spin" and processor_time(pid) < began + 20:  # until it is deep in the loop
        os.sched_yield()
    parent.kill()
    parent.wait()
    ready, _, _ = select.select([child], [], [], 60)
    os.close(child)
    assert ready, "the orphan is still running"


def test_importing_the_worker_loads_no_language_pipeline() -> None:
    program = "import sys, index.extract.worker; print([m for m in ('spacy', 'textual', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_text_of_many_articles_has_the_time_of_many() -> None:
    assert patience(60.0, Job("a", "short")) == 60.0
    assert patience(60.0, Job("a", "x" * (5 * ORDINARY_CHARACTERS))) == 300.0
