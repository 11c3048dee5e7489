"""The reader's word on what the text itself says: notes on passages, verdicts on names and corrections of them."""

from __future__ import annotations

from functools import partial

from index.library import Library, corrected_entity, entity_fields, sentence_at
from index.records import Article, Entity, PassageNote, Verdict
from tui.lines import neutralise
from tui.screens.marking import Marking

QUOTED = 60
"""Characters of a passage that are shown where one writes a note on it."""

NAME_HINTS = {
    "what": "person, organisation, group, city, region, country, army, police, media…",
    "country": "its name, or its ISO code",
    "at": "degrees north, degrees east: 36.34, 43.13",
}


class Noting(Marking):
    """The reader with a pencil at the text."""

    # Passages.

    def action_passage(self) -> None:
        from tui.screens.ask import Ask

        article = self.reading.article
        if article is None or not article.text.strip():
            self.tell("No article is shown.")
            return
        start, end = self._passage(article)
        known = next((note for note in article.marks.notes if note.start < end and start < note.end), None)
        if known is not None:
            start, end = known.start, known.end
        words = " ".join(neutralise(article.text[start:end]).split())
        quoted = words if len(words) <= QUOTED else f"{words[: QUOTED - 1]}…"
        ask = Ask(f"Note on “{quoted}”", known.note if known else "", hint="empty takes a note away" if known else "")
        self.app.push_screen(ask, partial(self._put_passage, article, (start, end), known))

    def _passage(self, article: Article) -> tuple[int, int]:
        """The stretch that a note would be on: what the mouse selected, else the sentence one is at."""
        if self.view == "events" and (event := self.events.current) is not None:
            return event.evidence.start, event.evidence.end
        start, end = self.reading.chosen() or sentence_at(article.text, self.reading.offset_shown())
        bare = article.text[start:end]
        return start + len(bare) - len(bare.lstrip()), end - len(bare) + len(bare.rstrip())

    def _put_passage(
        self, article: Article, span: tuple[int, int], known: PassageNote | None, answer: str | None
    ) -> None:
        if answer is None or (known is None and not answer.strip()):
            return
        quotation = article.text[slice(*span)]

        def put(library: Library) -> None:
            if known is None:
                library.note_passage(article.id, *span, quotation, answer)
            else:
                library.change_note(article.id, known.id, answer)

        self.jobs.mark(put, article.id, anew=True)

    # Names.

    def _names(self) -> tuple[Article, list[Entity]] | None:
        """What a key means: the names selected or under the cursor, in the text the mention one is at."""
        article, mention = self.reading.article, self.reading.current
        if article is None:
            self.tell("No article is shown.")
            return None
        found = self.entities.meant
        if self.view == "article":
            known = article.analysis.entities if article.analysis else ()
            found = [one for one in known if mention is not None and one.id == mention.entity]
            found = found or ([mention.as_entity()] if mention is not None else [])
        if not found:
            self.tell("m goes to a name first." if self.view == "article" else "No name here.")
            return None
        return article, found

    def action_judge(self, verdict: Verdict) -> None:
        if self.view not in ("article", "entities"):
            super().action_judge(verdict)
            return
        if (found := self._names()) is None:
            return
        article, names = found
        marks = article.marks
        known = marks.entities_rejected if verdict == "rejected" else marks.entities_accepted
        given: Verdict = "" if all(one in known or one.id in known for one in names) else verdict

        def judge(library: Library) -> str:
            for one in names:
                library.judge_entity(article.id, one, given)
            named = neutralise(names[0].name) if len(names) == 1 else f"{len(names)} names"
            return f"{named}: {given or 'verdict taken back'}."

        self.entities.selected = frozenset()
        self.jobs.mark(judge, article.id, anew=True)

    def action_edit(self) -> None:
        if self.view not in ("article", "entities"):
            super().action_edit()
            return
        from tui.screens.edit import Edit, Form

        if (found := self._names()) is None:
            return
        article, (name, *_) = found
        if name.id < 0 or name in article.marks.entities_rejected:
            self.tell("Only a name can be corrected; a takes a rejected one back first.")
            return
        form = Form("What this name is", entity_fields, corrected_entity, NAME_HINTS)
        self.app.push_screen(Edit(form, name, partial(self._keep_name, article, [name])))

    def _keep_name(self, article: Article, told: list[Entity], edited: Entity) -> None:
        before, told[0] = told[0], edited  # the next correction is of what this one made
        self.jobs.mark(lambda library: library.edit_entity(article.id, before, edited), article.id, anew=True)
