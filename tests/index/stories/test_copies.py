"""What counts as a printing of the same text: wire copy cut, retitled and touched up, but no report of its own."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.stories.copies import SHARED_SHINGLES, nearest, shared, shingles, sketch

WIRE = (
    "Rescuers in boats took more than four hundred people off the roofs of Ostrel on Thursday after the Vessa broke "
    "its banks for the second time this spring. The water rose so fast during the night that many families left "
    "barefoot, the head of the fire brigade told reporters at the bridge. Two men who had gone back for their cattle "
    "were found dead in a flooded barn near the mill. Trains between the coast and the capital stood still until noon, "
    "and the road over the pass was closed to lorries. Engineers opened the upper gates of the dam at Harrow to keep "
    "the lower valley dry, a step that farmers there had asked for since Monday. Schools in nine villages stay shut "
    "for the rest of the week. The government in Tavrin promised blankets, pumps and money, but gave no figures. "
    "Forecasters expect the rain to move off to the east on Saturday, though the ground will hold no more of it."
)
OWN = (
    "The second flood in a month has driven hundreds from their homes in and around Ostrel, where the Vessa burst its "
    "banks late on Wednesday. Boats went from house to house at dawn. A spokeswoman for the fire brigade counted 412 "
    "people who had been brought to the sports hall and the church. Two farmers drowned when they tried to save their "
    "animals. In the lower valley anger turned on the operator of the Harrow dam, who waited four days before he let "
    "water out. Railways said that the line to the capital was open again after lunch. Classes are cancelled until "
    "Monday. Ministers spoke of emergency aid without naming a sum, and the weather office sees an end of the rain."
)
STATEMENT = (
    "“We have lost everything that our parents built, and nobody in the capital picked up the telephone when we called "
    "them on Sunday, on Monday and again on Tuesday morning, although they had the same forecast as we had and knew "
    "the state of the dikes as well as we do”"
)


def edited(text: str, part: float, seed: int) -> str:
    """The text with this part of its sentences dropped."""
    chance = random.Random(seed)
    sentences = re.split(r"(?<=\.) ", text)
    gone = set(chance.sample(range(len(sentences)), round(part * len(sentences))))
    return " ".join(sentence for number, sentence in enumerate(sentences) if number not in gone)


@pytest.mark.parametrize("part", [0.0, 0.1, 0.25, 0.5])
@pytest.mark.parametrize("seed", range(5))
def test_cut_copy_is_found_by_its_sketch_and_told_by_its_text(part: float, seed: int) -> None:
    copy = "Flood in the valley\n\nOSTREL (Meridian Press) - " + edited(WIRE, part, seed)

    one, other = shingles(WIRE), shingles(copy)

    assert len(set(sketch(one)) & set(sketch(other))) >= SHARED_SHINGLES
    assert nearest(other, [(7, one), (8, shingles(OWN))]) == 7


def test_case_stops_and_layout_make_no_difference() -> None:
    assert shingles(WIRE.upper().replace(". ", "!\n\n")) == shingles(WIRE)


def test_own_report_of_the_same_happening_is_no_copy() -> None:
    assert nearest(shingles(OWN), [(1, shingles(WIRE))]) is None


def test_long_quotation_in_two_reports_makes_no_copy_of_either() -> None:
    one, other = (f"{text} {STATEMENT}, the mayor said." for text in (WIRE[:330], OWN[:330]))

    assert nearest(shingles(one), [(1, shingles(other))]) is None


def test_interview_that_is_all_quotation_is_still_known() -> None:
    assert nearest(shingles(f"{STATEMENT} she said."), [(1, shingles(f"{STATEMENT} the mayor said."))]) == 1


def test_brief_inside_a_long_article_is_no_copy_of_it() -> None:
    brief = ". ".join(WIRE.split(". ")[:1])

    assert shared(shingles(brief), shingles(WIRE + OWN)) == 0.0


def test_of_several_the_one_with_most_in_common_counts() -> None:
    candidates = [(1, shingles(edited(WIRE, 0.5, 1))), (2, shingles(edited(WIRE, 0.1, 1)))]

    assert nearest(shingles(WIRE + " Nobody was missing by nightfall."), candidates) == 2


@pytest.mark.parametrize("text", ["", "Two words", "Sports results of Sunday"])
def test_text_too_short_to_tell_has_no_sketch(text: str) -> None:
    assert sketch(shingles(text)) == ()


@given(st.text(max_size=400), st.text(max_size=400))
def test_sharing_is_mutual_and_a_share(one: str, other: str) -> None:
    left, right = shingles(one), shingles(other)

    assert shared(left, right) == shared(right, left)
    assert 0.0 <= shared(left, right) <= 1.0
