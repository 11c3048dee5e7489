"""Where something happened, where only the words about its speaker say so: "In Zabul province, officials said two men
were killed", "Police in Kesrin say".
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from index.extract.events.attribution import cue_class
from index.extract.events.partitives import with_counted
from index.extract.events.scene import Scene
from index.extract.events.sites import Site, site_of
from index.extract.events.tree import preposition
from index.extract.events.where import as_place, places
from index.records import Place

AT = frozenset({"in", "at", "near"})
LOCAL = frozenset(
    "police authorities residents witnesses doctors medics rescuers firefighters villagers hospital hospitals".split()
)
"""Who speaks of what happened where they are."""
RESIDENTS = frozenset("residents villagers inhabitants townspeople locals".split())


def place_of_speech(scene: Scene) -> Place | None:
    """The only place of a sentence, where it opens a report or stands with those who speak of what is around them."""
    sites = [site for mention in places(scene) if (site := site_of(scene, mention)) is not None]
    if len(sites) != 1 or sites[0].case not in AT or not _is_of_a_report(sites[0]):
        return None
    return as_place(sites[0].mention, scene.entities)


def place_of_residents(scene: Scene, parties: Iterable[Token]) -> Place | None:
    """Where those live who protest at home: "dozens of residents of the city of Sabha burned tyres"."""
    for people in (inner for token in parties for inner in with_counted(token) if inner.lower_ in RESIDENTS):
        homes = [c for c in people.rights if c.dep_ == "nmod" and preposition(c) in ("of", "in", "from")]
        named = (scene.mention(token) for home in homes for token in home.subtree)
        found = next((mention for mention in named if mention is not None and mention.label == "LOC"), None)
        if found is not None:
            return as_place(found, scene.entities)
    return None


def _is_of_a_report(site: Site) -> bool:
    above = site.outer.head
    if cue_class(above) and site.outer.dep_ == "obl":
        return _opens(site.outer)
    return above.lower_ in LOCAL and above.dep_ == "nsubj" and bool(cue_class(above.head))


def _opens(phrase: Token) -> bool:
    return phrase.left_edge.i == 0
