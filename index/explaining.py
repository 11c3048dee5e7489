"""Why an event was read from an article: has the worker read the article again with a trace, and puts what it found in
words that a person who wants to mend a rule can follow.
"""

from __future__ import annotations

import threading

from index import names
from index.errors import ExtractionError
from index.extract.worker import Worker, job_of
from index.records import Draft, Explanation

TARGET = "index.extract.explaining:explained"
MOST_REFUSALS = 5


class Explainer:
    """Explains the events of one article after the other, in a process that starts with the first question."""

    def __init__(self) -> None:
        self._worker = Worker(target=TARGET)
        self._lock = threading.Lock()
        self._of = ("", "", -1)
        self._told: dict[str, Explanation] = {}

    def explain(self, id: str, revision: int, draft: Draft, event: str) -> Explanation | None:
        """Why an event is there; None if today's rules do not make it. Raises ExtractionError."""
        with self._lock:
            asked = (id, draft.text, revision)
            if self._of != asked:
                ((_, analysis),) = self._worker.analyse_many([job_of(id, draft)])
                if isinstance(analysis, ExtractionError):
                    raise analysis
                self._told = {found.event: found for found in analysis.explanations}
                self._of = asked
            return self._told.get(event)

    def close(self) -> None:
        """End the process."""
        self._worker.close()


def lines(found: Explanation) -> tuple[str, ...]:
    """An explanation as lines of text, the most telling first."""
    name = names.display(found.type, ())
    form = f" (a form of \u201c{found.lemma}\u201d)" if found.lemma != found.trigger.lower() else ""
    told = [f"{name}: \u201c{found.trigger}\u201d{form}, by the rule {found.rule} ({found.source})"]
    if found.recoded:
        told.append(f"the rule says {names.display(found.recoded, ())}; what is {found.modality} counts as {name}")
    told += [f"{filler.role}: {filler.text} ({_path(filler.path)})" for filler in found.fillers]
    if found.constraints:
        told.append("asked for: " + ", ".join(f"{c.need}{'' if c.met else ' (not met)'}" for c in found.constraints))
    if found.joined:
        told.append("joined with: " + ", ".join(found.joined))
    if found.modality != "asserted" or found.cue:
        told.append(
            f"certainty: {found.modality}"
            + (f", reported with a word of class \u201c{found.cue}\u201d" if found.cue else "")
        )
    factors = " \u00d7 ".join(f"{doubt.factor:g} {doubt.reason}" for doubt in found.doubts)
    told.append(f"confidence {found.confidence:.2f} = {factors}")
    for refusal in found.refusals[:MOST_REFUSALS]:
        reason = f"veto {', '.join(refusal.veto)}" if refusal.veto else f"lacks {', '.join(refusal.unmet)}"
        told.append(f"refused: {refusal.rule} on \u201c{refusal.trigger}\u201d ({reason}; {refusal.source})")
    told.append(f"example of the rule: {found.example}")
    return tuple(told)


def _path(path: str) -> str:
    return f"by {path}" if path else "from the sentence"
