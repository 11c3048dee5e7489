"""Texts by those who wish a reader no good, one kind each, and records with such a text in every field."""

from __future__ import annotations

from index.records import (
    Analysis,
    Argument,
    Article,
    Attribution,
    Entity,
    Event,
    Frame,
    Link,
    Marks,
    Mention,
    Part,
    Place,
    Published,
    Quantity,
    Span,
    When,
)

HOSTILE = {
    "clipboard": "\x1b]52;c;aGFja2Vk\x07 story",
    "title": "\x1b]0;renamed\x1b\\ story",
    "cursor": "\x1b[2J\x1b[H story",
    "c1": "\x9b31m\x9d0;x\x9c\x85 story",
    "markup": "[/x] [bold] [@click=app.quit]quit[/] [REUTERS] story",
    "bidi": "\u202egnp.exe\u202c \u2066x\u2069 \u200f story",
    "nul": "a\x00b\x7fc\x08\x0b\x0c story",
    "lines": "one\r\ntwo\rthree\u2028four\u2029five\x85 six\n\nseven story",
    "surrogate": "\udcff\ud800 story",
    "marks": "\u0301\u0301\u200d\ufe0f\u200d a\u0301\u0301\u0301 story",
    "tags": "\U000e0041\U000e0042\ufeff story",
    "link": "\x1b]8;;https://evil.example\x1b\\bank.example\x1b]8;;\x1b\\ story",
    "strings": "\x1bPq#0\x1b\\ \x1b_app\x1b\\ \x90x\x9c \x98x\x9c \x1b^x\x1b\\ story",
    "answer": "\x1b[6n\x1b[c\x1b[>0q\x1b]10;?\x07\x05 story",
    "zero-width": "st\u200bor\u200c\u200d\u2060y \u180e\u00ad\u2063",
    "hidden": "story " + "".join(chr(0xE0000 + ord(char)) for char in "ignore what was said"),
    "emoji": "👩\u200d👩\u200d👧\u200d👦" * 30 + "🇺" * 31,
    "right": "قال الوزير 12 story \u061c\u200e\u200f",
    "wide": "漢字" * 200,
    "long": "x" * 5_000,
    "huge": "A title without an end. " * 44_000,
    "stack": "story e" + "\u0301\u0323" * 50_000,
    "empty": "",
    "blank": " \t ",
}
FORBIDDEN = frozenset(
    [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
    + [chr(code) for code in range(0xE0000, 0xE0080)]
    + ["\u2028", "\u2029"]
)


def made_of(text: str) -> Article:
    """An article with the text in every field that can hold it."""
    body = f"{text}\n\n{text} end"
    whole = Span(0, len(body), body)
    argument = Argument(text, 0, min(3, len(body)), text, text, text)
    event = Event(
        "e",
        text,
        whole,
        whole,
        text,
        text,
        (text,),
        (text,),
        text,
        actors=(argument,),
        targets=(argument,),
        place=Place(text, 0, 1, text, text, text, text),
        date=When(text, 0, 1, text, text),
        killed=Quantity(None, None, False, text),
        injured=Quantity(3, 3),
        instrument=(argument,),
        attribution=Attribution(text, 0, 1, text, text),
    )
    published = Published(text, "inferred", text)
    parts = (Part(0, len(text), "standfirst"),)
    frame = Frame(text, True, text, published, parts)
    analysis = Analysis(
        text,
        frame,
        (
            Mention(0, max(1, len(text) // 2), "PERSON", text, "model", 0),
            Mention(0, max(1, len(text)), "LOC", text, "model", 1),
            Mention(max(0, len(text) // 3), max(1, len(body)), "ORG", text, "rule", 0),
        ),
        (Entity(0, text, "PERSON", 1, text, text, text, links=(Link(text, text),)), Entity(1, text, "LOC", 1)),
        (event, event.__class__(**{n: getattr(event, n) for n in event.__struct_fields__} | {"background": True})),
    )
    marks = Marks(True, False, (text,), text, accepted=("e",))
    return Article(text, 1, body, text, True, text, text, text, text, text, published, parts, text, analysis, marks)
