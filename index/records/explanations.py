"""Why an event was read from its sentence: for a reader who doubts it, and for one who wants to mend a rule."""

from __future__ import annotations

import msgspec


class Filler(msgspec.Struct, frozen=True):
    """Who or what fills a role, and by which path of the rule's frame: `subj`, `obj`, `against`, ..."""

    role: str
    text: str
    path: str


class Constraint(msgspec.Struct, frozen=True):
    """Something a rule asks of its arguments, and whether it was given."""

    need: str
    met: bool


class Refusal(msgspec.Struct, frozen=True):
    """A rule that would have read the same sentence otherwise, and why it did not: a veto word, or needs not met."""

    rule: str
    source: str
    trigger: str
    veto: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()


class Doubt(msgspec.Struct, frozen=True):
    """One factor of an event's confidence."""

    reason: str
    factor: float


class Explanation(msgspec.Struct, frozen=True):
    """Why one event was made. `source` is the file of the lexicon and the line where its rule begins; `trigger` are the
    words the rule knows; `recoded` is the type the rule gives, where what the text says of it made it another; `joined`
    are rules of the same sentence that tell the same happening; `lemma` is the trigger as
    a dictionary has it, `form` are the Universal Dependencies features of its head, as the language pipeline read it.
    """

    event: str
    rule: str
    source: str
    type: str
    trigger: str
    example: str
    frame: str
    fillers: tuple[Filler, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    joined: tuple[str, ...] = ()
    recoded: str = ""
    modality: str = ""
    cue: str = ""
    doubts: tuple[Doubt, ...] = ()
    confidence: float = 0.0
    lemma: str = ""
    form: str = ""
