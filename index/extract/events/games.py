"""Sport speaks of war: attacks, strikes and beatings of a game hurt nobody, unless the sentence says who was hurt, with
what, or by whom in arms.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.extract.events.scene import Scene
from index.extract.words import words

if TYPE_CHECKING:
    from index.extract.events.roles import Bound

_SCORE = re.compile(r"(?<![\w$€£.,-])\d{1,3}[-–]\d{1,3}(?![\w-]|[.,]\d)")
PHRASES = (
    "first half", "second half", "half time", "extra time", "extra innings", "own goal", "late goal", "free kick",
    "penalty kick", "home run", "play off", "play offs", "semi final", "semi finals", "quarter final", "quarter finals",
    "league title", "title race", "title drought", "title defence", "title defense", "title hopes", "top seed",
    "hat trick", "grand slam", "super bowl", "world cup", "world series", "champions league", "premier league",
    "slam dunk", "third round", "fourth quarter", "clean sheet", "hit the post", "the crossbar",
    "gold medal",
)  # fmt: skip
"""With a blank or a hyphen between the words."""


def is_no_game(scene: Scene, bound: Bound) -> bool:
    """Whether a sentence tells of no game, or of real harm beside it."""
    said = scene.lower.replace("-", " ")
    tokens = scene.words
    played = tokens & words("sport_word") or any(phrase in said for phrase in PHRASES) or _SCORE.search(scene.line)
    if not played or bound.instruments or bound.hosts:
        return True
    harm = any(tokens & words(name) for name in ("dead_words", "hurt_words", "sport_harm"))
    return harm or any(scene.is_armed(token) for token in (*bound.actors, *bound.targets))
