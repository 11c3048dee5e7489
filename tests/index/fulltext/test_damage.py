"""Changed bytes are noticed: of a small index on opening, of a large one when all of it is checked."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from index.fulltext import FullText, IndexDamaged, Row, sections

FLOOD = Row(1, "Flood cuts off Karma", "The river Onda broke its banks on Monday.", "Radio Onda", "2021-03-02")
TALKS = Row(2, "Talks resume", "Delegates from Karma and Velm met.", "The Velm Post", "2021-03-05")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "fulltext"


@pytest.mark.parametrize("damage", ["toc", "segment cut", "segment gone", "stamp", "garbage"])
def test_broken_index_says_so(folder: Path, damage: str) -> None:
    opened = FullText.open(folder)
    opened.write(1, [FLOOD, TALKS])
    opened.close()
    toc, segment = next(folder.glob("*.toc")), next(folder.glob("*.post"))
    match damage:
        case "toc":
            toc.write_bytes(toc.read_bytes()[:40])
        case "segment cut":
            segment.write_bytes(segment.read_bytes()[:100])
        case "segment gone":
            segment.unlink()
        case "stamp":
            (folder / "dateline.json").unlink()
        case "garbage":
            toc.write_bytes(b"garbage")

    with pytest.raises(IndexDamaged, match=folder.name):
        FullText.open(folder)


def test_any_changed_byte_of_a_small_index_is_noticed_on_opening(folder: Path) -> None:
    opened = FullText.open(folder)
    opened.write(1, [FLOOD, TALKS])
    opened.close()
    rng = random.Random(3)
    for file in [*folder.glob("*.post"), *folder.glob("*.docs"), *folder.glob("*.toc")] * 10:
        sound = file.read_bytes()
        at = rng.choice([place for place, byte in enumerate(sound) if byte])  # zeros may stand between the sections
        file.write_bytes(sound[:at] + bytes([sound[at] ^ 1 << rng.randrange(8)]) + sound[at + 1 :])

        with pytest.raises(IndexDamaged, match=folder.name):
            FullText.open(folder)
        file.write_bytes(sound)


def test_changed_byte_of_a_large_section_is_noticed_when_all_is_checked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sections, "CHECKED_BYTES", 0)
    opened = FullText.open(folder)
    opened.write(1, [FLOOD, TALKS])
    opened.check()
    opened.close()
    file = next(folder.glob("*.post"))
    harmed = bytearray(file.read_bytes())
    harmed[0] ^= 1
    file.write_bytes(harmed)

    reopened = FullText.open(folder)
    with pytest.raises(IndexDamaged, match="not what was written"):
        reopened.check()
    reopened.close()


def test_damaged_segment_is_not_merged_into_a_sound_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "CHECKED_BYTES", 0)
    opened = FullText.open(folder)
    for batch in range(1, 11):
        opened.write(batch, [Row(batch, "Storm", "Gales on the coast.")])
    file = next(folder.glob("*.post"))
    opened.close()
    harmed = bytearray(file.read_bytes())
    harmed[0] ^= 1
    file.write_bytes(harmed)

    reopened = FullText.open(folder)
    with pytest.raises(IndexDamaged, match="not what was written"):
        reopened.tidy()
    assert reopened.keys() == set(range(1, 11))
    reopened.close()
