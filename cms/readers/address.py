"""Which addresses may be called: those that anybody on the Internet could call too.

Whoever may set up a webhook must not reach by it what only this machine can reach: databases,
caches, the metadata of a cloud. A name is resolved once; what was checked is what is called.
"""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from django.utils.translation import gettext as _

_PORTS = {"http": 80, "https": 443}
_OTHER_PORTS = range(8000, 9001)
_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052
_REFUSED = tuple(
    ip_network(each)
    for each in (
        "64:ff9b:1::/48",  # NAT64 within one network, RFC 8215
        "2001::/32",  # Teredo, which wraps an IPv4 address
        "2002::/16",  # 6to4, which does too
        "192.88.99.0/24",  # and its relays
    )
)


class RefusedAddressError(ValueError):
    """The address is none that may be called; the message says why, for people."""


@dataclass(frozen=True)
class Address:
    """Where a URL leads."""

    scheme: str
    host: str
    """The name in the URL, in ASCII."""
    port: int
    target: str
    """Path and query."""

    @property
    def authority(self) -> str:
        """Return the value of the Host header."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == _PORTS[self.scheme] else f"{name}:{self.port}"


def parse(url: str, *, private: bool = False) -> Address:
    """Return where a URL leads.

    Raises ``RefusedAddressError`` unless it is http or https, names a host, has no user name, no
    fragment, and a port of the web (80, 443, 8000 to 9000; any if private ones are allowed).
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise RefusedAddressError(_("This is no address.")) from None
    _check_parts(url, parts)
    port = _PORTS[parts.scheme] if port is None else port
    if not private and port not in (*_PORTS.values(), *_OTHER_PORTS):
        raise RefusedAddressError(_("Only the ports 80, 443 and 8000 to 9000 are called."))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Address(parts.scheme, _ascii(parts.hostname or ""), port, target)


def resolve(address: Address, *, private: bool = False) -> list[str]:
    """Return the IP addresses of a host.

    Raises ``RefusedAddressError`` when one of them is not public, ``OSError`` when there is none.
    """
    found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    numbers = list(dict.fromkeys(str(info[4][0]) for info in found))
    if not private and not all(is_public(each) for each in numbers):
        raise RefusedAddressError(_("The address is not a public one."))
    return numbers


def is_public(number: str) -> bool:
    """Tell whether an IP address is one of the Internet; what wraps another is as public as it."""
    ip = ip_address(number.partition("%")[0])
    if isinstance(ip, IPv6Address) and (inner := _wrapped(ip)) is not None:
        ip = inner
    local = ip.is_multicast or ip.is_reserved or ip.is_link_local or ip.is_loopback
    if local or ip.is_unspecified or getattr(ip, "is_site_local", False):
        return False
    return ip.is_global and not any(ip in network for network in _REFUSED)


def check(url: str, *, private: bool = False) -> None:
    """Check what can be known of a URL without asking for its name; raise as ``parse`` does."""
    address = parse(url, private=private)
    try:
        public = is_public(address.host)
    except ValueError:
        # A name. Some are known to lead nowhere else than here.
        public = address.host != "localhost" and not address.host.endswith(".localhost")
    if not public and not private:
        raise RefusedAddressError(_("The address is not a public one."))


def _check_parts(url: str, parts: SplitResult) -> None:
    if parts.scheme not in _PORTS or not parts.hostname:
        raise RefusedAddressError(_("An address starts with https:// or http:// and names a host."))
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        raise RefusedAddressError(_("An address holds no user name or password."))
    if parts.fragment:
        raise RefusedAddressError(_("An address holds no fragment (#)."))
    # A host may be written in any script; the rest is as it is sent.
    rest = url.replace(parts.netloc, "", 1)
    if not rest.isascii() or not url.isprintable() or any(mark in url for mark in ' \\"<>'):
        raise RefusedAddressError(_("Other characters than those of an address are encoded."))


def _ascii(host: str) -> str:
    if ":" in host:
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        raise RefusedAddressError(_("This is no address.")) from None


def _wrapped(ip: IPv6Address) -> IPv4Address | None:
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    return IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None
