"""Whom a demand, promise or report is about is looked for in what it governs."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse


@pytest.mark.parametrize(
    ("sentence", "actors", "targets"),
    [
        ("Ostrana agreed to send 40 doctors to Morland.", ["Ostrana"], ["Morland"]),
        ("Ostrana demanded that Morland lift the embargo.", ["Ostrana"], ["Morland"]),
        ("The council said that Ostrana must open the road.", ["council"], ["Ostrana"]),
        ("The government of Ostrana said it condemned the raid.", ["government of Ostrana"], ["raid"]),
        ("The refugees received food from the relief agency.", ["relief agency"], ["refugees"]),
        ("Ostrana flew in 40 tonnes of blankets from its depot in Morland.", ["Ostrana"], []),
        (
            "The foreign ministers of Ostrana and Morland met on Friday.",
            ["foreign ministers of Ostrana and Morland"],
            [],
        ),
        ("Ostrana asked both sides to do everything to free the hostages.", ["Ostrana"], ["both sides"]),
        ("The king dismissed the commander of the northern army.", ["king"], ["commander of the northern army"]),
        ("Marko Dravic said Ostrana would join talks if it laid down its arms.", ["Ostrana"], []),
        ("The council welcomed the return of talks with Morland.", ["council"], ["Morland"]),
        ("Ostrana criticised a decree by the Morland government.", ["Ostrana"], ["Morland government"]),
        ("It rained on Velm, from which army units pulled back on Wednesday.", ["army units"], []),
        ("Ostrana is about to restore diplomatic ties with Morland.", ["Ostrana"], ["Morland"]),
        ("Ostrana withdrew its troops from Morocco.", ["Ostrana"], ["Morocco"]),
        ("Government troops withdrew from Velm on Thursday.", ["Government troops"], []),
        ("The rebels declared a ceasefire with the government.", ["rebels"], ["government"]),
        ("Ostrana massed troops along the border with Morocco.", ["Ostrana"], ["Morocco"]),
        ("Ostrana sent warships to the coast of Morocco.", ["Ostrana"], ["Morocco"]),
    ],
)
def test_parties_of_a_complement(sentence: str, actors: list[str], targets: list[str]) -> None:
    (event,) = analyse(sentence, published="2024-05-15").events

    assert [argument.text for argument in event.actors] == actors
    assert [argument.text for argument in event.targets] == targets
