"""Where a frame looks for a filler: the paths of frames.toml, each from a clause to the heads of phrases."""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.events.attempts import survivors
from index.extract.events.complements import (
    about,
    addressed,
    beyond,
    blasted,
    debtors,
    dispersed,
    doer,
    is_party,
    left,
    named,
    owners,
)
from index.extract.events.graph import Clause
from index.extract.events.grievances import aimed_at
from index.extract.events.kinds import Kind
from index.extract.events.partakers import announcer, attending
from index.extract.events.pronouns import object_meant
from index.extract.events.rules import Frame
from index.extract.events.scene import Scene
from index.extract.events.speech_acts import called_for, called_party
from index.extract.events.tree import conjuncts
from index.extract.events.voices import speaker
from index.extract.events.warrants import accused, accusers

COMPLEMENTS = {
    "beyond": beyond,
    "left": left,
    "obj-owner": owners,
    "blasted": blasted,
    "owed-by": debtors,
    "comp": about,
    "comp-subj": addressed,
    "dispersed": dispersed,
    "doer": doer,
    "parties": named,
    "aimed-at": aimed_at,
    "survivors": survivors,
    "accused": accused,
    "accusers": accusers,
    "speaker": speaker,
    "for-party": called_party,
    "for-what": called_for,
}
"""Paths that look into what a verb governs."""


def at_path(scene: Scene, clause: Clause, path: str, frame: Frame) -> tuple[Token, ...]:
    """The heads of the phrases that a path of a frame leads to from a clause."""
    head = clause.head
    if path == "subj":
        # "Hundreds of nurses protested in Ostrana", read as "nurses who were protested"; so "forces clashed".
        return clause.subjects or (clause.objects if frame.intransitive and clause.passive else ())
    if path == "obj":
        return clause.objects
    if path == "obj-party":
        meant_ = (object_meant(scene, t) for t in clause.objects)
        return tuple(t for t in meant_ if is_party(scene, t))
    if path == "announcer":
        return announcer(scene, head)
    if path == "attending":
        return attending(scene, head)
    if path in COMPLEMENTS:
        return COMPLEMENTS[path](scene, clause)
    if path == "iobj":
        return tuple(t for c in head.children if c.dep_ == "iobj" for t in conjuncts(c))
    if path == "obj-poss":
        return tuple(t for o in clause.objects for c in o.children if c.dep_ == "nmod:poss" for t in conjuncts(c))
    if path in ("poss", "poss-if-of"):
        if path == "poss-if-of" and not clause.oblique("of"):
            return ()
        carried = clause.subjects if clause.light is not None else ()
        own = tuple(t for c in head.children if c.dep_ == "nmod:poss" for t in conjuncts(c))
        return tuple(t for t in own if scene.kind(t) is not Kind.TIME) or carried  # "carried out Monday's raid"
    if path in ("compound", "amod"):
        found = [c for c in head.children if c.dep_ == path and c.i < head.i]
        # "US Predator attacks": a name we do not know stands between, its owner acts.
        found += [o for c in found if scene.mention(c) is None for o in c.children if o.dep_ in ("compound", "amod")]
        return tuple(
            t for t in found if scene.mention(t) is not None or (path == "compound" and scene.kind(t) is Kind.AGENT)
        )
    if path.startswith("obj:"):
        # "provided cover for the militia": the preposition hangs on the object.
        wanted = path.removeprefix("obj:")
        return tuple(t for o in clause.objects for p, t in scene.graph.noun(o).obliques if p == wanted)
    behind = clause.oblique(path)
    if path == "by" and clause.is_noun and not behind:
        # "the signing of a treaty by Peru": hung on the treaty
        return tuple(t for o in clause.oblique("of") for t in scene.graph.noun(o).oblique("by"))
    return behind
