"""The power fails at random moments of adding, marking, merging and removing, and takes what was not synced with it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.trust.library import assert_holds
from tests.trust.power import a_day, has_sound_index


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="which file is synced is asked of /proc")
def test_whatever_moment_the_power_fails_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    disk = a_day(tmp_path, seed=3, share=0.02)

    assert len(disk.taken) > 20
    sound = 0
    for image, then in disk.taken:
        sound += has_sound_index(image)
        assert_holds(image, then)
    assert sound > len(disk.taken) / 2  # it is not by building it again that all of this holds
