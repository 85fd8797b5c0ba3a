"""An e-mail that was sent on: what is critiqued is the one inside, by whoever wrote that."""

import re
from email.message import EmailMessage
from itertools import dropwhile
from typing import Final, cast

from server.arriving.mail_headers import header
from server.arriving.mail_text import text_of

#: Where what is sent on begins: Gmail, Thunderbird, Apple Mail, Outlook, and the same in other languages.
_BEGINS: Final = re.compile(
    r"-{3,}\s*[^-]{3,60}-{3,}|begin forwarded message:|anfang der weitergeleiteten nachricht:"
    r"|début du message réexpédié\s*:|inicio del mensaje reenviado:|_{10,}",
    re.IGNORECASE,
)
#: A longer line is none of these: strangers write here, and an expression takes ever longer with its line.
_LONGEST_LINE: Final = 200
_SENT_ON: Final = re.compile(r"^\s*(?:fwd?|wg|tr|rv|enc|i|doorst|vs|vb)\s*:", re.IGNORECASE)
#: What a header is called there, by the header it is.
_NAMES: Final = {
    "from": "From", "von": "From", "de": "From", "da": "From", "van": "From",
    "date": "Date", "sent": "Date", "datum": "Date", "gesendet": "Date", "envoyé": "Date", "fecha": "Date",
    "enviado": "Date", "verzonden": "Date", "inviato": "Date", "data": "Date",
    "to": "To", "an": "To", "à": "To", "para": "To", "a": "To", "aan": "To",
    "cc": "Cc", "kopie": "Cc",
    "subject": "Subject", "betreff": "Subject", "objet": "Subject", "asunto": "Subject", "oggetto": "Subject",
    "onderwerp": "Subject", "assunto": "Subject",
}  # fmt: skip
_LINE: Final = re.compile(r"[*\s]*([A-Za-zÀ-ÿ]{1,10})\s*:[*\s]*(.*)")
_MOST_LINES: Final = 30
_DEEPEST: Final = 5


def original_of(message: EmailMessage) -> EmailMessage:
    """The e-mail that this one sends on: attached whole, or written below its own headers; else this one."""
    for _ in range(_DEEPEST):
        inside = _attached(message) or _written_below(message)
        if inside is None:
            return message
        message = inside
    return message


def _attached(message: EmailMessage) -> EmailMessage | None:
    """The one e-mail attached to one whose subject says that it is sent on, or that holds nothing else."""
    if message.get_content_maintype() == "message" and message.get_content_subtype() == "rfc822":
        return _whole(message)
    if message.get_content_type() != "multipart/mixed":
        return None
    inside = [part for part in message.iter_parts() if part.get_content_type() == "message/rfc822"]
    if len(inside) != 1 or not _SENT_ON.match(header(message, "Subject")):
        return None
    return _whole(cast("EmailMessage", inside[0]))


def _whole(part: EmailMessage) -> EmailMessage | None:
    payload = part.get_payload()
    return cast("EmailMessage", payload[0]) if isinstance(payload, list) and payload else None


def _written_below(message: EmailMessage) -> EmailMessage | None:
    if not _SENT_ON.match(header(message, "Subject")):
        return None
    lines = text_of(message).replace("\r\n", "\n").split("\n")
    begins = next((place for place, line in enumerate(lines) if _is_beginning(line)), None)
    if begins is None:
        return None
    lines = list(dropwhile(lambda line: not line, lines[begins + 1 :]))
    if lines and lines[0].startswith(">"):  # Apple Mail quotes what it sends on
        lines = [line.removeprefix(">").removeprefix(" ") for line in lines]
    told, body = _headers_in(lines)
    if "From" not in told or "To" not in told:
        return None
    inside = EmailMessage()
    for name, value in told.items():
        # as it stands there: it is read as a header that came in, however odd
        inside.set_raw(name, value)
    inside.set_content("\n".join(body).strip("\n") + "\n")
    return inside


def _is_beginning(line: str) -> bool:
    told = line.strip()
    return len(told) <= _LONGEST_LINE and _BEGINS.fullmatch(told) is not None


def _headers_in(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """The headers that stand at the beginning of these lines, and the lines below them."""
    told: dict[str, str] = {}
    for place, line in enumerate(lines[:_MOST_LINES]):
        found = _LINE.match(line)
        name = _NAMES.get(found[1].casefold()) if found else None
        if found and name:
            told.setdefault(name, found[2].rstrip())
        elif not line.strip():
            if "From" in told:
                return told, lines[place + 1 :]
        elif not told:
            return {}, lines
    return told, lines[_MOST_LINES:]
