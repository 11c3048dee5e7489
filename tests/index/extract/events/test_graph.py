"""The clause graph: every construction of the same happening gives the same logical arguments."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from index.extract.events.graph import Clause, Graph
from index.extract.language import parse, pipeline
from index.extract.words import words


def clause(sentence: str, trigger: str) -> Clause:
    """The clause of a word of a sentence, as a verb or as an event noun."""
    doc = parse(sentence)[0].doc
    graph = Graph(doc, words("light_verbs"))
    token = next(t for t in doc if t.text == trigger)
    return graph.verb(token) if token.tag_.startswith("VB") else graph.noun(token)


def heads(tokens: tuple[Token, ...]) -> list[str]:
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Rebels attacked the convoy near Halvard.", "attacked"),
        ("The convoy was attacked by rebels near Halvard.", "attacked"),
        ("The convoy attacked by rebels carried flour.", "attacked"),
        ("The rebels who attacked the convoy came from Morland.", "attacked"),
        ("The convoy that rebels attacked carried flour.", "attacked"),
        ("Rebels stopped and attacked the convoy.", "attacked"),
        ("Rebels began to attack the convoy.", "attack"),
    ],
)
def test_one_happening_in_many_constructions_has_one_subject_and_one_object(sentence: str, trigger: str) -> None:
    found = clause(sentence, trigger)

    assert [word.lower() for word in heads(found.subjects)] == ["rebels"]
    assert heads(found.objects) == ["convoy"]


def test_agentless_passive_has_no_subject() -> None:
    found = clause("Two nurses were kidnapped in Sarnat.", "kidnapped")

    assert heads(found.subjects) == []
    assert heads(found.objects) == ["nurses"]
    assert found.passive


def test_participle_taken_for_an_adjective_is_still_a_passive() -> None:
    found = clause("Two soldiers were seriously injured in the blast.", "injured")

    assert heads(found.objects) == ["soldiers"]
    assert heads(found.oblique("in")) == ["blast"]


def test_result_participle_takes_the_subject_of_its_verb() -> None:
    found = clause("Gunmen stormed the school, killing six pupils.", "killing")

    assert heads(found.subjects) == ["Gunmen"]
    assert heads(found.objects) == ["pupils"]


def test_coordinated_participles_share_the_subject() -> None:
    found = clause("Gunmen stormed the school, killing six pupils and wounding a teacher.", "wounding")

    assert heads(found.subjects) == ["Gunmen"]
    assert heads(found.objects) == ["teacher"]


def test_coordinated_objects_are_all_found() -> None:
    found = clause("Rebels killed a nurse, a driver and two guards.", "killed")

    assert heads(found.objects) == ["nurse", "driver", "guards"]


def test_coordinated_subjects_are_all_found() -> None:
    found = clause("Ostrana and Morland condemned the raid.", "condemned")

    assert heads(found.subjects) == ["Ostrana", "Morland"]


def test_light_verb_gives_its_subject_to_the_event_noun() -> None:
    found = clause("The insurgents carried out an attack on a barracks.", "attack")

    assert heads(found.subjects) == ["insurgents"]
    assert heads(found.oblique("on")) == ["barracks"]
    assert found.light is not None
    assert found.light.text == "carried"


def test_passive_light_verb_keeps_the_agent() -> None:
    found = clause("The attack on the barracks was carried out by insurgents.", "attack")

    assert heads(found.subjects) == ["insurgents"]


def test_possessor_of_an_event_noun_is_its_subject() -> None:
    found = clause("The militia's raid on the port failed.", "raid")

    assert heads(found.subjects) == ["militia"]


def test_agent_inside_the_of_phrase_belongs_to_the_event_noun() -> None:
    found = clause("The killing of two teachers by gunmen in Sarnat shocked the region.", "killing")

    assert heads(found.oblique("of")) == ["teachers"]
    assert heads(found.oblique("by")) == ["gunmen"]


def test_object_control_hands_on_the_object() -> None:
    found = clause("The general ordered troops to shell the town.", "shell")

    assert heads(found.subjects) == ["troops"]


def test_noun_phrase_that_swallowed_its_verb_is_taken_apart() -> None:
    found = clause("Riot police dispersed protesters in the capital.", "dispersed")

    assert heads(found.subjects) == ["police"]
    assert heads(found.objects) == ["protesters"]


def tree(*words: str) -> Doc:
    """A sentence with the parse it is given: word/tag/dependency/number of its head."""
    rows = [word.split("/") for word in words]
    return Doc(
        pipeline().vocab,
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
    )


def test_subject_read_as_part_of_a_noun_with_the_verb_is_found() -> None:
    doc = tree(
        "Talks/NNS/nsubj/1", "ended/VBD/ROOT/1", "after/IN/case/4", "jets/NNS/compound/4", "shot/VBN/advcl/1",
        "down/RP/compound:prt/4", "helicopters/NNS/obj/4",
    )  # fmt: skip
    found = Graph(doc).verb(doc[4])

    assert heads(found.subjects) == ["jets"]
    assert heads(found.objects) == ["helicopters"]
    assert not found.passive


def test_verb_hung_on_what_a_participle_governs_has_the_first_noun_as_subject() -> None:
    doc = tree(
        "Jets/NNS/ROOT/0", "using/VBG/acl/0", "missiles/NNS/obj/1", "killed/VBD/acl/2", "rebels/NNS/obj/3",
    )  # fmt: skip
    found = Graph(doc).verb(doc[3])

    assert heads(found.subjects) == ["Jets"]
    assert heads(found.objects) == ["rebels"]


def test_counted_object_is_no_place() -> None:
    doc = tree(
        "Raids/NNS/nsubj/1", "killed/VBD/ROOT/1", "at/IN/case/5", "least/JJS/nmod/2", "eight/CD/nummod/5",
        "rebels/NNS/obl/1",
    )  # fmt: skip
    found = Graph(doc).verb(doc[1])

    assert heads(found.objects) == ["rebels"]
    assert found.oblique("at") == ()
