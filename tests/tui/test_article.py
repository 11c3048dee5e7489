"""The article pane: highlights never move the text, the place survives a new width, keys find their way about."""

from __future__ import annotations

from textual.pilot import Pilot

from index.records import Article, Event, Published
from tests.tui.stage import alone, article, screen_text, span
from tui.widgets.article import ArticleView

STORY = "\n\n".join(
    f"Paragraph {number}. Rebels left the bridge near Dolvara on Friday, and guards of Belgar came back to their posts."
    for number in range(40)
)
NAMES = [("Dolvara", "LOC"), ("Friday", "DATE"), ("Belgar", "LOC")] * 40


def view(shown: Article | None = None, **more: tuple[tuple[int, int], ...]) -> ArticleView:
    pane = ArticleView(id="article")
    pane.call_later(lambda: pane.show(shown or article(STORY, mentions=NAMES), **more))
    return pane


def event(text: str, sentence: str, trigger: str) -> Event:
    where = span(text, sentence)
    return Event("e", "RETREAT", span(text, trigger, where.start), where, "rule")


def styles(pilot: Pilot[None], words: str) -> list[str]:
    """How the terminal would paint words, wherever they are on the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    return [str(part.style) for strip in strips for part in strip if words in part.text]


def test_shows_title_source_day_and_text() -> None:
    async def act(pilot: Pilot[None]) -> None:
        rows = [row.strip() for row in screen_text(pilot.app).split("\n") if row.strip()]

        assert rows[0].startswith("▌ Rebels leave the bridge")
        assert rows[1].startswith("Northwire · 12 May 2017 · 3 min")
        assert rows[2].startswith("Paragraph 0. Rebels left")

    alone(view(), act)


def test_inferred_day_gives_its_reason() -> None:
    shown = article("They left.", published=Published("2017-05-12", "inferred", "“on Friday” in the story"))

    async def act(pilot: Pilot[None]) -> None:
        assert "12 May 2017 (inferred)" in screen_text(pilot.app)
        assert "dated by “on Friday” in the story" in screen_text(pilot.app)

    alone(view(shown), act)


def test_highlights_that_arrive_later_do_not_move_the_text() -> None:
    pane = view(article(STORY, analysed=False))

    async def act(pilot: Pilot[None]) -> None:
        pane.action_page(1)
        await pilot.pause()
        before = screen_text(pilot.app)
        assert not any("bold" in style or "underline" in style for style in styles(pilot, "Dolvara"))

        pane.show(article(STORY, mentions=NAMES))
        await pilot.pause()

        assert screen_text(pilot.app) == before
        assert any("underline" in style for style in styles(pilot, "Dolvara"))

    alone(pane, act)


def test_character_at_the_top_stays_when_the_width_changes() -> None:
    pane = view()

    async def act(pilot: Pilot[None]) -> None:
        pane.place_again(STORY.index("Paragraph 21."))
        await pilot.pause()
        for width in (100, 33, 80, 60):
            await pilot.resize_terminal(width, 20)
            await pilot.pause()
            assert screen_text(pilot.app).lstrip("\n").strip().startswith("Paragraph 21."), width

    alone(pane, act)


def test_sizes_that_come_and_go_do_not_let_the_text_creep() -> None:
    pane = view()

    async def act(pilot: Pilot[None]) -> None:
        for at in (1, 2, 3, 4, 37, 70, 10_000):
            pane.action_edge(-1)
            for _ in range(at if at < 100 else 0):
                pane.action_move(1)
            if at > 100:
                pane.action_edge(1)
            await pilot.pause()
            before, character = screen_text(pilot.app), pane.place()
            for width, height in ((33, 12), (100, 40), (80, 9), (41, 30), (60, 20), (59, 20), (60, 20)):
                await pilot.resize_terminal(width, height)
                await pilot.pause()
                assert pane.place() == character
                if 0 < at < 100 and character > 0:
                    first, last, _ = pane.page.rows[pane.page.row_of(character)]
                    assert first <= character <= last
            assert screen_text(pilot.app) == before, at

    alone(pane, act, size=(60, 20))


def test_scrolling_between_sizes_begins_a_new_place() -> None:
    pane = view()

    async def act(pilot: Pilot[None]) -> None:
        pane.place_again(STORY.index("Paragraph 21.") + 50)
        await pilot.resize_terminal(33, 20)
        await pilot.pause()
        pane.action_move(5)
        moved = pane.place()
        assert moved > STORY.index("Paragraph 21.") + 50
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert pane.place() == moved

    alone(pane, act, size=(60, 20))


def test_mentions_follow_one_another_and_come_into_view() -> None:
    pane = view()

    async def act(pilot: Pilot[None]) -> None:
        pane.focus()
        seen = []
        for _ in range(4):
            pane.go_to_mention(1)
            assert pane.current is not None
            seen.append((pane.current.text, pane.current.start))
        assert [text for text, _ in seen] == ["Dolvara", "Friday", "Belgar", "Dolvara"]
        assert [start for _, start in seen] == sorted(start for _, start in seen)

        pane.go_to_mention(-1)
        assert pane.current is not None
        assert pane.current.text == "Belgar"
        await pilot.pause()
        assert any("reverse" in style for style in styles(pilot, "Belgar"))

        for _ in range(30):
            pane.go_to_mention(1)
        row = pane.page.row_of(pane.current.start)
        assert pane.scroll_offset.y <= row < pane.scroll_offset.y + pane.size.height

    alone(pane, act)


def test_same_entity_skips_the_others() -> None:
    pane = view()

    async def act(pilot: Pilot[None]) -> None:
        pane.go_to_mention(1)
        assert pane.current is not None
        entity = pane.current.entity
        for _ in range(3):
            pane.go_to_mention(1, entity)
            assert pane.current.text == "Dolvara"

    alone(pane, act)


def test_find_counts_hits_and_goes_round() -> None:
    pane = view(article("Guns fell silent.\n\nGuns were handed in.\n\nNo guns."))

    async def act(pilot: Pilot[None]) -> None:
        pane.find("guns")
        assert pane.hits == ((0, 4), (19, 23), (44, 48))
        assert pane._hit == (0, 4)
        pane.go_to_hit(1)
        pane.go_to_hit(1)
        assert pane._hit == (44, 48)
        pane.go_to_hit(1)
        assert pane._hit == (0, 4)
        pane.go_to_hit(-1)
        assert pane._hit == (44, 48)

        pane.find("")
        assert pane.hits == ()

    alone(pane, act)


def test_search_hits_are_marked() -> None:
    text = "Guns fell silent."

    async def act(pilot: Pilot[None]) -> None:
        assert any("on #3f340c" in style for style in styles(pilot, "Guns"))

    alone(view(article(text), hits=((0, 4),)), act)


def test_event_shows_its_sentence_and_what_fills_its_roles() -> None:
    pane = view()
    sentence = "Paragraph 30. Rebels left the bridge near Dolvara on Friday"

    async def act(pilot: Pilot[None]) -> None:
        pane.show_event(event(STORY, sentence, "left"))
        await pilot.pause()

        assert "Paragraph 30." in screen_text(pilot.app)
        assert any("underline" in style and "on #32302f" in style for style in styles(pilot, "left"))
        assert any("on #32302f" in style and "underline" not in style for style in styles(pilot, "Paragraph 30"))

        pane.show_event(None)
        await pilot.pause()
        assert not any("on #32302f" in style for style in styles(pilot, "Paragraph 30"))

    alone(pane, act)


def test_entities_can_be_tags_or_nothing() -> None:
    pane = view(article("Rebels left Dolvara on Friday.", mentions=[("Dolvara", "LOC"), ("Friday", "DATE")]))

    async def act(pilot: Pilot[None]) -> None:
        assert pane.next_display() == "tags"
        await pilot.pause()
        assert "Dolvara[place] on Friday[date]." in screen_text(pilot.app)
        pane.go_to_mention(1)
        await pilot.pause()
        assert any("reverse" in style for style in styles(pilot, "Dolvara"))

        assert pane.next_display() == "off"
        await pilot.pause()
        assert "Rebels left Dolvara on Friday." in screen_text(pilot.app)
        assert pane.next_display() == "colour"

    alone(pane, act)


def test_wide_characters_stay_within_the_pane() -> None:
    async def act(pilot: Pilot[None]) -> None:
        for strip in pilot.app.screen._compositor.render_strips():
            assert sum(part.cell_length for part in strip) == 60

    alone(view(article("漢字仮名交じり文" * 20 + "\n\ncafe\u0301 " * 30 + "👩‍👩‍👧 family")), act)


def test_half_a_million_characters_on_one_line_open() -> None:
    async def act(pilot: Pilot[None]) -> None:
        assert "xxxx" in screen_text(pilot.app)

    alone(view(article("x" * 500_000)), act)


def test_right_to_left_paragraphs_stand_at_the_right() -> None:
    view = ArticleView(id="article")

    async def act(pilot: Pilot[None]) -> None:
        view.show(article("שלום\n\nPeace.", title="Two words"))
        await pilot.pause()
        rows = screen_text(pilot.app).split("\n")
        greeting = next(row for row in rows if "שלום" in row)
        assert len(greeting) == len("שלום") + greeting.index("שלום")
        assert greeting.index("שלום") > 40
        assert next(row for row in rows if "Peace." in row).startswith("  Peace.")

    alone(view, act)


def test_article_under_way_is_announced_by_its_title() -> None:
    view = ArticleView(id="article")

    async def act(pilot: Pilot[None]) -> None:
        view.show(article("The rebels left.", title="Old news"))
        view.expect("A very long story")
        await pilot.pause()
        assert "A very long story" in screen_text(pilot.app)
        assert "opening…" in screen_text(pilot.app)
        assert "rebels" not in screen_text(pilot.app)
        view.show(article("It was short.", title="A very long story"))
        await pilot.pause()
        assert "opening…" not in screen_text(pilot.app)

    alone(view, act)
