"""What is said, demanded, refused and threatened: by whom, also where a pronoun or a paper speaks, and to whom."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse
from index.records import Event

TOLD = [
    ("The president gave the rebels an ultimatum.", "THREATEN", "president", "rebels"),
    ("The government set the rebels a 48-hour deadline to disarm.", "THREATEN", "government", "rebels"),
    ("Kenya would not hesitate to use force, its president said.", "THREATEN", "Kenya", ""),
    ("Kenya's threat to expel the envoy was withdrawn.", "THREATEN", "Kenya", ""),
    ("The deputy was threatened with death.", "THREATEN", "", "deputy"),
    ("Threatening to retaliate, Kenya left the talks.", "THREATEN", "Kenya", ""),
    ("A number of senators condemned Kenya for the raid.", "ACCUSE", "number of senators", "Kenya"),
    ("The union's leader was called a traitor by the governor.", "ACCUSE", "governor", "leader"),
    ("Criticism of the rebels by a bishop angered their leader.", "ACCUSE", "bishop", "rebels"),
    ("The governor took the company to court over the dam.", "ACCUSE", "governor", "company"),
    ("The mother claimed that police had lied about the raid.", "ACCUSE", "mother", "police"),
    ('"The minister has misled parliament," the opposition said.', "ACCUSE", "opposition", "minister"),
    ("A UN report accused the army of torture.", "ACCUSE", "UN", "army"),
    ("Kenya was quick to condemn the rebels.", "ACCUSE", "Kenya", "rebels"),
    ("Accused by the opposition of fraud, the minister left.", "ACCUSE", "opposition", "minister"),
    ("Unions attacked the budget as a gift to the rich.", "ACCUSE", "Unions", "budget"),
    ("The rebels' refusal to disarm has stalled the talks.", "REJECT", "rebels", ""),
    ("The tribal leaders would not accept the new border.", "REJECT", "leaders", ""),
    ("The union said no to the latest offer.", "REJECT", "union", "offer"),
    ("The peace plan was rejected out of hand.", "REJECT", "", "plan"),
    ("Kenya said it was not prepared to hand over the suspects.", "REJECT", "Kenya", ""),
    ("Kenya has no intention of paying Uganda for the damage.", "REJECT", "Kenya", "Uganda"),
    ("The miners vowed not to return to work.", "REJECT", "miners", ""),
    ('"We reject this plan," the general said.', "REJECT", "general", "plan"),
    ("Kenya wants Uganda to close the camp.", "REQUEST", "Kenya", "Uganda"),
    ("Kenya wants an apology from Uganda.", "REQUEST", "Kenya", "Uganda"),
    ("The premier was urged to step down.", "REQUEST", "", "premier"),
    ("France put pressure on Germany to send tanks.", "REQUEST", "France", "Germany"),
    ("The union's call for a boycott was ignored.", "REQUEST", "union", "boycott"),
    ("Amid calls for his resignation, the minister went home.", "REQUEST", "", "resignation"),
    ("The families of the victims called for an inquiry.", "REQUEST", "families", "inquiry"),
    ("A petition demanding the release of the poet was handed to the ministry.", "REQUEST", "", "poet"),
    ("The premier urged restraint.", "REQUEST", "premier", ""),
    ("He urged the council to act.", "REQUEST", "", "council"),
]  # fmt: skip

NOTHING = """
The singer refused to let the weather spoil her show.
The striker ignored the pain and scored twice.
The hotel charges guests for parking.
The singer's appeal lies in her voice.
The goalkeeper turned down the lights and went to bed.
The coach blamed the defeat on injuries.
The fire was blamed on a faulty cable.
The recipe calls for two cups of flour.
Parents want their children to do well at school.
The doctor told the patient to rest.
Analysts said voters should expect a tight race.
The actor would not sign autographs after the show.
The engine will not start in cold weather.
The bank declined to give details.
The doctors gave her six weeks to live.
The pilot was responsible for checking the fuel.
Critics called the film dangerous nonsense.
The witness told the court that the lights were on.
Ostrana denied that it had sent an envoy to Morland.
"""


def spoken(text: str) -> list[Event]:
    return [e for e in analyse(text, published="2026-03-02").events if e.type in KINDS]


KINDS = ("REQUEST", "ACCUSE", "REJECT", "THREATEN")


@pytest.mark.parametrize(("text", "kind", "actor", "target"), TOLD)
def test_who_says_what_to_whom(text: str, kind: str, actor: str, target: str) -> None:
    found = [event for event in spoken(text) if event.type == kind]

    assert found
    for who, fillers in ((actor, found[0].actors), (target, found[0].targets)):
        assert (who in " ".join(argument.text for argument in fillers)) if who else not fillers


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_what_only_sounds_like_it_is_nothing(text: str) -> None:
    assert not spoken(text)


def test_he_who_refuses_is_who_was_named_before() -> None:
    *_, refused = spoken("President Ada Verrin met the envoy in Sarnat on Monday. She refused to resign.")

    assert (refused.type, [actor.text for actor in refused.actors]) == ("REJECT", ["President Ada Verrin"])


def test_the_toll_of_an_attack_is_kept_beside_who_condemns_it() -> None:
    events = analyse("The mayor condemned the raid in Sarnat, in which at least nine people were wounded.").events

    assert [event.injured.min for event in events if event.injured is not None] == [9]
