"""Headlines read as noun phrases, given as the parser gave them."""

from __future__ import annotations

import pytest

from tests.index.extract.test_mending_arguments import hangs

CALL = "Putin/NNP/ROOT/0 ,/,/punct/5 Xi/NNP/compound/5 hold/NN/compound/5 video/NN/compound/5 call/NN/list/0"
MEET = "Merz/NNP/vocative/3 ,/,/punct/0 Macron/NNP/nsubj/3 meet/VBP/ROOT/3 in/IN/case/5 Paris/NNP/obl/3"
TALKS = "China/NNP/nsubj/3 ,/,/punct/2 Japan/NNP/appos/0 hold/VBP/ROOT/3 talks/NNS/obj/3"
CALLED = "China/NNP/nsubj/4 ,/,/punct/2 Japan/NNP/appos/0 ,/,/punct/2 hold/VBP/ROOT/4 talks/NNS/obj/4 ././punct/4"
BLOCKS = "Uganda/NNP/compound/1 blocks/NNS/ROOT/1 Facebook/RB/amod/1 before/IN/case/4 vote/NN/nmod/1"
OUSTS = "Peru/NNP/compound/1 congress/NN/compound/2 ousts/NNS/compound/3 president/NN/ROOT/3"
SANCTIONS = "US/NNP/compound/1 sanctions/NNS/ROOT/1 on/IN/case/3 Iran/NNP/nmod/1"
AMBUSH = (
    "Militants/NNS/nsubj/1 ambush/VBP/ROOT/1 army/NN/compound/3 patrol/NN/obj/1 ,/,/punct/5 "
    "5/CD/appos/3 killed/VBN/conj/1"
)
RESUME = (
    "Talks/NNS/nsubj/7 to/TO/mark/2 resume/VB/acl/0 in/IN/case/5 New/NNP/amod/5 York/NNP/obl/2 "
    ",/,/punct/0 says/VBZ/ROOT/7 UN/NNP/nsubj/7"
)
LABEL = (
    "Sudan/NNP/nsubj/5 :/:/punct/4 RSF/NNP/compound/4 drone/NN/compound/4 strike/NN/appos/0 "
    "kills/VBZ/ROOT/5 70/CD/obj/5"
)
HELD = "Three/CD/nsubj/1 held/VBD/ROOT/1 over/IN/case/4 bomb/NN/compound/4 plot/NN/obl/1"
SLAIN = "Mayor/NNP/nsubj/1 slain/VBD/ROOT/1 hours/NNS/obj/1 after/IN/mark/4 taking/VBG/advcl/1 office/NN/obj/4"
TRADE = (
    "Ukraine/NNP/ROOT/0 ,/,/punct/5 Russia/NNP/compound/4 trade/NN/compound/4 drone/NN/nsubj/5 attacks/VBZ/parataxis/0"
)
RALLY = "Thousands/NNS/nsubj/1 rally/RB/ROOT/1 in/IN/case/3 Skopje/NNP/obl/1"


@pytest.mark.parametrize(
    ("word", "expected", "rows"),
    [
        ("hold", ("ROOT", "hold"), CALL),
        ("Xi", ("conj", "Putin"), CALL),
        ("Putin", ("nsubj", "hold"), CALL),
        ("call", ("obj", "hold"), CALL),
        ("Merz", ("nsubj", "meet"), MEET),
        ("Macron", ("conj", "Merz"), MEET),
        ("Japan", ("conj", "China"), TALKS),
        ("Japan", ("appos", "China"), CALLED),
        ("Uganda", ("nsubj", "blocks"), BLOCKS),
        ("Facebook", ("obj", "blocks"), BLOCKS),
        ("vote", ("obl", "blocks"), BLOCKS),
        ("congress", ("nsubj", "ousts"), OUSTS),
        ("president", ("obj", "ousts"), OUSTS),
        ("sanctions", ("ROOT", "sanctions"), SANCTIONS),
        ("US", ("compound", "sanctions"), SANCTIONS),
        ("5", ("nsubj:pass", "killed"), AMBUSH),
        ("killed", ("parataxis", "ambush"), AMBUSH),
        ("resume", ("ccomp", "says"), RESUME),
        ("Talks", ("nsubj", "resume"), RESUME),
        ("strike", ("nsubj", "kills"), LABEL),
        ("Sudan", ("dep", "kills"), LABEL),
        ("Three", ("nsubj:pass", "held"), HELD),
        ("Mayor", ("nsubj:pass", "slain"), SLAIN),
        ("hours", ("obl:unmarked", "slain"), SLAIN),
        ("trade", ("ROOT", "trade"), TRADE),
        ("attacks", ("obj", "trade"), TRADE),
        ("rally", ("ROOT", "rally"), RALLY),
    ],
)
def test_a_headline_has_its_verb_and_who_does_it(word: str, expected: tuple[str, str], rows: str) -> None:
    assert hangs(rows, word) == expected
