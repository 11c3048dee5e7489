"""Seconds of fuzzing: the readers, the query parser and the extractor, as `fuzzing.py` says; minutes of it are in
`tests/bench/fuzzing.py`.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from index.extract.pipeline import analyse
from tests.trust.fuzzing import (
    MOST_TIMES_ORDINARY,
    a_file,
    a_query,
    a_text,
    check_file,
    check_query,
    check_text,
    costs,
)
from tests.trust.hostile import HOSTILE

CHARACTERS = 2_000


def test_any_file_gives_articles_or_errors_of_one_line(tmp_path: Path) -> None:
    for seed in range(150):
        check_file(a_file(random.Random(seed), tmp_path))


def test_any_query_is_parsed_or_refused_with_a_place() -> None:
    for seed in range(1_500):
        check_query(a_query(random.Random(seed)))


def test_any_text_is_analysed_and_offsets_hold() -> None:
    for seed in range(60):
        check_text(a_text(random.Random(seed)))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_analysed_and_offsets_hold(name: str) -> None:
    check_text(f"{HOSTILE[name][:3_000]} killed 12 soldiers in Mosul on Sunday, {HOSTILE[name][:300]} said.")


def test_no_text_costs_ten_times_what_news_costs() -> None:
    dear = {unit: round(times, 1) for unit, times in costs(analyse, CHARACTERS).items() if times > MOST_TIMES_ORDINARY}

    assert dear == {}
