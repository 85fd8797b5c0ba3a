"""A real mail server on this computer: it keeps what it is given, and refuses what it is told to."""

import ssl
from asyncio import Transport
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, Literal, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

USER, PASSWORD = "coach", "not a good one"


@dataclass(frozen=True)
class Certificate:
    """A file with a certificate and its key."""

    file: Path

    def context(self) -> ssl.SSLContext:
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made.load_cert_chain(self.file)
        return made


def made_certificate(folder: Path) -> Certificate:
    """One that is valid today, for `localhost`."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    today = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    file = folder / "localhost.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(signed.public_bytes(Encoding.PEM) + secret)
    return Certificate(file)


@dataclass
class MailServer:
    """`taken`: the mails it was given, and for whom. `answers`: what it says to a command instead of yes, or
    to `RCPT rob@north.example`, this one alone. `hangs_up`: it takes a mail, and does not say so.

    `asks`: only who signs in as `USER` may send. Listens at `localhost` and its `port`.
    """

    security: Literal["starttls", "tls", "none"] = "none"
    certificate: Certificate | None = None
    asks: bool = False
    hangs_up: bool = False
    answers: dict[str, str] = field(default_factory=dict)
    taken: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    signed_in: list[str] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.controller.server.sockets[0].getsockname()[1])  # type: ignore[union-attr]

    def __enter__(self) -> "MailServer":
        tls = self.certificate.context() if self.certificate else None
        self.controller = _Controller(
            self,
            hostname="localhost",
            port=0,
            ssl_context=tls if self.security == "tls" else None,
            tls_context=tls if self.security == "starttls" else None,
            require_starttls=self.security == "starttls",
            auth_required=self.asks,
            auth_require_tls=self.security == "starttls",
            authenticator=self._authenticate if self.asks else None,
        )
        self.controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.controller.stop()

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        for asked in ("RCPT", f"RCPT {address}"):
            if asked in self.answers:
                return self.answers[asked]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if "DATA" in self.answers:
            return self.answers["DATA"]
        message = message_from_bytes(cast("bytes", envelope.content), policy=default)
        self.taken.append((list(envelope.rcpt_tos), cast("EmailMessage", message)))
        if self.hangs_up:
            cast("Transport", server.transport).abort()
        return "250 OK"

    def _authenticate(self, *said: Any) -> AuthResult:
        given = cast("LoginPassword", said[-1])
        right = given == LoginPassword(USER.encode(), PASSWORD.encode())
        if right:
            self.signed_in.append(USER)
        return AuthResult(success=right, handled=False)


class _Controller(Controller):
    """As aiosmtpd's, at whichever port is free."""

    def _trigger_server(self) -> None:
        self.port = int(self.server.sockets[0].getsockname()[1])  # type: ignore[union-attr]
        super()._trigger_server()
