"""The rules of the lexicon, ours and the user's, with the file and line each comes from.

A user's group with a name of ours changes it (`add_words`, `add_veto`, `off = true`, or any key anew); any other name
is a new rule. Rules of the user are tried first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec

from index.errors import LexiconError
from index.extract import own
from index.extract.words import LEXICON

FILES = (
    "protest.toml",
    "coercion.toml",
    "justice.toml",
    "accidents.toml",
    "violence.toml",
    "violence_nouns.toml",
    "politics.toml",
    "speech.toml",
    "disputes.toml",
    "society.toml",
)
"""In the order in which rules that share a word are tried."""

PARTS_OF_SPEECH = ("verb", "noun", "adjective")
EXTENSION = "X-"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One group of the lexicon: words of the same meaning whose arguments behave alike. `source`: its file and line."""

    id: str
    type: str
    pos: str
    frame: str
    words: tuple[str, ...]
    example: str
    mode: str = ""
    needs: tuple[str, ...] = ()
    veto: frozenset[str] = frozenset()
    toll: str = ""
    source: str = ""

    def __hash__(self) -> int:
        return hash(self.id)


@cache
def veto_phrases(rule: Rule) -> tuple[str, ...]:
    """A rule's vetoes of several words: they hold wherever the sentence says them."""
    return tuple(words for words in rule.veto if " " in words)


class OwnGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a group of a user's file may say."""

    type: str | None = None
    pos: str | None = None
    frame: str | None = None
    words: tuple[str, ...] | None = None
    example: str | None = None
    mode: str | None = None
    needs: tuple[str, ...] | None = None
    veto: frozenset[str] | None = None
    toll: str | None = None
    add_words: tuple[str, ...] = ()
    add_veto: frozenset[str] = frozenset()
    off: bool = False


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How arguments map to roles: paths tried in order, see frames.toml."""

    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    instrument: tuple[str, ...] = ()
    intransitive: bool = False
    reciprocal: bool = False
    free_target: bool = False
    first_target_only: bool = False


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its id, the user's first. Raises LexiconError where a user's file is wrong."""
    return check()


def check() -> dict[str, Rule]:
    """The rules as the user's files have them at this moment. Raises LexiconError."""
    ours = _ours()
    theirs: dict[str, Rule] = {}
    off: set[str] = set()
    for path in own.files():
        for rule_id, rule in read(path, ours).items():
            if rule is None:
                off.add(rule_id)
            else:
                theirs[rule_id] = rule
    return theirs | {rule_id: rule for rule_id, rule in ours.items() if rule_id not in theirs and rule_id not in off}


@cache
def frames() -> dict[str, Frame]:
    """Every frame by its name."""
    return msgspec.toml.decode((LEXICON / "frames.toml").read_bytes(), type=dict[str, Frame])


@cache
def _ours() -> dict[str, Rule]:
    found = {}
    for name in FILES:
        text = (LEXICON / name).read_text(encoding="utf-8")
        for key, group in tomllib.loads(text).items():
            found[key] = msgspec.convert({**group, "id": key, "source": f"{name}:{_line(text, key)}"}, Rule)
    return found


@cache
def _types() -> frozenset[str]:
    plover = tomllib.loads((LEXICON / "plover.toml").read_text(encoding="utf-8"))
    return frozenset(plover) | {rule.type for rule in _ours().values()}


def read(path: Path, ours: dict[str, Rule]) -> dict[str, Rule | None]:
    """The rules of a user's file by id, None for one of ours that is switched off.

    Raises LexiconError, which names file and line, for a file that is no TOML, or a group that cannot work.
    """
    try:
        text = path.read_text(encoding="utf-8")
        groups = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(str(path), 1, str(error)) from error
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        raise LexiconError(str(path), int(at[1]) if at else text.count("\n") + 1, str(error)) from error
    return {key: _own_rule(path, text, key, group, ours.get(key)) for key, group in groups.items()}


def _own_rule(path: Path, text: str, key: str, raw: object, base: Rule | None) -> Rule | None:
    def wrong(reason: str, named: str = "") -> LexiconError:
        return LexiconError(str(path), _line(text, key, named), f"[{key}]: {reason}")

    try:
        group = msgspec.convert(raw, OwnGroup)
    except msgspec.ValidationError as error:
        at = re.search(r"\$\.(\w+)|field `(\w+)`", str(error))
        raise wrong(str(error), (at[1] or at[2]) if at else "") from error
    if group.off:
        if base is None:
            raise wrong("`off` names no rule of ours", "off")
        return None
    given = {
        name: value
        for name in ("type", "pos", "frame", "words", "example", "mode", "needs", "veto", "toll")
        if (value := getattr(group, name)) is not None
    }
    if base is None:
        lacking = [name for name in ("type", "pos", "frame", "words", "example") if name not in given]
        if lacking:
            raise wrong(f"a new rule also needs {', '.join(lacking)}")
    start = msgspec.structs.asdict(base) if base is not None else {}
    fields = {**start, **given, "id": key, "source": f"{path}:{_line(text, key)}"}
    fields["words"] = (*fields["words"], *group.add_words)
    fields["veto"] = frozenset(fields.get("veto", ())) | group.add_veto
    rule = Rule(**fields)
    _check(rule, wrong)
    return rule


def _check(rule: Rule, wrong: Callable[[str, str], LexiconError]) -> None:
    from index.extract.events.conditions import is_need  # asks questions of rules that are loaded

    if rule.type not in _types() and not rule.type.startswith(EXTENSION):
        raise wrong(f"no type {rule.type!r}; extensions of your own begin with {EXTENSION}", "type")
    if rule.pos not in PARTS_OF_SPEECH:
        raise wrong(f"pos is one of {', '.join(PARTS_OF_SPEECH)}, not {rule.pos!r}", "pos")
    if rule.frame not in frames():
        raise wrong(f"no frame {rule.frame!r}", "frame")
    if not rule.words:
        raise wrong("no words", "words")
    for need in rule.needs:
        try:
            known = is_need(need)
        except KeyError:
            known = False
        if not known:
            raise wrong(f"no need {need!r}", "needs")


def _line(text: str, key: str, field: str = "") -> int:
    """The line of a group, or of a field in it."""
    head = re.search(rf'^\[\s*"?{re.escape(key)}"?\s*\]', text, re.MULTILINE)
    if head is None:
        return 1
    at = head.start()
    if field:
        tail = text[head.end() :]
        following = re.search(r"^\[", tail, re.MULTILINE)
        inside = tail[: following.start()] if following else tail
        found = re.search(rf"^\s*{re.escape(field)}\s*=", inside, re.MULTILINE)
        if found is not None:
            at = head.end() + found.start() + (len(found[0]) - len(found[0].lstrip()))
    return text.count("\n", 0, at) + 1
