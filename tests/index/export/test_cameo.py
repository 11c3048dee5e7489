"""CAMEO roots follow from type and mode by a table; appeals and claims are words, not acts."""

from __future__ import annotations

import pytest

from index.export.cameo import quad_class, root
from index.extract.pipeline import analyse


@pytest.mark.parametrize(
    ("sentence", "code", "quad"),
    [
        ("The presidents of Ostrana and Morland will meet in Halvard next week.", "03", 1),
        ("The foreign minister met his Ostranian counterpart in Halvard on Monday.", "04", 1),
        ("The president praised the mediators on Wednesday.", "05", 1),
        ("Morland extradited a former general to Ostrana on Tuesday.", "06", 2),
        ("The relief agency delivered food and blankets to flood victims in Sarnat.", "07", 2),
        ("The interior ministry lifted the curfew in Morat on Friday.", "08", 2),
        ("Prosecutors are investigating the former mayor of Kesrin.", "09", 3),
        ("Opposition leaders demanded the resignation of the minister.", "10", 3),
        ("The mediators urged both armies to stop the shelling.", "02", 0),
        ("Ostrana accused Morland of arming the rebels.", "11", 3),
        ("The rebels rejected the government's offer of talks.", "12", 3),
        ("The army chief threatened to close the border with Morland.", "13", 3),
        ("Ostrana imposed sanctions on three Morland generals.", "16", 3),
        ("A court in Kesrin sentenced the former governor to nine years in prison.", "17", 4),
        ("Rebels killed four policemen near Morat.", "19", 4),
        ("The front claimed responsibility for the bombing of a bridge in Morat.", "01", 0),
        ("Floods in the Sarnat valley killed 12 people on Tuesday.", "", 0),
        ("The council voiced its sorrow at the attack on the market.", "", 0),
    ],
)
def test_root_and_class_of_what_a_sentence_is_about(sentence: str, code: str, quad: int) -> None:
    analysis = analyse(sentence, published="2017-05-31")
    told = [root(event) for event in analysis.events if event.id == analysis.main]

    assert ("".join(told), quad_class(analysis)) == (code, quad)
