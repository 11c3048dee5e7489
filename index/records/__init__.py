"""The frozen records every room hands to the next: plain data, no behaviour beyond what follows from their fields.

Offsets are Python string offsets into the text of one article revision, end exclusive: `text[m.start:m.end] == m.text`.
Days are ISO strings (`2017-06-04`). An absent value is None, an empty string or an empty tuple, never a guess.
"""

from __future__ import annotations

from index.records.analyses import (
    Analysis,
    Argument,
    Attribution,
    Entity,
    Event,
    Interval,
    Label,
    Link,
    MadeBy,
    Mention,
    Modality,
    Place,
    Quantity,
    Retelling,
    Span,
    When,
)
from index.records.answers import (
    Article,
    Check,
    Completion,
    Copy,
    Facet,
    FacetValue,
    Hit,
    Marked,
    Progress,
    Reason,
    Results,
    SavedQuery,
    WayOut,
)
from index.records.articles import Draft, Frame, Part, Published, Role
from index.records.explanations import Constraint, Doubt, Explanation, Filler, Refusal
from index.records.following import Followed
from index.records.marks import (
    Anchor,
    Change,
    EntityMark,
    EventMark,
    KeptMarks,
    KeptNote,
    MarkKind,
    Marks,
    PassageNote,
    RuleRecord,
    Taken,
    Verdict,
)
from index.records.stories import Appearance, Dossier, Happening, Period, Report, Toll

SCHEMA = 1
"""Version of the JSON that records become; raised when a field changes its meaning or goes."""

__all__ = [
    "Analysis",
    "Anchor",
    "Appearance",
    "Argument",
    "Article",
    "Attribution",
    "Change",
    "Check",
    "Completion",
    "Constraint",
    "Copy",
    "Doubt",
    "Dossier",
    "Draft",
    "Entity",
    "EntityMark",
    "Event",
    "EventMark",
    "Explanation",
    "Facet",
    "FacetValue",
    "Filler",
    "Followed",
    "Frame",
    "Happening",
    "Hit",
    "Interval",
    "Label",
    "Link",
    "MadeBy",
    "Marked",
    "KeptMarks",
    "KeptNote",
    "MarkKind",
    "Marks",
    "Taken",
    "Toll",
    "Mention",
    "Modality",
    "Part",
    "PassageNote",
    "Period",
    "Place",
    "Progress",
    "Published",
    "Quantity",
    "Reason",
    "Refusal",
    "Report",
    "Results",
    "Role",
    "RuleRecord",
    "SCHEMA",
    "SavedQuery",
    "Retelling",
    "Span",
    "Verdict",
    "WayOut",
    "When",
]
