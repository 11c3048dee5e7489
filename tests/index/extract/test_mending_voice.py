"""Who acts, read as whom it was done to, given as the parser gave it."""

from __future__ import annotations

import pytest

from tests.index.extract.test_mending_arguments import hangs

SHOT = "Gunmen/NNS/nsubj:pass/1 shot/VBN/ROOT/1 and/CC/cc/3 killed/VBD/conj/1 a/DT/det/5 judge/NN/obj/3 ././punct/1"
KILLED = (
    "The/DT/det/1 attack/NN/nsubj:pass/2 killed/VBN/ROOT/2 around/RB/case/5 60/CD/nummod/5 people/NNS/obl/2 ././punct/2"
)
WALKED = (
    "They/PRP/nsubj/1 were/VBD/aux:pass/2 led/VBN/ROOT/2 around/IN/case/5 60/CD/nummod/5 rooms/NNS/obl/2 ././punct/2"
)
SEIZING = (
    "Soldiers/NNS/nsubj/1 raided/VBD/ROOT/1 the/DT/det/3 camp/NN/obj/1 ,/,/punct/5 seizing/VBG/acl/3 "
    "cocaine/NN/obj/5 ././punct/1"
)
SPEAKING = "They/PRP/nsubj/1 hired/VBD/ROOT/1 a/DT/det/3 guide/NN/obj/1 speaking/VBG/acl/3 French/NNP/obj/4 ././punct/1"
BLAMED = (
    "He/PRP/nsubj/1 denied/VBD/ROOT/1 that/IN/mark/4 troops/NNS/nsubj/4 fired/VBD/ccomp/1 and/CC/cc/6 "
    "blamed/VBD/conj/4 rebels/NNS/obj/6 ././punct/1"
)
HOME = "They/PRP/nsubj/1 demolished/VBD/ROOT/1 the/DT/det/3 family/NN/obj/1 home/NN/advmod/1 ././punct/1"


@pytest.mark.parametrize(
    ("word", "expected", "rows"),
    [
        ("Gunmen", ("nsubj", "shot"), SHOT),
        ("people", ("obj", "killed"), KILLED),
        ("attack", ("nsubj", "killed"), KILLED),
        ("around", ("advmod", "60"), KILLED),
        ("rooms", ("obl", "led"), WALKED),
        ("seizing", ("advcl", "raided"), SEIZING),
        ("speaking", ("acl", "guide"), SPEAKING),
        ("blamed", ("conj", "denied"), BLAMED),
        ("home", ("obj", "demolished"), HOME),
        ("family", ("compound", "home"), HOME),
    ],
)
def test_who_acts_is_told_from_whom_it_is_done_to(word: str, expected: tuple[str, str], rows: str) -> None:
    assert hangs(rows, word) == expected
