"""The pipeline takes any text: offsets hold, long ones go through, capitals too, in bounded pieces."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract.language import LIMIT_SENTENCE, MODEL, parse, pipeline
from index.extract.pipeline import analyse

MODEL_LIMIT_BYTES = 15_000_000
NEWS = "Gunmen attacked a police station in Derrim on Monday, killing three officers, the mayor Anna Brask said. "


@given(st.text())
def test_tokens_lie_in_the_text_they_come_from(text: str) -> None:
    for sentence in parse(text):
        for token in sentence.doc:
            start, end = sentence.span(token, token)
            assert text[start:end].replace("\n", " ") == token.text


@pytest.mark.parametrize(
    "text",
    ["\u0301" * 5_000, "a" * 50_000, "(" * 20_000, "1 " * 20_000, "… " * 9_000, "\ud800 \udfff", "A.B." * 8_000],
    ids=["marks", "letters", "brackets", "figures", "signs", "surrogates", "initials"],
)
def test_pathological_texts_go_through_in_bounded_sentences(text: str) -> None:
    assert all(len(sentence.doc.text) <= LIMIT_SENTENCE for sentence in parse(text))


def test_capitals_are_read_too() -> None:
    events = analyse(NEWS.upper(), published="2017-06-05").events

    assert [event.type for event in events] == ["ASSAULT"]
    assert events[0].killed is not None
    assert events[0].killed.min == 3


def test_the_shipped_files_are_small_and_computed_with_in_single_precision() -> None:
    size = sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file())
    kinds = {
        node.get_param(name).dtype
        for _, component in pipeline().pipeline
        if hasattr(component, "model")
        for node in component.model.walk()
        for name in node.param_names
        if node.has_param(name)
    }

    assert size <= MODEL_LIMIT_BYTES
    assert kinds == {np.dtype(np.float32)}


def test_one_sentence_is_one_tree() -> None:
    (sentence,) = parse("The rebels left, the army came and nobody in the town knew why.")

    assert [token.dep_ for token in sentence.doc].count("ROOT") == 1
