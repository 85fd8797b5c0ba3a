"""The server an organization's mail goes out by. Its password is kept sealed, and is never told again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from server.store.tables import MailServer, Organization
from server.store.upsert import upsert


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail goes out. `security`: `starttls`, `tls` or `none`. `password`: sealed; None: none."""

    host: str
    port: int
    security: str
    user: str | None
    password: str | None
    sender: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The server with how it went: when a mail was last given to it, and why it did not take it."""

    server: Server
    changed_at: datetime
    tried_at: datetime | None
    trouble: str | None


def mail_server_of(session: Session, organization_id: str) -> Kept | None:
    """The organization's mail server; None while there is none."""
    row = session.get(MailServer, organization_id, populate_existing=True)
    if row is None:
        return None
    server = Server(row.host, row.port, row.security, row.user, row.password, row.sender)
    return Kept(server, row.changed_at, row.tried_at, row.trouble)


def keep_mail_server(session: Session, organization_id: str, server: Server, now: datetime) -> None:
    """Let mail go out by this one, inside `writing(session)`. How the one before did is forgotten."""
    row = {
        "organization_id": organization_id,
        "host": server.host,
        "port": server.port,
        "security": server.security,
        "user": server.user,
        "password": server.password,
        "sender": server.sender,
        "changed_at": now,
        "tried_at": None,
        "trouble": None,
    }
    upsert(session, MailServer, [row])


def forget_mail_server(session: Session, organization_id: str) -> None:
    """Let no mail go out any more, inside `writing(session)`."""
    session.execute(delete(MailServer).where(MailServer.organization_id == organization_id))


def note_tried(session: Session, organization_id: str, now: datetime, trouble: str | None) -> None:
    """Note how it went, inside `writing(session)`. `trouble` None: the server took the mail."""
    own = MailServer.organization_id == organization_id
    session.execute(update(MailServer).where(own).values(tried_at=now, trouble=trouble))


def name_of_organization(session: Session, organization_id: str) -> str:
    """What the organization is called."""
    return session.get_one(Organization, organization_id).name
