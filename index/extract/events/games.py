"""Sport speaks of war: attacks, strikes and beatings of a game hurt nobody, unless the sentence says who was hurt, with
what, or by whom in arms. And it speaks of politics: a pitcher who allows a run concedes nothing to anybody.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from index.extract.events.parties import inside_objects
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
    "gold medal", "straight sets", "pole position", "grand prix", "nba finals", "stanley cup", "round win",
)  # fmt: skip
"""With a blank or a hyphen between the words."""


def is_no_game(scene: Scene, bound: Bound) -> bool:
    """Whether a sentence tells of no game, or of real harm beside it."""
    if not (_is_of_sport(scene) or _SCORE.search(scene.line)) or bound.hosts:
        return True
    if any(token.text[:1].islower() for token in bound.instruments):
        return True  # but "Arsenal" is a club
    return _is_harm(scene) or any(scene.is_armed(token) for token in (*bound.actors, *bound.targets))


def is_game(scene: Scene, bound: Bound) -> bool:
    """Whether a sentence tells of a game: it stands in a match report, or says so. A score alone may be of a vote."""
    if _is_harm(scene):
        return False
    scored = _SCORE.search(scene.line) and not scene.words.isdisjoint(MATCH_WORDS)
    return scene.is_of_match_report or _is_of_sport(scene) or bool(scored)


def _is_of_sport(scene: Scene) -> bool:
    said = scene.lower.replace("-", " ")
    return not scene.words.isdisjoint(words("sport_word")) or any(phrase in said for phrase in PHRASES)


def _is_harm(scene: Scene) -> bool:
    return any(scene.words & words(name) for name in ("dead_words", "hurt_words", "sport_harm"))


MATCH_WORDS = frozenset(
    "team teams coach coaches player players season seasons game games match matches league cup tournament fans "
    "stadium ball goal goals scored scoring score striker defender captain squad title champions championship".split()
)
"""Words a match report is full of; a few of them stand anywhere."""
SURE_SIGNS, SIGNS, LEAST_SHARE = 2, 4, 0.01
"""Different words of sport alone, different words of both kinds, and the share of all words, from which a text is a
match report. Set on 1,300 wires of war and 63 web pages: those told apart are the thirteen about a baseball final.
"""
OF_A_GAME = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN SANCTION MOBILIZE PROTEST "
    "COERCE X-DISASTER X-LEGISLATE".split()
)
"""Types that the words of a match report seem to tell."""
PLAYERS = frozenset({"captain", "captains", "guard", "guards"})
"""Ranks of a team, too."""
STATE = frozenset({"GOV", "MIL", "IGO", "LEG", "UNO", "JUD", "REB", "COP", "SPY", "NGO", "CRM"})


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    sure = (*words("sport_word"), *(phrase.replace(" ", "[ -]") for phrase in PHRASES))
    return re.compile(rf"\b(?:{'|'.join(sure)})\b"), re.compile(rf"\b(?:{'|'.join(MATCH_WORDS)})\b")


def is_match_report(text: str) -> bool:
    """Whether a text tells of a game from its beginning to its end."""
    lower = text.lower()
    sure, plain = _signs()
    some = sure.findall(lower)
    if len(set(some)) < SURE_SIGNS:
        return False
    more = plain.findall(lower)
    return len(set(more)) >= SIGNS and len(some) + len(more) >= LEAST_SHARE * len(lower.split())


def is_play(scene: Scene, bound: Bound) -> bool:
    """Whether a trigger in a match report is of the game: nobody of a state, in arms or of the police has a part."""
    if bound.rule.type not in OF_A_GAME or _is_harm(scene):
        return False
    parties = (token for token in (*bound.actors, *bound.targets) if token.lower_ not in PLAYERS)
    arguments = map(scene.argument, parties)
    return not any(argument.sector in STATE for argument in arguments)


def _prize(scene: Scene, bound: Bound) -> bool:
    """Whether what is won is won at sport: a medal, a trophy, or a match where a game is told of."""
    won = [token.lower_ for token in inside_objects(bound)]
    if any(word in words("trophy_noun") for word in won):
        return not _is_harm(scene)
    return any(word in words("match_noun") for word in won) and is_game(scene, bound)


GAME_NEEDS: dict[str, Callable[[Scene, Bound], bool]] = {"no-game": is_no_game, "game": is_game, "prize-object": _prize}
