"""The samples tell the stories that were planted in them: the same happenings in several papers with differing tolls,
two names of one armed group, and days in their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library, open_library

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = open_library(tmp_path_factory.mktemp("planted") / "samples")
    for _ in library.add([SEEDS]):
        pass
    yield library
    library.close()


def test_three_papers_count_the_dead_of_one_market_differently(samples: Library) -> None:
    (one,) = samples.happenings("place:halvek killed:19+", conflicting=True)

    assert {report.source for report in one.reports} == {"Northwire", "Tavrin Herald", "Ombrel Observer"}
    assert one.killed is not None
    assert one.place is not None
    assert one.place.text == "Halvek"
    assert (one.killed.range.text, one.killed.latest_by) == ("19-23+", "Ombrel Observer")


def test_both_sides_tell_the_air_strike_and_the_capture(samples: Library) -> None:
    strike = next(one for one in samples.happenings("place:lisk mode:aerial") if one.killed)
    assert strike.killed is not None
    assert {"Northwire", "Korrestan State News Agency"} <= {report.source for report in strike.reports}
    assert strike.killed.range.text == "11-28+"

    told = [one.killed.said for one in samples.happenings("place:derrim", conflicting=True) if one.killed]
    assert [12, 9] in [[said.figure.min for said in one] for one in told]


def test_articles_of_one_story_stand_together(samples: Library) -> None:
    told = {story.hit.title.text: (story.articles, story.sources) for story in samples.stories().stories}

    assert told["Ombrel Front says it sent Halvek bomber"] == (3, 3)
    assert told["Velmara sends aid across the river as flood toll reaches 14"] == (2, 2)
    assert told["Air force destroys Black Reed base at Lisk"] == (2, 2)


def test_the_armed_group_has_two_names_and_a_sentence_says_so(samples: Library) -> None:
    found = samples.dossier("Black Reed")

    assert found is not None
    assert found.entity.name == "Ombrel Liberation Front"
    reasons = {one.name: one.reason for one in found.aliases}
    assert "officials" in reasons["Black Reed"]
    assert found.articles >= 10  # of the twelve, as many as the model takes for a name


def test_the_timeline_runs_through_the_weeks(samples: Library) -> None:
    grain, periods = samples.timeline("", "week")

    assert grain == "week"
    assert [one.first for one in periods] == ["2017-05-01", "2017-05-08", "2017-05-15", "2017-05-22", "2017-05-29"]
    assert all(one.total for one in periods)
    assert periods[1].killed_min >= 11 + 2 + 19
    assert (periods[1].tension or 0) < 0
