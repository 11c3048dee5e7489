"""What a sentence only recalls or speaks of is not its news."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse


def told(text: str) -> tuple[str, dict[str, bool]]:
    """The trigger of the main event, and by trigger which events are background."""
    analysis = analyse(text, published="2024-05-15")
    main = next((event.trigger.text for event in analysis.events if event.id == analysis.main), "")
    return main, {event.trigger.text: event.background for event in analysis.events}


@pytest.mark.parametrize(
    ("text", "main", "recalled"),
    [
        ("In the wake of the attack on the mosque, the government imposed a curfew.", "imposed", "attack"),
        ("Protesters angered by the killing of a student marched through Morat on Tuesday.", "marched", "killing"),
        ("Protesters marched over the killing of a student on Monday.", "marched", "killing"),
        ("The Saudi coalition fighting rebels in Yemen has declared a two-week ceasefire.", "declared", "fighting"),
        ("The general, accused of fraud, resigned on Monday.", "resigned", "accused"),
        ("The minister, wounded by a sniper in March, met the president on Monday.", "met", "wounded"),
    ],
)
def test_what_the_news_is_about_is_background(text: str, main: str, recalled: str) -> None:
    found, background = told(text)

    assert found == main
    assert background[recalled]


def test_a_figure_of_those_who_fled_is_news_wherever_it_stands() -> None:
    text = "\n\n".join(
        [
            "Rebels captured the town of Sarnat on Tuesday, officials said.",
            "It has a mill and a school.",
            "The mill was built in 1960 and the school in 1980.",
            "It is home to many weavers, and to a museum.",
            "An estimated 5,000 people have fled the town on foot, the refugee agency said.",
        ]
    )

    assert not told(text)[1]["fled"]


def test_the_age_of_a_thing_is_no_date_of_what_befalls_it() -> None:
    (event,) = analyse("Rebels attacked a base built in 2009 near Mandera.", published="2024-05-15").events

    assert (event.date and event.date.first, event.background) == ("2024-05-15", False)
