"""What is named by the way by who speaks, given as the parser gave it."""

from __future__ import annotations

import pytest

from tests.index.extract.test_mending_arguments import hangs

CALLED = (
    "The/DT/det/1 army/NN/nsubj/2 shelled/VBD/ROOT/2 what/WP/obj/2 it/PRP/nsubj/5 called/VBD/acl:relcl/3 a/DT/det/8 "
    "militant/JJ/amod/8 hideout/NN/obj/5 near/IN/case/10 Sarnat/NNP/obl/5 on/IN/case/12 Monday/NNP/obl/5 ././punct/2"
)
DESCRIBED = (
    "Police/NNS/nsubj/1 arrested/VBD/ROOT/1 what/WP/obj/1 they/PRP/nsubj/4 described/VBD/acl:relcl/2 as/IN/case/7 "
    "a/DT/det/7 ringleader/NN/obl/4 ././punct/1"
)
SEEMED = (
    "Rebels/NNS/nsubj/1 attacked/VBD/ROOT/1 what/WP/obj/1 seemed/VBD/acl:relcl/2 to/TO/mark/7 be/VB/cop/7 a/DT/det/7 "
    "convoy/VB/xcomp/3 ././punct/1"
)
ASKED = (
    "He/PRP/nsubj/1 knows/VBZ/ROOT/1 what/WP/obj/1 they/PRP/nsubj/4 called/VBD/acl:relcl/2 for/IN/case/6 "
    "justice/NN/obl/4 ././punct/1"
)


@pytest.mark.parametrize(
    ("word", "expected", "rows"),
    [
        ("hideout", ("obj", "shelled"), CALLED),
        ("called", ("acl:relcl", "hideout"), CALLED),
        ("what", ("obj", "called"), CALLED),
        ("Monday", ("obl", "shelled"), CALLED),
        ("ringleader", ("obj", "arrested"), DESCRIBED),
        ("as", ("dep", "described"), DESCRIBED),
        ("convoy", ("obj", "attacked"), SEEMED),
        ("what", ("obj", "knows"), ASKED),
    ],
)
def test_what_a_speaker_names_is_what_the_deed_befell(word: str, expected: tuple[str, str], rows: str) -> None:
    assert hangs(rows, word) == expected
