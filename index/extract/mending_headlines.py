"""Faults of trees of headlines, which have no full stop and few small words: "Uganda blocks Facebook" read as blocks of
Uganda's; mended right after parsing like those in `mending.py`. Each function undoes one and is silent where it is not
there.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from index.extract.inflection import verb_forms
from index.extract.labels import DONE_TO
from index.extract.mending_phrases import TIMES
from index.extract.relations import CLAUSES, FINITE, NOMINAL_SUBJECTS, NOUNS, has

LONGEST = 18
"""Tokens of a headline."""
VERBS = frozenset(
    "attack ban block bomb boycott charge claim demand fire force free halt hit hold host kill launch meet march name "
    "oust pledge protest raid rally reject release rescue rock sanction seek seize shell sign slam storm strike target "
    "threaten trade urge visit vow warn condemn arrest expel recall swap end begin lift impose approve "
    "back discuss face fight quit resume shake share scrap torch loot jail file shelve probe pardon deport slash relax "
    "ease tighten seal shut reopen deploy mass grant appoint shoot stab abduct execute bar boost curb deny detain "
    "ditch freeze order sack snub suspend sue tap topple veto withdraw wound beat unveil shun send cancel evacuate "
    "close open sink down spread lodge airlift donate supply "
    "rebuff spurn laud hail accuse defy eject extend ratify revoke reinstate restore extradite denounce welcome "
    "abolish detail inaugurate mediate evict".split()
)
"""What headlines say in the present tense that is a noun, an adjective or a name of something as well."""
THIRD = {next(form for form in sorted(verb_forms(verb)) if form.endswith("s")): verb for verb in VERBS}
ALONE = frozenset("rally march protest strike meet resume visit file spread withdraw".split())
"""Those that need no object."""
ENDS = frozenset({",", "as", "after", "while", "amid", "before", ";"})
"""Where the first clause of a headline ends."""
BEFORE = NOUNS | {"JJ", "CD", "POS", "DT", ",", "CC", "HYPH", "PRP$", "VBN"}
PHRASE = NOUNS | {"JJ", "CD", "DT", "PRP$", "POS", "VBN", "HYPH", "$", "JJR", "VBG"}
HURT = frozenset({"killed", "hurt", "injured", "wounded", "arrested", "detained", "missing"})
SAYS = frozenset({"says", "say"})


def headlines_mended(doc: Doc, tokens: Sequence[Token]) -> None:
    """Undo the faults of a sentence that is a headline."""
    if not 3 <= len(tokens) <= LONGEST or tokens[-1].text in (".", "!", "?", "”", '"', "’", "'"):
        return
    for token in tokens:
        if token.tag_ in ("VBP", "VB") and token.lower_.startswith("ex-"):
            token.tag_ = "NN"
        elif token.i and token.tag_ in ("RB", "UH", "VB") and token.text[:1].isupper() and tokens[1].text[:1].islower():
            token.tag_ = "NNP"  # "Uganda blocks Facebook"
    cut = next((t.i for t in tokens if t.i > 3 and t.lower_ in ENDS), len(tokens))
    finite = [token for token in tokens[:cut] if token.tag_ in FINITE or token.tag_ == "VBG"]
    noun = finite[0] if len(finite) == 1 and finite[0].tag_ == "VBZ" and finite[0].lower_ in THIRD else None
    if noun is not None and any(t.lower_ in VERBS and _bare_fits(t, tokens) for t in tokens[1 : noun.i]):
        noun.tag_ = "NNS"  # "Ukraine, Russia trade drone attacks"
        finite = []
    if not finite:
        verb = _verb(tokens)
        if verb is not None:
            _governing(verb, tokens)
    for token in tokens:
        if token.dep_ == "appos" and token.tag_ in NOUNS:
            _second_of_two(token)
        elif token.dep_ == "vocative":
            _called_upon(token)
        elif token.tag_ == "CD":
            _toll_at_the_end(token)
        elif token.dep_ == "obj" and token.lower_ in TIMES:
            _time_of_the_deed(token)
        elif token.lower_ in SAYS and token.dep_ == "ROOT":
            _report_before(token)
    for token in tokens:
        if token.tag_ in FINITE and token.dep_ in CLAUSES:
            _label_before(token)
    root = next((token for token in tokens if token.dep_ == "ROOT"), tokens[0])
    _passive_without_auxiliary(root)


def _verb(tokens: Sequence[Token]) -> Token | None:
    """The word that must be the verb: after plural or several subjects in its bare form, else in the third person."""
    open_ = 1
    while open_ < len(tokens) and tokens[open_ - 1].tag_ in BEFORE:
        open_ += 1
    inside = tokens[1:open_]
    for token in inside:
        if token.lower_ in VERBS and _bare_fits(token, tokens):
            return token
    return next((token for token in inside if token.lower_ in THIRD and _third_fits(token, tokens)), None)


def _bare_fits(token: Token, tokens: Sequence[Token]) -> bool:
    before = tokens[token.i - 1]
    after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    several = before.tag_ == "NNP" and any(t.text in (",", "and", "&") for t in tokens[: token.i])
    plural = before.tag_ in ("NNS", "NNPS") or (before.tag_ == "CD" and token.i == 1) or before.lower_ == "police"
    if not (several or plural):
        return False
    if after is None or after.tag_ in ("IN", "TO", "RB", ","):
        return token.lower_ in ALONE
    return after.tag_ in PHRASE


def _third_fits(token: Token, tokens: Sequence[Token]) -> bool:
    before = tokens[token.i - 1]
    after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if after is None or before.tag_ in ("POS", ",", "CC", "CD", "DT", "NNS") or before.lower_ in ("air", "drone"):
        return False
    if token.i == 1 and before.tag_ == "JJ" and before.text.islower():
        return False
    if after.tag_ in ("IN", "TO"):
        return THIRD[token.lower_] in ALONE
    return after.tag_ in NOUNS | {"JJ", "CD", "DT"} or after.text[:1].isupper()


def _governing(verb: Token, tokens: Sequence[Token]) -> None:
    """Let a verb govern what stands before it and the phrase behind it."""
    verb.tag_ = "VBZ" if verb.lower_ in THIRD else "VBP"
    commas = [t.i for t in tokens[: verb.i] if t.text in (",", "and", "&")]
    subject = tokens[(commas[0] if commas else verb.i) - 1]
    last = verb.i
    while last + 1 < len(tokens) and tokens[last + 1].tag_ in PHRASE:
        last += 1
    thing = next((t for t in reversed(tokens[verb.i + 1 : last + 1]) if t.tag_ in NOUNS | {"CD"}), None)
    verb.head, verb.dep_ = verb, "ROOT"
    for token in tokens[: verb.i]:
        if token.i != subject.i and (token.head.i >= verb.i or token.dep_ == "ROOT"):
            token.head = subject if token.i < subject.i else tokens[verb.i - 1]
            token.dep_ = token.dep_ if token.dep_ in ("amod", "det", "nummod", "nmod:poss") else "compound"
    if commas and verb.i - 1 != subject.i:
        second = tokens[verb.i - 1]
        second.head, second.dep_ = subject, "conj"
        tokens[commas[0]].head = second
        tokens[commas[0]].dep_ = "cc" if tokens[commas[0]].text != "," else "punct"
    subject.head, subject.dep_ = verb, "nsubj"
    subject.tag_ = subject.tag_ if subject.tag_ in NOUNS | {"CD"} else "NNP"
    for token in tokens[verb.i + 1 :]:
        if thing is not None and token.i < thing.i:
            if token.head.i <= verb.i or token.dep_ == "ROOT":
                token.head, token.dep_ = thing, "compound"
        elif token.head.i <= verb.i or token.dep_ == "ROOT":
            token.head = verb
            token.dep_ = "obl" if token.dep_ in ("nmod", "obl") else token.dep_
            token.dep_ = "parataxis" if token.dep_ == "ROOT" else token.dep_
    if thing is not None:
        thing.head, thing.dep_ = verb, "obj"


def _second_of_two(second: Token) -> None:
    """ "China, Japan hold talks", read as a China also called Japan: such a name has a second comma."""
    first = second.head
    verb = first.head
    if first.tag_ != "NNP" or second.tag_ != "NNP" or first.dep_ != "nsubj" or second.right_edge.i + 1 != verb.i:
        return
    if _mark_before(second) == "," and verb.tag_ == "VBP":
        second.dep_ = "conj"


def _mark_before(noun: Token) -> str:
    first = next((t for t in noun.subtree if not t.is_punct), noun)
    return first.nbor(-1).text if first.i else ""


def _called_upon(first: Token) -> None:
    """ "Merz, Macron meet in Paris", read as Merz, whom one tells so."""
    verb = first.head
    second = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if second is None or verb.tag_ != "VBP" or second.right_edge.i + 1 != verb.i or _mark_before(second) != ",":
        return
    if first.tag_ == second.tag_ == "NNP" and first.i < second.i:
        first.dep_, second.head, second.dep_ = "nsubj", first, "conj"


def _toll_at_the_end(figure: Token) -> None:
    """ "Militants ambush army patrol, 5 killed", read as militants who were killed."""
    doc = figure.doc
    hurt = doc[figure.i + 1] if figure.i + 1 < len(doc) else figure
    if hurt.lower_ not in HURT or figure.i < 2 or doc[figure.i - 1].text not in ",-–—;":
        return
    if figure.dep_ in NOMINAL_SUBJECTS and figure.head.i == hurt.i:
        return
    if hurt.dep_ in ("conj", "acl", "parataxis", "advcl", "appos") and not has(hurt, "aux", "aux:pass"):
        root = next((t for t in hurt.ancestors if t.head.i == t.i), hurt)
        if root.i < figure.i:
            hurt.head, hurt.dep_, hurt.tag_ = root, "parataxis", "VBN"
            figure.head, figure.dep_ = hurt, "nsubj:pass"


def _time_of_the_deed(hours: Token) -> None:
    """ "Mayor slain hours after taking office", read as hours that a mayor slew."""
    verb = hours.head
    behind = hours.doc[hours.i + 1].lower_ if hours.i + 1 < len(hours.doc) else ""
    subject = next((c for c in verb.lefts if c.dep_ in NOMINAL_SUBJECTS), None)
    if behind not in ("after", "before", "later") or verb.lower_ not in DONE_TO | {"slain"} or subject is None:
        return
    hours.dep_, subject.dep_, verb.tag_ = "obl:unmarked", "nsubj:pass", "VBN"


def _report_before(says: Token) -> None:
    """ "Talks to resume in New York, says UN", read as talks that say."""
    first = next((c for c in says.lefts if c.dep_ == "nsubj"), None)
    speaker = next((c for c in says.rights if c.tag_ in NOUNS and c.dep_ in ("nsubj", "obj")), None)
    planned = next((c for c in first.children if c.dep_ == "acl" and c.tag_ in ("VB", "VBN")), None) if first else None
    if first is None or speaker is None or planned is None:
        return
    planned.head, planned.dep_ = says, "ccomp"
    first.head, first.dep_ = planned, "nsubj" if planned.tag_ == "VB" else "nsubj:pass"
    speaker.dep_ = "nsubj"


def _label_before(root: Token) -> None:
    """ "Sudan: RSF drone strike kills 70", read as a Sudan that kills."""
    label = next((c for c in root.lefts if c.dep_ == "nsubj"), None)
    second = next((c for c in label.rights if c.dep_ == "appos" and c.i < root.i), None) if label else None
    if label is None or second is None:
        return
    if _mark_before(second) == ":":
        second.head, second.dep_ = root, "nsubj"
        label.head, label.dep_ = root, "dep"


def _passive_without_auxiliary(root: Token) -> None:
    """ "Three held over a bomb plot", "Ex-president Velk jailed for 20 years", read as deeds of theirs."""
    verb = root
    if root.tag_ in NOUNS:
        verb = next((c for c in root.rights if c.dep_ in ("xcomp", "acl", "ccomp") and c.tag_ in ("VBD", "VBN")), root)
    behind = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    if verb.lower_ not in DONE_TO | {"held"} or behind.tag_ != "IN" or has(verb, "obj", "aux", "aux:pass", "ccomp"):
        return
    if verb.i != root.i:
        name = next((c for c in root.rights if c.dep_ in ("obj", "flat", "appos") and c.i < verb.i), None)
        if name is not None:
            name.dep_ = "appos"
        verb.head, verb.dep_, verb.tag_ = root, "acl", "VBN"
        return
    subject = next((c for c in verb.lefts if c.dep_ in NOMINAL_SUBJECTS), None)
    if subject is not None and verb.tag_ in ("VBD", "VBN"):
        subject.dep_, verb.tag_ = "nsubj:pass", "VBN"
