"""PLOVER's contexts by keywords of the sentence; the title strengthens what the sentence names."""

from __future__ import annotations

import pytest

from index.extract.events.context import MOST, contexts, groups
from index.extract.pipeline import analyse


def test_there_are_the_contexts_of_the_manual() -> None:
    assert len(groups()) == 37


@pytest.mark.parametrize("name", groups())
def test_example_has_its_context(name: str) -> None:
    assert name in contexts(groups()[name].example)


def test_event_carries_the_contexts_of_its_sentence() -> None:
    (event,) = analyse("Ostrana and Morland signed an oil treaty in Halvard on Friday.").events

    assert set(event.context) == {"natural_resource", "diplomatic"}


def test_title_strengthens_and_names_none_alone() -> None:
    sentence = "The minister discussed the border and oil."

    assert contexts(sentence, "Oil price rises")[0] == "natural_resource"
    assert "disasters" not in contexts(sentence, "After the earthquake")
    assert len(contexts(" ".join(group.example for group in groups().values()))) == MOST
