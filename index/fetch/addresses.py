"""Which addresses may be asked: http and https alone, and no host of the machine's own network unless it is allowed.
Names are looked up here once, and what was checked is what is connected to.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from index.errors import SourceError
from index.hosts import network_name

SCHEMES = {"http": 80, "https": 443}
LONGEST = 4_000
"""Characters of an address; browsers take about as many."""

_HOST = re.compile(r"[a-z0-9_-](?:[a-z0-9._-]{0,250}[a-z0-9_.-])?", re.IGNORECASE)
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_MAPPED_64 = ipaddress.ip_network("64:ff9b::/96")
"""IPv4 inside of IPv6, as NAT64 writes it (RFC 6052)."""
_UNICAST = ipaddress.ip_network("2000::/3")
"""All of IPv6 that is given out to anybody (RFC 4291, 2.4). What lies outside has been local, mapped or reserved under
one name or another, and Python knows not all of them.
"""
_ASSIGNMENTS = ipaddress.ip_network("192.0.0.0/24")
"""For protocols (RFC 6890), of which Python takes one part for public."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_web(text: str) -> bool:
    """Whether something a user typed is meant as an address of the web."""
    return text[:8].lower().startswith(("http://", "https://"))


def checked(url: str) -> str:
    """An address as it is asked for: no fragment, its host in ASCII. Raises SourceError for any we never ask."""
    if len(url) > LONGEST or any(ord(char) < 0x21 or ord(char) == 0x7F for char in url):
        raise SourceError(url[:200], "not an address: too long, or with blanks or control characters in it")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise SourceError(url, "not an address of the web") from None
    if parts.scheme.lower() not in SCHEMES:
        raise SourceError(url, "only http and https are fetched")
    if parts.username is not None or parts.password is not None:
        raise SourceError(url, "addresses with a name or password in them are not fetched")
    try:
        host = network_name(host)
    except ValueError:
        host = ""
    if not (_HOST.fullmatch(host) or _is_number(host)):
        raise SourceError(url, "an address without a host that could be asked")
    host = f"[{host}]" if ":" in host else host
    netloc = host if port in (None, SCHEMES[parts.scheme.lower()]) else f"{host}:{port}"
    path = quote(parts.path or "/", safe=_SAFE)
    return urlunsplit((parts.scheme.lower(), netloc, path, quote(parts.query, safe=_SAFE), ""))


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def joined(base: str, target: str) -> str:
    """Where a link on a page leads. Raises SourceError where that may not be asked."""
    try:
        return checked(urljoin(base, target.strip()))
    except ValueError:
        raise SourceError(base, "leads to something that is no address") from None


def origin(url: str) -> str:
    """Scheme, host and port of an address: who is asked."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def addresses(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The numbers behind a host's name. Raises OSError where it has none; PermissionError where any of them is of a
    private, local or reserved network: a name that leads to both is as little to be trusted.
    """
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private and not all(is_public(number) for number in numbers):
        raise PermissionError(f"{host} is an address of a private network; --allow-private fetches it all the same")
    return numbers


def is_public(number: str) -> bool:
    """Whether a number is one that anybody on the internet can reach, whatever it is wrapped into."""
    address: Address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _MAPPED_64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(str(inner))
        return address.is_global and address in _UNICAST
    return address.is_global and not address.is_multicast and address not in _ASSIGNMENTS
