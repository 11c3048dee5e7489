"""A small newsroom in a real library, read and analysed once; every test gets a copy of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from index.library import open_library

STORIES = {
    "bridge.md": """---
title: Rebels withdraw from the Dolvara bridge
date: 2017-05-12
source: Northwire
url: https://northwire.example/2017/bridge
---

Rebels withdrew from the bridge at Dolvara on Friday, the defence ministry of Korrestan said.

At least 12 soldiers were killed on Thursday when a suicide bomber attacked an army checkpoint in Belgar, according to
police chief Maro Vedin. Four others were injured, Vedin said.

President Ilya Sorn of Korrestan met the foreign minister of Velmara in Dolvara on Friday for talks.
""",
    "flood.md": """---
title: Flood waters rise along the Osk
date: 2017-05-20
source: The Dolvara Courier
---

Flood waters rose along the Osk river on Saturday. Three people drowned in Pashkel, the fire service said.

Velmara sent blankets and tents to Pashkel.
""",
    "market.md": """---
title: Bomb kills seven at Halvek market
date: 2017-05-14
source: Meridian Press
---

A bomb killed seven people and wounded nine others at a market in Halvek on Sunday, hospital officials said.

Police arrested two men in Halvek. The Ombrel Front claimed responsibility for the attack.
""",
    "quiet.md": """---
title: Baker wins a prize
date: 2017-05-01
source: The Dolvara Courier
---

The bread was good, and the jury liked it.
""",
}


TOLD_AGAIN = """---
title: Bomber kills soldiers at Belgar checkpoint
date: 2017-05-12
source: Orsa Radio
---

A suicide bomber attacked an army checkpoint in Belgar on Thursday and killed 14 soldiers, Orsa Radio reported.

Six people were wounded in the bombing, doctors at the hospital said.
"""
"""What another outlet has of the bombing in `bridge.md`."""


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library with its four articles, analysed. Not to be written to."""
    folder = tmp_path_factory.mktemp("newsroom")
    write_stories(folder / "stories")
    library = open_library(folder / "library")
    try:
        for _ in library.add([folder / "stories"]):
            pass
    finally:
        library.close()
    return folder / "library"


@pytest.fixture(scope="session")
def two_outlets(newsroom: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom's library with one story that two articles tell. Not to be written to."""
    folder = tmp_path_factory.mktemp("two-outlets")
    (folder / "again.md").write_text(TOLD_AGAIN, encoding="utf-8")
    library = open_library(Path(shutil.copytree(newsroom, folder / "library")))
    try:
        for _ in library.add([folder / "again.md"]):
            pass
    finally:
        library.close()
    return folder / "library"


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """A folder with the four articles, not yet in any library."""
    write_stories(tmp_path / "stories")
    return tmp_path / "stories"


@pytest.fixture
def library(newsroom: Path, tmp_path: Path) -> Path:
    """A copy of the newsroom's library."""
    return Path(shutil.copytree(newsroom, tmp_path / "library"))


def write_stories(folder: Path) -> None:
    """The articles as files."""
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
