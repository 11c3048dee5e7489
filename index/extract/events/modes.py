"""PLOVER modes of an event: the rule's own, else what the weapon, the attacker or the words beside it imply."""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.events.groups import Group
from index.extract.events.kinds import Kind
from index.extract.events.scene import Scene
from index.extract.weapons import mode_of

# Words beside a trigger ("suicide car bombing", "air attack") or in an attacker ("bombers", "snipers").
IMPLIED = {
    "suicide": "suicide-attack", "bombing": "explosives", "bombings": "explosives", "bomb": "explosives",
    "bomber": "explosives", "bombers": "explosives", "air": "aerial", "airstrike": "aerial", "warplane": "aerial",
    "warplanes": "aerial", "jets": "aerial", "jet": "aerial", "helicopters": "aerial", "drone": "drone",
    "drones": "drone", "rocket": "heavy-weapons", "missile": "heavy-weapons", "mortar": "heavy-weapons",
    "artillery": "heavy-weapons", "gunman": "firearms", "gunmen": "firearms", "sniper": "firearms",
    "snipers": "firearms", "gun": "firearms", "shooting": "firearms", "knife": "primitive", "arson": "destroy",
    "grenade": "explosives", "mine": "explosives", "landmine": "explosives", "chemical": "unconventional",
}  # fmt: skip
STRONGEST = (
    "suicide-attack",
    "unconventional",
    "drone",
    "aerial",
    "heavy-weapons",
    "explosives",
    "firearms",
    "primitive",
    "crowd-control",
)
LIGHT_MODES = frozenset({"", "explosives", "firearms", "destroy"})
"""Modes that give way to a more telling one: what warplanes destroy is an air attack."""


def modes(scene: Scene, group: Group) -> tuple[str, ...]:
    """The modes of a group's event, the most telling one first; empty where nothing says how."""
    own = [b.rule.mode for b in group.bounds if b.rule.mode and b.rule.type == group.type]
    if group.type != "ASSAULT":
        return tuple(dict.fromkeys(own[:1]))
    if own and own[0] not in LIGHT_MODES:
        return (own[0],)
    implied = set(own)
    for bound in group.bounds:
        for child in bound.match.head.children:
            if child.dep_ in ("compound", "amod"):
                implied.add(IMPLIED.get(child.text.lower(), ""))
        for token in bound.match.head.doc[bound.match.first.i : bound.match.last.i + 1]:
            implied.add(IMPLIED.get(token.text.lower(), ""))
    for token in group.actors:
        implied.update(_of_attacker(scene, token))
    for token in group.instruments:
        implied.add(_of_weapon(scene, token))
    for bound in group.bounds:
        for host in bound.hosts:
            implied.update(IMPLIED.get(t.text.lower(), "") for t in host.subtree)
        for token in bound.clause.oblique("with", "using", "by", "from"):
            if scene.kind(token) is Kind.WEAPON:
                implied.add(_of_weapon(scene, token))
    found = next((mode for mode in STRONGEST if mode in implied), "")
    return (found,) if found else tuple(own[:1])


def _of_attacker(scene: Scene, token: Token) -> set[str]:
    start, end = scene.phrase(token)
    return {IMPLIED.get(word.lower(), "") for word in scene.text[start:end].split()}


def _of_weapon(scene: Scene, token: Token) -> str:
    start, end = scene.phrase(token)
    mention = scene.mention(token)
    return mode_of(scene.text[start:end]) or (mode_of(mention.text) if mention is not None else "")
