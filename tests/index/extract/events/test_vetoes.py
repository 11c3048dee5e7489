"""Sport, business, science, culture and weather speak of fights, strikes and bombs; none of it is violence to us."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse

SPORT = """
Ostrana Rovers attacked from the first whistle and crushed Morat 5-0.
The champion knocked out his rival in the third round on Saturday.
The striker fired the ball into the net and shot wide minutes later.
Halvard beat Kesrin in the final of the cup.
The goalkeeper was beaten twice before half-time.
Sarnat launched a late assault on the title.
The veteran midfielder captured her third medal in Halvard.
United were under siege for most of the second half.
The coach was fired after a string of defeats.
The batsman struck three sixes on Monday.
The Comets beat the Kings 4-2 in the sixth game of the series.
The Wanderers were beaten by the Rovers in the semi-final on Saturday.
The visitors attacked down the left and hit the post twice.
The home side were hammered 5-0 by Orsa United.
The team bombed in the first half.
The batsmen survived a fierce attack from the fast bowlers.
The Kings eliminated the Comets from the play-offs.
The Harriers ended a long title drought in Sarnat on Sunday.
"""
BUSINESS = """
Shares of the airline were hit by rising fuel prices on Monday.
The retailer slashed prices before the holidays.
The bank seized the chance to buy its rival.
A price war broke out between two supermarkets.
The takeover battle for the brewer ended on Friday.
The company launched an aggressive campaign in Morat.
The central bank fired a warning shot at speculators.
Exports were hammered by the strong currency.
The firm raided its pension fund to pay dividends.
The carmaker unveiled a bombshell report on its losses.
The start-up exploded onto the market last year.
The regulator arrested the decline of the currency.
"""
SCIENCE = """
The new drug attacks the cells of the tumour.
The virus invaded the lungs of the mice.
Scientists bombarded the sample with electrons.
The storm hit the coast of Morland on Sunday.
A cold front advanced across the plain on Monday.
Lightning struck an oak near Sarnat on Tuesday.
The vaccine kills the parasite within days.
Astronomers watched a star explode in a distant galaxy.
Doctors fought to save the eyesight of the boy.
"""
CULTURE = """
The director shot two scenes in the old harbour of Ostrana.
The novel captures the mood of a small town.
Critics savaged the film and attacked its ending.
The band stormed the charts with its third album.
The comedian killed the audience in Halvard.
The play explodes the myth of the great painter.
The singer bombed at the audition on Friday.
The museum captured the public's imagination.
"""
POLITICS = """
The committee killed the bill on Tuesday.
The senator attacked the budget as unfair.
The party was hit by a wave of resignations.
The minister came under fire for his remarks.
The president blasted the report of the auditors.
Voters punished the party at the polls in Sarnat.
The opposition fired back at the minister on Monday.
The chancellor survived an assault on her reforms.
"""


@pytest.mark.parametrize("sentence", "".join((SPORT, BUSINESS, SCIENCE, CULTURE, POLITICS)).strip().splitlines())
def test_words_of_violence_make_none_elsewhere(sentence: str) -> None:
    events = analyse(sentence, published="2017-05-31").events

    assert [(e.rule, e.trigger.text) for e in events if e.type in ("ASSAULT", "COERCE", "PROTEST", "X-ACCIDENT")] == []


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Police detained six men in Sarnat for questioning.", {"COERCE"}),
        ("The caller named the attacker as Marko Dravic.", set()),
        ("Sixteen wounded people were taken to the hospital in Sarnat.", set()),
    ],
)
def test_words_of_politics_make_none_of_what_police_and_doctors_do(sentence: str, types: set[str]) -> None:
    assert {event.type for event in analyse(sentence, published="2017-05-31").events} == types


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen attacked the team's bus after the semi-final in Sarnat.",
        "Police beat 12 fans after the semi-final.",
        "A bomb killed 12 people in the first half of the match in Sarnat.",
        "A goalkeeper was shot dead in Sarnat on Monday.",
    ],
)
def test_violence_at_a_game_is_violence(sentence: str) -> None:
    assert [event.type for event in analyse(sentence, published="2017-05-31").events] == ["ASSAULT"]
