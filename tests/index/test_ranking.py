"""The order of matches of much the same score: words as typed, words together, the latest of equals."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fulltext import FullText, Row
from index.query import parse
from index.ranking import EXACT, NEAR, asked, score
from index.records import Published
from index.search import HitRow, search
from tests.index.test_search import Shelf

FILLER = "The mayor spoke of fish and of tides for an hour. "
TEXTS = [
    ("Forms", "He was bombed out of office. " + FILLER * 3, "2021-03-01"),
    ("As typed", "He was bombing out of office. " + FILLER * 3, "2021-03-01"),
    ("Apart", "A river rose. " + FILLER * 3 + "A valley slept.", "2021-03-01"),
    ("Together", "A valley slept. " + FILLER * 3 + "A river valley.", "2021-02-01"),
    ("Equal, early", "Olives were plentiful. " + FILLER * 3, "2021-01-01"),
    ("Equal, late", "Olives were plentiful. " + FILLER * 3, "2021-04-01"),
    ("Harvest of plums", FILLER * 4, "2021-01-01"),
    ("Market day", "Plums were dear. " + FILLER * 3, "2021-04-01"),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """Searches the texts; answers with titles in their order."""
    rows = [Row(key, title, text, "", day) for key, (title, text, day) in enumerate(TEXTS, 1)]
    fulltext = FullText.open(tmp_path_factory.mktemp("ranking") / "fulltext")
    fulltext.write(1, rows)
    shelf = Shelf([HitRow(r.key, str(r.key), r.title, "", Published(r.day, "given"), r.body) for r in rows])

    def titles(query: str, **more: int) -> list[str]:
        return [hit.title.text for hit in search(fulltext, shelf, query, **more).hits]  # type: ignore[arg-type]

    yield titles
    fulltext.close()


def test_word_as_typed_comes_before_other_forms(found) -> None:  # type: ignore[no-untyped-def]
    assert found("bombing") == ["As typed", "Forms"]
    assert found("bombed") == ["Forms", "As typed"]


def test_words_together_come_before_words_apart(found) -> None:  # type: ignore[no-untyped-def]
    assert found("river valley") == ["Together", "Apart"]


def test_of_equals_the_latest_comes_first(found) -> None:  # type: ignore[no-untyped-def]
    assert found("olives") == ["Equal, late", "Equal, early"]


def test_title_comes_before_text(found) -> None:  # type: ignore[no-untyped-def]
    assert found("plums") == ["Harvest of plums", "Market day"]


def test_pages_follow_one_another(found) -> None:  # type: ignore[no-untyped-def]
    everything = found("mayor fish")

    assert [title for offset in range(0, 8, 3) for title in found("mayor fish", limit=3, offset=offset)] == everything
    assert len(set(everything)) == 8


def test_words_that_tell_matches_apart() -> None:
    assert asked(parse('Bombing "river bank" -fish who:mayor')) == ("bombing", "river", "bank")
    assert asked(None) == ()


@given(
    st.lists(st.sampled_from(["river", "valley", "bombing", "u", "über"]), max_size=4),
    st.text("rive valy.ü \n", max_size=80),
)
def test_score_grows_by_a_bounded_share(words: list[str], text: str) -> None:
    gained = score(2.0, words, text[:20], text)

    assert 2.0 <= gained <= 2.0 * (1 + EXACT + NEAR)


@given(st.lists(st.sampled_from(["old", "stone", "bridges", "fell"]), min_size=2, max_size=3))
def test_words_in_a_row_as_typed_are_as_near_as_can_be(words: list[str]) -> None:
    text = f"the {' '.join(words)} at dawn"

    assert score(1.0, words, "", text) == pytest.approx(1 + EXACT + NEAR)
    assert score(1.0, words, "", text.replace(" ", "\n")) == pytest.approx(1 + EXACT + NEAR)
