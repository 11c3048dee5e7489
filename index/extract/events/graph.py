"""The clause graph: verbs and event nouns with their logical arguments, whatever construction the text put them in.

Passives are lifted, subjects shared over coordination, relative pronouns resolved, participles and infinitives given
their subject, light verbs ("carried out an attack") joined to their noun. One frame then fits every construction.
Dependencies are Universal Dependencies v2, as our parser gives them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Token

from index.extract.dates.words import DAYS
from index.extract.events.borrowed import agent_behind_place, relative_object, shared_objects, stolen_phrases
from index.extract.events.charges import holder
from index.extract.events.repairs import (
    compound_subject,
    goes_on_list,
    is_counted_object,
    is_willing,
    lost_second,
    lost_subject,
    participle_subject,
    speakers_among,
    stolen_object,
    subject_before_participle,
    swallowed_subject,
    without_weekday,
)
from index.extract.events.tree import (
    BE,
    SAY,
    STATES,
    antecedent,
    children,
    conjuncts,
    is_passive,
    is_verb,
    outermost_conjunct,
    preposition,
)
from index.extract.inflection import verb_forms

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})


# "ordered", "accused of" and the like hand their object, not their subject, to the infinitive or gerund that follows.
ARRESTING = frozenset(
    form for verb in ("arrest", "detain", "hold", "jail", "charge", "seize", "question") for form in verb_forms(verb)
)
LEADING = frozenset(form for verb in ("lead", "cause", "prompt") for form in verb_forms(verb))
OBJECT_CONTROL = frozenset(
    form
    for verb in "accuse order force urge tell ask call warn allow help train prevent suspect charge blame convict "
    "permit persuade see leave send find discover prompt cause lead".split()
    for form in verb_forms(verb)
)


# "Clashes broke out in ...": where and between whom is said of the verb and meant of the noun.
OCCUR = frozenset(
    form
    for verb in "erupt break occur happen take resume continue begin start flare rage escalate end intensify".split()
    for form in verb_forms(verb)
)

CALL = verb_forms("call")
"""Who calls a strike begins it; who calls a blast an attack only names it."""

FINDING_OUT = frozenset(
    form
    for verb in "foil thwart uncover discover prevent avert denounce reveal expose disrupt stop block deny detect "
    "disclose unmask report condemn fear investigate describe confirm".split()
    for form in verb_forms(verb)
)
"""Verbs whose subject has no part in the plot or the plan they govern: "police foiled a plot to bomb the embassy"."""

LIGHT_PHRASES = frozenset(
    (case, form) for case, verb in (("under", "come"), ("on", "go"), ("on", "be")) for form in verb_forms(verb)
)
"""Verbs that carry a noun behind a preposition: come under attack, go on strike."""


COUNTING = frozenset(
    "series spate wave string number dozens scores hundreds thousands couple rash flurry round".split()
)
"""What a light verb's event noun may be counted by: "carried out dozens of attacks"."""


@dataclass(frozen=True)
class Clause:
    """A verb or event noun with its logical arguments, each the head token of a phrase."""

    head: Token
    subjects: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    obliques: tuple[tuple[str, Token], ...] = ()
    passive: bool = False
    light: Token | None = None
    """The light verb that carries this event noun: its tense, negation and modality are the event's."""

    @property
    def is_noun(self) -> bool:
        return self.head.tag_ in ("NN", "NNS", "NNP", "NNPS")

    @property
    def governor(self) -> Token:
        """The token whose tense and modality count for this clause."""
        return self.light if self.light is not None else self.head

    def oblique(self, *prepositions: str) -> tuple[Token, ...]:
        """Heads of the prepositional phrases with one of these prepositions."""
        return tuple(token for preposition, token in self.obliques if preposition in prepositions)


@dataclass
class Graph:
    """The clauses of one sentence, built on demand and kept."""

    doc: Doc
    light_verbs: frozenset[str] = frozenset()
    _verbs: dict[int, Clause] = field(default_factory=dict)
    _nouns: dict[int, Clause] = field(default_factory=dict)
    _surface: dict[int, tuple[Token, ...]] = field(default_factory=dict)

    def verb(self, head: Token) -> Clause:
        """The clause of a verb."""
        if head.i not in self._verbs:
            self._verbs[head.i] = Clause(head)  # a cycle in a bad parse ends here
            self._verbs[head.i] = _verb_clause(self, head)
        return self._verbs[head.i]

    def noun(self, head: Token) -> Clause:
        """The clause of an event noun, joined with the light verb that carries it."""
        if head.i not in self._nouns:
            self._nouns[head.i] = self._noun(head)
        return self._nouns[head.i]

    @cached_property
    def _carrying(self) -> list[Token]:
        """Participles that carry a noun before them: "the raid on a bank, carried out on Monday by rebels"."""
        clauses = (token for token in self.doc if token.dep_ in ("acl", "acl:relcl"))
        return [token for token in clauses if token.lower_ in self.light_verbs and is_passive(token)]

    def _noun(self, head: Token) -> Clause:
        obliques = tuple(_obliques(head))
        for child in head.children:
            if child.dep_ == "xcomp" and head.dep_ == "ROOT" and is_verb(child):
                # "Fighting erupted between ...": the noun read as the verb, the verb as its complement.
                obliques += tuple(_obliques(child))
        if head.dep_ == "nmod" and head.head.lower_ in COUNTING and preposition(head) == "of":
            obliques += tuple((p, t) for p, t in _obliques(head.head) if t.i > head.i)  # "a series of raids on farms"
        obliques += tuple(stolen_phrases(head, obliques))
        direct = obliques
        for case in ("by", "against", "to", "with"):
            if not any(p == case for p, _ in direct):
                # "the burning of the courthouse by militiamen": the parser hangs the agent on the courthouse.
                obliques += tuple((p, t) for _, inner in direct for p, t in _obliques(inner) if p == case)
        for token in self._carrying:
            if token.i == head.i or head.is_ancestor(token):
                obliques += tuple(_obliques(token))
        subjects = tuple(conjuncts(t) for t in head.children if t.dep_ == "nmod:poss")
        flat = tuple(t for group in subjects for t in group)
        if not flat and preposition(head) in STATES and children(head, "cop"):
            flat = tuple(t for child in head.children if child.dep_ == "nsubj" for t in conjuncts(child))
        light = self._light_verb(head)
        if light is None:
            return Clause(head, flat, (), obliques)
        carrier = self.verb(light)
        rest = tuple((p, t) for p, t in carrier.obliques if t != head)
        return Clause(head, flat or carrier.subjects, (), obliques + rest, carrier.passive, light)

    def _light_verb(self, noun: Token) -> Token | None:
        head = outermost_conjunct(noun)
        if head.dep_ == "nmod" and preposition(head) == "of" and head.head.lower_ in COUNTING:
            head = outermost_conjunct(head.head)
        verb, form = head.head, head.head.text.lower()
        if not is_verb(verb):
            return None
        if head.dep_ in ("obj", "nsubj:pass") and form in self.light_verbs:
            named = any(c.lower_ in ("the", "this", "that") for c in noun.children)  # "called the attack an outrage"
            named = named or bool(children(verb, "xcomp") or children(verb, "obl:unmarked"))
            return None if form in CALL and named else verb
        if head.dep_ in ("nsubj", "nsubj:pass") and form in OCCUR | BE and not children(verb, "obj"):
            return verb
        case = preposition(head)
        if head.dep_ == "obl" and (case, form) in LIGHT_PHRASES:
            return verb
        return None


def _verb_clause(graph: Graph, verb: Token) -> Clause:
    swallowed = swallowed_subject(verb)
    if swallowed is not None:
        objects = [t for c in verb.children if c.dep_ == "obj" for t in conjuncts(c)] or list(conjuncts(verb.head))
        return Clause(verb, (swallowed,), tuple(objects), (*_obliques(verb), *_obliques(objects[0])), False)
    passive = is_passive(verb) and not (verb.tag_ == "VBN" and compound_subject(verb))
    obliques = list(_obliques(verb))
    surface = surface_subjects(graph, verb)
    objects = [t for child in verb.children if child.dep_ in ("obj", "iobj") for t in conjuncts(child)]
    objects += [t for child in verb.children if objects and goes_on_list(objects[0], child) for t in conjuncts(child)]
    objects = objects or [t for child in verb.children if is_counted_object(child) for t in conjuncts(child)]
    strangers = {t.i for t in speakers_among(objects)}
    objects = [t for t in objects if t.i not in strangers and t.lower_ not in DAYS]
    if passive:
        agents = [t for p, t in obliques if p == "by"] or list(agent_behind_place(verb))
        obliques = [(p, t) for p, t in obliques if p != "by"]
        return Clause(verb, tuple(agents), (*surface, *_resolve(objects)), tuple(obliques), True)
    if not objects:
        objects = list(shared_objects(verb)) or list(relative_object(verb, surface)) or list(stolen_object(verb))
    return Clause(verb, surface, tuple(_resolve(objects)), tuple(obliques), False)


def surface_subjects(graph: Graph, verb: Token) -> tuple[Token, ...]:
    """Who stands where the subject stands, shared and controlled subjects included."""
    if verb.i not in graph._surface:
        graph._surface[verb.i] = ()  # a cycle in a bad parse ends here
        graph._surface[verb.i] = _find_subjects(graph, verb)
    return graph._surface[verb.i]


def _find_subjects(graph: Graph, verb: Token) -> tuple[Token, ...]:
    own = [t for child in verb.children if child.dep_ in SUBJECTS or is_willing(child) for t in conjuncts(child)]
    if own:
        return tuple(_resolve(without_weekday(own)))
    participle = participle_subject(verb) or subject_before_participle(verb) or compound_subject(verb)
    if participle:
        return participle
    head = verb.head
    held = holder(verb)
    if held is not None:
        return _held(graph, held)
    if verb.dep_ == "conj" and is_verb(head):
        return surface_subjects(graph, head)
    if verb.dep_ == "acl" and head.lower_ == "those" and preposition(head) == "among":
        # "students were among those arrested"
        return tuple(t for c in head.children if c.dep_ in SUBJECTS for t in conjuncts(c)) or (head,)
    if verb.dep_ in ("acl", "acl:relcl", "amod") and not is_verb(head):
        if verb.tag_ == "VB" and verb.dep_ == "acl":
            return _subject_of_noun(graph, head)
        if children(head, "cop") and children(verb, "mark"):
            return surface_subjects(graph, head)  # "is in hospital after being stabbed"
        return (head,)
    if verb.dep_ == "advcl" and verb.tag_ in ("VBD", "VBP", "VBZ"):
        return lost_subject(verb)  # a finite clause has a subject of its own; the parser lost it
    if (
        verb.dep_ in ("xcomp", "advcl", "ccomp")
        and (is_verb(head) or (verb.tag_ in ("VB", "VBN") and children(head, "cop")))  # "is about to close"
        and (verb.dep_ != "ccomp" or verb.tag_ in ("VB", "VBG"))
        and (head.lower_ not in SAY or verb.tag_ in ("VB", "VBG") or "to" in {c.lower_ for c in verb.lefts})
    ):
        led = verb.tag_ != "VB" and (head.lower_ in LEADING or verb.i and verb.nbor(-1).text == ",")  # "..., killing 9"
        if head.lower_ in OBJECT_CONTROL and verb.dep_ != "ccomp" and verb.i > head.i and not led:
            objects = [t for child in head.children if child.dep_ in ("obj", "iobj") for t in conjuncts(child)]
            if objects and not is_passive(head):
                return tuple(_resolve(objects))
        if is_passive(head) and verb.tag_ == "VBG" and verb.dep_ == "advcl":
            if head.lower_ in OBJECT_CONTROL:  # "a man suspected of killing two"
                return graph.verb(head).objects
            return graph.verb(head).subjects
        return surface_subjects(graph, head)
    return lost_subject(verb)


def _held(graph: Graph, holding: Token) -> tuple[Token, ...]:
    """Who is held for what a gerund tells."""
    if not is_verb(holding):
        return graph.noun(holding).oblique("of")
    objects = [t for child in holding.children if child.dep_ in ("obj", "iobj") for t in conjuncts(child)]
    passive = is_passive(holding) or holding.dep_ == "acl"
    return tuple(_resolve(objects)) or (surface_subjects(graph, holding) if passive else ())


def _subject_of_noun(graph: Graph, noun: Token) -> tuple[Token, ...]:
    # "Rebels announced plans to attack": whoever governs the noun is who means to act.
    verb = outermost_conjunct(noun).head
    if noun.dep_ == "obl" and verb.lower_ in ARRESTING and preposition(noun) in ("over", "for", "in", "on"):
        return graph.verb(verb).objects  # "detained a man over a plot to bomb a stadium"
    if noun.dep_ in ("obj", "obl") and is_verb(verb) and verb.lower_ not in FINDING_OUT:
        return surface_subjects(graph, verb)
    return tuple(t for child in noun.children if child.dep_ == "nmod:poss" for t in conjuncts(child))


def _obliques(head: Token) -> Iterator[tuple[str, Token]]:
    for child in head.children:
        if is_counted_object(child):
            continue
        if child.dep_ in ("obl", "obl:agent", "nmod", "obl:unmarked", "nmod:unmarked", "obl:tmod"):
            kind = "by" if child.dep_ == "obl:agent" else preposition(child)
            for token in (*conjuncts(child), *lost_second(child, kind)):
                own = preposition(token) if token is not child else ""
                yield own or kind, antecedent(token)


def _resolve(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield antecedent(token)
