"""One sentence as the event rules see it: its clause graph, the mentions its tokens belong to, and its figures;
and what a filler of a role is: someone who acts, a place, a weapon, a thing, a time.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from spacy.tokens import Token

from index.extract.agents import AgentClass, agent
from index.extract.events.graph import Graph
from index.extract.events.kinds import NUMERAL_HEADS, PERSON_ENDINGS, PRONOUNS, Kind, state_of
from index.extract.events.nounphrase import phrase_tokens, unbroken
from index.extract.events.partitives import QUANTITIES, body, counted, whole
from index.extract.events.tree import (
    antecedent,
    is_acronym,
    is_head_of,
    is_named_storm,
    is_of_age,
    is_thing,
    names_thing,
    preposition,
)
from index.extract.events.triggers import is_trigger_noun
from index.extract.inflection import singular
from index.extract.language import Sentence
from index.extract.words import words
from index.records import Argument, Entity, Mention

LEADING = frozenset([*"the a an whose which its their his her our my".split(), ",", "“", '"', "'", "‘"])
"""What a phrase may begin with that says nothing of whom it stands for."""
_QUOTE = re.compile('["“”]')
QUOTED = {'"': '"', "“": "”", "'": "'", "‘": "’"}
"""Quotation marks and what closes them."""


@dataclass
class Scene:
    """A sentence with everything the rules ask about it."""

    sentence: Sentence
    text: str
    graph: Graph
    mentions: Sequence[Mention]
    """Mentions inside this sentence, in order."""
    entities: Sequence[Entity]
    _agents: dict[int, AgentClass | None] = field(default_factory=dict)
    _kinds: dict[int, Kind] = field(default_factory=dict)
    """What was asked of a token before: every rule of a trigger asks it again."""
    earlier: Callable[[Sequence[Token], Token, str], tuple[Argument, ...]] = lambda pronouns, verb, acted: ()
    """Whom pronouns mean that stand by a verb of this type: who is told of in the sentences before, if that is sure."""
    is_of_match_report: bool = False

    @cached_property
    def numbers(self) -> list[int]:
        """spaCy's number of each word in lower case: to look for a word costs least by its number."""
        numbers: list[int] = self.sentence.doc.to_array("LOWER").tolist()
        return numbers

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in lower case."""
        return frozenset(token.lower_ for token in self.sentence.doc)

    @cached_property
    def _own(self) -> tuple[dict[int, Mention], dict[int, list[int]]]:
        """The mention of each token that has one; the tokens of each mention, by its start."""
        of_token: dict[int, Mention] = {}
        tokens: dict[int, list[int]] = {}
        # Arrays, because a token object for every word would cost more than all that is asked of them.
        doc, base = self.sentence.doc, self.sentence.start
        starts = doc.to_array("IDX").tolist()
        ends = [
            *(start - blank for start, blank in zip(starts[1:], doc.to_array("SPACY").tolist(), strict=False)),
            len(self.line),
        ]
        at = 0
        for mention in self.mentions:
            first, last = mention.start - base, mention.end - base
            at = max(0, bisect.bisect_right(starts, first) - 1)
            while at < len(starts) and starts[at] < last:
                if ends[at] > first and at not in of_token:
                    of_token[at] = mention
                    tokens.setdefault(mention.start, []).append(at)
                at += 1
        return of_token, tokens

    @cached_property
    def line(self) -> str:
        """The sentence as its doc has it, line breaks turned into spaces."""
        return self.text[self.sentence.start : self.sentence.end].replace("\n", " ")

    @cached_property
    def quotes(self) -> list[int]:
        """Where its quotation marks stand, in characters of its line."""
        return [mark.start() for mark in _QUOTE.finditer(self.line)]

    @cached_property
    def lower(self) -> str:
        """The sentence in lower case."""
        return self.line.lower()

    def mention(self, token: Token) -> Mention | None:
        """The mention a token belongs to."""
        return self._own[0].get(token.i)

    def head(self, mention: Mention) -> Token | None:
        """The token of a mention that the rest of the sentence hangs on, None where no token of its own is left."""
        tokens = [self.sentence.doc[i] for i in self._own[1].get(mention.start, ())]
        inside = {token.i for token in tokens}
        outside = (t for t in tokens if t.head.i not in inside or t.head.i == t.i)
        return next(outside, tokens[0] if tokens else None)

    def first(self, mention: Mention) -> int:
        """The index of a mention's first token, -1 where it has none of its own."""
        tokens = self._own[1].get(mention.start, ())
        return tokens[0] if tokens else -1

    def name(self, mention: Mention) -> str:
        """The canonical name of a mention's entity, empty if it has none."""
        return self.entities[mention.entity].name if 0 <= mention.entity < len(self.entities) else ""

    def entity(self, token: Token) -> Entity | None:
        """The entity a token's mention refers to."""
        mention = self.mention(token)
        if mention is None or not 0 <= mention.entity < len(self.entities):
            return None
        return self.entities[mention.entity]

    def agent(self, token: Token) -> AgentClass | None:
        """The class of an agent noun, by the longest noun phrase that ends at the token."""
        if token.i not in self._agents:
            self._agents[token.i] = self._agent(token)
        return self._agents[token.i]

    def _agent(self, token: Token) -> AgentClass | None:
        first, of = token.i, counted(token)
        while first > 0 and token.i - first < 3 and self.sentence.doc[first - 1].dep_ in ("compound", "amod"):
            first -= 1
        found = agent(self.sentence.doc[first : token.i + 1].text)
        if of is not token and (found is None or not found.is_armed):
            found = self.agent(of) or found  # "a group of students"; a band of boys is armed
        if found is None and token.text.lower() in ("members", "member", "group", "fighters", "bombers", "bomber"):
            within = self.agent(body(token)) if body(token) is not token else None
            if within is not None and not within.is_armed:
                return replace(within, is_person=True)  # "members of parliament"
            return agent("fighters")
        return found

    def kind(self, token: Token) -> Kind:
        """What a filler is."""
        if token.i not in self._kinds:
            self._kinds[token.i] = self._kind(token)
        return self._kinds[token.i]

    def _kind(self, token: Token) -> Kind:
        lower = token.text.lower()
        if lower in PRONOUNS and not is_acronym(token):
            return Kind.PRONOUN
        if token.tag_ == "NNP" and any(is_named_storm(child) for child in (token, *token.children)):
            return Kind.EVENT
        mention = self.mention(token)
        if mention is not None:
            if mention.label in ("DATE", "TIME", "MONEY"):
                return Kind.TIME
            if mention.label in ("PERSON", "ORG", "NORP"):
                # "Daesh militants": the head noun decides where there is one; a group of people may be adjectival.
                return Kind.AGENT
            if mention.label == "LOC":
                return Kind.AGENT if self._is_surname(token, mention) else Kind.PLACE
            if mention.label == "WEAPON":
                return Kind.WEAPON
            if mention.label == "VEHICLE":
                return Kind.THING
        if self.agent(token) is not None or self._counts_people(token) or is_head_of(token) or is_of_age(token):
            return Kind.AGENT
        if token.tag_ == "NN" and self._name_beside(token, apart=False) is not None:
            return Kind.AGENT  # "the choreographer Igor Velk"
        counted = any(c.dep_ == "nummod" for c in token.children) or (mention and mention.label == "CARDINAL")
        counts = whole(token) if token.tag_ == "CD" or lower in NUMERAL_HEADS | QUANTITIES else None
        if counts is not None and self.kind(counts) in (Kind.THING, Kind.WEAPON, Kind.PLACE):
            return self.kind(counts)  # "dozens of huts", "118 drones, of which 97"
        if lower in NUMERAL_HEADS or (counted and (token.tag_ == "CD" or lower in ("more", "fewer", "less"))):
            return Kind.AGENT
        if lower in words("settlement") or singular(lower) in words("settlement"):
            return Kind.PLACE
        if lower in words("explosive"):
            return Kind.WEAPON
        if names_thing(token):
            return Kind.THING
        if is_trigger_noun(token):
            return Kind.EVENT
        if lower.endswith(PERSON_ENDINGS) and token.tag_ in ("NNS", "NN") and len(lower) > 5 and not is_thing(lower):
            return Kind.AGENT
        return Kind.OTHER

    def _is_surname(self, token: Token, mention: Mention) -> bool:
        acts = token.dep_ in ("nsubj", "nsubj:pass", "obj")  # "Lima was arrested", of Adriano Lima
        return acts and any(e.label == "PERSON" and e.name.endswith(f" {mention.text}") for e in self.entities)

    def _counts_people(self, token: Token) -> bool:
        # "A total of six men and one woman", "a number of them", "a wave of refugees"
        if token.lower_ in words("many_noun"):
            behind = (c for c in token.children if c.dep_ == "nmod" and preposition(c) == "of")
            return any(self.kind(child) is Kind.AGENT for child in behind)
        of = counted(token)
        return of is not token and (self.kind(of) is Kind.AGENT or of.lower_ in ("them", "us", "whom"))

    def is_counted(self, token: Token) -> bool:
        """Whether a noun we know nothing of is counted ("two clerks"): what is counted among victims is people."""
        counted = token.tag_ == "NNS" and any(child.dep_ == "nummod" for child in token.children)
        return counted and token.lower_ not in words("measure")

    def is_armed(self, token: Token) -> bool:
        """Whether a filler can be a party to fighting: an armed class, an armed group's name, a force."""
        found = self.agent(token)
        if found is not None and found.is_armed:
            return True
        entity = self.entity(counted(token))
        return entity is not None and entity.sector in ("MIL", "REB", "COP", "PRM", "SPY", "UAF", "SEP", "IMG")

    def phrase(self, token: Token) -> tuple[int, int]:
        """Offsets in the article of the noun phrase a token heads, without article, clauses, conjuncts and places."""
        keep = phrase_tokens(token, lambda child: self.kind(child) is Kind.TIME)
        first, last = min(keep), unbroken(token, keep)
        closing = [i for i in range(first, last) if self.sentence.doc[i].text in ("]", ")")]
        if closing and not any(self.sentence.doc[i].text in ("[", "(") for i in range(first, closing[0])):
            first = closing[0] + 1  # "[Text] Masked gunmen"
        while first < last and (self._says_nothing(first, last) or self._is_time(first)):
            first += 1
        start, end = self.sentence.span(self.sentence.doc[first], self.sentence.doc[last])
        # A name is taken whole or not at all.
        for i in range(first, last + 1):
            mention = self._own[0].get(i)
            if mention is not None and mention.label not in ("DATE", "TIME"):
                start, end = min(start, mention.start), max(end, mention.end)
        return start, end

    def _says_nothing(self, at: int, last: int) -> bool:
        word = self.sentence.doc[at].lower_
        closed = any(self.sentence.doc[i].text == QUOTED.get(word) for i in range(at + 1, last))
        return word in LEADING and not closed  # the "Black Reed" camp keeps both its marks

    def _is_time(self, at: int) -> bool:
        # "13:50 Thousands are marching": the clock of a live report.
        mention = self._own[0].get(at)
        return mention is not None and mention.label == "TIME"

    def argument(self, token: Token) -> Argument:
        """A filler as a record: its words, whom they stand for, country and sector where known."""
        token = antecedent(token)
        for child in token.children:
            if child.dep_ == "nmod" and antecedent(child) is not child:
                token = antecedent(child)  # "advisers, one of whom died": one of the advisers
        start, end = self.phrase(token)
        entity = self.entity(token)
        sector = entity.sector if entity is not None else ""
        country = entity.country if entity is not None else ""
        found = self.agent(token)
        if not sector and found is not None:
            sector = found.sector
        named = [m for m in self.mentions if start <= m.start and m.end <= end and m.entity >= 0]
        if not country:
            country = next((self.entities[m.entity].country for m in named if self.entities[m.entity].country), "")
        if entity is None and named and named[-1].label == "PERSON" and named[-1].end == end:
            entity = self.entities[named[-1].entity]  # "General Pavel Orsik": the title heads the phrase
        if entity is None and token.tag_ == "NN":
            entity = self._name_beside(token)
        if entity is None or (entity.label == "ORG" and entity.name[:1].islower()):
            name = self._uncounted(token, start, end)  # "Syria's justice ministry", not "justice ministry"
        else:
            does = is_trigger_noun(token.head) or self.kind(token.head) in (Kind.WEAPON, Kind.THING)
            name = state_of(entity, token) if does else entity.name
        return Argument(self.text[start:end], start, end, name, country, sector)

    def _name_beside(self, token: Token, *, apart: bool = True) -> Entity | None:
        # "the union's leader, Bruna Kettel": an office and who holds it; "the rebel group Red Dawn".
        for child in (c for c in token.children if c.dep_ == "appos"):
            mention, close = self.mention(child), child.left_edge.i == token.i + 1 and not child.left_edge.is_punct
            if mention is not None and mention.label in ("PERSON", "ORG") and (close or apart):
                return self.entity(child) if close or mention.label == "PERSON" else None
        return None

    def _uncounted(self, token: Token, start: int, end: int) -> str:
        # "At least 32 Iraqi soldiers" are Iraqi soldiers: how many of them is the toll's to say.
        for mention in self.mentions if self.kind(token) is Kind.AGENT else ():
            if mention.label == "CARDINAL" and mention.start <= start < mention.end < end:
                rest = self.text[mention.end : end].strip().removeprefix("of ").removeprefix("the ").strip('"“”')
                if len(rest) > 4 and rest.lower() not in PRONOUNS | NUMERAL_HEADS:
                    return rest
        return self.text[start:end]
