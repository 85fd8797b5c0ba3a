"""Every system that can be connected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from server.connecting.connector import Asking, Connector


@dataclass(frozen=True, slots=True)
class System:
    """A system that can be connected. `open`: its connector, imported when it is needed.

    `secret`: the one secret it asks for; `settings`: what it must be told beside it.
    """

    title: str
    secret: str
    settings: tuple[str, ...]
    open: Callable[[Asking], Connector]


def _hubspot(asking: Asking) -> Connector:
    from server.connecting.hubspot.connector import HubSpotConnector

    return HubSpotConnector(asking)


def _salesforce(asking: Asking) -> Connector:
    from server.connecting.salesforce.connector import SalesforceConnector

    return SalesforceConnector(asking)


SYSTEMS: Final[Mapping[str, System]] = {
    "hubspot": System("HubSpot", "token", (), _hubspot),
    "salesforce": System("Salesforce", "client_secret", ("address", "client_id"), _salesforce),
}
