"""Narrowing a search: what the word at the cursor may become, what results have in common, saved queries, and ways out
of an empty result. All of it ends as visible words in the search bar.
"""

from __future__ import annotations

from textual import on
from textual.events import DescendantFocus

from index.library import Library
from tui.lines import Line, line
from tui.messages import Counted, Kept, Led, Offered
from tui.screens.taking import Taking
from tui.widgets.painted import Bar
from tui.widgets.search import LineInput, Search

PANEL_VALUES = 8
"""Values of each facet in the panel."""


class Narrowing(Taking):
    """The reader with a sieve."""

    # Completion.

    def open_story(self) -> bool:
        """List the articles of the story under the cursor, if several tell it; Escape comes back to the stories."""
        story, kept = self.results.story, self.moment()
        if story is None or story.articles == 1:
            return False
        self.results.grouped = ""
        self.narrow_to(f"story:{story.hit.id}")
        self.told_from = kept
        return True

    def back_to_stories(self) -> None:
        """List the stories again, where one was among them."""
        kept, self.told_from = self.told_from, None
        if kept is not None:
            self.bring_back(kept)

    def action_search(self) -> None:
        self.jobs.ask("warm", lambda library: library.warm())
        self.open_search()
        self.go_to("search")

    @on(Search.Typed, "#search")
    def _complete(self, message: LineInput.Typed) -> None:
        bar = self.query_one(Search)
        if message.text == bar.completed and not message.text.endswith(":"):
            return
        query, at = bar.value, bar.cursor_position
        self.jobs.ask("complete", lambda library: Offered(query, library.completions(query, at)))

    @on(Offered)
    def _offered(self, message: Offered) -> None:
        bar = self.query_one(Search)
        if bar.value == message.query and bar.has_focus:
            bar.offer(message.offers)

    @on(Search.Offering)
    def _show_offers(self, message: Search.Offering) -> None:
        bar = self.query_one("#offers", Bar)
        bar.display = bool(message.offers) and self.query_one(Search).has_focus
        runs: list[str | tuple[str, str] | Line] = [(" ⇥ ", "accent")]
        start = max(0, message.chosen)
        for number, one in enumerate(message.offers[start:], start):
            runs += [" " * (number > start), (one.text, "title" if number == message.chosen else "text")]
            about = one.label if one.count is None else f"{one.count:,}"
            runs += [(f" {about} ", "quiet")]
        bar.painted = line(*runs)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        if not isinstance(event.widget, Search):
            self.query_one(Search).offers = ()
            self.query_one("#offers").display = False

    # An empty result.

    def look_for_ways(self, query: str) -> None:
        self.jobs.ask("ways", lambda library: Led(query, library.ways_out(query)))

    @on(Led)
    def _led(self, message: Led) -> None:
        if message.query == self.results.query_text and not self.results.hits:
            self.results.offer(message.ways)
            self.renew_keys()

    # Facets.

    def action_facets(self) -> None:
        query = self.query_now

        def count(library: Library) -> Counted:
            return Counted(query, library.facets(query, limit=PANEL_VALUES))

        self.jobs.ask("facets", count)

    @on(Counted)
    def _counted_facets(self, message: Counted) -> None:
        from tui.screens.facets import Facets

        top = self.app.screen
        if isinstance(top, Facets):
            top.later(top.show, message.query, message.facets)
        elif top is self and message.query == self.query_now:
            if message.facets:
                self.app.push_screen(Facets(message.query, message.facets, self._narrowed))
            else:
                self.tell("No articles: there is nothing to narrow.")

    def _narrowed(self, query: str, stay: bool) -> None:
        """Search for what was chosen; count again, if the panel stays."""
        self.narrow_to(query)
        if stay:
            self.action_facets()

    # Saved queries.

    def action_saved(self) -> None:
        self.jobs.ask("saved", lambda library: Kept(library.saved()))

    @on(Kept)
    def _kept(self, message: Kept) -> None:
        from tui.screens.saved import Saved

        top = self.app.screen
        if isinstance(top, Saved):
            top.later(top.show, message.saved)
        elif top is self:
            self.app.push_screen(Saved(message.saved, self.query_now, self._run, self._keep, self._forget))

    def _run(self, name: str) -> None:
        self.narrow_to(f"@{name}")
        self.jobs.ask("look", lambda library: library.look(f"@{name}"))

    def _forget(self, name: str) -> None:
        def forget(library: Library) -> Kept:
            library.drop_saved(name)
            return Kept(library.saved())

        self.jobs.ask("saved", forget)

    def _keep(self, name: str, query: str) -> None:
        def keep(library: Library) -> Kept:
            library.save(name, query)
            return Kept(library.saved())

        self.jobs.ask("saved", keep)
