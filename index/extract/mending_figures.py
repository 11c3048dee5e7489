"""Faults of trees around figures: ages read as deeds, a count apart from what it counts; mended right after parsing
like those in `mending.py`. Each function undoes one and is silent where it is not there.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from index.extract.relations import FINITE, NOMINAL_SUBJECTS, NOUNS, has

PLACING = frozenset({"in", "near", "at", "across", "along"})
BEFALLEN = frozenset(
    "killed wounded injured hurt dead missing arrested detained held displaced trapped hospitalised "
    "hospitalized".split()
)
"""What is said of people behind "with" as if they had a sentence of their own."""
PARTS = frozenset({"CD", "CC", ","})
SHARES = frozenset("some most many several all none both half few each one two dozens hundreds".split())
CURRENCIES = frozenset("dollars euros pounds francs roubles rubles yen yuan rupees pesos".split())
INSIDE = frozenset({"nmod", "compound", "flat", "conj", "nummod", "amod", "nmod:poss"})
DESCRIBING = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "CD", "DT"})


def figures_mended(tokens: Iterable[Token]) -> None:
    """Undo the faults of a document's tokens."""
    for token in tokens:
        if token.lower_ == "aged":
            _aged(token)
        elif token.lower_ in ("them", "whom") and token.i > 3:
            _some_of_them(token)
        elif token.lower_ in BEFALLEN and token.dep_ in ("advcl", "xcomp"):
            _with_some_hurt(token)
        elif token.lower_ in BEFALLEN and token.dep_ in ("acl:relcl", "acl") and token.head.dep_ == "obl":
            _with_dozens_hurt(token)
        elif token.lower_ == "lives" and token.dep_ == "obj":
            _where_lives_were_lost(token)
        elif token.tag_ == "CD" and token.dep_ == "nsubj" and token.head.dep_ in NOMINAL_SUBJECTS:
            _count_of_a_noun_read_as_verb(token)
        elif token.tag_ == "JJ" and token.dep_ in (*NOMINAL_SUBJECTS, "obj"):
            _some_and_others(token)
        elif token.dep_ == "obj" and (token.text == "$" or token.lower_ in CURRENCIES):
            _money_in_aid(token)
        elif token.tag_ == "CD" and token.dep_ in ("nmod", "obl", "obj"):
            _count_of_the_noun_behind(token)
            _count_before_a_participle(token)


def _aged(aged: Token) -> None:
    """ "Two men, aged 19 and 24, were arrested", read as men who aged while something was arrested."""
    doc = aged.doc
    noun = next((c for c in aged.lefts if c.dep_ in NOMINAL_SUBJECTS), None)
    last = aged.i
    while last + 1 < len(doc) and doc[last + 1].tag_ in PARTS:
        last += 1
    while last > aged.i and doc[last].tag_ != "CD":
        last -= 1
    if noun is None or noun.tag_ not in NOUNS or last == aged.i:
        return
    behind = last + 2 if last + 1 < len(doc) and doc[last + 1].text == "," else last + 1
    if behind >= len(doc) or doc[behind].tag_ not in FINITE:
        return
    verb = doc[behind].head if doc[behind].dep_ in ("aux", "aux:pass", "cop") else doc[behind]
    if verb.i == aged.i or not (verb.i == aged.head.i or aged.is_ancestor(verb)):
        return
    if aged.is_ancestor(verb):
        relation, above = aged.dep_, aged.head
        verb.head, verb.dep_ = (verb, "ROOT") if above.i == aged.i else (above, relation)
        for child in [c for c in aged.children if c.i > last or c.i < noun.left_edge.i]:
            if child.i != verb.i:
                child.head = verb
    for figure in doc[aged.i + 1 : last + 1]:
        if figure.tag_ == "CD":
            figure.head, figure.dep_ = aged, "obl"
        else:
            figure.head = aged
    noun.head, noun.dep_ = verb, "nsubj:pass" if has(verb, "aux:pass") else "nsubj"
    aged.head, aged.dep_ = noun, "acl"


def _with_some_hurt(hurt: Token) -> None:
    """ "Six died, with at least 14 more injured": it is the 14 who were, and not the six."""
    opening = next((c for c in hurt.lefts if c.dep_ in ("mark", "case") and c.lower_ == "with"), None)
    opening = opening or next((c for c in hurt.lefts if c.dep_ == "mark"), None)
    figure = next((c for c in hurt.lefts if c.tag_ == "CD" and c.dep_ == "nummod"), None)
    if has(hurt, "aux", "aux:pass"):
        return
    if opening is not None and opening.lower_ == "with" and figure is not None and not has(hurt, *NOMINAL_SUBJECTS):
        figure.dep_ = "nsubj:pass"
        for more in [c for c in hurt.lefts if figure.i < c.i]:
            more.head, more.dep_ = figure, "amod"
        return
    before = hurt.nbor(-1) if hurt.i else hurt
    if before.tag_ == "NNS" and has(before, "det") and before.dep_ == "nmod" and opening is None:
        hurt.head, hurt.dep_ = before, "acl"  # "a service for the four miners killed"
        return
    if before.lower_ == "more" and before.i:
        before = before.nbor(-1)
    people = next((t for t in (before, *before.ancestors) if t.dep_ in ("obl", *NOMINAL_SUBJECTS)), None)
    if people is None or people.i > hurt.i or people.head.i not in (hurt.i, hurt.head.i) or people.i < hurt.head.i:
        return
    opening = people.left_edge.nbor() if people.left_edge.is_punct else people.left_edge
    if opening.lower_ == "with" and opening.head.i == people.i and people.right_edge.i in (before.i, hurt.i - 1):
        opening.head, opening.dep_ = hurt, "mark"
        people.head, people.dep_, hurt.dep_ = hurt, "nsubj:pass", "advcl"


def _with_dozens_hurt(hurt: Token) -> None:
    """ "A bomb killed nine, with dozens more wounded", read as a killing with the wounded."""
    many, verb = hurt.head, hurt.head.head
    opening = many.left_edge.nbor() if many.left_edge.is_punct else many.left_edge
    between = hurt.doc[many.i + 1 : hurt.i]
    if opening.lower_ != "with" or opening.head.i != many.i or any(t.lower_ not in ("more", "others") for t in between):
        return
    hurt.head, hurt.dep_ = verb, "advcl"
    many.head, many.dep_ = hurt, "nsubj:pass"
    opening.head, opening.dep_ = hurt, "mark"
    for more in between:
        more.head, more.dep_ = many, "amod"


def _some_and_others(described: Token) -> None:
    """ "Three foreign and two Afghan soldiers": soldiers all, and not three of whatever is foreign."""
    figures = [c for c in described.lefts if c.tag_ == "CD"]
    nouns = [t for t in described.doc[described.i + 2 : described.i + 6] if t.tag_ == "NNS"]
    if not figures or not nouns or nouns[0].head.i != described.head.i or nouns[0].dep_ != described.dep_:
        return
    second = nouns[0]
    joint = described.nbor()
    if joint.lower_ == "and" and joint.head.i == second.i and any(c.tag_ == "CD" for c in second.lefts):
        figures[0].dep_ = "nummod"
        second.head, second.dep_ = described, "conj"
        described.tag_ = "NNS"


def _count_of_the_noun_behind(figure: Token) -> None:
    """ "ordered the arrest of 31 alleged gang members", read as an arrest of 31, and members beside it."""
    case = figure.left_edge
    noun = next((t for t in figure.doc[figure.i + 1 : figure.i + 5] if t.tag_ == "NNS"), None)
    if noun is None or case.dep_ != "case" or case.head.i != figure.i or noun.left_edge.i != figure.i + 1:
        return
    between = figure.doc[figure.i + 1 : noun.i]
    described = between and all(t.tag_ in ("JJ", "VBN", "NN", "NNP") and t.head.i <= noun.i for t in between)
    if not described or figure.is_ancestor(noun) or noun.dep_ not in ("obj", "obl", "nmod", "conj", "appos", "dep"):
        return
    if any(not c.is_punct and c.i > figure.i for c in figure.children):
        return
    noun.head, noun.dep_ = figure.head, figure.dep_
    case.head = noun
    figure.head, figure.dep_ = noun, "nummod"


def _count_before_a_participle(figure: Token) -> None:
    """ "called for the release of 41 jailed members", read as members whom the callers jailed."""
    doc, last = figure.doc, figure.i + 2
    noun = doc[last] if last < len(doc) and doc[last].tag_ == "NNS" else figure
    held = noun.nbor(-1) if noun.i else figure
    if noun.dep_ != "obj" or noun.head.i != held.i or held.tag_ not in ("VBD", "VBN") or held.dep_ == "ROOT":
        return
    if held.is_ancestor(figure):
        return
    if has(held, *NOMINAL_SUBJECTS) or not has(figure, "case") or any(c.i > figure.i for c in figure.children):
        return
    for child in [c for c in held.children if c.i != noun.i]:
        child.head = held.head
    noun.head, noun.dep_ = figure.head, figure.dep_
    for child in [*figure.lefts]:
        child.head = noun
    figure.head, figure.dep_ = noun, "nummod"
    held.head, held.dep_, held.tag_ = noun, "amod", "VBN"


def _count_of_a_noun_read_as_verb(figure: Token) -> None:
    """ "Three suspects are in custody", read as three who suspect."""
    noun = figure.head
    if noun.tag_ == "VBZ" and noun.i == figure.i + 1 and not has(noun, "obj", "aux"):
        figure.dep_, noun.tag_ = "nummod", "NNS"


def _money_in_aid(money: Token) -> None:
    """ "suspended $95 million in aid": the money is aid, and nothing is suspended in it."""
    aid = next((c for c in money.head.rights if c.dep_ == "obl" and c.i > money.i), None)
    if aid is None or aid.left_edge.lower_ != "in" or aid.left_edge.i != money.right_edge.i + 1:
        return
    if aid.tag_ in ("NN", "NNS"):
        aid.head, aid.dep_ = money, "nmod"


def _where_lives_were_lost(lives: Token) -> None:
    """ "The crash claimed nine lives in Peru": the lives are counted, not placed."""
    for where in [c for c in lives.rights if c.dep_ == "nmod" and c.left_edge.lower_ in PLACING]:
        where.head, where.dep_ = lives.head, "obl"


def _some_of_them(them: Token) -> None:
    """ "killed 20 people, nine of them police officers": the officers are some of the 20, and no others."""
    doc = them.doc
    share = doc[them.i - 2]
    opening = next(
        (t for t in reversed(doc[max(1, them.i - 5) : them.i - 2]) if t.text in (",", "-", "--", "—", "–")), None
    )
    if doc[them.i - 1].lower_ != "of" or opening is None or not (share.tag_ == "CD" or share.lower_ in SHARES):
        return
    whole = doc[opening.i - 1]
    while whole.head.i < opening.i and whole.head.i != whole.i and whole.dep_ in INSIDE:
        whole = whole.head
    if whole.tag_ == "VBN":  # "2,500 had been arrested - 39 of them priests"
        whole = next((c for c in whole.children if c.dep_ == "nsubj:pass" and c.i < opening.i), whole)
    if whole.tag_ not in {*NOUNS, "CD"}:
        return
    if them.lower_ == "whom":
        said = share.head
        if share.dep_ in NOMINAL_SUBJECTS and said.i > them.i and not said.is_ancestor(whole):
            said.head, said.dep_ = whole, "acl:relcl"
        return
    last = them.i
    while last + 1 < len(doc) and doc[last + 1].tag_ in DESCRIBING:
        last += 1
    if last + 1 < len(doc) and doc[last + 1].tag_ in FINITE:
        return  # "nine of them were officers"
    what = doc[last] if last > them.i and doc[last].tag_ in NOUNS else None
    for part in (what, share):
        if part is not None and (part.is_ancestor(whole) or (part.dep_ in NOMINAL_SUBJECTS and part.head.i > last)):
            whole.head, whole.dep_ = (whole, "ROOT") if part.head.i == part.i else (part.head, part.dep_)
            break
    if what is None:
        share.head, share.dep_ = whole, "appos"
        return
    what.head, what.dep_ = whole, "appos"
    share.head, share.dep_ = what, "nsubj"
    for word in doc[them.i + 1 : last]:
        if not opening.i < word.head.i <= last:
            word.head = what
    for late in [c for c in what.rights if c.i > last + 1 and doc[last + 1].text == "," and whole.i != whole.head.i]:
        late.head = whole.head  # "..., nine of them officers, in Mosul on Sunday"
        late.dep_ = "obl" if late.dep_ == "nmod" else late.dep_
