"""Send a mail by the organization's own server, or say in a sentence why it did not go.

if can_send(session, organization_id):
    send(session, organization_id, Mail("rob@north.example", "Welcome", "…"))
"""

import smtplib
import socket
import ssl
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from server.extensions import guard, secret_key
from server.mail.message import Mail, NoAddress, made
from server.mail.words import NO_SERVER, NotSent, NoWordOfIt, why_not_sent
from server.outgoing.guard import Guard, NotAllowed, Unreachable
from server.sealing import CannotUnseal, unseal
from server.store.database import writing
from server.store.mail_servers import Server, mail_server_of, name_of_organization, note_tried

#: Seconds to wait for a connection, and for each answer.
PATIENCE: Final = 20.0
#: Seconds to wait for a server that looks through a whole mail before it takes it.
PATIENCE_WITH_A_MAIL: Final = 60.0


def can_send(session: Session, organization_id: str) -> bool:
    """Whether the organization has said by which server its mail goes out."""
    return mail_server_of(session, organization_id) is not None


def send(session: Session, organization_id: str, mail: Mail) -> None:
    """Give the mail to the organization's server, which has it when this returns. Raises `NotSent`.

    Not inside `writing`: a server may take its time. What the session read before is left behind.
    """
    kept, name = (
        mail_server_of(session, organization_id),
        name_of_organization(session, organization_id),
    )
    session.rollback()
    if kept is None:
        raise NotSent(NO_SERVER)
    trouble: NotSent | None = None
    try:
        deliver(kept.server, mail, f"Ridealong, {name}", guard())
    except NotSent as problem:
        trouble = problem
    with writing(session):
        note_tried(session, organization_id, datetime.now(UTC), None if trouble is None else str(trouble))
    if trouble is not None:
        raise trouble


def deliver(server: Server, mail: Mail, sender_name: str, through: Guard) -> None:
    """One mail, one connection that goes where the guard lets it. Raises `NotSent`."""
    try:
        message = made(mail, server.sender, sender_name, datetime.now(UTC))
        password = server.password and unseal(secret_key(), server.password)
        with _connected(server, through) as line:
            if server.user and password:
                line.login(server.user, password)
            line.send_message(message, server.sender, [mail.to])
    except NotSent:
        raise
    except NoAddress as problem:
        raise NotSent(str(problem), for_good=True) from problem
    except (CannotUnseal, NotAllowed, Unreachable) as problem:
        raise NotSent(str(problem)) from problem
    except (smtplib.SMTPException, ssl.SSLError, OSError, ValueError) as problem:
        raise why_not_sent(problem, server, mail.to) from problem


def _connected(server: Server, through: Guard) -> smtplib.SMTP:
    """A connection as secure as it was asked for: never less, whatever the server offers."""
    if server.security == "tls":
        return _Encrypted(through, server)
    line = _Plain(through, server)
    if server.security == "starttls":
        try:
            line.starttls(context=ssl.create_default_context())
        except BaseException:
            line.close()
            raise
    elif server.user:
        line.close()
        raise NotSent("Without encryption no password is sent. Choose STARTTLS or TLS.")
    return line


class _Plain(smtplib.SMTP):
    """SMTP whose connection is opened by the guard."""

    def __init__(self, through: Guard, server: Server) -> None:
        self.through = through
        super().__init__(server.host, server.port, timeout=PATIENCE)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return self.through.connect(host, port, timeout)

    def data(self, msg: Any) -> tuple[int, bytes]:
        """Hand the mail over. Where no answer comes it may have been taken all the same."""
        if self.sock is not None:
            self.sock.settimeout(PATIENCE_WITH_A_MAIL)
        try:
            return super().data(msg)
        except smtplib.SMTPResponseException:
            raise
        except OSError as problem:
            raise NoWordOfIt(str(problem)) from problem


class _Encrypted(_Plain):
    """The same, encrypted from its first byte."""

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        line = super()._get_socket(host, port, timeout)
        try:
            return ssl.create_default_context().wrap_socket(line, server_hostname=host)
        except BaseException:
            line.close()
            raise
