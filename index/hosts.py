"""The name of a host as the network knows it: in ASCII, as browsers make it (UTS 46, not transitional: the letters that
IDNA 2003 folded into others stay themselves). What is fetched and what is shown before a link is opened agree by this.
"""

from __future__ import annotations

LONGEST_NAME = 253
LONGEST_LABEL = 63
"""Characters of a host's name, and between two of its dots (RFC 1035)."""

_CODED = "xn--"
_JOINERS = "\u200c\u200d"


def network_name(host: str) -> str:
    """The name in ASCII. Raises ValueError for one that no network knows: with characters that are never part of a
    name, joiners where no script needs them, labels that are empty or too long, or Punycode that means something else.
    """
    if len(host) > LONGEST_NAME:
        raise ValueError("a host's name is too long")
    lower = host.lower()
    if lower.isascii() and _CODED not in lower:
        return lower
    import idna  # only here: its tables take longer to load than all else of an address

    try:
        labels = [_label(label) for label in idna.uts46_remap(host, std3_rules=False).split(".")]
    except UnicodeError as error:
        raise ValueError("no host's name") from error
    if not all(labels[:-1]) or any(len(label) > LONGEST_LABEL for label in labels):
        raise ValueError("a label of a host's name is empty or too long")
    return ".".join(labels)


def _label(label: str) -> str:
    """A label that has been mapped, in ASCII. Emoji, which registries refuse and browsers fetch, are fetched."""
    import idna
    from idna import core

    if label.isascii():
        if not label.startswith(_CODED):
            return label
        meant = label[len(_CODED) :].encode().decode("punycode")
        if meant.isascii() or idna.uts46_remap(meant, std3_rules=False) != meant or _label(meant) != label:
            raise UnicodeError("Punycode of what would be written otherwise")
        return label
    if label.startswith(_CODED):
        raise UnicodeError("Punycode that is none")
    core.check_initial_combiner(label)
    core.check_bidi(label)
    if not all(core.valid_contextj(label, at) for at, char in enumerate(label) if char in _JOINERS):
        raise UnicodeError("a joiner that joins nothing")
    return _CODED + label.encode("punycode").decode("ascii")
