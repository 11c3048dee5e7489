"""Markdown: front matter and its imitations, titles, headings, captions, and words without marks."""

from __future__ import annotations

import pytest

from index.read.markdown import front_matter, read
from index.records import Draft


def parts(draft: Draft) -> list[tuple[str, str]]:
    return [(part.role, draft.text[part.start : part.end]) for part in draft.parts]


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        ("title: Storm hits Tell", "title", "Storm hits Tell"),
        ('title: "Storm: \\"the worst\\""', "title", 'Storm: "the worst"'),
        ("title: 'It''s over'", "title", "It's over"),
        ("Title: Storm # working title", "title", "Storm"),
        ("title: >\n  Storm hits\n  Tell", "title", "Storm hits Tell"),
        ("headline: Storm", "title", "Storm"),
        ("date: 2016-04-02T08:00:00Z", "published", "2016-04-02T08:00:00Z"),
        ("published: 2 April 2016", "published", "2 April 2016"),
        ("author: [Edda Rowan, 'Ola Fennimore']", "author", "Edda Rowan, Ola Fennimore"),
        ("authors:\n  - Edda Rowan\n  - Ola Fennimore", "author", "Edda Rowan, Ola Fennimore"),
        ("authors:\n- Edda Rowan", "author", "Edda Rowan"),
        ("site: Bay Radio", "source", "Bay Radio"),
        ("link: https://bay.example/a", "url", "https://bay.example/a"),
        ("lang: en-GB", "language", "en-GB"),
    ],
)
def test_front_matter_as_articles_use_it(entry: str, field: str, value: str) -> None:
    given, body = front_matter(f"---\nlayout: post\n{entry}\ntags:\n  - sea\n---\nText.")

    assert given == {field: value}
    assert body == "Text."


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: never closed\n\nText.",
        "---\nA line of prose: with a colon, and more.\n---\nText.",
        "---\nprose without any\ntitle: x\n---\nText.",
        "---\nunknown: only\n---\nText.",
        "---\n---\nText.",
        "Text.\n---\ntitle: late\n---\n",
        "---\n  title: indented\n---\nText.",
        "---\ntitle: " + "\nx: y" * 300 + "\n---\nText.",
    ],
)
def test_what_is_not_clearly_front_matter_is_text(text: str) -> None:
    assert front_matter(text) == ({}, text)


def test_malformed_front_matter_stays_readable() -> None:
    draft = read(b"---\ntitle: Storm\nbut this is prose\n---\n\nText.")

    assert "Storm" in draft.text
    assert draft.title == ""


@pytest.mark.parametrize(
    ("source", "title", "text"),
    [
        ("# Storm hits Tell\n\nText.", "Storm hits Tell", "Text."),
        ("Storm hits *Tell*\n=======\n\nText.", "Storm hits Tell", "Text."),
        ("---\ntitle: Storm hits Tell\n---\n# Storm  hits TELL #\n\nText.", "Storm hits Tell", "Text."),
        ("---\ntitle: Storm\n---\n# Another heading\n\nText.", "Storm", "Another heading\n\nText."),
        ("## Not a title\n\nText.", "", "Not a title\n\nText."),
        ("One.\n\nTwo.\n\nThree.\n\n# Late\n\nText.", "", "One.\n\nTwo.\n\nThree.\n\nLate\n\nText."),
    ],
)
def test_the_first_heading_is_the_title_and_is_not_repeated(source: str, title: str, text: str) -> None:
    draft = read(source.encode())

    assert (draft.title, draft.text) == (title, text)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a *b* __c__ ***d*** `e` [f](http://g 'h') <http://i>", "a b c d e f http://i"),
        ("2 \\* 3 &lt; 7 and snake_case_name", "2 * 3 < 7 and snake_case_name"),
        ("one\ntwo  \nthree<br/>four", "one two\nthree\nfour"),
        ("> > quoted", "quoted"),
        ("- one\n- two\n\n  more\n1. three", "one\n\ntwo\n\nmore\n\nthree"),
        ("```\nx  = 1\n```", "x  = 1"),
        ("a\n\n***\n\nb", "a\n\nb"),
        ("a <b>bold</b> <!-- hidden --> word", "a bold  word"),
        ("<script>\nevil()\n</script>\n\n<p>kept</p>", "kept"),
        ("[a][1] [b][2]\n\n[1]: http://x", "a [b][2]"),
    ],
)
def test_marks_go_and_words_stay(source: str, text: str) -> None:
    assert read(source.encode()).text == text


def test_headings_and_pictures_are_parts() -> None:
    draft = read(b"# Storm\n\nText ![the pier](p.jpg) here.\n\n### The *night*\n\n![](x.png)\n\n![a boat](b)\n\nEnd.")

    assert parts(draft) == [("caption", "the pier"), ("heading", "The night"), ("caption", "a boat")]
    assert draft.text == "Text  here.\n\nthe pier\n\nThe night\n\na boat\n\nEnd."


def test_a_dump_keeps_its_marks_and_its_words() -> None:
    draft = read(b"---\ntitle: Dump\n---\n" + b"- *a*\n" * 60_000)

    assert draft.title == "Dump"
    assert draft.text.count("- *a*") == 60_000
