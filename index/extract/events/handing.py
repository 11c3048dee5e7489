"""What rules of giving, giving back and setting free ask of their arguments, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.tokens import Token

from index.extract.events.complements import is_name, is_party
from index.extract.events.kinds import Kind
from index.extract.events.needs import facility, objects_with_of
from index.extract.events.parties import in_set, sector
from index.extract.events.scene import Scene
from index.extract.words import words

if TYPE_CHECKING:
    from index.extract.events.roles import Bound

JAILERS = frozenset({"COP", "JUD", "GOV", "MIL", "REB", "PRM", "SPY", "IMG", "UAF", "SEP", "CRM", "LEG"})

CUSTODY = frozenset(
    "bail prison jail custody detention captivity hostage hostages captive captives prisoner prisoners detainee "
    "detainees detained jailed imprisoned abducted kidnapped kidnap held arrest arrested charges charge "
    "questioning questioned".split()
)


def _party_target(scene: Scene, bound: Bound) -> bool:
    return any(is_party(scene, t) for t in bound.targets)


def _released(scene: Scene, bound: Bound) -> bool:
    people = [t for t in bound.targets if scene.kind(t) is Kind.AGENT or is_name(t) or scene.is_counted(t)]
    if not people:
        things = any(scene.kind(t) is Kind.THING for t in bound.targets)  # "the detained vessels were released"
        return things and bool(scene.words & CUSTODY)
    inside = {w.lower_ for t in people for w in t.subtree}
    held = any(sector(scene, t) in JAILERS for t in bound.actors) or bool(scene.words & CUSTODY)
    return bool(inside & words("captive")) or held


def _released_of(scene: Scene, bound: Bound) -> bool:
    inside = {w.lower_ for t in bound.targets for w in t.subtree}
    return bool(inside & (words("captive") | CUSTODY)) or any(scene.kind(t) is Kind.AGENT for t in bound.targets)


def _given_back(scene: Scene, bound: Bound) -> bool:
    goods = any(not is_party(scene, t) and scene.kind(t) is not Kind.TIME for t in bound.clause.objects)
    taken = bool(scene.words & words("taken_word"))
    if any(in_set(t, "body_noun") for t in bound.clause.objects):
        return True  # "returned the bodies of the soldiers"
    return goods and bool(bound.clause.oblique("to") or _party_target(scene, bound) or taken)


def _is_of_people(scene: Scene, token: Token) -> bool:
    # "released an aid worker": no aid, as a rescue team is
    return (
        token.lower_ in ("aid", "relief")
        and token.dep_ in ("compound", "amod")
        and scene.kind(token.head) is Kind.AGENT
    )


def _aid(scene: Scene, bound: Bound) -> bool:
    if any(in_set(o, "weapon_noun") and any(c.tag_ == "PRP$" for c in o.children) for o in bound.clause.objects):
        return False  # "handed over its weapons to the army": disarmed
    if in_set(bound.match.head, "sending_verbs") and any(in_set(o, "troop_noun") for o in bound.clause.objects):
        return False  # "sent reinforcements and helicopters to the area"
    if any(in_set(t, "aid_noun") and not _is_of_people(scene, t) for t in objects_with_of(bound)):
        return True
    # "gave 40 rifles to the guards": arms and vehicles for somebody are aid, too.
    things = (*bound.clause.objects, *bound.clause.oblique("with"))
    if any(in_set(t, "aid_noun") for t in bound.clause.oblique("with")) and _party_target(scene, bound):
        return True  # "provided the guards with vehicles"
    goods = any(scene.kind(t) in (Kind.WEAPON, Kind.THING) for t in things)
    return goods and (_party_target(scene, bound) or any(facility(scene, t) for t in bound.targets))


def _central_bank(scene: Scene, bound: Bound) -> bool:
    """Whether money is put into a central bank: what states do for states."""
    inside = (t for o in bound.clause.objects for t in scene.graph.noun(o).oblique("in", "with", "at"))
    banks = (*bound.clause.oblique("in", "with", "at", "into"), *inside)
    return any(t.lower_ == "bank" and any(c.lower_ == "central" for c in t.children) for t in banks)


HANDING_NEEDS: dict[str, Callable[[Scene, Bound], bool]] = {
    "aid-received": lambda scene, bound: any(in_set(t, "aid_noun") for t in objects_with_of(bound)),
    "central-bank": _central_bank,
    "released": _released,
    "released-of": _released_of,
    "aid-object": _aid,
    "given-back": _given_back,
}
