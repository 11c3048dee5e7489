"""Fixtures every room's tests may use: kept few, so that a test shows its own input."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# Machines differ too much for a deadline on each example; the number of examples bounds the suite instead.
settings.register_profile("dateline", deadline=None, max_examples=50, database=None)
settings.load_profile("dateline")


@pytest.fixture
def root() -> Path:
    """The root of the working tree."""
    return Path(__file__).parent.parent


@pytest.fixture
def seeds(root: Path) -> Path:
    """The sample articles a newcomer opens first."""
    return root / "seeds"


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads or writes the library, the session or the settings of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
    for name in ("DATELINE_LIBRARY", "DATELINE_LEXICON"):
        monkeypatch.delenv(name, raising=False)
    return home
