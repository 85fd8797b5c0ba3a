"""Try a connection: who we are over there, and who there is a rep here."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from server.connecting.connector import NotLetIn, Owner
from server.connecting.desk import ConnectionRefused
from server.connecting.run import Tools, opened
from server.connecting.whose import Owners
from server.outgoing.guard import NotAllowed
from server.sealing import CannotUnseal
from server.store.imports import people_of
from server.store.tables import Connection
from server.work.job import TryLater


@dataclass(frozen=True, slots=True)
class Tried:
    """What a connection said of itself."""

    who: str
    matched: list[Owner]
    others: list[Owner]


def tried(session: Session, found: Connection, now: datetime, tools: Tools) -> Tried:
    """Ask the other system, and nothing is kept. Raises `ConnectionRefused`, with what to do."""
    people = people_of(session, found.organization_id)
    try:
        connector = opened(session, found, now, tools)
        session.rollback()  # nobody waits for the other system with a transaction open
        owners = Owners.of(connector.owners(), people)
        who = connector.whoami()
    except (NotLetIn, NotAllowed, CannotUnseal, TryLater) as refused:
        raise ConnectionRefused("connection_refused", str(refused)) from refused
    matched, others = owners.matched()
    return Tried(who, matched, others)
