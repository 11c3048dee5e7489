"""The article: its text, with its mentions, the hits of a search and the evidence of an event laid over it. Highlights
never move the text; keys walk from one to the next.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.events import Click
from textual.message import Message

from index.records import Article, Event, Mention
from tui.keys import bindings
from tui.layers import (
    LABEL_INKS,
    Layer,
    asides,
    event_layers,
    find,
    following,
    layer,
    mention_layer,
    mentions_of,
    note_layer,
    part_layer,
    tags,
)
from tui.lines import Painted
from tui.page import Block, Page, blocks, lay_out, title_part
from tui.paint import above, opening
from tui.widgets.paper import NO_PAGE, Paper

DISPLAYS = ("colour", "tags", "off")


@dataclass(frozen=True)
class Reading:
    """Everything of the article pane that a search or a find may change, to come back to."""

    article: Article | None
    search_hits: tuple[tuple[int, int], ...]
    here: tuple[int, int]
    row: int
    rows: int
    event: Event | None
    current: Mention | None
    hit: tuple[int, int] | None
    finding: str


class ArticleView(Paper):
    """One article, its mentions, hits and the evidence of one event."""

    BINDINGS = bindings("article")

    class Chosen(Message):
        """Enter in the text: the reader wants the event of this place."""

    class Counted(Message):
        """Which of how many hits is shown; 0 of 0 where there are none. `number` 0: none has been gone to."""

        def __init__(self, number: int, total: int) -> None:
            super().__init__()
            self.number, self.total = number, total

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.article: Article | None = None
        self.display_as = DISPLAYS[0]
        self.hidden: frozenset[str] = frozenset()
        self.also: tuple[str, ...] = ()
        """Other outlets that printed the text."""
        self.named: tuple[Mention, ...] = ()
        """All mentions; `mentions` are those of the kinds that are shown."""
        self.mentions: tuple[Mention, ...] = ()
        self._coloured = Layer()
        self.event: Event | None = None
        self.current: Mention | None = None
        self.finding = ""
        self._expected = ""
        self._blocks: list[Block] = []
        self._search_hits: tuple[tuple[int, int], ...] = ()
        self._found: tuple[tuple[int, int], ...] = ()
        self._hit: tuple[int, int] | None = None

    # What the screen does.

    def show(self, article: Article | None, hits: tuple[tuple[int, int], ...] = (), place: int = -1) -> None:
        """Another article, from its beginning or from an offset; or the same one, which then stays where it is."""
        same = article is not None and self.article is not None and article.id == self.article.id
        moved = same and article is not None and self.article is not None and article.text != self.article.text
        kept = self.moment()
        self._expected = ""
        self.article, self._search_hits = article, hits
        self._take_mentions()
        if not same or moved:
            self.event = self.current = self._hit = None
        self._found = find(article.text, self.finding) if article else ()
        self._blocks = blocks(article) if article else []
        self.reflow(kept.here if same else (place, 0))
        if same and not moved:
            self._back_to(kept)
        self._lay_over()

    def expect(self, title: str) -> None:
        """An article of this title is under way."""
        self.show(None)
        self._expected = title
        self.reflow((-1, 0))

    def moment(self) -> Reading:
        """What there is now, for `resume`."""
        row, rows = round(self.scroll_offset.y), len(self.page.rows)
        now = (self.event, self.current, self._hit, self.finding)
        return Reading(self.article, self._search_hits, self.here(), row, rows, *now)

    def resume(self, kept: Reading) -> None:
        """Show again what there was, in the very same place."""
        article = kept.article
        if article is not self.article:
            self.article = article
            self._take_mentions()
            self._blocks = blocks(article) if article else []
            self.reflow(kept.here)
        self._search_hits, self.finding = kept.search_hits, kept.finding
        self._found = find(article.text, kept.finding) if article else ()
        self.event, self.current, self._hit = kept.event, kept.current, kept.hit
        self._back_to(kept)
        self._lay_over()

    def _take_mentions(self) -> None:
        self.named = mentions_of(self.article)
        self.mentions = tuple(m for m in self.named if LABEL_INKS[m.label] not in self.hidden)
        self._coloured = mention_layer(self.mentions)
        if (now := self.current) is not None:  # it may be another one now, or none
            self.current = next((m for m in self.mentions if (m.start, m.end) == (now.start, now.end)), None)

    def toggle(self, kind: str) -> frozenset[str]:
        """Show a kind of mentions no more, or again; says which are hidden now."""
        self.hidden = self.hidden ^ {kind}
        self._take_mentions()
        if self.display_as == "tags":
            self.reflow()
        self._lay_over()
        return self.hidden

    def _back_to(self, kept: Reading) -> None:
        self.hold(kept.here)
        if len(self.page.rows) == kept.rows and self.scroll_offset.y != kept.row:
            self.go_to_row(kept.row)

    def find(self, words: str, after: int | None = None) -> None:
        """Hits of words in this article instead of the search's, from the one that follows `after` or the top of the
        pane; no words, and the search's are back.
        """
        after = self.place() if after is None else after
        self.finding, self._hit = words, None
        self._found = find(self.article.text, words) if self.article and words else ()
        if words and self._found:
            self._hit = self._found[following([start for start, _ in self._found], max(0, after) - 1, 1)]
            self.bring(self._hit[0])
        self._lay_over()

    def show_event(self, event: Event | None, *, bring: bool = True) -> None:
        """Show the evidence of an event and underline who and what fills its roles."""
        self.event = event
        if event is not None and bring:
            self.current = None
            self.bring(event.evidence.start, event.evidence.end)
        self._lay_over()

    def offset_shown(self) -> int:
        """Where the reader is in the text: the current mention or the event shown if in view, else the top."""
        for at in (self.current.start if self.current else -1, self.event.evidence.start if self.event else -1):
            if at >= 0 and self.in_view(at):
                return at
        return max(0, self.place())

    def renew_head(self) -> None:
        """What is known of the article has changed: lay it out anew."""
        self.reflow()
        self._lay_over()

    # Layout.

    @property
    def hits(self) -> tuple[tuple[int, int], ...]:
        """What n and N go to."""
        return self._found if self.finding else self._search_hits

    def laid_out(self, width: int) -> Page:
        if self.article is None:
            return Page("", tuple(opening(self._expected, width)), 0, (), (-1, -1)) if self._expected else NO_PAGE
        head = above(self.article, width, with_title=title_part(self.article) is None, also=self.also)
        inserted = tags(self.mentions) if self.display_as == "tags" else ()
        return lay_out(self.article, self._blocks, width, head, inserted, asides(self.article.marks.notes))

    def _lay_over(self) -> None:
        evidence, arguments = event_layers(self.event)
        hits = layer((start, end, "hit") for start, end in self.hits)
        now: list[Painted] = [(self.current.start, self.current.end, "current")] if self.current else []
        now += [(*self._hit, "current")] if self._hit else []
        parts = part_layer(self.article.parts) if self.article else Layer()
        noted = note_layer(self.article.marks.notes) if self.article else Layer()
        coloured = self._coloured if self.display_as == "colour" else Layer()
        self.overlay([parts, evidence, coloured, noted, hits, arguments, layer(now)])
        self._count()

    # Keys.

    def action_choose(self) -> None:
        self.post_message(self.Chosen())

    def on_click(self, event: Click) -> None:
        """A click on a mention makes it the current one; beside them all, none is."""
        place = event.get_content_offset(self)
        at = -1 if place is None else self.offset_at(*place)
        there = [mention for mention in self.mentions if mention.start <= at < mention.end]
        self.current = there[-1] if there else None
        self._lay_over()

    def go_to_mention(self, step: int, entity: int | None = None) -> bool:
        """Make the next or previous mention (of an entity) the current one; says whether there is any."""
        wanted = [m for m in self.mentions if entity is None or m.entity == entity]
        at = self.offset_shown()
        at -= step > 0 and (self.current is None or self.current.start != at)
        index = following([mention.start for mention in wanted], at, step)
        if index < 0:
            return False
        self.current = wanted[index]
        self.bring(self.current.start)
        self._lay_over()
        return True

    def go_to_hit(self, step: int) -> bool:
        """Go to the next or previous hit; says whether there is any."""
        hits = self.hits
        at = self._hit[0] if self._hit else max(0, self.place()) - (step > 0)
        index = following([start for start, _ in hits], at, step)
        if index < 0:
            return False
        self._hit = hits[index]
        self.bring(self._hit[0])
        self._lay_over()
        return True

    def next_display(self) -> str:
        """Entities in the next of the ways to show them."""
        self.display_as = DISPLAYS[(DISPLAYS.index(self.display_as) + 1) % len(DISPLAYS)]
        self.reflow()
        self._lay_over()
        return self.display_as

    def _count(self) -> None:
        hits = self.hits
        self.post_message(self.Counted(hits.index(self._hit) + 1 if self._hit in hits else 0, len(hits)))
