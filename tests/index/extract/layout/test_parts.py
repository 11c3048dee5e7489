"""The roles of paragraphs, told from the text alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.layout.parts import find_parts, source_of
from index.records import Part

LEAD = (
    "Rescuers pulled eleven miners from a flooded shaft at Colle Verde on Thursday, two days after a wall of water cut "
    "them off, the regional governor said."
)
BODY = [
    LEAD,
    "Three of the men were carried to a hospital in Brenna with broken legs, and a fourth was still being treated "
    "below ground for shock.",
    "The governor, Piera Sant, told reporters that pumps would run through the night.",
    "Relatives had waited at the gate since the first alarm, wrapped in blankets that the firemen handed out.",
]


def story(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def roles(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(part.role, text[part.start : part.end]) for part in find_parts(text, title=title)]


def test_plain_paragraphs_have_no_role():
    assert roles(story(*BODY)) == []


def test_a_first_line_without_a_full_stop_is_the_title():
    assert roles(story("Eleven miners saved at Colle Verde", *BODY)) == [
        ("title", "Eleven miners saved at Colle Verde")
    ]


def test_a_first_line_above_a_heading_is_the_title_unless_it_is_the_name_of_a_page():
    assert roles(story("Eleven miners saved at Colle Verde", "Rescue", *BODY))[0] == (
        "title",
        "Eleven miners saved at Colle Verde",
    )
    assert ("title", "Home") not in roles(story("Home", "Rescue", *BODY))


def test_a_first_line_alone_is_no_title():
    assert roles("Eleven miners saved at Colle Verde") == []


def test_the_title_that_is_given_is_found_in_the_text():
    assert roles(story("Saved!", *BODY), title="Saved!")[0] == ("title", "Saved!")


def test_short_lines_between_paragraphs_are_headings():
    text = story(*BODY[:2], "Colle Verde's long wait", BODY[2], "The mine in the past 30 years", BODY[3])

    assert roles(text) == [("heading", "Colle Verde's long wait"), ("heading", "The mine in the past 30 years")]


@pytest.mark.parametrize("line", ["He waited.", "- pumps", "“Not yet”", "* * *", "and then", "Why now?"])
def test_other_short_lines_are_no_headings(line: str):
    assert roles(story(*BODY[:2], line, *BODY[2:])) == []


@pytest.mark.parametrize(
    "caption",
    [
        "Relatives are pictured at the gate of the Colle Verde mine, Orlia, May 4, 2017.",
        "A pump stands idle at the mine in Colle Verde on 4 May 2017.",
        "Firemen carry a miner to a helicopter. (Photo: Ivo Larn)",
        "Firemen carry a miner to a helicopter [AP]",
        "FILE - The mine at Colle Verde before the flood.",
        "File photo: the mine at Colle Verde",
        "Miners after their rescue at Colle Verde ()",
        "A miner after his rescue at Colle Verde. Meridian/Ivo Larn",
        "In this photo a miner leaves the shaft.",
    ],
)
def test_captions(caption: str):
    assert roles(story(BODY[0], caption, *BODY[1:])) == [("caption", caption)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The mine was closed on May 4, 2017, after an earlier flood.",
        '"We are seen as heroes, and we are not," he said on May 4, 2017.',
        "She died on May 4, 2017, at home. Her sons are planning a service.",
        "The crowd rose for the governor [Applause].",
        "The company (CVM) lost its licence in the spring.",
        "The governor is seen as a likely candidate, said two members of her party.",
    ],
)
def test_paragraphs_that_only_look_like_captions(paragraph: str):
    assert roles(story(BODY[0], paragraph, *BODY[1:])) == []


def test_of_a_caption_printed_twice_one_is_repeated():
    caption = "Relatives are pictured at the gate of the mine, Orlia, May 4, 2017."

    for first, second in (
        (caption, caption),
        (caption, f"{caption} ()"),
        (caption, f"{caption}  "),
        (f"{caption} ()", caption),
    ):
        found = [role for role, _ in roles(story(BODY[0], first, second, *BODY[1:]))]
        assert sorted(found) == ["caption", "repeated"], (first, second)


def test_of_two_printings_the_one_with_the_credit_is_kept():
    caption = "Relatives wait at the gate of the mine"
    credited = f"{caption} (Photo: Ivo Larn)"

    assert roles(story(BODY[0], caption, credited, *BODY[1:])) == [("repeated", caption), ("caption", credited)]


def test_a_paragraph_that_comes_again_later_is_repeated():
    assert roles(story(*BODY, BODY[1])) == [("repeated", BODY[1])]


def test_a_first_paragraph_that_sums_up_the_next_is_a_standfirst():
    summary = "Eleven miners have been pulled from the flooded shaft at Colle Verde, two days after water cut them off."

    assert roles(story(summary, *BODY)) == [("standfirst", summary)]


def test_a_standfirst_may_be_set_apart_by_a_caption():
    summary = "Pumps run through the night for miners at Colle Verde, where relatives had waited."
    caption = "A pump stands idle at Colle Verde on 4 May 2017. (Photo: Ivo Larn)"

    assert roles(story(summary, caption, *BODY))[0] == ("standfirst", summary)


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("BRENNA, May 4 (Northwire) -", "Northwire"),
        ("BRENNA, Orlia, May 4, 2017 (Meridian Press) -", "Meridian Press"),
        ("COLLE VERDE —", ""),
        ("NEW BRENNA (AP) —", "AP"),
        ("Brenna, 4 May 90 (ACAN) --", "ACAN"),
        ("Brenna (Orlia), 18 may 90 (Radio Orlia) --", "Radio Orlia"),
        ("Colle Verde (Northwire) -", "Northwire"),
        ("(Northwire) -", "Northwire"),
        ("BRENNA/COLLE VERDE, May 4 –", ""),
    ],
)
def test_datelines(dateline: str, agency: str):
    text = story("Eleven miners saved at Colle Verde", f"{dateline} {LEAD}", *BODY[1:])
    parts = find_parts(text)

    assert [text[p.start : p.end] for p in parts if p.role == "dateline"] == [dateline]
    assert source_of(text, parts) == agency


@pytest.mark.parametrize(
    "start", ["Eleven - no, twelve -", "The mine (CVM) said", "US officials -", "UN - or what is left of it -"]
)
def test_openings_that_are_no_datelines(start: str):
    assert roles(story(f"{start} {LEAD}", *BODY[1:])) == []


@pytest.mark.parametrize(
    "byline",
    [
        "By Jane Morel",
        "By Jane Morel and John Ruiz, Northwire",
        "BY JANE MOREL",
        "By Ana de Soto in Brenna",
        "By our courts correspondent",
        "By staff reporters in Brenna",
    ],
)
def test_bylines(byline: str):
    assert ("byline", byline) in roles(story("Eleven miners saved at Colle Verde", byline, *BODY))


def test_a_sentence_that_begins_with_by_is_no_byline():
    assert roles(story(BODY[0], "By Thursday the water had gone.", *BODY[1:])) == []


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Source: Orlia Today and agencies", "Orlia Today and agencies"),
        ("Sources: Northwire, Meridian Press", "Northwire, Meridian Press"),
        ("SOURCE: Northwire.", "Northwire"),
        ("(Reporting by Petra Lind; Editing by Owen Hale)", ""),
        ("Additional reporting by Petra Lind", ""),
        ("Jane Morel in Brenna contributed to this report.", ""),
    ],
)
def test_source_lines(line: str, source: str):
    text = story(*BODY, line)
    parts = find_parts(text)

    assert [(p.role, text[p.start : p.end]) for p in parts] == [("source", line)]
    assert source_of(text, parts) == source


def test_given_parts_stay_and_nothing_overlaps_them():
    text = story("Eleven miners saved", *BODY)
    given_parts = [Part(0, 19, "heading"), Part(5, 30, "caption"), Part(21, 60, "standfirst"), Part(-1, 9999, "title")]

    assert find_parts(text, given_parts)[:2] == (Part(0, 19, "heading"), Part(21, 60, "standfirst"))


PIECES = st.sampled_from(
    [
        *BODY,
        "A heading here",
        "By Jane Morel",
        "BRENNA (AP) — Rain.",
        "()",
        "Source: X",
        "(Photo: A/B)",
        "\n",
        "\u2028",
        "x",
    ]
)


@given(st.one_of(st.text(max_size=150), st.lists(PIECES, max_size=10).map("\n\n".join)))
@settings(max_examples=100)
def test_parts_of_any_text_are_sorted_and_apart(text: str):
    parts = find_parts(text)

    assert all(0 <= part.start < part.end <= len(text) for part in parts)
    assert all(a.end <= b.start for a, b in zip(parts, parts[1:], strict=False))


@pytest.mark.parametrize(
    "piece",
    ["A a ", "By A", "A, ", "(", "a\n\n", "AB ", "By Ana ", "Photo: (", "word ", "[AP] ", "A/B ", "\n \n", "Ab Cd\n\n"],
)
def test_time_is_linear_in_the_text(piece: str):
    def cost(length: int) -> float:
        began = time.process_time()
        find_parts(piece * (length // len(piece)))
        return time.process_time() - began

    small = min(cost(10_000) for _ in range(3))

    assert cost(80_000) < 8 * 4 * small + 0.2
