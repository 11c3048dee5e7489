"""A store, a library and a folder of news for the tests of the rooms behind the door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library, open_library
from index.store import Store
from tests.index.fetch.server import Site, serving
from tests.index.newsroom import write_stories


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    return write_stories(tmp_path / "stories")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path / "library")
    yield library
    library.close()


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server on this machine."""
    with serving() as found:
        yield found
