"""Every need a rule may have, by name, from the rooms that define them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.extract.events import parties
from index.extract.events.anchors import ANCHOR_NEEDS
from index.extract.events.attempts import ATTEMPT_NEEDS
from index.extract.events.crowds import CROWD_NEEDS
from index.extract.events.games import GAME_NEEDS
from index.extract.events.handing import HANDING_NEEDS
from index.extract.events.justice import JUSTICE_NEEDS
from index.extract.events.mishaps import MISHAP_NEEDS
from index.extract.events.needs import NEEDS
from index.extract.events.scene import Scene
from index.extract.events.speech_acts import SPEECH_NEEDS
from index.extract.events.statecraft import STATECRAFT_NEEDS
from index.extract.events.upheaval import UPHEAVAL_NEEDS

if TYPE_CHECKING:
    from index.extract.events.roles import Bound

ROOMS = (
    NEEDS,
    ANCHOR_NEEDS,
    ATTEMPT_NEEDS,
    CROWD_NEEDS,
    HANDING_NEEDS,
    JUSTICE_NEEDS,
    MISHAP_NEEDS,
    parties.PARTY_NEEDS,
    SPEECH_NEEDS,
    STATECRAFT_NEEDS,
    UPHEAVAL_NEEDS,
    GAME_NEEDS,
)
CONDITIONS = {name: need for room in ROOMS for name, need in room.items()}


def holds(need: str, scene: Scene, bound: Bound) -> bool:
    """Whether a need of a rule is met. Raises KeyError for a need nobody defined."""
    by_words = parties.contains(scene, need, bound)
    return CONDITIONS[need](scene, bound) if by_words is None else by_words


def is_need(need: str) -> bool:
    """Whether a rule may ask for this. Raises KeyError where it names a word set that is not there."""
    return need in CONDITIONS or parties.is_word_need(need)
