"""Faults of tags and trees that our parser makes often enough, mended right after parsing, so that every rule sees what
the sentence says. Each function undoes one and is silent where it is not there.

What can be mended only with the words of the lexicon in hand is in `events/repairs.py`.
"""

from __future__ import annotations

from spacy.attrs import HEAD
from spacy.tokens import Doc, Token

from index.extract.arguments import told_by_verb
from index.extract.inflection import verb_forms
from index.extract.labels import agreed
from index.extract.mending_arguments import arguments_mended
from index.extract.mending_beside import beside_mended
from index.extract.mending_clauses import clauses_mended
from index.extract.mending_figures import figures_mended
from index.extract.mending_headlines import headlines_mended
from index.extract.mending_hyphens import hyphens_mended
from index.extract.mending_main import main_verbs_mended
from index.extract.mending_phrases import phrases_mended
from index.extract.mending_reduced import reduced_mended
from index.extract.mending_speech import named_by_speaker
from index.extract.mending_subjects import subjects_mended
from index.extract.mending_voice import voices_mended
from index.extract.relations import CLAUSES, FINITE, NOMINAL_SUBJECTS, NOUNS, has
from index.extract.verbs import (
    COUNTED,
    SUBJECTS,
    dead_of_shot,
    free_from_noun,
    free_from_object,
    give_back_object,
    give_subject,
    raise_above_subject,
    share_subject,
    shot_dead,
)

SAYING = ("say", "report", "announce", "claim", "add", "confirm", "tell")
SAY = frozenset(form for verb in SAYING for form in verb_forms(verb))
PRESENT_OR_PAST = FINITE - {"MD"}
MANY = frozenset({"dozens", "scores", "hundreds", "thousands"})
RESULTS = frozenset(
    "killing wounding injuring hurting leaving destroying damaging burning forcing displacing trapping seizing "
    "capturing taking causing sparking triggering prompting cutting setting hitting".split()
)
"""What came of what was told, also where the speaker stands between."""

HOLDING = CLAUSES | {"acl", "acl:relcl", "advcl", "xcomp"}
UNITS = frozenset("time times year years month months week weeks day days hour hours minute minutes per".split())


def mended(doc: Doc) -> Doc:
    """The same document, its faults undone."""
    before = doc.to_array(HEAD)
    agreed(doc)
    tokens = list(doc)  # every time spaCy goes through a document it makes its tokens anew
    hyphens_mended(tokens)
    beside_mended(tokens)
    headlines_mended(doc, tokens)
    for token in tokens:
        if token.dep_ == "conj" and token.lower_ in SAY:
            _speaker_at_the_end(token)  # first: who comes after told nothing but what was said
    for token in tokens:
        tag = token.tag_
        if tag in PRESENT_OR_PAST:
            if token.dep_ in ("amod", "compound"):
                free_from_noun(token)
            elif token.dep_ in HOLDING:
                give_subject(token)
        _one_mended(token, token.tag_, token.dep_)
    phrases_mended(tokens)
    voices_mended(tokens)
    figures_mended(tokens)
    subjects_mended(tokens)
    told_by_verb(doc)
    arguments_mended(tokens)
    clauses_mended(tokens)
    main_verbs_mended(tokens)
    reduced_mended(tokens)
    return doc if (before == doc.to_array(HEAD)).all() else unknotted(doc)


def _one_mended(token: Token, tag: str, relation: str) -> None:
    if tag == "JJ":
        if token.lower_ == "dead":
            dead_of_shot(token)
        if relation in (*NOMINAL_SUBJECTS, "obj") and any(c.lower_ in ("a", "an") for c in token.lefts):
            token.tag_ = "NN"  # "killed a civilian"
        _past_form(token)
        give_back_object(token)
    elif tag == "VBG":
        _told_by_who_comes_after(token)
    elif tag == "WP":
        named_by_speaker(token)
    elif tag == "CD":
        _bare_figure(token)
        _second_figure(token)
    elif relation in ("aux", "aux:pass"):
        _subject_of_its_own(token)
        raise_above_subject(token)
        if token.dep_ == "aux:pass":
            share_subject(token)
    elif relation == "obl":
        _bare_object(token)
    elif relation == "amod":
        if tag in ("VBN", "VBD"):
            _verb_of_a_figure(token)
            if token.tag_ == "VBN" and token.dep_ == "amod":
                free_from_object(token)
    elif relation == "obj":
        _split_name(token)
    elif relation == "mark":
        if tag == "TO":
            _for_it_to_be_done(token)
    elif tag == "NN" and token.lower_ == "shot":
        shot_dead(token)


def unknotted(doc: Doc) -> Doc:
    """The same document, a tree: where mended heads lead in a circle, the circle hangs on the root instead."""
    heads = [at + step for at, step in enumerate(doc.to_array(HEAD).astype("int64").tolist())]
    sure: set[int] = set()
    for at in range(len(heads)):
        way: list[int] = []
        while at not in sure and heads[at] != at and at not in way:
            way.append(at)
            at = heads[at]
        if at in way:
            heads[at] = next((i for i, head in enumerate(heads) if head == i), at)
            doc[at].head = doc[heads[at]]
        sure.update(way, (at,))
    return doc


def _past_form(token: Token) -> None:
    """ "Protesters clashed with police", read as protesters who are clashed."""
    if not token.lower_.endswith("ed"):
        return
    relations = {child.dep_ for child in token.children}
    if token.dep_ == "ROOT":
        if "nsubj" in relations and "cop" not in relations:
            token.tag_ = "VBD"
        return
    head = token.head
    follows = head.dep_ == "ROOT" and head.i + 1 == token.i and head.tag_.startswith("N")
    if token.dep_ == "acl" and follows and not any(other.tag_ in FINITE for other in token.doc):
        token.tag_ = "VBD"


def _told_by_who_comes_after(token: Token) -> None:
    """ "Gunmen attacked a convoy, killing two soldiers, the army said": the army killed nobody."""
    saying = token.head
    if token.dep_ != "advcl" or saying.lower_ not in SAY:
        return
    if saying.i < token.i and not (token.lower_ in RESULTS and token.nbor(-1).text == ","):
        return  # "Rebels stormed a base, officials said, killing nine": so it is behind the speaker
    told = [c for c in saying.children if c.dep_ in ("ccomp", "parataxis") and c.i < token.i]
    told = told or ([saying.head] if saying.dep_ in ("advcl", "parataxis") and saying.head.i < token.i else [])
    if told and told[-1].tag_.startswith("VB"):
        token.head = told[-1]


def _speaker_at_the_end(verb: Token) -> None:
    """ "Gunmen shot 12 men, an officer with the guard told reporters": who speaks hung on the men, the speech joined to
    the shooting as if one had done both.
    """
    commas = [token.i for token in verb.doc[: verb.i] if token.text == ","]
    told, subject = verb.head, next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if not commas or subject is None or told.i > commas[-1] or has(verb, "cc"):
        return
    first = commas[-1] + 1
    verb.dep_ = "parataxis"
    between = verb.doc[first : subject.i]
    stray = next((t for t in between if t.left_edge.i in (first - 1, first) and t.head.i < first), None)
    if stray is not None and stray.tag_.startswith("N") and has(subject, "case"):
        stray.head, stray.dep_ = verb, "nsubj"
        subject.head, subject.dep_ = stray, "nmod"


def _bare_figure(token: Token) -> None:
    """ "wounding 30, police said": a figure right behind its verb is the object, not a circumstance."""
    verb = token.head
    if token.dep_ != "obl:unmarked" or verb.i + 1 != token.left_edge.i or not verb.tag_.startswith("VB"):
        return
    follower = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if follower not in UNITS and not has(verb, "obj", "nsubj:pass"):
        token.dep_ = "obj"


def _second_figure(token: Token) -> None:
    """ "12 servicemen were killed and 20 injured": the second figure joined to what comes before it, or
    counting the verb, which nothing can.
    """
    if token.i + 1 >= len(token.doc) or (token.dep_ == "conj" and token.head.i > token.i):
        return
    follower = token.doc[token.i + 1]
    verb = follower.head if follower.dep_ in ("aux", "aux:pass") else follower  # "and nine were injured"
    if token.dep_ not in ("conj", "punct") and not (token.dep_ == "nummod" and token.head.i == verb.i):
        return
    joined = verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("acl", "advcl", "conj", "ccomp")
    if joined and not has(verb, "nsubj", "nsubj:pass") and not token.is_ancestor(verb):
        token.head = verb
        token.dep_ = "nsubj:pass"


def _verb_of_a_figure(verb: Token) -> None:
    """ "killed five guards and wounded 12", as a wounded dozen: no adjective stands before a figure."""
    figure, killed = verb.head, verb.head.head
    is_bare = figure.tag_ == "CD" or figure.lower_ in MANY
    if not is_bare or figure.dep_ != "conj" or figure.i != verb.i + 1 or verb.nbor(-1).dep_ != "cc":
        return
    above = killed if killed.tag_.startswith("VB") else killed.head
    if not above.tag_.startswith("VB") or above.i > verb.i:
        return
    for child in [child for child in figure.children if child.i < verb.i]:
        child.head = verb
    verb.head, verb.dep_ = above, "conj"
    figure.head, figure.dep_ = verb, "obj"


def _subject_of_its_own(aux: Token) -> None:
    """ "... as they entered the town and dozens of others were injured": who is injured joined to the town."""
    verb = aux.head
    if (
        verb.dep_ not in ("conj", "ccomp", "parataxis")
        or aux.i == 0
        or verb.head.i > aux.i
        or has(verb, "nsubj", "nsubj:pass", "csubj", "expl")
    ):
        return
    if any(child.i < aux.i and child.dep_ not in ("cc", "punct") for child in verb.children):
        return
    noun = next((t for t in (aux.nbor(-1), *aux.nbor(-1).ancestors) if t.dep_ == "conj" and t.tag_ in COUNTED), None)
    if noun is None or noun.right_edge.i != aux.i - 1 or noun.is_ancestor(verb):
        return
    joining = [child for child in noun.children if child.dep_ == "cc"]
    if not joining or joining[0].i != noun.left_edge.i:
        return
    for child in joining:
        child.head = verb
    noun.head, noun.dep_ = verb, "nsubj:pass" if aux.dep_ == "aux:pass" else "nsubj"
    verb.dep_ = "conj"


def _bare_object(token: Token) -> None:
    """ "set up a new post": a phrase without preposition behind its verb is the object."""
    verb = token.head
    if token.i < verb.i or not token.tag_.startswith("N") or has(token, "case") or has(verb, "obj", "nsubj:pass"):
        return
    first = token.left_edge
    particle = any(c.dep_ == "compound:prt" and c.i == first.i - 1 for c in verb.children)
    if first.i == verb.i + 1 + particle and first.tag_ in ("DT", "CD", "PRP$") and token.lower_ not in UNITS:
        token.dep_ = "obj"


def _for_it_to_be_done(to: Token) -> None:
    """ "The call for the road to be opened": nobody calls for a road, it is what is to be opened."""
    verb, before = to.head, to.doc[to.i - 1] if to.i else to
    if not has(verb, "aux:pass") or has(verb, *SUBJECTS):
        return
    phrases = (noun for noun in (before, *before.ancestors) if noun.i < to.i and noun.dep_ in ("nmod", "obl"))
    noun = next((noun for noun in phrases if noun.left_edge.lower_ == "for"), None)
    if noun is None or noun.tag_ == "CD" or noun.lower_ in UNITS or noun.left_edge.head.i != noun.i:
        return
    if verb.head.i == noun.i:
        verb.head = noun.head
    if verb.head.i == noun.head.i:
        opening = noun.left_edge
        opening.head, opening.dep_ = verb, "mark"
        noun.head, noun.dep_ = verb, "nsubj:pass"


def _split_name(second: Token) -> None:
    """ "ambushed a convoy of United Nations peacekeepers", read as a convoy and, beside it, peacekeepers."""
    verb, name = second.head, second.doc[second.i - 1] if second.i else second
    joined = name.dep_ == "nmod" and name.head.dep_ == "obj" and name.head.head.i == verb.i
    if not joined or name.tag_ not in ("NNP", "NNPS") or second.tag_ not in NOUNS or second.left_edge.i != second.i:
        return
    for case in [child for child in name.children if child.dep_ == "case"]:
        case.head = second
    second.head, second.dep_ = name.head, "nmod"
    name.head, name.dep_ = second, "compound"
