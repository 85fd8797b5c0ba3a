"""Where a request was made, and where people reach the server."""

from urllib.parse import urlsplit

from flask import request
from flask_limiter.util import get_remote_address

from server.extensions import public_url
from server.loopback import is_loopback


def asked_on_this_computer() -> bool:
    """Whether the request was made where the server runs, and no proxy has a word in it."""
    host = urlsplit(request.host_url).hostname or ""
    forwarded = any(name.startswith(("Forwarded", "X-Forwarded-")) for name, _ in request.headers)
    return is_loopback(host) and is_loopback(get_remote_address()) and not forwarded


def people_reach_it_at() -> str:
    """The address of this server, without a slash at its end: as it was told, else as it was asked."""
    return public_url() or request.host_url.rstrip("/")
