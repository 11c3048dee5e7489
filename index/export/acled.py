"""The ACLED event type and sub-event type an event would be filed under: derived from its PLOVER type and mode, from
who acts and who suffers, and from what else its article reports. Sub-event types: ACLED codebook; crosswalk: ours.

A protest the police broke up is one thing in PLOVER and another in ACLED, so the article's other events count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.records import Argument, Event

EVENT_OF = {
    "Armed clash": "Battles",
    "Government regains territory": "Battles",
    "Non-state actor overtakes territory": "Battles",
    "Chemical weapon": "Explosions/Remote violence",
    "Air/drone strike": "Explosions/Remote violence",
    "Suicide bomb": "Explosions/Remote violence",
    "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Remote explosive/landmine/IED": "Explosions/Remote violence",
    "Grenade": "Explosions/Remote violence",
    "Sexual violence": "Violence against civilians",
    "Attack": "Violence against civilians",
    "Abduction/forced disappearance": "Violence against civilians",
    "Peaceful protest": "Protests",
    "Protest with intervention": "Protests",
    "Excessive force against protesters": "Protests",
    "Violent demonstration": "Riots",
    "Mob violence": "Riots",
    "Agreement": "Strategic developments",
    "Arrests": "Strategic developments",
    "Change to group/activity": "Strategic developments",
    "Disrupted weapons use": "Strategic developments",
    "Headquarters or base established": "Strategic developments",
    "Looting/property destruction": "Strategic developments",
    "Non-violent transfer of territory": "Strategic developments",
    "Other": "Strategic developments",
}
"""ACLED's sub-event types and the event type each belongs to."""

BY_MODE = {
    "suicide-attack": "Suicide bomb",
    "unconventional": "Chemical weapon",
    "aerial": "Air/drone strike",
    "drone": "Air/drone strike",
    "heavy-weapons": "Shelling/artillery/missile attack",
    "abduct": "Abduction/forced disappearance",
    "sexual": "Sexual violence",
    "destroy": "Looting/property destruction",
    "riot": "Violent demonstration",
    "vandalize": "Violent demonstration",
    "demo": "Peaceful protest",
    "strike": "Peaceful protest",
    "hunger": "Peaceful protest",
    "obstruct": "Peaceful protest",
    "boycott": "Peaceful protest",
    "arrest": "Arrests",
    "withdraw": "Non-violent transfer of territory",
    "disarm": "Change to group/activity",
    "ceasefire": "Agreement",
    "release": "Other",
}
BY_TYPE = {
    "PROTEST": "Peaceful protest",
    "AGREE": "Agreement",
    "SUPPORT": "Agreement",
    "COOPERATE": "Agreement",
    "MOBILIZE": "Change to group/activity",
    "COERCE": "Other",
    "CONCEDE": "Other",
    "RETREAT": "Other",
}
STATE = frozenset({"GOV", "MIL", "COP", "SPY", "PRM", "LEG"})
NON_STATE = frozenset({"REB", "UAF", "SEP", "IMG", "CRM"})
ARMED = STATE | NON_STATE
FORCE = frozenset({"COP", "MIL", "PRM", "SPY"})

MOB = frozenset(
    "mob mobs vigilante vigilantes crowd crowds hoodlums youths villagers residents locals fans hooligans students "
    "supporters relatives inmates prisoners settlers neighbours neighbors".split()
)
PROTESTERS = frozenset("protester protesters protestors demonstrator demonstrators marchers".split())
PROTESTING = PROTESTERS | frozenset("protest protests demonstration demonstrations rally march".split())
MILITARY_SITES = frozenset(
    "base bases checkpoint checkpoints barracks convoy convoys patrol patrols outpost outposts positions position camp "
    "camps garrison headquarters stronghold tank tanks warship vessel".split()
)
VIOLENCE = frozenset(
    "violent clashes clash clashed riots riot stones rocks molotov torched torching looted looting vandalised "
    "vandalized smashed burning barricades overturned".split()
)
ARMS = frozenset(
    "weapon weapons arms gun guns rifle rifles pistol pistols ammunition explosives explosive grenade grenades bomb "
    "bombs mine mines landmines missile missiles rocket rockets mortar mortars ied ieds detonators launchers".split()
)
LIVE_FIRE = frozenset("live lethal".split())


def event_type(event: Event, article: Sequence[Event] = ()) -> str:
    """The ACLED event type; empty if ACLED has none for it."""
    return EVENT_OF.get(sub_event(event, article), "")


def sub_event(event: Event, article: Sequence[Event] = ()) -> str:
    """The ACLED sub-event type; empty if ACLED has none for it. `article` holds all events the same article reports."""
    if event.type == "ASSAULT":
        return _assault(event, article)
    if event.type == "PROTEST":
        return _protest(event, article)
    if event.type == "COERCE":
        return _coercion(event, article)
    if event.type == "MOBILIZE" and event.rule == "base-verb":
        return "Headquarters or base established"
    if event.type not in BY_TYPE:
        return ""
    return next((BY_MODE[mode] for mode in event.mode if mode in BY_MODE), BY_TYPE[event.type])


def _assault(event: Event, article: Sequence[Event]) -> str:
    mode = event.mode[0] if event.mode else ""
    if mode == "x-capture":
        return "Government regains territory" if _by_state(event) else "Non-state actor overtakes territory"
    if mode == "crowd-control" or (_words(event.targets) & PROTESTERS and _sectors(event.actors) & FORCE):
        return _intervention(event)
    if mode in ("", "explosives") and _is_grenade(event):
        return "Grenade"
    told = set(event.evidence.text.lower().replace(",", " ").replace("-", " ").split())
    for modes, words, name in CUES:
        if mode in modes and words <= told:
            return name
    if mode == "destroy" and (event.killed or event.injured):
        return _harm(event)
    if mode == "explosives":
        return "Remote explosive/landmine/IED"
    if mode in BY_MODE:
        return BY_MODE[mode]
    if mode == "firearms" and _sectors(event.actors) <= FORCE and any(e.type == "PROTEST" for e in article):
        return "Excessive force against protesters"
    return _harm(event)


def _harm(event: Event) -> str:
    """People hurt with no more said of how: a mob's doing, an attack on the unarmed, or a fight of two armed sides."""
    if "lynch" in event.trigger.text.lower() or "mob" in event.trigger.text.lower():
        return "Mob violence"
    if _words(event.actors) & MOB or (event.mode and event.mode[0] == "beat" and not _sectors(event.actors) & ARMED):
        return "Mob violence"
    suffer = _sectors(event.targets)
    if suffer & ARMED or _words(event.targets) & MILITARY_SITES:
        return "Armed clash"
    if event.targets and suffer - ARMED:
        return "Attack"
    if event.mode and event.mode[0] in ("targeted", "torture", "beat", "primitive"):
        return "Attack"
    if event.rule in ATTACKS and event.targets:
        return "Attack"
    return "Attack" if event.rule in KILLINGS and not _sectors(event.actors) & STATE else "Armed clash"


CUES: tuple[tuple[frozenset[str], frozenset[str], str], ...] = tuple(
    (frozenset(modes.split(",")), frozenset(words.split()), name)
    for modes, words, name in (
        (",explosives,heavy-weapons,aerial", "chlorine gas", "Chemical weapon"),
        (",explosives,heavy-weapons,aerial", "poisonous gas", "Chemical weapon"),
        (",explosives,heavy-weapons,aerial", "poison gas", "Chemical weapon"),
        (",explosives,heavy-weapons,aerial", "mustard gas", "Chemical weapon"),
        (",explosives,heavy-weapons,aerial", "nerve agent", "Chemical weapon"),
        (",explosives,heavy-weapons,aerial", "sarin", "Chemical weapon"),
        (",explosives,destroy", "suicide bomber", "Suicide bomb"),
        (",explosives,destroy", "suicide bombing", "Suicide bomb"),
        (",explosives,destroy", "suicide attack", "Suicide bomb"),
        (",explosives,destroy", "airstrikes", "Air/drone strike"),
        (",explosives,destroy", "airstrike", "Air/drone strike"),
        (",explosives,destroy", "warplanes", "Air/drone strike"),
        (",explosives,destroy", "air strikes", "Air/drone strike"),
        (",explosives,destroy", "drone strike", "Air/drone strike"),
        (",explosives,destroy", "shelling", "Shelling/artillery/missile attack"),
    )
)
"""Modes a record may have, words of its sentence, and what it then is: the words say how where the trigger does not."""

ATTACKS = frozenset({"attack-verb", "open-fire", "attack-noun", "shooting-noun", "strike-verb", "shoot-verb"})
KILLINGS = frozenset({"kill-verb", "killing-noun", "wound-verb", "shoot-dead-verb", "open-fire", "shooting-noun"})


def _intervention(event: Event) -> str:
    killed = event.killed is not None and (event.killed.min or 0) > 0
    live = bool(set(event.evidence.text.lower().split()) & LIVE_FIRE) or "firearms" in event.mode
    violent = event.mode != ("crowd-control",)
    return "Excessive force against protesters" if killed or live or violent else "Protest with intervention"


def _protest(event: Event, article: Sequence[Event]) -> str:
    if {"riot", "vandalize"} & set(event.mode) or _is_violent(event, article):
        return "Violent demonstration"
    for other in article:
        if other.modality in ("negated", "hypothetical", "planned"):
            continue
        if other.type == "ASSAULT" and (
            other.mode == ("crowd-control",) or (_sectors(other.actors) & FORCE and other.mode == ("firearms",))
        ):
            return _intervention(other)
        if other.type == "COERCE" and "arrest" in other.mode:
            return "Protest with intervention"
    return "Peaceful protest"


def _is_violent(event: Event, article: Sequence[Event]) -> bool:
    """Whether the crowd turned to violence, by another event or by the words of the sentence."""
    if any(e.type == "PROTEST" and {"riot", "vandalize"} & set(e.mode) for e in article):
        return True
    said = set(event.evidence.text.lower().replace(",", " ").split())
    return bool(said & VIOLENCE) and not said & {"peaceful", "peacefully"}


def _coercion(event: Event, article: Sequence[Event]) -> str:
    if "arrest" in event.mode:
        protest = any(e.type == "PROTEST" for e in article)
        said = set(event.evidence.text.lower().split()) & PROTESTING
        return "Protest with intervention" if protest or said else "Arrests"
    if "seize" in event.mode:
        arms = event.rule == "disrupt-weapon-verb" or set(event.evidence.text.lower().replace(",", " ").split()) & ARMS
        return "Disrupted weapons use" if arms else "Looting/property destruction"
    return "Other"


def _is_grenade(event: Event) -> bool:
    told = event.evidence.text.lower()
    return "grenade" in told and "propelled" not in told and "launcher" not in told


def _by_state(event: Event) -> bool:
    actors, losers = _sectors(event.actors), _sectors(event.targets)
    if actors & NON_STATE or actors & STATE:
        return not actors & NON_STATE
    if losers & ARMED:
        return bool(losers & NON_STATE)
    return bool(_words(event.actors) & {"army", "troops", "forces", "soldiers", "government", "police", "coalition"})


def _sectors(arguments: Iterable[Argument]) -> set[str]:
    return {argument.sector for argument in arguments if argument.sector}


def _words(arguments: Iterable[Argument]) -> set[str]:
    return {word for argument in arguments for word in argument.text.lower().split()}
