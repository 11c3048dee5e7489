"""ACLED's types derived from our events: what happened, to whom, by whom, and what else the article reports."""

from __future__ import annotations

import pytest

from index.export.acled import EVENT_OF, event_type, sub_event
from index.extract.pipeline import analyse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers clashed with rebels near Halvard on Monday.", "Armed clash"),
        ("The army captured the town of Sarnat on Monday.", "Government regains territory"),
        ("Rebels captured the town of Sarnat on Monday.", "Non-state actor overtakes territory"),
        ("Gunmen attacked villagers near Morat on Monday.", "Attack"),
        ("Gunmen kidnapped two nurses in Morat on Monday.", "Abduction/forced disappearance"),
        ("Militiamen raped three women in Sarnat on Monday.", "Sexual violence"),
        ("A suicide bomber blew himself up in Kesrin on Monday.", "Suicide bomb"),
        ("Warplanes bombed a hospital in Kesrin on Monday.", "Air/drone strike"),
        ("Rebels shelled the port of Ostrana on Monday.", "Shelling/artillery/missile attack"),
        ("A roadside bomb killed two drivers near Sarnat on Monday.", "Remote explosive/landmine/IED"),
        ("Men on a motorcycle threw a grenade at a bar in Morat on Monday.", "Grenade"),
        ("Planes dropped chlorine gas on Sarnat on Monday.", "Chemical weapon"),
        ("A mob beat a man to death in Morat on Monday.", "Mob violence"),
        ("Nurses protested in Ostrana on Monday.", "Peaceful protest"),
        ("Protesters threw stones at police in Ostrana on Monday.", "Violent demonstration"),
        ("Police used tear gas against demonstrators in Ostrana on Monday.", "Protest with intervention"),
        ("Nurses protested in Ostrana on Monday. Police arrested nine of the nurses.", "Protest with intervention"),
        ("Soldiers shot three protesters in Ostrana on Monday.", "Excessive force against protesters"),
        ("Police arrested a union leader in Morat on Monday.", "Arrests"),
        ("Soldiers found a cache of rifles near Morat on Monday.", "Disrupted weapons use"),
        ("Militiamen looted shops in Sarnat on Monday.", "Looting/property destruction"),
        ("The army set up a new base near Sarnat on Monday.", "Headquarters or base established"),
    ],
)
def test_event_is_filed_under_its_sub_event(text: str, expected: str) -> None:
    events = analyse(text, published="2017-05-31").events

    assert expected in [sub_event(event, events) for event in events]
    assert EVENT_OF[expected] in [event_type(event, events) for event in events]


def test_what_acled_does_not_count_has_no_type() -> None:
    (event,) = analyse("A ferry capsized near Ostrana on Monday.", published="2017-05-31").events

    assert sub_event(event) == ""
    assert event_type(event) == ""
