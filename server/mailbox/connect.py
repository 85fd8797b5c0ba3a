"""A connection to a mailbox by IMAP (RFC 9051), opened by the guard and encrypted."""

import imaplib
import re
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, cast

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import CapabilityError, IMAPClientError, LoginError

from server.arriving.mail import LARGEST_MAIL
from server.arriving.plain_text import one_line
from server.mailbox.settings import Security
from server.outgoing.guard import Guard, NotAllowed, Unreachable

#: Seconds until the server answers, and between two pieces of an answer.
_PATIENCE: Final = SocketTimeout(connect=15, read=60)
#: What a server says when it will let us in another time (RFC 5530).
_PASSES: Final = re.compile(r"\[(?:UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\]", re.IGNORECASE)
#: A little more than an e-mail that is asked for, in bytes: a server may say less and send more.
_LARGEST_PIECE: Final = LARGEST_MAIL + 1024 * 1024


class MailboxTrouble(Exception):  # noqa: N818 - a sentence for whoever administers
    """The mailbox cannot be read; the message says why and what to do.

    `passes`: it is the line's or the server's trouble, and may be gone by itself later.
    """

    def __init__(self, says: str, *, passes: bool = False) -> None:
        super().__init__(says)
        self.passes = passes


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where a mailbox is, and as whom it is opened. `folder`: as the server calls it."""

    host: str
    port: int
    security: Security
    user: str
    folder: str = "INBOX"

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "Mailbox":
        """From a connection's settings."""
        security = cast("Security", settings["security"])
        folder = str(settings.get("folder") or "INBOX")
        return cls(str(settings["host"]), int(settings["port"]), security, str(settings["user"]), folder)


@contextmanager
def opened(guard: Guard, mailbox: Mailbox, password: str) -> Iterator[IMAPClient]:
    """The mailbox, its folder selected to be read only: nothing in it is changed, or marked as read.

    Raises `MailboxTrouble`, also for what goes wrong while it is open.
    """
    host = mailbox.host
    if mailbox.security == "none" and not guard.is_allowed_inside(host, mailbox.port):
        raise MailboxTrouble(f"{host} would be asked without encryption. Choose TLS or STARTTLS.")
    try:
        with _Client(guard, mailbox) as client:
            if mailbox.security == "starttls":
                client.starttls(client.ssl_context)
            client.login(mailbox.user, password)
            client.select_folder(mailbox.folder, readonly=True)
            yield client
    except LoginError as problem:
        if isinstance(problem.__context__, imaplib.IMAP4.abort):
            raise MailboxTrouble(f"The line to {host} was cut: {_said(problem)}", passes=True) from problem
        if _PASSES.search(str(problem)):
            raise MailboxTrouble(f"{host} says: {_said(problem)}", passes=True) from problem
        raise MailboxTrouble(f"{host} does not take this user and password.") from problem
    except (NotAllowed, Unreachable) as problem:
        raise MailboxTrouble(str(problem), passes=isinstance(problem, Unreachable)) from problem
    except ssl.SSLCertVerificationError as problem:
        says = f"The certificate of {host} is not to be trusted: {problem.verify_message}."
        raise MailboxTrouble(says) from problem
    except (ssl.SSLEOFError, ssl.SSLZeroReturnError) as problem:
        raise MailboxTrouble(f"The line to {host} was cut.", passes=True) from problem
    except ssl.SSLError as problem:
        raise MailboxTrouble(f"{host} does not speak TLS at port {mailbox.port}.") from problem
    except CapabilityError as problem:
        raise MailboxTrouble(f"{host} does not know STARTTLS at port {mailbox.port}. Try TLS.") from problem
    except (imaplib.IMAP4.abort, OSError) as problem:
        raise MailboxTrouble(f"The line to {host} was cut: {_said(problem)}", passes=True) from problem
    except (IMAPClientError, imaplib.IMAP4.error) as problem:
        passes = _PASSES.search(str(problem)) is not None
        raise MailboxTrouble(f"{host} says: {_said(problem)}", passes=passes) from problem


class _Client(IMAPClient):  # type: ignore[misc]
    """IMAPClient, whose sockets the guard opens."""

    def __init__(self, guard: Guard, mailbox: Mailbox) -> None:
        self.guard = guard
        trusted = ssl.create_default_context()
        encrypted = mailbox.security == "tls"
        super().__init__(mailbox.host, mailbox.port, ssl=encrypted, ssl_context=trusted, timeout=_PATIENCE)
        self.ssl_context = trusted  # without TLS from the first byte it is not kept, and STARTTLS needs it

    def _create_IMAP4(self) -> imaplib.IMAP4:  # noqa: N802 - IMAPClient's own name
        return _Imap(self.guard, self.host, self.port, self.ssl_context if self.ssl else None)


class _Imap(imaplib.IMAP4):
    def __init__(self, guard: Guard, host: str, port: int, encrypted: ssl.SSLContext | None) -> None:
        self.guard = guard
        self.encrypted = encrypted
        super().__init__(host, port)

    def login(self, user: str, password: str) -> Any:
        """As the library does, which sends a user as it stands, and nothing that is not ASCII."""
        if f"{user}{password}".isascii():
            return super().login(self._quote(user), password)
        return self.authenticate("PLAIN", lambda _: f"\0{user}\0{password}".encode())

    def read(self, size: int) -> bytes:
        if size > _LARGEST_PIECE:
            raise self.abort("it sends more than an e-mail has")
        return super().read(size)

    def _create_socket(self, timeout: float | None = None) -> Any:
        plain = self.guard.connect(self.host, self.port, timeout or _PATIENCE.connect)
        if self.encrypted is None:
            return plain
        plain.settimeout(_PATIENCE.connect)
        return self.encrypted.wrap_socket(plain, server_hostname=self.host)


def _said(problem: Exception) -> str:
    told = one_line(str(problem), 200) or "nothing more"
    return told if told.endswith(".") else f"{told}."
