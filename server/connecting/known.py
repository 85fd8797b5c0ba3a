"""Every system that can be connected."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from server.connecting.connector import Asking, Connector
from server.mailbox.settings import SETTINGS as MAILBOX


@dataclass(frozen=True, slots=True)
class System:
    """A system that can be connected. `secret`: what its one secret is called to it.

    `settings`: what it may be told beside it, and what that is called; `needed` of these. `hosts`: those it
    is asked at, `every` so often. `open`: its connector, imported when it is needed.
    """

    title: str
    secret: str
    settings: Mapping[str, str]
    needed: tuple[str, ...]
    hosts: tuple[str, ...]
    every: timedelta
    open: Callable[[Asking], Connector]
    #: Whether the end of the secret may be told, so that one knows which it is: of a password it may not.
    tells_end: bool = True


def _hubspot(asking: Asking) -> Connector:
    from server.connecting.hubspot.connector import HubSpotConnector

    return HubSpotConnector(asking)


def _salesforce(asking: Asking) -> Connector:
    from server.connecting.salesforce.connector import SalesforceConnector

    return SalesforceConnector(asking)


def _mailbox(asking: Asking) -> Connector:
    from server.mailbox.connector import MailboxConnector

    return MailboxConnector(asking)


_ALL: Final = {
    "address": "address",
    "first_day": "first day",
    "recording_hosts": "hosts of recordings",
}

_HOURLY: Final = timedelta(hours=1)
#: A mailbox says at once that there is nothing new.
_OFTEN: Final = timedelta(minutes=10)

SYSTEMS: Final[Mapping[str, System]] = {
    "hubspot": System("HubSpot", "token", _ALL, (), ("api.hubapi.com",), _HOURLY, _hubspot),
    "salesforce": System(
        "Salesforce",
        "client_secret",
        {**_ALL, "client_id": "consumer key", "recording_field": "field of recordings"},
        ("address", "client_id"),
        ("*.salesforce.com", "*.force.com"),
        _HOURLY,
        _salesforce,
    ),
    "mailbox": System(
        "Mailbox", "password", MAILBOX, ("host", "user"), (), _OFTEN, _mailbox, tells_end=False
    ),
}


def hosts_of(kind: str) -> Sequence[str]:
    """The hosts that this system is asked at."""
    return SYSTEMS[kind].hosts
