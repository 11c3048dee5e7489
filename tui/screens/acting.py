"""The reader's keys: each action asks the panes for what it needs and is done in a few lines."""

from __future__ import annotations

from index.library import within_days
from tui.legend import counts
from tui.paint import elsewhere
from tui.screens.narrowing import Narrowing
from tui.themes import DARK_NAME, LIGHT_NAME
from tui.widgets.results import CYCLE
from tui.widgets.search import Find, Search

DISPLAY_WORDS = {"colour": "Entities in colour.", "tags": "Entities as tags.", "off": "Entities not shown."}


class Acting(Narrowing):
    """The reader with its actions."""

    def action_find(self) -> None:
        if self.reading.article is None:
            self.tell("No article to find anything in.")
        else:
            self.open_find()

    def action_hit(self, step: int) -> None:
        if not self.reading.go_to_hit(step):
            self.tell("No hits to go to: / searches, f finds in the article.")
        elif self.is_narrow:
            self.go_to("article")

    def action_mention(self, step: int) -> None:
        if not self.reading.go_to_mention(step):
            self.tell(self._no_mentions())
        elif self.is_narrow:
            self.go_to("article")

    def _no_mentions(self) -> str:
        article = self.reading.article
        if article is None:
            return "No article is shown."
        if article.analysis is None:
            return "This article is still being analysed."
        return "Nothing is named in this article."

    def action_same(self, step: int) -> None:
        current = self.reading.current
        if current is None or current.entity < 0:
            self.tell("m goes to a mention first; then * goes to the next of the same name.")
        else:
            self.reading.go_to_mention(step, current.entity)

    def action_display(self) -> None:
        self.tell(DISPLAY_WORDS[self.reading.next_display()])

    def action_kinds(self) -> None:
        from tui.screens.kinds import Kinds

        known = counts(self.reading.named)
        self.app.push_screen(Kinds(known, self.reading.hidden, self.toggle_kind))

    def action_sort(self) -> None:
        found = self.results.found
        is_ranked = found is not None and bool(found.terms) or self.order == "stories" and bool(self.query_now)
        names = list(CYCLE) if is_ranked else list(CYCLE)[1:]
        now = names.index(self.order) if self.order in names else 0
        self.sort, self.results.grouped = CYCLE[names[(now + 1) % len(names)]]
        self.search(again=True)

    def action_fold(self) -> None:
        found, hit = self.results.found, self.results.current
        if self.sort == "source":
            self.tell("Source by source each article stands under its own.")
        elif self.folds_copies and (found is None or not found.folded):
            where = ", ".join(elsewhere(hit) or ["another article"]) if hit and hit.copies else ""
            self.tell(f"Also in {where}: not among these articles." if where else "No other article has this text.")
        else:
            self.folds_copies = not self.folds_copies
            self.tell("Copies of one text are on one row." if self.folds_copies else "Each copy of a text is listed.")
            self.search(again=True)

    def action_entity(self) -> None:
        from tui.screens.entity import EntityPage

        name, library = self._name_here(), self.jobs.library
        if library is None or not name:
            self.tell("m goes to a name first; then E shows all that is said of it.")
        else:
            page = EntityPage(library, name, self.run_query, lambda: self.jobs.first_change(library))
            self.app.push_screen(page)

    def _name_here(self) -> str:
        """The name that is meant: the one under the cursor of the entities, else the current mention's."""
        article, mention = self.reading.article, self.reading.current
        if self.view == "entities":
            return self.entities.current.name if self.entities.current else ""
        known = article.analysis.entities if article and article.analysis else ()
        return next((one.name for one in known if mention and one.id == mention.entity), "")

    def action_timeline(self) -> None:
        from tui.screens.timeline import Timeline

        if self.jobs.library is not None:
            self.app.push_screen(Timeline(self.jobs.library, self.query_now, self.search_days))

    def search_days(self, first: str, last: str) -> None:
        """Narrow the search to what happened on these days, as words one can see and change."""
        self.run_query(within_days(self.query_now, first, last))

    def action_link(self) -> None:
        article = self.reading.article
        from tui.screens.link import Link, host_of

        if article is None or host_of(article.url) is None:
            self.tell("This article has no web address." if article else "No article is shown.")
            return
        self.app.push_screen(Link(article.url))

    def action_update(self) -> None:
        if self.jobs.adding:
            self.tell("Still busy reading: esc stops it.")
        elif self.jobs.library is not None and not self.jobs.library.followed():
            self.tell("Nothing is followed: dateline follow URL on the command line does.")
        else:
            self.jobs.update()

    def action_versions(self) -> None:
        from tui.screens.versions import Versions

        article, library = self.reading.article, self.jobs.library
        if article is None or library is None:
            self.tell("No article is shown.")
        elif article.revision == 1:
            self.tell("This article has one version: there is nothing to compare it with.")
        else:
            self.app.push_screen(Versions(library, article.id))

    def action_failures(self) -> None:
        from tui.screens.failures import Failures

        library = self.jobs.library
        if library is not None:
            self.app.push_screen(Failures(library))

    def action_help(self) -> None:
        from tui.screens.help import Help

        self.app.push_screen(Help(self.view))

    def action_light(self) -> None:
        self.app.theme = DARK_NAME if self.app.theme == LIGHT_NAME else LIGHT_NAME

    def action_back(self) -> None:
        """One step: out of a bar, back from a jump, out of the article, out of a search, out of reading files."""
        if isinstance(self.focused, Search):
            self.leave_search()
        elif isinstance(self.focused, Find):
            self.leave_find()
        elif self.is_finding:
            self.drop_find()
        elif self._drop_selection():
            pass
        elif self.jumped is not None and self.view == "article":
            self._back_from_sentence()
        elif self.view != "list":
            self.reading.show_event(None)
            self.go_to("list")
        elif self.jobs.writing:
            self.jobs.stop_writing.set()
        elif self.jobs.adding:
            self.jobs.stop.set()
        elif self.told_from is not None:
            self.back_to_stories()
        elif self.query_now:
            self.query_now, self._typing = "", False
            self.query_one(Search).put("")
            self.search(again=True)
        else:
            self.tell("Nothing to step back from: q quits.")

    def _drop_selection(self) -> bool:
        pane = {"list": self.results, "events": self.events, "entities": self.entities}.get(self.view)
        return pane is not None and pane.drop_selection()

    def action_leave(self) -> None:
        if self.view == "list":
            self.app.exit()
        else:
            self.jumped = None
            if self.is_finding:
                self.drop_find()
            self.go_to("list")
