"""Nouns with an article that can only mean somebody named just before: "the group", "the militia", "the general".

Only where one name of the article fits and it stands close by; a guess here would put words in the wrong mouth.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from index.extract.language import Sentence
from index.extract.names.people import title_before
from index.records import Entity

Named = tuple[int, int, Entity]

REACH_SENTENCES = 2
"""How many sentences back the name may stand."""

REACH_ALONE = 8
"""How many, where the noun means a fighting or partisan body and the article has named no other."""

ALONE = frozenset({"REB", "PRM", "CRM", "PTY", "OPP"})

# What a noun says of the sector of whom it means; "" is an organisation of which no more is known.
GROUPS = {
    "group": ("REB", "PRM", "CRM", "OPP", "NGO", "SOC"),
    "organisation": ("REB", "PRM", "CRM", "OPP", "NGO", "SOC"),
    "organization": ("REB", "PRM", "CRM", "OPP", "NGO", "SOC"),
    "militia": ("PRM",),
    "force": ("PRM", "MIL"),
    "movement": ("REB", "PRM", "OPP", "PTY"),
    "party": ("PTY", "OPP"),
    "cartel": ("CRM",),
    "gang": ("CRM",),
    "charity": ("NGO", ""),
    "ministry": ("GOV",),
    "bloc": ("IGO", "EUR"),
    "company": ("BUS", ""),
    "firm": ("BUS", ""),
}
MIXED = frozenset({"group", "organisation", "organization", "movement"})
"""Nouns that may mean any fighting or partisan body: where two are named, either."""

KINDS = "same|armed|militant|rebel|jihadist|islamist|extremist|paramilitary|insurgent|separatist|terrorist"
"""What may stand before such a noun without making it another."""

RANKS = frozenset(
    "general colonel major captain lieutenant commander admiral sergeant brigadier mayor governor senator ambassador "
    "archbishop bishop sheikh judge ayatollah".split()
)

_DESCRIPTION = re.compile(
    rf"\b[Tt]he (?:(?:{KINDS}) )?({'|'.join([*GROUPS, *RANKS])})(?=[’']s\b|[.,;:)]|\s[a-z]|$)(?! of\b| [a-z]+[’']s\b)"
)


def descriptions(text: str, sentences: Sequence[Sentence], named: Sequence[Named]) -> Iterator[Named]:
    """Nouns that stand for an entity, given the (start, end, entity) of every name, in order."""
    starts = [start for start, _, _ in named]
    for number, sentence in enumerate(sentences):
        if sentence.role == "title":
            continue
        near, far = (sentences[max(0, number - reach)].start for reach in (REACH_SENTENCES, REACH_ALONE))
        for match in _DESCRIPTION.finditer(text, sentence.start, sentence.end):
            at = bisect.bisect(starts, match.start())
            if _heads_compound(sentence, match.end(1)) or (at < len(named) and named[at][0] < match.end()):
                continue
            entity = _meant(text, named[:at], match[1], near, far)
            if entity is not None:
                yield match.start(1), match.end(1), entity


def _meant(text: str, before: Sequence[Named], noun: str, near: int, far: int) -> Entity | None:
    """The one entity so far that the noun can mean, if it was last named near, or alone of its kind not far off."""
    if noun in GROUPS:
        rivals = (*GROUPS[noun], *ALONE) if noun in MIXED else GROUPS[noun]
        fitting = [name for name in before if name[2].label == "ORG" and name[2].sector in rivals]
    else:
        fitting = [name for name in before if name[2].label == "PERSON" and noun in _title(text, name[0])]
    if not fitting or len({entity.name for _, _, entity in fitting}) > 1:
        return None
    start, _, entity = fitting[-1]
    if start < (far if entity.sector in ALONE and noun in GROUPS else near):
        return None
    return entity if noun not in GROUPS or entity.sector in GROUPS[noun] else None


def _title(text: str, start: int) -> list[str]:
    return title_before(text, start).lower().split()


def _heads_compound(sentence: Sentence, end: int) -> bool:
    # "The group stage", "the party leader"
    doc, at = sentence.doc, end - sentence.start
    following = doc.char_span(at + 1, at + 2, alignment_mode="expand") if at + 2 <= len(doc.text) else None
    return following is not None and len(following) > 0 and following[0].tag_.startswith("N")
