"""Reports of one happening come together, however each paper words them; others of the same kind stay apart."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from index.stories.happenings import Told, group

COLLAPSE = (
    Told(
        "Footbridge collapse at Marlow Quay kills three",
        "Three people were killed when a footbridge collapsed at Marlow Quay, police said. Divers searched the Elver.",
        date(2017, 3, 2),
    ),
    Told(
        "Divers search river after bridge falls",
        "Divers were searching the Elver for a fourth victim after the footbridge at Marlow Quay gave way at noon.",
        date(2017, 3, 3),
    ),
    Told(
        "Engineer warned of cracks before Marlow Quay collapse",
        "An engineer had told the council of cracks in the footbridge at Marlow Quay months before it collapsed.",
        date(2017, 3, 4),
    ),
)
ELECTION = (
    Told(
        "Tessaly votes for a new parliament",
        "Voters in Tessaly chose a new parliament, with the Reform League of Ana Brandt ahead in early counts.",
        date(2017, 3, 3),
    ),
    Told(
        "Brandt claims victory in Tessaly",
        "Ana Brandt told supporters in Tessaly that her Reform League had won the parliament from the old coalition.",
        date(2017, 3, 4),
    ),
)
OTHER_BRIDGE = Told(
    "Rail bridge reopens in Orrin after repairs",
    "Trains ran again over the rail bridge in Orrin after repairs of two years, the railway said.",
    date(2017, 3, 3),
)


def test_two_stories_and_a_loner() -> None:
    articles = [COLLAPSE[0], ELECTION[0], COLLAPSE[1], OTHER_BRIDGE, ELECTION[1], COLLAPSE[2]]

    assert group(articles) == [0, 1, 0, 2, 1, 0]


def test_two_articles_need_no_library_around_them() -> None:
    assert group(COLLAPSE[:2]) == [0, 0]
    assert group([COLLAPSE[0], ELECTION[0]]) == [0, 1]


def test_the_same_words_years_later_are_another_story() -> None:
    later = Told(OTHER_BRIDGE.title, "Orrin: repairs to the rail bridge begin again.", date(2027, 3, 3))
    near = Told(later.title, later.text, OTHER_BRIDGE.day)

    assert group([OTHER_BRIDGE, near]) == [0, 0]
    assert group([COLLAPSE[0], Told(COLLAPSE[2].title, COLLAPSE[2].text, date(2027, 3, 4))]) == [0, 1]


def test_nothing_and_empty_articles() -> None:
    assert group([]) == []
    assert group([Told("", ""), Told("", "")]) == [0, 1]


@given(st.lists(st.builds(Told, st.text(max_size=30), st.text(max_size=80), st.none() | st.dates()), max_size=8))
def test_every_article_has_a_group_in_order_of_appearance(articles: list[Told]) -> None:
    groups = group(articles)

    assert len(groups) == len(articles)
    assert list(dict.fromkeys(groups)) == list(range(len(set(groups))))
