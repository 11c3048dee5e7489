"""Lists: the cursor moves, stays in view, and keeps its place when the rows change."""

from __future__ import annotations

from textual.pilot import Pilot

from index.records import Event, Hit, Marked, Published, Results, Span
from tests.tui.stage import alone, article, screen_text
from tui.widgets.entities import Entities
from tui.widgets.events import Events
from tui.widgets.results import Results as Pane


def hit(number: int) -> Hit:
    return Hit(
        f"id{number}",
        Marked(f"Story {number}"),
        "Northwire",
        Published("2017-05-14", "given"),
        Marked("They left."),
        1.0,
        analysed=True,
    )


def results(*numbers: int, total: int = 0) -> Results:
    return Results(tuple(hit(number) for number in numbers), total or len(numbers), 100)


def test_keys_move_by_one_by_half_by_page_and_to_the_ends() -> None:
    pane = Pane(id="list")

    async def act(pilot: Pilot[None]) -> None:
        pane.show(results(*range(100)), "")
        pane.focus()
        seen = []
        for key in ("j", "down", "k", "space", "ctrl+d", "ctrl+u", "b", "G", "j", "g", "k"):
            await pilot.press(key)
            seen.append(pane.cursor)
        assert seen == [1, 2, 1, 5, 7, 5, 1, 99, 99, 0, 0]

    alone(pane, act)


def test_cursor_is_always_in_view() -> None:
    pane = Pane(id="list")

    async def act(pilot: Pilot[None]) -> None:
        pane.show(results(*range(100)), "")
        pane.focus()
        for key in ("G", "k", "k", "k", "k", "k", "k", "g", "space", "space"):
            await pilot.press(key)
            await pilot.pause()
            assert f"Story {pane.cursor}\n" in screen_text(pilot.app) + "\n"

    alone(pane, act)


def test_new_hits_keep_the_cursor_on_its_article_and_line() -> None:
    pane = Pane(id="list")

    async def act(pilot: Pilot[None]) -> None:
        pane.show(results(*range(50)), "")
        pane.focus()
        for _ in range(20):
            await pilot.press("j")
        await pilot.pause()
        before = screen_text(pilot.app).split("\n").index("▌• Story 20")

        pane.show(results(*range(900, 903), *range(50)), "", stay_on="id20")
        await pilot.pause()

        assert pane.current is not None
        assert pane.current.id == "id20"
        assert screen_text(pilot.app).split("\n").index("▌• Story 20") == before

    alone(pane, act)


def test_other_hits_start_at_the_top() -> None:
    pane = Pane(id="list")

    async def act(pilot: Pilot[None]) -> None:
        pane.show(results(*range(50)), "")
        pane.focus()
        await pilot.press("G")
        pane.show(results(7, 8), "query")
        await pilot.pause()

        assert pane.cursor == 0
        assert "▌• Story 7" in screen_text(pilot.app)

    alone(pane, act)


def test_next_page_joins_without_moving() -> None:
    pane = Pane(id="list")

    async def act(pilot: Pilot[None]) -> None:
        pane.show(results(*range(20), total=40), "")
        pane.focus()
        await pilot.press("G")
        pane.extend(results(*range(18, 40), total=40))
        await pilot.pause()

        assert [hit.id for hit in pane.hits] == [f"id{number}" for number in range(40)]
        assert pane.cursor == 19

    alone(pane, act)


def event(number: int, **fields: object) -> Event:
    return Event(f"e{number}", "AID", Span(number, number + 3, "aid"), Span(0, 9, "They left"), "r", **fields)  # type: ignore[arg-type]


def test_background_is_folded_until_enter() -> None:
    pane = Events(id="events")
    shown = article("They left, they said, and they came back.", events=[event(1), event(2, background=True), event(3)])

    async def act(pilot: Pilot[None]) -> None:
        pane.styles.display = "block"
        pane.show(shown)
        pane.focus()
        await pilot.pause()
        assert screen_text(pilot.app).count("aid") == 2
        assert "▸ background 1" in screen_text(pilot.app)
        assert pane.total == 3

        await pilot.press("G", "enter")
        await pilot.pause()
        assert screen_text(pilot.app).count("aid") == 3
        assert pane.current is None
        await pilot.press("j")
        assert pane.current is not None
        assert pane.current.id == "e2"

        await pilot.press("k", "enter")
        await pilot.pause()
        assert screen_text(pilot.app).count("aid") == 2

    alone(pane, act)


def test_pointing_at_a_folded_event_opens_the_fold() -> None:
    pane = Events(id="events")

    async def act(pilot: Pilot[None]) -> None:
        pane.styles.display = "block"
        pane.show(article("They left.", events=[event(1), event(2, background=True)]))
        assert pane.point_at("e2")
        assert pane.current is not None
        assert pane.current.id == "e2"
        assert not pane.point_at("nobody")

    alone(pane, act)


def test_empty_panes_say_what_to_expect() -> None:
    pane = Events(id="events")

    async def act(pilot: Pilot[None]) -> None:
        pane.styles.display = "block"
        pane.show(article("They left.", analysed=False))
        await pilot.pause()
        assert "reading…" in screen_text(pilot.app)
        pane.show(article("They left."))
        await pilot.pause()
        assert "No events found." in screen_text(pilot.app)

    alone(pane, act)


def test_entities_are_listed_by_count_without_days_and_figures() -> None:
    pane = Entities(id="entities")
    text = "Dolvara, Belgar and Dolvara on Friday counted 12."
    names = [("Dolvara", "LOC"), ("Belgar", "LOC"), ("Dolvara", "LOC"), ("Friday", "DATE"), ("12", "CARDINAL")]

    async def act(pilot: Pilot[None]) -> None:
        pane.styles.display = "block"
        pane.show(article(text, mentions=names))
        await pilot.pause()
        rows = [row.split() for row in screen_text(pilot.app).split("\n") if row.strip()]
        assert [[word for word in row if word not in "▌▏"] for row in rows] == [
            ["Dolvara", "place", "2"],
            ["Belgar", "place", "1"],
        ]

    alone(pane, act)
