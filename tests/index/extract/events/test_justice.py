"""Sentences of courts, police and prisons as agencies write them: who is held, charged, tried, sentenced or let go."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse
from index.records import Event

TOLD = [
    ("Police detained a number of people.", "COERCE", "Police", "people"),
    ("A number of people had been detained.", "COERCE", "", "people"),
    ("Police said they had arrested three suspects.", "COERCE", "Police", "suspects"),
    ("The army picked up four students in Sarnat.", "COERCE", "army", "students"),
    ("Four men remain in detention without charge.", "COERCE", "", "men"),
    ("Three suspects are in custody, the mayor said.", "COERCE", "", "suspects"),
    ("Suspect in custody after market attack", "COERCE", "", "Suspect"),
    ("Some 9,000 people are being held in camps in the west.", "COERCE", "", "people"),
    ("The journalist who wrote the article was detained at the airport.", "COERCE", "", "journalist"),
    ("Police made several arrests.", "COERCE", "Police", ""),
    ("Police carried out raids on six homes in Sarnat.", "COERCE", "Police", "homes"),
    ("The authorities confiscated his passport.", "COERCE", "authorities", "passport"),
    ("The government issued a ban on protests.", "COERCE", "government", "protests"),
    ("The city council imposed a ban on street traders.", "COERCE", "council", "traders"),
    ("Reporters were prevented from entering the courtroom.", "COERCE", "", "Reporters"),
    ("Access to two news websites was blocked on Monday.", "COERCE", "", "websites"),
    ("The government shut down mobile networks across the north.", "COERCE", "government", "networks"),
    ("Police closed a bookshop in Kesrin.", "COERCE", "Police", "bookshop"),
    ("The cabinet approved a state of emergency.", "COERCE", "cabinet", ""),
    ("A French charity was thrown out of the country.", "COERCE", "", "charity"),
    ("The eviction of 90 families by police began at dawn.", "COERCE", "police", "families"),
    ("Prosecutors charged the minister with fraud.", "ACCUSE", "Prosecutors", "minister"),
    ("Two men facing terrorism charges appeared before a judge.", "ACCUSE", "", "men"),
    ("Bribery charges were brought against a deputy minister.", "ACCUSE", "", "minister"),
    ("A military court put 20 officers on trial.", "ACCUSE", "court", "officers"),
    ("The mayor of Kesrin is under investigation.", "ACCUSE", "", "mayor"),
    ("The governor was summoned by prosecutors for questioning.", "ACCUSE", "prosecutors", "governor"),
    ("The commander is wanted for war crimes.", "ACCUSE", "", "commander"),
    ("Police are hunting a man over the murder.", "ACCUSE", "Police", "man"),
    ("Velk pleaded not guilty to all charges.", "ACCUSE", "", "Velk"),
    ("A court found a former general guilty of fraud.", "SANCTION", "court", "general"),
    ("A man who killed a cyclist was jailed for eight years.", "SANCTION", "", "man"),
    ("The tribunal handed down a 20-year sentence to the commander.", "SANCTION", "tribunal", "commander"),
    ("The trader was given seven years in jail.", "SANCTION", "", "trader"),
    ("Rebel leader gets life in prison", "SANCTION", "", "leader"),
    ("The company was ordered to pay damages to the villagers.", "SANCTION", "", "company"),
    ("Ostrana executed a man convicted of drug smuggling.", "SANCTION", "Ostrana", "man"),
    ("Six women walked free from jail.", "RETREAT", "", "women"),
    ("Police later let the protesters go.", "RETREAT", "Police", "protesters"),
    ("A judge ordered the release of the editor.", "RETREAT", "judge", "editor"),
    ("A court acquitted the former mayor of all charges.", "CONCEDE", "court", "mayor"),
    ("Two officers were acquitted of killing a motorist.", "CONCEDE", "", "officers"),
    ("A jury found the nurse not guilty of murder.", "CONCEDE", "jury", "nurse"),
    ("The four protesters were granted bail.", "CONCEDE", "", "protesters"),
    ("Prosecutors dropped corruption charges against the minister.", "CONCEDE", "Prosecutors", "minister"),
    ("The government restored internet access after four days.", "CONCEDE", "government", ""),
    ("A 19-year-old had been detained.", "COERCE", "", "19-year-old"),
    ("Student activists were among those arrested.", "COERCE", "", "activists"),
    ("The province of Sarnat has been under martial law since May.", "COERCE", "", "province"),
    ("The city of Sarnat was placed under lockdown.", "COERCE", "", "city"),
    ("Germany sent 28 Afghans back to Kabul.", "COERCE", "Germany", "Afghans"),
    ("Police stopped the march from reaching the palace.", "COERCE", "Police", ""),
    ("Several officials are being investigated.", "ACCUSE", "", "officials"),
    ("Congress began impeachment proceedings against the president.", "ACCUSE", "Congress", "president"),
    ("A drug smuggler was put to death in Singapore.", "SANCTION", "", "smuggler"),
    ("The blogger won a royal pardon.", "CONCEDE", "", "blogger"),
    ("Burglars broke into a pharmacy.", "X-CRIME", "Burglars", "pharmacy"),
    ("Two paintings worth 3 million dollars were stolen.", "X-CRIME", "", "paintings"),
]  # fmt: skip

PRONOUNS = [
    ("She was charged with treason.", "ACCUSE"),
    ("Prosecutors charged her with treason.", "ACCUSE"),
    ("She was arrested on Monday and charged with treason.", "ACCUSE"),
    ("The president's former accountant testified against him.", "ACCUSE"),
    ("He was released on bail on Monday.", "RETREAT"),
    ("He is in custody.", "COERCE"),
    ("She received a suspended sentence of 18 months.", "SANCTION"),
]

NOTHING = """
The bank charged its customers a fee of two dollars.
The new electric cars can be charged in ten minutes.
The company was charged with building the new bridge.
The batsman was charged with restoring order to the innings.
The bull charged at the crowd.
The goalkeeper was sentenced to another season on the bench.
The storm robbed the farmers of their harvest.
The shop is closed on Sundays.
The bank will close 60 branches next year.
He is charged with the care of two children.
The firm let 200 workers go in March.
The teacher gave the class a long sentence to translate.
The referee gave the home side a penalty in the last minute.
Police are searching for a missing child.
The number of cases has dropped.
The road was closed because of flooding.
The couple were released from hospital on Sunday.
The smoking ban has improved public health.
The defender was sent off and banned for three matches.
"""


def events(text: str) -> tuple[Event, ...]:
    return tuple(analyse(text, published="2026-03-02").events)


@pytest.mark.parametrize(("text", "kind", "actor", "target"), TOLD)
def test_law_and_punishment_are_read(text: str, kind: str, actor: str, target: str) -> None:
    event = next(event for event in events(text) if event.type == kind)

    for who, found in ((actor, event.actors), (target, event.targets)):
        assert not who or who in " ".join(argument.text for argument in found)
    assert actor or not event.actors


@pytest.mark.parametrize(("text", "kind"), PRONOUNS)
def test_a_pronoun_is_charged_or_freed_like_anybody(text: str, kind: str) -> None:
    assert kind in [event.type for event in events(text)]


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_words_of_the_law_make_none_elsewhere(text: str) -> None:
    assert not events(text)


def test_arrests_are_counted() -> None:
    detained = events("Police made more than 200 arrests in Sarnat.")[0].detained

    assert detained is not None
    assert detained.min == 201


def test_a_number_of_people_are_many() -> None:
    detained = events("Police detained a number of people.")[0].detained

    assert detained is not None
    assert (detained.min, detained.max, detained.approx) == (2, None, True)


def test_who_was_charged_is_told_by_the_sentence_before() -> None:
    (*_, charge) = events("Anna Keld was flown to the capital on Monday. She was charged with treason.")

    assert [target.text for target in charge.targets] == ["Anna Keld"]


def test_a_ban_on_another_country_is_a_sanction() -> None:
    (ban,) = events("The government imposed a ban on imports from Morland.")

    assert ban.type == "SANCTION"


def test_hostages_whom_soldiers_free_are_rescued() -> None:
    assert [event.type for event in events("Soldiers freed 12 hostages in Kesrin.")] == ["AID"]
