"""Where something happened, where only the words about its speaker say so: "In Zabul province, officials said two men
were killed", "Police in Kesrin say".
"""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.events.attribution import cue_class
from index.extract.events.scene import Scene
from index.extract.events.sites import Site, site_of
from index.extract.events.where import as_place, places
from index.records import Place

AT = frozenset({"in", "at", "near"})
LOCAL = frozenset(
    "police authorities residents witnesses doctors medics rescuers firefighters villagers hospital hospitals".split()
)
"""Who speaks of what happened where they are."""


def place_of_speech(scene: Scene) -> Place | None:
    """The only place of a sentence, where it opens a report or stands with those who speak of what is around them."""
    sites = [site for mention in places(scene) if (site := site_of(scene, mention)) is not None]
    if len(sites) != 1 or sites[0].case not in AT or not _is_of_a_report(sites[0]):
        return None
    return as_place(sites[0].mention, scene.entities)


def _is_of_a_report(site: Site) -> bool:
    above = site.outer.head
    if cue_class(above) and site.outer.dep_ == "obl":
        return _opens(site.outer)
    return above.lower_ in LOCAL and above.dep_ == "nsubj" and bool(cue_class(above.head))


def _opens(phrase: Token) -> bool:
    return phrase.left_edge.i == 0
