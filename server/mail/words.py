"""Why a mail did not go, in a sentence that says what to look at."""

import smtplib
import ssl
from typing import Final

from server.store.mail_servers import Server

NO_SERVER: Final = (
    "No mail can be sent yet: a director says by which server it goes out, at Organization, Mail."
)
_LONGEST: Final = 200
#: What a server says that takes nothing from anybody now (RFC 5321).
_CLOSES: Final = 421


class NotSent(Exception):  # noqa: N818 - a sentence for a person
    """The mail did not go, and the message says why.

    `for_good`: this very mail never will. `only_this`: the server may well take those to others. `perhaps`:
    it has the mail, and did not say what came of it.
    """

    def __init__(
        self, says: str, *, for_good: bool = False, only_this: bool = False, perhaps: bool = False
    ) -> None:
        super().__init__(says)
        self.for_good, self.only_this, self.perhaps = for_good, only_this or for_good, perhaps


class NoWordOfIt(smtplib.SMTPServerDisconnected):
    """The server was given the mail, and hung up or fell silent."""


def why_not_sent(problem: Exception, server: Server, to: str) -> NotSent:
    """What smtplib, TLS or the line said, in words."""
    host, port = server.host, server.port
    match problem:
        case smtplib.SMTPRecipientsRefused():
            code, said = next(iter(problem.recipients.values()), (550, b""))
            says = f"{host} takes no mail to {to}: {_said(said)}"
            return NotSent(says, for_good=code >= 500, only_this=code != _CLOSES)
        case smtplib.SMTPSenderRefused():
            return NotSent(f"{host} sends no mail from {server.sender}: {_said(problem.smtp_error)}")
        case smtplib.SMTPAuthenticationError():
            return NotSent(f"{host} does not accept this user and password: {_said(problem.smtp_error)}")
        case smtplib.SMTPDataError():
            says = f"{host} did not take the mail: {_said(problem.smtp_error)}"
            return NotSent(says, for_good=problem.smtp_code >= 500)
        case smtplib.SMTPNotSupportedError():
            return NotSent(_not_supported(problem, server, to))
        case NoWordOfIt():
            return NotSent(f"{host} was given the mail, and did not say whether it took it.", perhaps=True)
        case smtplib.SMTPServerDisconnected() | smtplib.SMTPConnectError() | smtplib.SMTPHeloError():
            return NotSent(f"What answers at {host}, port {port}, is no mail server, or it hung up.")
        case smtplib.SMTPResponseException():
            return NotSent(f"{host} refused: {_said(problem.smtp_error)}")
        case smtplib.SMTPException():
            return NotSent(f"{host} takes no sign-in that is known here: {problem}")
        case ssl.SSLCertVerificationError():
            why = problem.verify_message.rstrip(".")
            return NotSent(
                f"The certificate of {host} is not trusted ({why}). Give the name that stands in it."
            )
        case ssl.SSLError():
            other = "STARTTLS, at port 587" if server.security == "tls" else "TLS, at port 465"
            return NotSent(f"{host} speaks no TLS at port {port}. Try {other}.")
        case TimeoutError():
            return NotSent(f"{host} did not answer in time at port {port}.")
        case _:
            return NotSent(f"The line to {host}, port {port}, broke: {problem}.")


def _not_supported(problem: smtplib.SMTPNotSupportedError, server: Server, to: str) -> str:
    asked = str(problem)
    if "STARTTLS" in asked:
        return f"{server.host} offers no STARTTLS at port {server.port}. Try TLS, at port 465."
    if "AUTH" in asked:
        return f"{server.host} takes no sign-in at port {server.port}. Leave the user empty."
    return f"{server.host} knows no addresses like {to}."


def _said(answer: bytes | str) -> str:
    """The server's own words, on one line."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(text.split())[:_LONGEST] or "it did not say why"
