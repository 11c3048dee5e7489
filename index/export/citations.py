"""The articles themselves, to be cited: BibTeX for LaTeX, CSL-JSON for Zotero, Pandoc and word processors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from index.export.formats import encode
from index.records import Article
from index.text import neutralise_line

_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_IN_ADDRESS = re.compile(r"[\\{}\s%\"<>^`|]")


def as_bibtex(articles: Iterable[Article]) -> Iterator[bytes]:
    """One `@online` entry an article (biblatex; old BibTeX styles treat it as `@misc`)."""
    for article in articles:
        fields = [
            ("author", f"{{{_latex(article.author)}}}" if article.author else ""),
            ("title", f"{{{_latex(article.title)}}}"),  # double braces: the capitals of names stay
            ("organization", _latex(article.source)),
            ("date", article.published.value or ""),
            ("url", _address(article.url)),
            ("urldate", article.added[:10]),
            ("langid", _latex(article.language)),
            ("note", _note(article)),
        ]
        lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
        yield "\n".join([f"@online{{{_key(article)},", *lines, "}", ""]).encode()


def as_csl(articles: Iterable[Article]) -> Iterator[bytes]:
    """A CSL-JSON list (schema 1.0.2), one `article-newspaper` a line."""
    yield b"["
    separator = b"\n"
    for article in articles:
        yield separator + encode(_csl(article))
        separator = b",\n"
    yield b"\n]\n"


def _csl(article: Article) -> dict[str, object]:
    fields: dict[str, object] = {"id": _key(article), "type": "article-newspaper", "title": article.title}
    if article.author:
        fields["author"] = [{"literal": article.author}]  # never split: we do not know which part is the family name
    if article.source:
        fields["container-title"] = article.source
    if article.published.value:
        fields["issued"] = {"date-parts": [_parts(article.published.value)]}
    if article.url:
        fields["URL"] = article.url
    if article.language:
        fields["language"] = article.language
    fields["accessed"] = {"date-parts": [_parts(article.added[:10])]}
    if note := _note(article):
        fields["note"] = note
    return fields


def _note(article: Article) -> str:
    basis = article.published.basis
    return f"date {basis}" if article.published.value and basis not in ("given", "dateline") else ""


def _key(article: Article) -> str:
    """`northwire2017-7k3m9qa`: source and year for the eye, the article's id so that no two are alike."""
    plain = unicodedata.normalize("NFKD", article.source).encode("ascii", "ignore").decode().lower()
    source = re.sub(r"[^a-z0-9]", "", plain)[:20] or "article"
    return f"{source}{(article.published.value or '')[:4]}-{article.id}"


def _parts(day: str) -> list[int]:
    return [int(part) for part in day.split("-")]


def _latex(text: str) -> str:
    return "".join(_LATEX.get(character, character) for character in " ".join(neutralise_line(text).split()))


def _address(url: str) -> str:
    return _IN_ADDRESS.sub(lambda m: r"\%" if m[0] == "%" else f"\\%{ord(m[0]):02X}", neutralise_line(url))
