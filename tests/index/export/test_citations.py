"""Citations: complete where the article is, silent where it is not, and safe in LaTeX."""

from __future__ import annotations

import json
import re

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from index.export.citations import as_bibtex, as_csl
from index.records import Published
from tests.index.export.samples import ARTICLE


def bibtex(**changes: object) -> str:
    return b"".join(as_bibtex([msgspec.structs.replace(ARTICLE, **changes)])).decode()


def csl(**changes: object) -> dict:
    return json.loads(b"".join(as_csl([msgspec.structs.replace(ARTICLE, **changes)])))[0]


def test_a_whole_entry() -> None:
    assert bibtex() == (
        "@online{northwire2017-7k3m9qa,\n"
        "  author = {{Petra Lind}},\n"
        "  title = {{Gunmen attack police post}},\n"
        "  organization = {Northwire},\n"
        "  date = {2017-05-31},\n"
        "  url = {http://northwire.example/derrim},\n"
        "  urldate = {2017-06-01},\n"
        "  langid = {en},\n"
        "}\n"
    )


def test_what_is_not_known_is_not_written() -> None:
    entry = bibtex(author="", source="", url="", published=Published())
    record = csl(author="", source="", url="", published=Published())

    assert not re.search(r"^  (author|organization|url|date) =", entry, re.M)
    assert entry.startswith("@online{article-7k3m9qa,")
    assert not {"author", "container-title", "URL", "issued"} & set(record)


def test_an_inferred_day_says_so() -> None:
    day = Published("2017-05-31", "inferred", "a caption")

    assert "note = {date inferred}" in bibtex(published=day)
    assert csl(published=day)["note"] == "date inferred"


def test_an_author_is_one_name_for_the_citing_program() -> None:
    assert csl()["author"] == [{"literal": "Petra Lind"}]
    assert csl()["issued"] == {"date-parts": [[2017, 5, 31]]}


@given(st.text(), st.text())
def test_braces_balance_whatever_a_title_holds(title: str, url: str) -> None:
    entry = bibtex(title=title, url=url)

    bare = re.sub(r"\\[{}]", "", entry)
    depth = 0
    for character in bare:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
    assert not re.search(r"(?<!\\)[%#&$_]", bare.split("title = ")[1].split("\n")[0])


def test_several_articles_are_one_list() -> None:
    written = json.loads(b"".join(as_csl([ARTICLE, ARTICLE])))

    assert len(written) == 2
    assert json.loads(b"".join(as_csl([]))) == []
