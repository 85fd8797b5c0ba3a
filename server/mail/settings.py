"""By which server an organization's mail goes out: said by a director, and noted who said it."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from server.coaching.people import Actor
from server.extensions import secret_key
from server.mail.message import Mail, NoAddress, address
from server.mail.send import send
from server.sealing import seal
from server.store.audit import by_person, note
from server.store.database import writing
from server.store.mail_servers import Server, forget_mail_server, keep_mail_server, mail_server_of
from server.store.sessions import signed_in

_HOST: Final = re.compile(r"[^\s/@:\\?#%]+|\[[0-9A-Fa-f:.]+\]|[0-9A-Fa-f:.]+")
SAME: Final = "The password stays with its server. Enter it once more: the server or the user is another one."


class MailServerRefused(Exception):  # noqa: N818 - a sentence for a person
    """Something said of the server cannot be; `path` names the field."""

    def __init__(self, says: str, path: str) -> None:
        super().__init__(says)
        self.path = path


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a director says. `keeps_password`: the one that is kept, for the same server."""

    host: str
    port: int
    security: str
    user: str | None
    password: str | None
    sender: str
    keeps_password: bool = False


def set_server(session: Session, actor: Actor, wanted: Wanted, now: datetime) -> None:
    """Let the organization's mail go out by this server. Raises `MailServerRefused`."""
    _check(wanted)
    server = Server(
        wanted.host.strip().lower(),
        wanted.port,
        wanted.security,
        (wanted.user or "").strip() or None,
        None,
        wanted.sender.strip(),
    )
    with writing(session):
        kept = mail_server_of(session, actor.organization_id)
        before = kept.server if kept else None
        server = replace(server, password=_sealed(server, wanted, before))
        keep_mail_server(session, actor.organization_id, server, now)
        by = by_person(session, actor.organization_id, actor.person_id)
        detail = {"security": server.security, "user": server.user, "sender": server.sender}
        about = (f"{server.host}:{server.port}", None)
        note(session, actor.organization_id, by, "mail_server_set", about, now, detail)


def end_server(session: Session, actor: Actor, now: datetime) -> bool:
    """Let no mail go out any more; whether any did."""
    with writing(session):
        kept = mail_server_of(session, actor.organization_id)
        if kept is None:
            return False
        forget_mail_server(session, actor.organization_id)
        by = by_person(session, actor.organization_id, actor.person_id)
        about = (f"{kept.server.host}:{kept.server.port}", None)
        note(session, actor.organization_id, by, "mail_server_ended", about, now)
    return True


def send_test(session: Session, actor: Actor) -> str:
    """Send a test to whoever asks; the address it went to. Raises `NotSent`."""
    me = signed_in(session, actor.organization_id, actor.person_id)
    text = (
        f"This is the test you asked for, {me['name']}.\n\n"
        f"It arrived, so {me['organization']['name']} can send mail: invitations, reminders for those "
        "who want them, and the weekly digest.\n"
    )
    send(session, actor.organization_id, Mail(me["email"], "A test from Ridealong", text))
    return str(me["email"])


def _check(wanted: Wanted) -> None:
    if not _HOST.fullmatch(wanted.host.strip()):
        raise MailServerRefused("Give the name of the server alone, such as smtp.example.com.", "host")
    try:
        address(wanted.sender.strip())
    except NoAddress as problem:
        raise MailServerRefused(str(problem), "sender") from problem
    if wanted.security == "none" and (wanted.user or "").strip():
        raise MailServerRefused("Without encryption no password is sent. Choose STARTTLS or TLS.", "security")
    for name, text in (("user", wanted.user), ("password", wanted.password)):
        if text and not (text.isascii() and text.isprintable()):
            raise MailServerRefused(
                f"The {name} holds a character that cannot be sent: only A to Z, digits and usual signs.",
                name,
            )


def _sealed(server: Server, wanted: Wanted, before: Server | None) -> str | None:
    """The password as it is kept. One that is not said again goes to no other server than before."""
    if server.user is None:
        return None
    if wanted.password:
        return seal(secret_key(), wanted.password)
    if not wanted.keeps_password or before is None or before.password is None:
        raise MailServerRefused("Enter the password that goes with the user.", "password")
    if replace(before, sender=server.sender, password=None) != replace(server, password=None):
        raise MailServerRefused(SAME, "password")
    return before.password
