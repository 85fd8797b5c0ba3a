"""One e-mail: who wrote it, when, and its text. Attachments are left out; what it quotes stays in it."""

import email
from collections.abc import Iterable
from datetime import date
from email.message import EmailMessage, MIMEPart
from email.policy import default
from email.utils import getaddresses, parsedate_to_datetime
from hashlib import sha256
from typing import Final

from server.arriving.arrival import Arrival, NotTaken, Whose
from server.arriving.brought import Brought
from server.arriving.plain_text import one_line, text_of_html, tidy

LARGEST_MAIL: Final = 50 * 1024 * 1024

#: Tried when a mail does not say in what it is written, or says what nobody knows; the last reads anything.
_CHARSETS: Final = ("utf-8", "cp1252", "latin-1")
_MOST_RECIPIENTS: Final = 50
_LONGEST_ID: Final = 200


def mail_in(content: bytes, brought: Brought) -> Arrival:
    """The e-mail in these bytes. Raises `NotTaken`."""
    if len(content) > LARGEST_MAIL:
        raise NotTaken("too_large", f"is more than {LARGEST_MAIL // 1024**2} MB.")
    message = email.message_from_bytes(content, policy=default)
    writers = people_in(message, ("From", "Sender"))
    readers = people_in(message, ("To", "Cc", "Bcc", "X-Original-To", "Delivered-To"))
    if not writers:
        raise NotTaken("no_sender", "does not say who wrote it.")
    return Arrival(
        kind="email",
        whose=Whose(
            told=writers[0][1] or writers[0][0],
            addresses=tuple(address for _, address in writers if address),
            names=tuple(name for name, _ in writers if name),
            to=tuple(address for _, address in readers if address),
        ),
        occurred_on=day_of(message, brought),
        media_type="text/plain",
        content=tidy(text_of(message)).encode(),
        source="email",
        source_id=id_of(message),
        customer=next((name or address for name, address in readers), None),
        title=one_line(header(message, "Subject"), 300),
    )


def header(message: EmailMessage, name: str) -> str:
    """A header as text; empty when it is not there, or broken beyond reading."""
    try:
        return str(message.get(name, ""))
    except Exception:  # the standard library's own parser stumbles over some broken headers in many ways
        told = [value for key, value in message.raw_items() if key.casefold() == name.casefold()]
        return str(told[0]) if told else ""


def people_in(message: EmailMessage, names: Iterable[str]) -> list[tuple[str, str]]:
    """Name and address of everybody in these headers, each address in lower case."""
    found: list[tuple[str, str]] = []
    for name in names:
        for person, address in getaddresses([header(message, name)])[:_MOST_RECIPIENTS]:
            if person or address:
                found.append((one_line(person, 200) or "", address.strip().casefold()))
    return found


def day_of(message: EmailMessage, brought: Brought) -> date:
    """The day on which it was written, where the organization is; else the day the file was made."""
    try:
        written = parsedate_to_datetime(header(message, "Date"))
        day = written.astimezone(brought.zone).date() if written.tzinfo else written.date()
    except (ValueError, TypeError, IndexError, OverflowError):
        day = brought.made_on
    return min(day, brought.today)


def id_of(message: EmailMessage) -> str | None:
    """What the mail is called by everybody who has it."""
    told = one_line(header(message, "Message-ID"), 10_000)
    if told is None or len(told) <= _LONGEST_ID:
        return told
    return sha256(told.encode()).hexdigest()


def text_of(message: EmailMessage) -> str:
    """What was written: the plain text, else the text of the HTML. Raises `NotTaken`."""
    try:
        part = message.get_body(preferencelist=("plain", "html"))
    except Exception as broken:  # see `header`
        raise NotTaken("no_text", "is broken, and holds no text that can be read.") from broken
    if part is None:
        raise NotTaken("no_text", "holds no text to read: it may be encrypted, or be attachments alone.")
    text = _decoded(part)
    return text_of_html(text) if part.get_content_type() == "text/html" else text


def _decoded(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else str(payload).encode("utf-8", "replace")
    for charset in (_said_charset(part), *_CHARSETS):
        try:
            return content.decode(charset or "")
        except (LookupError, ValueError):
            continue
    return content.decode("latin-1")


def _said_charset(part: MIMEPart) -> str | None:
    try:
        return part.get_content_charset()
    except Exception:  # see `header`
        return None
