"""Word (.docx), OpenDocument (.odt) and EPUB: zip archives of XML, read for their paragraphs in order, headings and
captions as parts. `lxml`, which web pages need anyway, is all it takes.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

from index.errors import SourceError
from index.read import html
from index.read.blocks import Block, caption, compose, heading, lift_title
from index.read.days import day_of
from index.read.fields import line, link
from index.read.pieces import LIMIT_BYTES, Budget, opened, troubles_named, zip_content
from index.read.tongues import language
from index.read.tree import page_blocks
from index.records import Draft
from index.text import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OPF = "{http://www.idpf.org/2007/opf}"

LIMIT_CHAPTERS = 2_000

OFFICE = {
    "xl/workbook.xml": "a spreadsheet; export its articles as CSV",
    "ppt/presentation.xml": "a presentation; save it as PDF or text",
}


def kind_of(names: Sequence[str], mimetype: bytes) -> str:
    """Which document a zip archive of these members is; empty if it is just an archive."""
    if mimetype.startswith(b"application/epub+zip") or "META-INF/container.xml" in names:
        return "epub"
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if "word/document.xml" in names:
        return "docx"
    return next((name for name in OFFICE if name in names), "")


def read(raw: bytes, kind: str, path: str) -> Draft:
    """The article in a document; identity is for the caller to add. Raises SourceError where there is none."""
    if kind in OFFICE:
        raise SourceError(path, OFFICE[kind])
    with troubles_named(path), zipfile.ZipFile(BytesIO(raw)) as archive:
        members = _Members(archive, path, Budget(path, len(raw)))
        draft = {"docx": _docx, "odt": _odt, "epub": _epub}[kind](members)
    if not draft.text:
        raise SourceError(path, "no text in it")
    return draft


class _Members:
    """The XML inside of a document, within bounds."""

    def __init__(self, archive: zipfile.ZipFile, path: str, budget: Budget) -> None:
        self._archive = archive
        self._budget = budget
        self.path = path

    def bytes(self, name: str) -> bytes:
        """A member; empty if it is not there."""
        try:
            info = self._archive.getinfo(name)
        except KeyError:
            return b""
        with zip_content(self._archive, info, self.path) as file:
            raw = opened(file, self._budget).read(LIMIT_BYTES + 1)
        if len(raw) > LIMIT_BYTES:
            raise SourceError(self.path, f"a part of it is larger than {LIMIT_BYTES // 1_000_000} MB")
        return raw

    def tree(self, name: str) -> _Element | None:
        """The root of a member; None if it is not there."""
        from lxml import etree

        raw = self.bytes(name)
        if not raw:
            return None
        if html.INTERNAL_DTD.match(decode(raw)):
            raise SourceError(self.path, "defines entities of its own (internal DTD), which is not safe to read")
        try:
            return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))
        except (etree.LxmlError, ValueError):
            raise SourceError(self.path, f"damaged document ({line(name)} is no XML)") from None


def _docx(members: _Members) -> Draft:
    root = members.tree("word/document.xml")
    if root is None:
        raise SourceError(members.path, "damaged document (it has no text part)")
    about = _dublin(members.tree("docProps/core.xml"))
    title, blocks = lift_title(
        [block for block in _word_blocks(root) if block.text.strip()], about.get("title", ""), at_any_level=True
    )
    return _draft(blocks, title, about, created=about.get("created", ""))


def _word_blocks(root: _Element) -> Iterator[Block]:
    for paragraph in root.iter(f"{W}p"):
        if next(paragraph.iterancestors(FALLBACK), None) is not None:
            continue  # the same once more, for old programs
        words = []
        for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen"):
            if next(element.iterancestors(f"{W}p"), None) is not paragraph:
                continue  # in a text box; its paragraphs come by themselves
            words.append(
                {f"{W}t": element.text or "", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}.get(str(element.tag), "\n")
            )
        text = "".join(words)
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else style.get(f"{W}val", "").lower()
        if name == "title":
            yield heading(text, 1)
        elif name.startswith("heading"):
            yield heading(text, 1 + int(name[-1]) if name[-1:].isdecimal() else 2)
        else:
            yield caption(text) if name.startswith("caption") else Block(text)


def _odt(members: _Members) -> Draft:
    root = members.tree("content.xml")
    if root is None:
        raise SourceError(members.path, "damaged document (it has no text part)")
    meta = members.tree("meta.xml")
    about = _dublin(meta)
    title, blocks = lift_title(
        [block for block in _odt_blocks(root) if block.text.strip()], about.get("title", ""), at_any_level=True
    )
    return _draft(blocks, title, about, created=about.get("creation-date", "") or about.get("date", ""))


def _odt_blocks(root: _Element) -> Iterator[Block]:
    for element in root.iter(f"{TEXT}h", f"{TEXT}p"):
        text = "".join(_odt_words(element))
        style = next((value for key, value in element.items() if key.endswith("style-name")), "").lower()
        if element.tag == f"{TEXT}h":
            level = element.get(f"{TEXT}outline-level", "1")
            yield heading(text, 1 + int(level) if level.isdecimal() else 2)
        elif style == "title":
            yield heading(text, 1)
        else:
            yield caption(text) if style in ("caption", "illustration", "figure") else Block(text)


def _odt_words(element: _Element) -> Iterator[str]:
    # No recursion: nothing is nested too deeply for a stack.
    stack: list[_Element | str] = [element]
    while stack:
        here = stack.pop()
        if isinstance(here, str):
            yield here
            continue
        if here is not element and here.tag in (f"{TEXT}p", f"{TEXT}h", f"{TEXT}note", f"{TEXT}tracked-changes"):
            continue
        yield {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}s": " "}.get(str(here.tag), "")
        yield here.text or ""
        for child in reversed(here):
            stack.append(child.tail or "")
            stack.append(child)


def _epub(members: _Members) -> Draft:
    container = members.tree("META-INF/container.xml")
    found = () if container is None else container.iter("{urn:oasis:names:tc:opendocument:xmlns:container}rootfile")
    place = next((root.get("full-path", "") for root in found), "")
    package = members.tree(place) if place else None
    if package is None:
        raise SourceError(members.path, "damaged book (it has no table of contents)")
    if members.bytes("META-INF/rights.xml") or members.bytes("META-INF/encryption.xml").count(b"CipherReference") > 20:
        raise SourceError(members.path, "protected by its seller (DRM)")
    about = _dublin(package)
    files = {item.get("id"): item.get("href", "") for item in package.iter(f"{OPF}item")}
    blocks: list[Block] = []
    for spine in [*package.iter(f"{OPF}itemref")][:LIMIT_CHAPTERS]:
        name = posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(files.get(spine.get("idref"), ""))))
        raw = members.bytes(name)
        if raw and spine.get("linear") != "no":
            blocks += _chapter(raw, members.path)
    title, blocks = lift_title(blocks, about.get("title", ""), at_any_level=True)
    return _draft(blocks, title, about, published=about.get("date", ""))


def _chapter(raw: bytes, path: str) -> Iterator[Block]:
    source = decode(raw, html.declared_charset(raw))
    if html.INTERNAL_DTD.match(source):
        raise SourceError(path, "defines entities of its own (internal DTD), which is not safe to read")
    try:
        return page_blocks(html.parse(source, path))
    except SourceError:  # a page of pictures
        return iter(())


def _dublin(root: _Element | None) -> dict[str, str]:
    """What a document says of itself, by the bare names of its elements, the first of each."""
    found: dict[str, str] = {}
    for element in () if root is None else root.iter():
        if isinstance(element.tag, str) and element.text:
            found.setdefault(element.tag.rpartition("}")[2], element.text.strip())
    return found


def _draft(
    blocks: Sequence[Block], title: str, about: dict[str, str], *, created: str = "", published: str = ""
) -> Draft:
    text, parts = compose(blocks)
    return Draft(
        text=text,
        key="",
        digest="",
        url=link(about.get("source", "")),
        title=line(title),
        source=line(about.get("publisher", "")),
        author=line(about.get("creator", "") or about.get("initial-creator", "")),
        published=day_of(published),
        language=language(about.get("language", "")),
        file_day=day_of(created),  # when it was written is not when it came out
        parts=parts,
    )
