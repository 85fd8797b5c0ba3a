"""Where a request may go: to hosts that are meant, and never to an address inside.

What somebody types as a server, or another system gives as a link, could point at this machine or its
neighbors. So a name is resolved once, each address it has is looked at, and it is that address which is
connected to: a name that answers otherwise the second time gains nothing.
"""

import ipaddress
import socket
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

#: IPv4 addresses behind a translator (RFC 6052).
_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")
#: The IPv6 internet (IANA's global unicast); beyond it is what was, or may once be.
_UNICAST: Final = ipaddress.IPv6Network("2000::/3")


class NotAllowed(Exception):  # noqa: N818 - a sentence for whoever administers
    """The request may not go there; the message says what to do."""


class Unreachable(Exception):  # noqa: N818 - a sentence for whoever administers
    """Nobody answers there; the message says where, and what was tried."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Who may be asked. `hosts`: only these, `*.example.com` for all below; empty: any that is outside.

    `inside`: what the operator allows wherever it points to: `host` or `host:port`, in lower case.
    """

    inside: frozenset[str] = frozenset()
    hosts: Sequence[str] = field(default=())

    def only(self, hosts: Iterable[str]) -> "Guard":
        """The same, for these hosts alone."""
        return Guard(self.inside, tuple(host.lower() for host in hosts))

    def is_allowed_inside(self, host: str, port: int) -> bool:
        """Whether the operator allows this host, or this port of it, wherever it points to."""
        return _name(host) in self.inside or f"{_name(host)}:{port}" in self.inside

    def addresses(self, host: str, port: int) -> list[str]:
        """The addresses to connect to, each looked at. Raises `NotAllowed`; `Unreachable`: no such name."""
        name = _name(host)
        is_allowed_inside = self.is_allowed_inside(host, port)
        if self.hosts and not is_allowed_inside and not _is_one_of(name, self.hosts):
            raise NotAllowed(f"{host} is not one of the hosts that are asked: {', '.join(self.hosts)}.")
        found = _resolved(name, port)
        if not is_allowed_inside:
            for address in found:
                if is_inside(ipaddress.ip_address(address)):
                    raise NotAllowed(
                        f"{host} is an address inside ({address}), where nothing is sent. "
                        "Whoever runs the server can allow it by RIDEALONG_ALLOWED_HOSTS."
                    )
        return found

    def connect(self, host: str, port: int, timeout: float) -> socket.socket:
        """A connection there. Raises `NotAllowed` and `Unreachable`."""
        last: OSError | None = None
        for address in self.addresses(host, port):
            try:
                line = socket.create_connection((address, port), timeout)
            except OSError as problem:
                last = problem
            else:
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # a body waits for nothing
                return line
        raise Unreachable(f"{host} does not answer at port {port}: {_said(last)}.") from last


def is_inside(address: Address) -> bool:
    """Whether this is no address of the public internet, or one that stands for such a one."""
    if isinstance(address, ipaddress.IPv6Address):
        if address in _TRANSLATED:
            return is_inside(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        within = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if within:
            return is_inside(within)
        if address not in _UNICAST:
            return True
    return not address.is_global or address.is_multicast


def allowed_hosts(said: str) -> frozenset[str]:
    """What `RIDEALONG_ALLOWED_HOSTS` names, with commas between."""
    return frozenset(one.strip().lower() for one in said.split(",") if one.strip())


def _name(host: str) -> str:
    return host.strip("[]").rstrip(".").lower()


def _is_one_of(name: str, hosts: Sequence[str]) -> bool:
    return any(name.endswith(host[1:]) if host.startswith("*.") else name == host for host in hosts)


def _resolved(name: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise Unreachable(f"There is no server called {name}.") from problem
    return list(dict.fromkeys(str(address[0]).partition("%")[0] for *_, address in found))


def _said(problem: OSError | None) -> str:
    return ((problem and (problem.strerror or str(problem))) or "nothing is there").lower().rstrip(".")
