"""Which addresses a connector may ask: those of its vendor, by https; others where the operator allows it."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from server.outgoing.guard import Guard, NotAllowed


def guarded(guard: Guard, address: str, hosts: Sequence[str]) -> Guard:
    """The guard for the vendor's hosts. Raises `NotAllowed` for an address that is none of them."""
    host, port, is_encrypted = parts_of(address)
    is_inside = host in guard.inside or f"{host}:{port}" in guard.inside
    if not is_encrypted and not is_inside:
        raise NotAllowed(f"{host} is asked by https alone: begin its address with https://.")
    if not is_inside and not is_one_of(host, hosts):
        raise NotAllowed(
            f"{host} is not one of {', '.join(hosts)}. "
            "Whoever runs the server can allow it by RIDEALONG_ALLOWED_HOSTS."
        )
    return guard.only(hosts)


def is_one_of(host: str, hosts: Sequence[str]) -> bool:
    """Whether the host is one of these; `*.example.com` is all below."""
    return any(host.endswith(one[1:]) if one.startswith("*.") else host == one for one in hosts)


def parts_of(address: str) -> tuple[str, int, bool]:
    """Host, port, and whether it is asked by https. Raises `NotAllowed` for what is no web address."""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.password:
        raise NotAllowed("Write the address like https://example.my.salesforce.com.")
    is_encrypted = parts.scheme == "https"
    return host, port or (443 if is_encrypted else 80), is_encrypted
