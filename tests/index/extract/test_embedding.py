"""What is kept of a word is what would be worked out of it anew, however little room there is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from index.extract.embedding import Remembered
from index.extract.language import pipeline

FEW = 5


@pytest.fixture(scope="module")
def embed():
    """The layer of the shipped model that reads each word by itself."""
    return pipeline().get_pipe("tok2vec").model.layers[0].layers[0]


def docs(sentences):
    return [Doc(pipeline().vocab, words=words) for words in sentences]


@given(st.lists(st.lists(st.sampled_from("New York Kesrin fell to the 3rd army . and slept".split())), max_size=6))
def test_words_kept_are_words_worked_out(sentences) -> None:
    layer = pipeline().get_pipe("tok2vec").model.layers[0].layers[0]
    kept = Remembered(layer, most=FEW).model

    for _ in range(2):  # once new, once known
        for doc in docs(sentences):
            assert np.allclose(kept.predict([doc])[0], layer.predict([doc])[0], atol=1e-5)


def test_every_sentence_of_a_batch_gets_its_own_words_back(embed) -> None:
    batch = docs([["The", "army", "fell"], [], ["New", "York", "slept"], ["The", "army", "slept"]])

    found = Remembered(embed, most=100).model.predict(batch)

    assert [len(rows) for rows in found] == [3, 0, 3, 3]
    assert all(np.allclose(a, b, atol=1e-5) for a, b in zip(found, embed.predict(batch), strict=True))


def test_the_same_word_in_and_outside_an_entry_of_a_list_is_kept_apart(embed) -> None:
    kept = Remembered(embed, most=100).model

    inside, alone = (kept.predict(docs([words]))[0][-1] for words in (["New", "York"], ["old", "York"]))

    assert not np.allclose(inside, alone)


def test_more_words_than_there_is_room_for_are_read_all_the_same(embed) -> None:
    batch = docs([[f"word{number}" for number in range(3 * FEW)]])
    kept = Remembered(embed, most=FEW)

    assert np.allclose(kept.model.predict(batch)[0], embed.predict(batch)[0], atol=1e-5)


def test_the_words_met_last_are_still_known_when_the_older_are_forgotten(embed) -> None:
    kept = Remembered(embed, most=4)
    worked_out: list[int] = []
    learn = kept._learn
    kept._learn = lambda new: (worked_out.append(len(new)), learn(new))[1]  # type: ignore[method-assign]

    for word in ("one", "two", "three", "four", "five", "four", "one"):
        kept.model.predict(docs([[word]]))

    assert worked_out == [1, 1, 1, 1, 1, 1]  # "four" was kept, "one" was not
