"""The reader's keys: each action asks the panes for what it needs and is done in a few lines."""

from __future__ import annotations

from tui.lines import neutralise
from tui.screens.reader import SORTS, Reader
from tui.themes import DARK_NAME, LIGHT_NAME
from tui.widgets.search import Find, Search

CLIPBOARD_LIMIT = 74_000
"""Characters: terminals refuse longer OSC 52 sequences."""

DISPLAY_WORDS = {"colour": "Entities in colour.", "tags": "Entities as tags.", "off": "Entities not shown."}


class Acting(Reader):
    """The reader with its actions."""

    def action_search(self) -> None:
        current = self.results.current
        self._before = (self.query_now, current.id if current else "")
        self.go_to("search")
        self.query_one(Search).action_end()

    def action_find(self) -> None:
        self.add_class("-finding")
        self.view = "article"
        self.query_one(Find).put(self.reading.finding)
        self.go_to("find")

    def action_hit(self, step: int) -> None:
        if not self.reading.go_to_hit(step):
            self.app.notify("Nothing to go to: / searches, f finds in the article.", markup=False, timeout=3)
        elif self.is_narrow:
            self.go_to("article")

    def action_mention(self, step: int) -> None:
        if self.reading.go_to_mention(step) and self.is_narrow:
            self.go_to("article")

    def action_same(self, step: int) -> None:
        current = self.reading.current
        if current is None or current.entity < 0:
            self.app.notify("m goes to a mention first; then * goes to the next of the same name.", markup=False)
        else:
            self.reading.go_to_mention(step, current.entity)

    def action_display(self) -> None:
        self.app.notify(DISPLAY_WORDS[self.reading.next_display()], markup=False, timeout=2)

    def action_sort(self) -> None:
        self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        self.search()

    def action_copy(self) -> None:
        words = neutralise_block(self.quotation())
        if not words or len(words) > CLIPBOARD_LIMIT:
            self.app.notify("Nothing to copy." if not words else "Too long for the clipboard.", markup=False)
            return
        self.app.copy_to_clipboard(words)
        self.app.notify("Copied, if your terminal lets programs write to the clipboard.", markup=False, timeout=3)

    def action_link(self) -> None:
        article = self.reading.article
        from tui.screens.link import Link, host_of

        if article is None or host_of(article.url) is None:
            self.app.notify("This article has no web address.", markup=False, timeout=3)
            return
        self.app.push_screen(Link(article.url))

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
            self._leave_search()
        elif isinstance(self.focused, Find) or self.has_class("-finding"):
            self.remove_class("-finding")
            self.reading.find("")
            self.go_to("article")
        elif self._jumped is not None and self.view == "article":
            self._back_from_sentence()
        elif self.view != "list":
            self.reading.show_event(None)
            self.go_to("list")
        elif self.jobs.adding:
            self.jobs.stop.set()
        elif self.query_now:
            self.query_now, self._typing = "", False
            self.query_one(Search).put("")
            self.search(again=True)

    def _leave_search(self) -> None:
        if self._before is not None and self._before[0] != self.query_one(Search).value:
            self.query_now, self._want = self._before
            self._typing = False
            self.search()
        self.query_one(Search).put(self.query_now)
        self._before = None
        self.go_to("list")

    def action_leave(self) -> None:
        if self.view == "list":
            self.app.exit()
        else:
            self._jumped = None
            self.go_to("list")


def neutralise_block(text: str) -> str:
    """Several lines, each safe to show and to paste."""
    return "\n".join(neutralise(row) for row in text.split("\n"))
