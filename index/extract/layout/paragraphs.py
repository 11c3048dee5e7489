"""How a text falls into paragraphs, which is all the structure plain text has."""

from __future__ import annotations

import re

# Mail and wire services wrap lines within these widths; a shorter full line is verse or a list, a longer one prose.
WRAP_MIN = 50
WRAP_MAX = 100
SHARE_OF_FULL_LINES = 0.8
SHARE_OF_LOWER_STARTS = 0.5

FEWEST_BLANKS = 2
"""A line of three words whose sentence goes on in the next is prose; shorter ones are labels, verse or lists."""

_FIRST_WORD = re.compile(r"\S{1,100}")
_ENDS_SENTENCE = re.compile(r"[.!?:;][\"'”’)\]]*$|[\"”]$")
_LIST_ITEM = re.compile(r"(?:[-*•–·]|\d{1,2}[.)])\s")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """(start, end) of every paragraph, without the white space around it.

    Blank lines end a paragraph, and so does a single line break unless the text is hard-wrapped there.
    """
    found: list[tuple[int, int]] = []
    block: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            block.append((start, start + len(bare)))
        elif block:
            found += _split_block(text, block)
            block = []
        at += len(line)
    return found + _split_block(text, block)


def _split_block(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs of lines that no blank line divides."""
    if len(lines) < 2:
        return lines
    width = max(end - start for start, end in lines)
    is_wrapped = _is_wrapped(text, lines, width)
    found = [lines[0]]
    for before, after in zip(lines, lines[1:], strict=False):
        if _is_soft_break(text, before, after, width if is_wrapped else 0):
            found[-1] = (found[-1][0], after[1])
        else:
            found.append(after)
    return found


def _is_wrapped(text: str, lines: list[tuple[int, int]], width: int) -> bool:
    """Whether lines look cut by a machine: the next word would not have fitted, and most cuts fall within sentences."""
    if len(lines) < 3 or not WRAP_MIN <= width <= WRAP_MAX:
        return False
    pairs = list(zip(lines, lines[1:], strict=False))
    full = sum(_is_full(text, before, after, width) for before, after in pairs)
    lower = sum(not text[after[0]].isupper() for _, after in pairs)
    return full >= SHARE_OF_FULL_LINES * len(pairs) and lower >= SHARE_OF_LOWER_STARTS * len(pairs)


def _is_full(text: str, before: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    word = _FIRST_WORD.match(text, *after)
    return before[1] - before[0] + 1 + (len(word[0]) if word else 0) > width


def _is_soft_break(text: str, before: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """Whether the break between two lines is the wrapping's; `width` is that of a wrapped block, else 0."""
    length = before[1] - before[0]
    ends_sentence = _ENDS_SENTENCE.search(text[max(before[0], before[1] - 8) : before[1]]) is not None
    if not WRAP_MIN <= length <= WRAP_MAX or _LIST_ITEM.match(text, *after):
        goes_on = text[after[0]].islower() and not ends_sentence and length <= WRAP_MAX
        return goes_on and text.count(" ", *before) >= FEWEST_BLANKS
    if text[after[0]].islower():
        return not ends_sentence or width > 0
    return width > 0 and _is_full(text, before, after, width)
