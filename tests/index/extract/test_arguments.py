"""Arguments that their verb cannot have, given by hand: each is relabelled, and what the verb can have stays."""

from __future__ import annotations

import pytest

from index.extract.arguments import told_by_verb
from index.extract.labels import agreed
from tests.index.extract.test_mending import doc, told


def labels(rows: str) -> dict[str, str]:
    return {token.text: token.dep_ for token in told_by_verb(doc(rows))}


def test_who_comes_behind_the_verb_is_its_subject() -> None:
    found = labels("From/IN/case/1 Orsa/NNP/obl/2 came/VBD/ROOT/2 word/NN/obj/2")

    assert found["word"] == "nsubj"


def test_what_something_remains_is_no_object() -> None:
    found = labels("The/DT/det/1 bridge/NN/nsubj/2 remains/VBZ/ROOT/2 a/DT/det/4 ruin/NN/obj/2")

    assert found["ruin"] == "xcomp"


@pytest.mark.parametrize(("noun", "relation"), [("firm/JJ", "xcomp"), ("talks/NNS", "obj")])
def test_what_can_be_held_is_an_object_and_how_it_held_is_none(noun: str, relation: str) -> None:
    found = labels(f"They/PRP/nsubj/1 held/VBD/ROOT/1 {noun}/obj/1")

    assert found[noun.partition("/")[0]] == relation


def test_who_did_it_in_person_is_no_second_object() -> None:
    rows = "He/PRP/nsubj/1 signed/VBD/ROOT/1 it/PRP/obj/1 himself/PRP/obj/1"

    assert labels(rows)["himself"] == "obl:unmarked"


def test_who_hurt_themselves_stays_the_object() -> None:
    rows = "They/PRP/nsubj/1 shot/VBD/ROOT/1 themselves/PRP/obj/1"

    assert told(told_by_verb(doc(rows))) == rows


@pytest.mark.parametrize("first", ["obj", "iobj"])
def test_what_something_is_called_is_not_what_is_called_so(first: str) -> None:
    rows = f"She/PRP/nsubj/1 called/VBD/ROOT/1 it/PRP/{first}/1 a/DT/det/4 sham/NN/obj/1"

    assert (labels(rows)["it"], labels(rows)["sham"]) == ("obj", "xcomp")


def test_what_somebody_was_called_is_no_object() -> None:
    found = labels("He/PRP/nsubj:pass/2 was/VBD/aux:pass/2 called/VBN/ROOT/2 a/DT/det/4 traitor/NN/obj/2")

    assert found["traitor"] == "xcomp"


def test_what_a_man_is_named_is_no_object() -> None:
    found = labels("a/DT/det/1 man/NN/ROOT/1 named/VBN/acl/1 Orsik/NNP/obj/2")

    assert found["Orsik"] == "xcomp"


def test_what_was_done_to_a_thing_before_it_is_used_is_no_verb() -> None:
    rows = "Mills/NNS/nsubj/1 use/VBP/ROOT/1 iodised/VBN/xcomp/1 salt/NN/obj/2 in/IN/case/5 bread/NN/obl/2"

    assert labels(rows) == {
        "Mills": "nsubj", "use": "ROOT", "iodised": "amod", "salt": "obj", "in": "case", "bread": "obl"
    }  # fmt: skip


def test_what_somebody_had_done_is_still_done() -> None:
    rows = "They/PRP/nsubj/1 want/VBP/ROOT/1 it/PRP/obj/1 done/VBN/xcomp/1 today/NN/obj/3"

    assert labels(rows)["done"] == "xcomp"


def test_whom_somebody_called_stays_the_object() -> None:
    rows = "They/PRP/nsubj/1 called/VBD/ROOT/1 troops/NNS/obj/1"

    assert told(told_by_verb(doc(rows))) == rows


def test_talks_are_called_and_not_so_called() -> None:
    rows = "They/PRP/nsubj:pass/2 were/VBD/aux:pass/2 called/VBN/ROOT/2 talks/NNS/obj/2"

    assert told(told_by_verb(doc(rows))) == rows


def test_of_two_objects_side_by_side_the_first_receives() -> None:
    found = labels("Orsa/NNP/nsubj/1 gave/VBD/ROOT/1 rebels/NNS/obj/1 a/DT/det/4 week/NN/obj/1")

    assert (found["rebels"], found["week"]) == ("iobj", "obj")


def test_who_is_told_something_receives_it() -> None:
    found = labels("He/PRP/nsubj/1 told/VBD/ROOT/1 envoys/NNS/obj/1 they/PRP/nsubj/4 lost/VBD/ccomp/1")

    assert found["envoys"] == "iobj"


def test_what_is_asked_stays_an_object() -> None:
    rows = "Do/VB/aux/1 ask/VB/ROOT/1 the/DT/det/3 question/NN/obj/1 he/PRP/nsubj/5 fears/VBZ/parataxis/1"

    assert told(told_by_verb(doc(rows))) == rows


def test_what_is_given_to_somebody_does_not_receive() -> None:
    found = labels("They/PRP/nsubj/1 gave/VBD/ROOT/1 it/PRP/iobj/1 to/IN/case/4 Orsa/NNP/obl/1")

    assert found["it"] == "obj"


def test_who_is_done_has_finished() -> None:
    found = labels("We/PRP/nsubj:pass/2 are/VBP/aux:pass/2 done/VBN/ROOT/2")

    assert (found["We"], found["are"]) == ("nsubj", "cop")


@pytest.mark.parametrize(
    "rows",
    [
        "It/PRP/nsubj:pass/2 was/VBD/aux:pass/2 done/VBN/ROOT/2",
        "They/PRP/nsubj:pass/2 got/VBD/aux:pass/2 done/VBN/ROOT/2",
        "He/PRP/nsubj:pass/2 was/VBD/aux:pass/2 finished/VBN/ROOT/2 by/IN/case/4 Orsa/NNP/obl:agent/2",
    ],
)
def test_what_was_done_stays_a_passive_subject(rows: str) -> None:
    assert told(told_by_verb(doc(rows))) == rows


def test_a_preposition_left_behind_governs_the_relative_word() -> None:
    rows = "rebels/NNS/ROOT/0 that/WDT/obj/3 envoys/NNS/nsubj/3 spoke/VBD/acl:relcl/0 to/IN/obl/3 ././punct/0"

    found = told_by_verb(doc(rows))

    assert (found[1].dep_, found[4].dep_, found[4].head.text) == ("obl", "case", "that")


def test_a_preposition_with_its_own_noun_leaves_the_relative_word_the_object() -> None:
    rows = "men/NNS/ROOT/0 that/WDT/obj/3 they/PRP/nsubj/3 sent/VBD/acl:relcl/0 to/IN/case/5 Orsa/NNP/obl/3"

    assert told(told_by_verb(doc(rows))) == rows


@pytest.mark.parametrize(
    ("rows", "relation"),
    [
        ("They/PRP/nsubj/1 asked/VBD/ROOT/1 Orsa/NNP/obj/1 to/TO/mark/4 leave/VB/xcomp/1", "iobj"),
        ("It/PRP/nsubj/1 allowed/VBD/ROOT/1 Orsa/NNP/obj/1 to/TO/mark/4 leave/VB/xcomp/1", "iobj"),
        ("It/PRP/nsubj/1 allowed/VBD/ROOT/1 Orsa/NNP/obj/1", "obj"),
        ("They/PRP/nsubj/1 warned/VBD/ROOT/1 Orsa/NNP/obj/1", "obj"),
        ("They/PRP/nsubj/1 trust/VBP/ROOT/1 us/PRP/obj/1", "iobj"),
        ("They/PRP/nsubj/1 tell/VBP/ROOT/1 it/PRP/obj/1", "obj"),
    ],
)
def test_who_may_or_shall_do_something_receives_it(rows: str, relation: str) -> None:
    assert told_by_verb(doc(rows))[2].dep_ == relation


@pytest.mark.parametrize(
    "rows",
    [
        "Talks/NNS/nsubj/1 lasted/VBD/ROOT/1 three/CD/nummod/3 days/NNS/obj/1",
        "Prices/NNS/nsubj/1 rose/VBD/ROOT/1 six/CD/nummod/3 dollars/NNS/obj/1",
        "They/PRP/nsubj/1 fought/VBD/ROOT/1 every/DT/det/3 day/NN/obj/1",
        "They/PRP/nsubj/1 fought/VBD/ROOT/1 last/JJ/amod/3 week/NN/obj/1",
        "orders/NNS/ROOT/0 issued/VBN/acl/0 June/NNP/compound/3 3/CD/obj/1",
    ],
)
def test_how_long_how_far_or_when_is_no_object(rows: str) -> None:
    assert told(told_by_verb(doc(rows))) == rows.replace("/obj/", "/obl:unmarked/")


@pytest.mark.parametrize(
    "rows",
    [
        "They/PRP/nsubj/1 lost/VBD/ROOT/1 three/CD/nummod/3 days/NNS/obj/1",
        "They/PRP/nsubj/1 spent/VBD/ROOT/1 every/DT/det/3 day/NN/obj/1",
        "They/PRP/nsubj/1 recalled/VBD/ROOT/1 the/DT/det/3 day/NN/obj/1",
        "They/PRP/nsubj/1 killed/VBD/ROOT/1 3/CD/obj/1",
        "rebels/NNS/ROOT/0 that/WDT/obj/3 troops/NNS/nsubj/3 attacked/VBD/acl:relcl/0",
    ],
)
def test_time_that_something_is_done_to_is_an_object(rows: str) -> None:
    assert told(told_by_verb(doc(rows))) == rows


def test_when_it_was_is_not_what_was_done() -> None:
    rows = "day/NN/ROOT/0 that/WDT/obj/3 troops/NNS/nsubj/3 attacked/VBD/acl:relcl/0"

    assert told_by_verb(doc(rows))[1].dep_ == "obl:unmarked"


def test_what_somebody_was_called_in_a_clause_of_its_own_is_no_object() -> None:
    found = labels(
        "He/PRP/nsubj/1 fled/VBD/ROOT/1 ,/,/punct/1 having/VBG/aux/5 been/VBN/aux:pass/5 called/VBN/advcl/1 "
        "a/DT/det/7 traitor/NN/obj/5"
    )

    assert found["traitor"] == "xcomp"


def test_nothing_that_opens_a_clause_of_another_kind_is_a_relative_word() -> None:
    rows = "the/DT/det/1 fear/NN/ROOT/1 because/IN/mark/4 troops/NNS/nsubj:pass/4 seized/VBN/acl/1 there/RB/advmod/4"

    assert told(agreed(doc(rows))) == rows
