"""Plain sentences of politics as the news builds them: what happened, who did it, to whom. And what is none."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse
from index.records import Event

TOLD = [
    # passives that name nobody
    ("A deal was reached on the return of the families.", "AGREE", "", ""),
    ("The rescuers were praised for their courage.", "SUPPORT", "", "rescuers"),
    ("Food parcels were handed out to hundreds of families.", "AID", "", "families"),
    ("Ninety migrants were rescued from a sinking boat.", "AID", "", "migrants"),
    ("Apologies have been issued to former residents of the home.", "SUPPORT", "", "residents"),
    ("Ada Brel was elected president on Sunday.", "X-ELECT", "", "Ada Brel"),
    ("More than 300 inmates were pardoned by decree.", "CONCEDE", "", "inmates"),
    # what stands between a verb and its preposition
    ("The union called on Monday for a boycott of the vote.", "REQUEST", "union", "vote"),
    # phrases of quantity
    ("A group of European MPs travelled to the camp.", "CONSULT", "group of European MPs", "camp"),
    ("Hundreds of heavily armed militants massed on the border.", "MOBILIZE", "heavily armed militants", ""),
    # what is forced, first or to come
    ("The minister was forced to resign on Thursday.", "RETREAT", "minister", ""),
    ("Britain is to give Ukraine another three billion pounds in aid.", "AGREE", "Britain", "Ukraine"),
    ("Kenya became the first country to lift the ban on Morland.", "CONCEDE", "Kenya", "Morland"),
    ("Washington said it was ready to send doctors to Kyiv.", "AGREE", "Washington", "Kyiv"),
    # what is given, and to whom
    ("The management granted the miners a pay rise.", "CONCEDE", "management", "miners"),
    ("The court granted the former minister bail on Tuesday.", "CONCEDE", "court", "former minister"),
    ("Six men were acquitted by a court in Kesrin.", "CONCEDE", "court", "Six men"),
    # who acts where one expects a place
    ("The museum returned a stolen statue to Nigeria.", "RETREAT", "museum", "Nigeria"),
    ("Parliament voted to lift the ban on the party.", "CONCEDE", "Parliament", ""),
    ("A ceasefire came into effect at midnight.", "RETREAT", "", ""),
    ("Ostrana's army test-fired two missiles on Sunday.", "MOBILIZE", "army", ""),
    ("The militia agreed to a truce and has since released 40 captives.", "AGREE", "militia", ""),
    ("Dockers will press ahead with a 24-hour strike on Friday.", "PROTEST", "Dockers", ""),
    ("The ministry sent an infantry company to Mali on Monday.", "MOBILIZE", "ministry", ""),
    ("The mayor ordered a curfew on Monday.", "COERCE", "mayor", ""),
    ("Syria's justice ministry banned the party on Monday.", "COERCE", "Syria's justice ministry", "party"),
    ("Relatives kept a silent vigil before parliament on Monday.", "PROTEST", "Relatives", ""),
    ("The agency airdropped 80 tonnes of sorghum over Sarnat on Monday.", "AID", "agency", ""),
    # strikes of two kinds
    ("The strike on Kyunhla township came on Wednesday.", "ASSAULT", "", ""),
    ("A strike by teachers on Wednesday closed every school in Halvard.", "PROTEST", "teachers", ""),
]  # fmt: skip

NOTHING = """
The recipe he gave in an interview calls for two eggs.
She promised that the cake would be ready.
The pilot handed over the controls to his co-pilot.
The law of supply and demand came into effect.
The bombing scene in the film ends abruptly.
The film was praised for its photography.
The shop replaced the broken window.
"""


def events(text: str) -> tuple[Event, ...]:
    return tuple(analyse(text, published="2026-03-02").events)


@pytest.mark.parametrize(("text", "kind", "actor", "target"), TOLD)
def test_plain_politics_are_read(text: str, kind: str, actor: str, target: str) -> None:
    event = events(text)[0]

    assert event.type == kind
    for who, found in ((actor, event.actors), (target, event.targets)):
        assert (who in " ".join(argument.text for argument in found)) if who else True


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_what_only_sounds_like_politics_is_nothing(text: str) -> None:
    assert not events(text)


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("President Lena Moss visited Kesrin. She praised the rescuers.", "President Lena Moss", "rescuers"),
        ("The president arrived in Kesrin on Monday. He met the families.", "president", "families"),
        ("The ministers arrived in Kesrin on Monday. They held talks with the governor.", "ministers", "governor"),
        ("Kenya cut ties with Morland, accusing it of backing terrorism.", "Kenya", "Morland"),
        ("The minister met the rebels and praised them for their restraint.", "minister", "rebels"),
    ],
)
def test_a_pronoun_is_a_party(text: str, actor: str, target: str) -> None:
    last = events(text)[-1]

    assert [argument.text for argument in last.actors] == [actor]
    assert [argument.text for argument in last.targets] == [target]


@pytest.mark.parametrize(
    "text",
    [
        "The minister met the envoy and the governor, and praised him.",
        '"They held talks with the governor," said the trader.',
    ],
)
def test_a_pronoun_that_may_mean_two_means_nobody(text: str) -> None:
    for event in events(text):
        assert event.type == "CONSULT" or not event.targets


def test_talks_one_is_at_are_told_beside_what_is_offered_there() -> None:
    talks, offer = events("At a meeting with union leaders on Tuesday, the minister offered to raise pensions.")

    assert (talks.type, offer.type) == ("CONSULT", "AGREE")
    assert [argument.text for argument in talks.actors] == ["minister", "union leaders"]


def test_who_is_dismissed_is_not_appointed() -> None:
    (dismissal,) = events("The president dismissed the commander of the army on Monday.")
    (appointment,) = events("The president appointed a former judge as governor on Monday.")

    assert (dismissal.type, dismissal.mode) == ("X-APPOINT", ("x-dismiss",))
    assert (appointment.type, appointment.mode) == ("X-APPOINT", ())


def test_parliament_that_votes_elects_nobody() -> None:
    assert not [e for e in events("Parliament voted to lift the ban on the party.") if e.type == "X-ELECT"]
