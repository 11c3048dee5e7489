"""Web pages: what a page says about itself, where captions go, and pages that are hardly pages."""

from __future__ import annotations

import logging

import pytest

from index.errors import SourceError
from index.read.html import LIMIT_BYTES, read
from index.records import Draft

BODY = "".join(
    f"<p>The harbour of Tell was shut on Monday after a ferry ran aground at pier {n}, the coast guard said.</p>"
    for n in range(1, 6)
)


def page(head: str = "", body: str = BODY, html: str = "") -> Draft:
    source = f"<!DOCTYPE html><html {html}><head>{head}</head><body><article>{body}</article></body></html>"
    return read(source.encode(), "page.html")


def parts(draft: Draft) -> list[tuple[str, str]]:
    return [(part.role, draft.text[part.start : part.end]) for part in draft.parts]


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2016-04-02T22:41:00+01:00">',
        '<meta itemprop="datePublished" content="2016-04-02">',
        '<meta name="date" content="2 April 2016">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2016-04-02T08:00:00Z"}</script>',
    ],
)
def test_a_page_states_its_day(head: str) -> None:
    assert page(head).published == "2016-04-02"


def test_a_day_in_the_text_is_not_the_pages_own() -> None:
    assert (
        page(body=BODY + "<p>The last such accident was on 3 May 1999, when two ships met in fog.</p>").published
        is None
    )


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://bay.example/a#x">', "https://bay.example/a"),
        ('<meta property="og:url" content="https://bay.example/a">', "https://bay.example/a"),
        ("<!-- saved from url=(0021)https://bay.example/a -->", "https://bay.example/a"),
        ('<link rel="canonical" href="https://bay.example/">', ""),
        ('<link rel="canonical" href="javascript:alert(1)">', ""),
    ],
)
def test_a_page_states_its_address(head: str, url: str) -> None:
    assert page(head).url == url


def test_a_page_states_its_language() -> None:
    assert page(html='lang="en-GB"').language == "en"


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    draft = page("<title>Ferry runs aground at Tell - Bay Radio</title>", "<h1>Ferry runs aground at Tell</h1>" + BODY)

    assert draft.title == "Ferry runs aground at Tell"
    assert draft.text.startswith("The harbour of Tell")


def test_captions_stand_where_their_pictures_stood() -> None:
    figure = '<figure><img src="x"><figcaption>The ferry at <b>noon</b>.<span>Bay/Rowan</span></figcaption></figure>'
    half = BODY.index("</p>") + 4

    draft = page(body=BODY[:half] + figure + BODY[half:])

    assert parts(draft) == [("caption", "The ferry at noon. Bay/Rowan")]
    assert draft.text.split("\n\n")[1] == "The ferry at noon. Bay/Rowan"


def test_menus_scripts_and_appeals_are_left_out() -> None:
    noise = '<nav><a href="/">Home</a></nav><div class="newsletter-box"><p>Letters every day, sign up here.</p></div>'

    draft = page(body=BODY + noise + "<script>var secret = 1</script><style>p {color: red}</style>")

    assert draft.text.count("\n\n") == 4


def test_a_page_without_an_article_still_shows_its_words() -> None:
    draft = read(b"<html><body><nav>Menu</nav><div>Shut.</div><h2>Why</h2>Ice<br>and wind.</body></html>", "p.html")

    assert draft.text == "Shut.\n\nWhy\n\nIce\nand wind."
    assert parts(draft) == [("heading", "Why")]


def test_pages_too_deep_for_recursion_are_read_without_it() -> None:
    draft = read(b"<html><body>" + b"<div>" * 1_500 + BODY.encode(), "page.html")

    assert draft.text.count("The harbour of Tell") == 5


@pytest.mark.parametrize("prologue", ["", "<?xml version='1.0'?>\n", "<!-- > -->\n <?x?>", "\ufeff"])
def test_an_internal_dtd_is_refused(prologue: str) -> None:
    source = prologue + '<!DOCTYPE html PUBLIC "a]b" [ <!ENTITY x "y"> ]><html><body><p>&x;</p></body></html>'

    with pytest.raises(SourceError, match="internal DTD"):
        read(source.encode(), "page.xhtml")


def test_an_ordinary_doctype_is_not() -> None:
    source = '<!DOCTYPE html PUBLIC "-//W3C//DTD [x]" "http://www.w3.org/TR/x.dtd">' + BODY

    assert read(source.encode(), "page.xhtml").text


@pytest.mark.parametrize(
    "source",
    ["<", "<!--", "<!-- x" * 100_000, "<!DOCTYPE html " + "\"'" * 100_000, "<?xml?>", "<html><frameset>", "</p>" * 9],
    ids=["<", "comment", "comments", "quotes", "xml", "frames", "ends"],
)
def test_what_is_hardly_a_page_is_a_result_or_an_error(source: str) -> None:
    try:
        text = read(source.encode(), "page.html").text
    except SourceError as error:
        text = error.reason

    assert text in ("no article text found", "<")


def test_a_page_beyond_the_limit_is_refused() -> None:
    with pytest.raises(SourceError, match="larger than 20 MB"):
        read(b" " * (LIMIT_BYTES + 1), "page.html")


def test_nothing_is_said_on_the_side(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    read(b"<html><body><div>Shut.</div></body></html>", "page.html")

    assert capfd.readouterr() == ("", "")
    assert all(logging.getLogger(record.name.split(".")[0]).handlers for record in caplog.records)


@pytest.mark.parametrize(
    ("opening", "head"),
    [
        ('<html lang="fr-FR">', ""),
        ('<html xml:lang="fr">', ""),
        ("<html>", '<meta http-equiv="Content-Language" content="fr">'),
        ("<html>", '<meta property="og:locale" content="fr_FR">'),
        ("<html>", '<script type="application/ld+json">{"inLanguage": "fr-FR"}</script>'),
        ('<html lang="und">', '<meta name="dc.language" content="fre">'),
    ],
)
def test_a_page_may_state_its_language_in_many_places(opening: str, head: str) -> None:
    page = f"{opening}<head><title>Tell</title>{head}</head><body><p>Le port de Tell est fermé.</p></body></html>"

    assert read(page.encode(), "p.html").language == "fr"
