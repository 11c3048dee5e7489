"""The roles of an article's paragraphs, read from the text alone where markup says nothing: which are headings,
captions, printed twice, a standfirst, a byline or a source line, and where a dateline stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.extract.layout.paragraphs import paragraphs
from index.records import Part, Role

__all__ = ["agency_of", "find_parts", "paragraphs", "source_of"]

HEADING_CHARACTERS = 90
HEADING_WORDS = 14
TITLE_CHARACTERS = 160
CAPTION_CHARACTERS = 500
STANDFIRST_CHARACTERS = 350
TOP_PARAGRAPHS = 6
"""Bylines and captions without a credit stand among the first paragraphs."""

LEAST_REPEATED = 20
"""Shorter paragraphs ("Yes.") may well be said twice."""

# Shares of a standfirst's content words that come again: in one later paragraph, or in the next three together.
SHARE_IN_ONE = 0.6
SHARE_WHEN_SET_APART = 0.3

_NAME = r"[A-Z][\w.'’-]*"
_CREDIT = (
    r"(?:photo|image|picture|file|credit|courtesy|ap|afp|epa|reuters|getty|xinhua|anadolu|handout"
    r"|[\w. ]{2,30}/[\w. ]{2,40})"
)
_CAPTION_STARTS = re.compile(
    r"(?i:\(?\[?(?:file(?: photo| image| picture)?\s?[-–—:]"
    r"|(?:file )?(?:photo|image|picture|caption)(?: by| credit)?\s?:))"
)
_CAPTION_ENDS = re.compile(
    rf"(?:\(\s*\)|\[\s*\]|[(\[](?i:{_CREDIT})\b[^()\[\]]{{0,60}}[)\]]|\s{_NAME}/{_NAME}(?: {_NAME}){{0,3}})\.?$"
)
_CAPTION_SAYS = re.compile(
    r"\b(?:(?:is|are) (?:pictured|seen|shown)|in this (?:\w+ ){0,3}(?:photo|photograph|picture|image)|file photo"
    r"|\((?:left|right|l|r|c)\))\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:(?:is|are) \w+(?:ed|en|ing)|stands?|walks?|sits?|holds?|looks?|gathers?|carry|carries|inspects?|attends?"
    r"|waits?|flee|flees|shout|shouts|chants?|marches|rides?|patrols?|poses?|speaks?|wave|waves|gestures?)\b"
)
_FULL_DATE = re.compile(r"\b(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? \d{4}\b")
_REPORTS = re.compile(r"\b(?:said|says|told|according)\b|[\"“”]")
_ENDS_CREDIT = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]\.?$")
_SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’)\]]*$|[\"”]$")
_BYLINE = re.compile(
    rf"(?:By|BY|by) {_NAME}(?: (?:de |al |van |von |bin |el )?{_NAME}){{0,4}}"
    r"(?:(?:,| and| in| with|,? for|\s[|–—-])\s?(?:the )?"
    rf"{_NAME}(?: (?:de |al |van |von |of |bin |el )?{_NAME}){{0,4}}){{0,6}}$"
    r"|(?i:by (?:our|the|a|an|staff|agency|wire|news)\b[\w -]{0,40}?(?:correspondents?|reporters?|staff|desk|editors?"
    r"|bureau|agencies|team|writers?)(?: in [\w -]{2,30})?)$"
)
_SOURCE = re.compile(r"(?i:(?:news )?(?:sources?|via|agency|agencies)\s?:\s*)(?P<name>\S.*)$")
_CREDITS = re.compile(
    r"(?i:[(\[]?(?:additional |further )?(?:reporting|writing|editing|compiled|written|edited) (?:and \w+ )?by\b.*"
    r"|[(\[]?with (?:inputs?|files|reporting|agencies|additional reporting)\b(?: from| by)?.*"
    r"|.{0,120}\bcontributed (?:to this (?:report|story|article)|reporting)\.?|(?:©|\(c\)|copyright)\s.*)$"
)
_DATE = r"(?:[A-Z][A-Za-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Za-z]{3,9}\.?)(?:,? \d{4}| \d\d\b)?"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /-][A-ZÀ-Þ'’.-]{2,}){0,4}"
_MIXED = rf"{_NAME}(?: (?:al-|el-|de )?{_NAME}){{0,3}}"
_DASH = r"\s?(?:—|–|--|-(?=\s)|―)"
_AGENCY = r"\((?P<agency>[A-Z][\w&/. -]{1,40})\)"
_DATELINE = re.compile(
    rf"(?:(?P<place>{_CAPITALS})(?:, {_MIXED}){{0,2}}(?:[,:]? \(?{_DATE}\)?)?(?: {_AGENCY})?{_DASH}"
    rf"|{_MIXED}(?: \([A-Z][\w ]{{1,30}}\))?(?:, {_MIXED}){{0,2}}(?:,? {_DATE})? "
    rf"{_AGENCY.replace('agency', 'agency2')}{_DASH}"
    rf"|(?:{_DATE} )?{_AGENCY.replace('agency', 'agency3')}{_DASH}"
    rf"|{_CAPITALS}, (?:{_MIXED}, )?{_DATE}(?::|{_DASH}))"
)
_LAST_AGENCY = re.compile(rf"{_AGENCY}\s?\S{{1,2}}$")
_WORD = re.compile(r"[^\W\d_]{4,}")
_CONTINUES = re.compile(
    r"(?:He|She|They|It|But|That|This|These|Those|The two|His|Her|Their|Its|And|However|Also)\b|[\"“]"
)
_COMMON = frozenset(
    "that with from have this been were they their will would which into about after before more than when where "
    "while over also said says most some such other could should against along among between during under".split()
)

LEAST_TITLE_WORDS = 5
"""Of a line above a heading: fewer are the name of a page, "Home", and no title."""

Block = tuple[int, int]

_LABELS = re.compile(r"(?:\s*\[[^\[\]\n]{1,80}\])+")
"""What monitoring services put behind a dateline: [Text], [Excerpts]."""


def find_parts(text: str, given: Sequence[Part] = (), title: str = "") -> tuple[Part, ...]:
    """The parts of an article, sorted and apart: those given by markup, and those the text itself shows."""
    known = _apart(text, given)
    blocks = [b for b in paragraphs(text) if not any(p.start < b[1] and b[0] < p.end for p in known)]
    roles: dict[Block, Role] = {}
    has_title = any(part.role == "title" for part in known)
    for index, block in enumerate(blocks):
        role = _plain_role(text, block, index, len(blocks))
        if role is not None:
            roles[block] = role
    _mark_repeated(text, blocks, roles)
    _mark_headings(text, blocks, roles, title, has_title)
    body = [block for block in blocks if block not in roles]
    datelines = _datelines(text, body[:3])
    _mark_standfirst(text, blocks, body, roles, {part.start for part in datelines})
    found = [Part(start, end, role) for (start, end), role in roles.items()]
    return tuple(sorted([*known, *found, *datelines], key=lambda part: part.start))


def source_of(text: str, parts: Sequence[Part]) -> str:
    """Whose report this is, as its source line or its dateline says; "" if neither does."""
    for part in parts:
        match = _SOURCE.match(text[part.start : part.end]) if part.role == "source" else None
        if match:
            return " ".join(match["name"].strip(" .)]").split())
    return next((agency for part in parts if (agency := agency_of(text, part))), "")


def agency_of(text: str, part: Part) -> str:
    """The news agency in a dateline, "" if it names none."""
    match = _LAST_AGENCY.search(text[part.start : part.end]) if part.role == "dateline" else None
    return match["agency"].strip() if match else ""


def _apart(text: str, given: Sequence[Part]) -> list[Part]:
    """Given parts inside the text, without overlaps: the first to start stays."""
    found: list[Part] = []
    for part in sorted(given, key=lambda part: (part.start, -part.end)):
        if 0 <= part.start < part.end <= len(text) and (not found or found[-1].end <= part.start):
            found.append(part)
    return found


def _plain_role(text: str, block: Block, index: int, count: int) -> Role | None:
    """The role a paragraph's own words give it."""
    words = text[block[0] : block[1]]
    if len(words) > CAPTION_CHARACTERS:
        return None
    if _SOURCE.match(words) and len(words) < 160 and (index < 3 or index >= count - 3):
        return "source"
    if _CREDITS.match(words) and index >= count - 4:
        return "source"
    if index < TOP_PARAGRAPHS and len(words) < 160 and _BYLINE.match(words):
        return "byline"
    return "caption" if _is_caption(words, index) else None


def _is_caption(words: str, index: int) -> bool:
    if _CAPTION_STARTS.match(words) or _CAPTION_ENDS.search(words[-120:]):
        return True
    if _REPORTS.search(words):
        return False
    if _CAPTION_SAYS.search(words):
        return index < TOP_PARAGRAPHS or _FULL_DATE.search(words) is not None
    date = _FULL_DATE.search(words) if index < TOP_PARAGRAPHS else None
    return date is not None and _PRESENT.search(words, words.rfind(". ", 0, date.start()) + 1, date.start()) is not None


def _mark_repeated(text: str, blocks: list[Block], roles: dict[Block, Role]) -> None:
    """Of paragraphs printed twice, keep the fuller; near the top it is a photograph's caption."""
    first: dict[str, tuple[int, Block]] = {}
    for index, block in enumerate(blocks):
        words = text[block[0] : block[1]]
        bare = _ENDS_CREDIT.sub("", words) if len(words) <= CAPTION_CHARACTERS else words
        key = " ".join(bare.casefold().split()).rstrip(".")
        if len(key) < LEAST_REPEATED:
            continue
        if key not in first:
            first[key] = index, block
            continue
        other, kept = first[key]
        is_caption = "caption" in (roles.get(block), roles.get(kept)) or (
            index == other + 1 and other < TOP_PARAGRAPHS and len(words) <= CAPTION_CHARACTERS
        )
        if is_caption:
            lengths = [len(re.sub(r"\W", "", text[b[0] : b[1]])) for b in (kept, block)]
            if lengths[1] > lengths[0]:
                block, kept = kept, block
                first[key] = index, kept
            roles[kept] = "caption"
        roles[block] = "repeated"


def _mark_headings(text: str, blocks: list[Block], roles: dict[Block, Role], title: str, has_title: bool) -> None:
    """Short paragraphs without a full stop that a body follows; the first of all is the title."""
    plain = [block for block in blocks if roles.get(block) not in ("caption", "repeated")]
    wanted = " ".join(title.casefold().split())
    for index, (block, after) in enumerate(pairwise(plain)):
        words = text[block[0] : block[1]]
        if index < 3 and wanted and " ".join(words.casefold().split()) == wanted:
            roles[block] = "title"
            continue
        if block in roles or not _is_heading(words, TITLE_CHARACTERS if index == 0 else HEADING_CHARACTERS):
            continue
        before = text[plain[index - 1][0] : plain[index - 1][1]] if index else ""
        if before and plain[index - 1] not in roles and not _SENTENCE_END.search(before[-8:]):
            continue  # a line broken anywhere is no heading
        follower = text[after[0] : after[1]]
        leads_body = len(follower) > len(words) and _SENTENCE_END.search(follower[-8:])
        above_heading = len(words.split()) >= LEAST_TITLE_WORDS and _is_heading(follower, HEADING_CHARACTERS)
        leads = leads_body or above_heading or roles.get(after) == "byline"
        if index == 0 and not has_title and not wanted and leads:
            roles[block] = "title"
        elif leads_body and roles.get(after) in (None, "byline"):
            roles[block] = "heading"


def _is_heading(words: str, limit: int) -> bool:
    if len(words) > limit or _SENTENCE_END.search(words) or _DATELINE.match(words):
        return False
    count = len(words.split())
    starts = words.lstrip("\"“‘'(¿¡")[:1]
    return (
        count <= HEADING_WORDS * (2 if limit > HEADING_CHARACTERS else 1)
        and (starts.isupper() or starts.isdigit() or not starts.isascii())
        and any(c.isalpha() for c in words)
    )


def _datelines(text: str, body: list[Block]) -> list[Part]:
    """The dateline, if one of these paragraphs opens with it."""
    for start, end in body:
        match = _DATELINE.match(text, start, min(end, start + 160))
        if match is None:
            continue
        place = match["place"]
        if place and len(place) < 3 or match.end() >= end:
            continue
        label = _LABELS.match(text, match.end(), end)
        return [Part(start, label.end() if label is not None and label.end() < end else match.end(), "dateline")]
    return []


def _mark_standfirst(
    text: str, blocks: list[Block], body: list[Block], roles: dict[Block, Role], opened: set[int]
) -> None:
    """A first paragraph that sums up the story: the next ones say it again."""
    if len(body) < 3 or body[0][0] in opened or body[0][1] - body[0][0] > STANDFIRST_CHARACTERS:
        return
    lead, *rest = body
    if _CONTINUES.match(text, rest[0][0]) or _REPORTS.search(text, *lead):
        return
    content = _content(text, lead)
    if len(content) < 5:
        return
    later = [_content(text, block) for block in rest[:4]]
    in_one = max(len(content & words) for words in later) / len(content)
    together = len(content & set().union(*later[:3])) / len(content)
    between = blocks[blocks.index(lead) + 1]
    is_set_apart = (
        between != rest[0] and roles.get(between) in ("caption", "repeated", "byline") or rest[0][0] in opened
    )
    if in_one >= SHARE_IN_ONE or (is_set_apart and together >= SHARE_WHEN_SET_APART):
        roles[lead] = "standfirst"


def _content(text: str, block: Block) -> set[str]:
    """The words of a paragraph that carry its content."""
    return {word.lower() for word in _WORD.findall(text, *block)} - _COMMON
