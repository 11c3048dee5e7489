"""The report in a real browser, where there is one: it shows what it says without a script, and hostile text in every
field stays text.
"""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from index.export.report import as_report
from index.records import Happening, Marks, PassageNote, Quantity, Report, Said, Toll
from tests.index.export.samples import ARREST, ARTICLE, ATTACK, PUBLISHED
from tests.index.export.test_report import Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)

HOSTILE = (
    "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">\"'><svg onload=alert(1)>"
    "</blockquote></style></title><a href=javascript:alert(1)>\x1b[31m\u202e&amp;&#60;"
)
SHOWN = "<script>document.title='run'</script><img src=x onerror="

Record = TypeVar("Record")


def saying(record: Record, words: str) -> Record:
    """A record with these words in every field that is text, and in all records it holds."""
    if isinstance(record, str):
        return words
    if isinstance(record, tuple):
        return tuple(saying(one, words) for one in record)
    if isinstance(record, msgspec.Struct):
        fields = {name: saying(getattr(record, name), words) for name in record.__struct_fields__}
        return type(record)(**fields)
    return record


def page(words: str) -> bytes:
    """A report in which everything is these words."""
    marks = Marks(note="n", notes=(PassageNote("p", 0, 5, "q", "n"),))
    article = saying(msgspec.structs.replace(ARTICLE, marks=marks), words)
    events = saying((ATTACK, ARREST), words)
    reports = tuple(Report("a", "t", "s", PUBLISHED, event, "c") for event in (ATTACK, ARREST))
    toll = Toll(Quantity(2, 5, text="2-5"), Quantity(5, 5), "by", True, (Said("by", Quantity(2, 2)),))
    told = Happening("h", "ASSAULT", ("x",), ATTACK.place, "f", "l", ("a",), ("t",), reports, toll, toll)
    happening = saying(told, words)
    made = as_report(words, words, lambda: [(article, events)], lambda: [happening], notes=True)
    return b"".join(made)


def rendered(file: Path, tmp_path: Path) -> Page:
    """The page as the browser holds it once all scripts have had their chance."""
    assert BROWSER is not None
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    ran = subprocess.run([*command, "--dump-dom", file.as_uri()], capture_output=True, check=True, timeout=120)
    return Page(ran.stdout.decode())


@pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")
def test_hostile_text_in_every_field_stays_text_in_a_browser(tmp_path: Path) -> None:
    pages = {}
    for name, words in (("plain", "harmless"), ("hostile", HOSTILE)):
        (tmp_path / f"{name}.html").write_bytes(page(words))
        pages[name] = rendered(tmp_path / f"{name}.html", tmp_path)

    tags = {name: Counter(tag for tag, _ in one.tags) for name, one in pages.items()}
    assert tags["hostile"] == tags["plain"]
    assert not {"script", "img", "iframe", "object", "link"} & tags["hostile"].keys()
    attributes = {name: {key for _, found in one.tags for key in found} for name, one in pages.items()}
    assert attributes["hostile"] == attributes["plain"]
    assert not any(key.startswith("on") for key in attributes["hostile"])
    said = "".join(pages["hostile"].words)
    assert said.count(SHOWN) == "".join(pages["plain"].words).count("harmless") > 30
    assert not {"\x1b", "\u202e"} & set(said)
