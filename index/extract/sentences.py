"""Where the sentences of a paragraph end: full stops that no abbreviation explains. A rule, because on news it is right
more often than the parser (F 0.998 against 0.958 on PUD news), and because a title needs it without the parser.
"""

from __future__ import annotations

import re

# Titles, ranks, months and reference words that end in a full stop without ending a sentence.
ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr Prof Gen Col Lt Maj Capt Sgt Brig Adm Cmdr Sen Rep Gov St Jr Sr Jan Feb Mar Apr Jun Jul Aug "
    "Sept Sep Oct Nov Dec No Nos vs Co Rev Hon Pres Fig Pvt Cpl Supt Insp Messrs Ft Mt Dep".split()
)
_END = re.compile(r"[.!?]+[\"”’')\]]*(?=\s+[\"“‘'(\[]*[A-Z0-9])")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_STARTS_SENTENCE = re.compile(r"\s+(?:The|He|She|It|They|But|In|A|An|Mr|On|At)\b")


def sentence_ends(text: str) -> list[int]:
    """Offsets at which sentences of a paragraph end, save the last, which ends where the text does."""
    ends = []
    for match in _END.finditer(text):
        if match[0][0] == ".":
            word = text[max(0, match.start() - 24) : match.start()].split()[-1:] or [""]
            bare = word[0].strip("(\"“‘'")
            if bare in ABBREVIATIONS or re.fullmatch(r"[A-Z]", bare):
                continue
            if _INITIALS.fullmatch(bare) and not _STARTS_SENTENCE.match(text, match.end()):
                continue
        ends.append(match.end())
    return ends
