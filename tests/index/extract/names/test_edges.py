"""Names from labels of words: they begin and end where a name does, in order and never overlapping."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract.names.edges import names

TAGS = ["O", *(f"{place}-{label}" for place in "BI" for label in ("PERSON", "ORG", "LOC", "NORP"))]


def found(rows: str) -> list[tuple[str, str]]:
    """Names in `word/tag` rows."""
    words, tags = zip(*(row.rsplit("/", 1) for row in rows.split()), strict=True)
    return [(" ".join(words[start:end]), label) for start, end, label in names(words, tags)]


def test_tags_become_names() -> None:
    rows = "Anna/B-PERSON Brask/I-PERSON of/O Ombrel/B-ORG Front/I-ORG left/O Derrim/B-LOC"

    assert found(rows) == [("Anna Brask", "PERSON"), ("Ombrel Front", "ORG"), ("Derrim", "LOC")]


def test_a_tag_that_continues_nothing_begins_a_name() -> None:
    assert found("Derrim/I-LOC Halvek/I-PERSON") == [("Derrim", "LOC"), ("Halvek", "PERSON")]


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ("'s/B-ORG Ministry/I-ORG of/I-ORG Trade/I-ORG", "Ministry of Trade"),
        ("radical/B-ORG Ombrel/I-ORG Front/I-ORG", "Ombrel Front"),
        ("Ombrel/B-ORG Front/I-ORG party/I-ORG", "Ombrel Front"),
        ("Ombrel/B-ORG Front/I-ORG ,/I-ORG", "Ombrel Front"),
        ("leader/B-PERSON Anna/I-PERSON Brask/I-PERSON", "Anna Brask"),
    ],
)
def test_what_is_no_part_of_a_name_stays_outside(rows: str, name: str) -> None:
    assert [words for words, _ in found(rows)] == [name]


@pytest.mark.parametrize(
    "rows",
    [
        "Ombrel/B-ORG Front/I-ORG members/I-ORG",
        "Norwegian/B-ORG air/I-ORG cover/I-ORG",
        "senior/B-ORG Ombrel/I-ORG officials/I-ORG",
        "Ministry/B-ORG of/I-ORG Trade/I-ORG ,/I-ORG Industry/I-ORG",
        "al/B-PERSON Halvek/I-PERSON",
        "Belgar/B-ORG Steel/I-ORG ,/I-ORG Inc./I-ORG",
        "ombrel/B-ORG front/I-ORG",
        "River/B-LOC near/I-LOC",
    ],
)
def test_what_is_part_of_a_name_stays_inside(rows: str) -> None:
    assert [words for words, _ in found(rows)] == [" ".join(row.rpartition("/")[0] for row in rows.split())]


def test_a_comma_divides_organisations() -> None:
    rows = "Orsa/B-ORG Bank/I-ORG ,/I-ORG Belgar/I-ORG Steel/I-ORG"

    assert found(rows) == [("Orsa Bank", "ORG"), ("Belgar Steel", "ORG")]


@pytest.mark.parametrize("tag", ["O", "B-LOC"])
def test_what_brackets_behind_an_organisation_names_it_too(tag: str) -> None:
    rows = f"Ombrel/B-ORG Front/I-ORG (/O OF/{tag} )/O left/O"

    assert found(rows) == [("Ombrel Front", "ORG"), ("OF", "ORG")]


def test_what_brackets_behind_a_person_is_left_as_it_is() -> None:
    assert found("Anna/B-PERSON Brask/I-PERSON (/O UN/B-ORG )/O") == [("Anna Brask", "PERSON"), ("UN", "ORG")]


@given(st.lists(st.tuples(st.sampled_from([*"Aa,().'s", "'s", "Inc.", "UN"]), st.sampled_from(TAGS)), max_size=20))
def test_names_never_overlap_whatever_the_tags(rows: list[tuple[str, str]]) -> None:
    spans = list(names([word for word, _ in rows], [tag for _, tag in rows]))

    assert all(start < end <= len(rows) for start, end, _ in spans)
    assert all(one[1] <= other[0] for one, other in zip(spans, spans[1:], strict=False))
