"""One e-mail: who wrote it, when, and its text. Attachments are left out; what it quotes stays in it."""

import email
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from email.policy import compat32
from email.utils import parsedate_to_datetime
from hashlib import sha256
from itertools import islice
from typing import Final, cast

from server.arriving.arrival import Arrival, NotTaken, Whose
from server.arriving.brought import Brought
from server.arriving.forwarded import original_of
from server.arriving.mail_headers import header, people_in
from server.arriving.mail_text import text_of
from server.arriving.plain_text import one_line, tidy

LARGEST_MAIL: Final = 50 * 1024 * 1024

#: What nobody wrote, or nobody sent: named so that a mailbox full of them can count them.
AUTOMATIC: Final = "automatic"

_AS_IT_STANDS: Final = compat32.clone(message_factory=EmailMessage)
_READERS: Final = ("To", "Cc", "Bcc", "X-Original-To", "Delivered-To")
_LONGEST_ID: Final = 200
_PARTS_LOOKED_AT: Final = 20
_MARKS_AUTOMATIC: Final = ("X-Autoreply", "X-Autorespond", "X-Mozilla-Draft-Info")
#: Labels of Gmail that say it never was an e-mail that went out.
_NOT_SENT: Final = frozenset({"draft", "drafts", "chat", "spam"})


def mail_in(content: bytes, brought: Brought, ours: Collection[str] = ()) -> Arrival:
    """The e-mail in these bytes. Raises `NotTaken`: `AUTOMATIC`, or why it cannot be read.

    `ours`: the addresses of a mailbox, in lower case, that e-mails are sent on to. One that went to it says
    by that alone whose is to be critiqued: who wrote to others too has theirs, else it is the one inside.
    """
    if len(content) > LARGEST_MAIL:
        raise NotTaken("too_large", f"is more than {LARGEST_MAIL // 1024**2} MB.")
    try:
        return _read(content, brought, ours)
    except NotTaken:
        raise
    except Exception as broken:  # the standard library's parser stumbles over broken e-mails in many ways
        raise NotTaken("no_text", "is broken, and holds no text that can be read.") from broken


def _read(content: bytes, brought: Brought, ours: Collection[str]) -> Arrival:
    # Headers as they stand: the newer policy reads each anew whenever it is asked for, which takes twice as
    # long in all. What is needed of them `mail_headers` reads as that policy does.
    came = cast("EmailMessage", email.message_from_bytes(content, policy=_AS_IT_STANDS))
    message = _meant(came, ours)
    writers = people_in(message, ("From", "Sender"))
    readers = [one for one in people_in(message, _READERS) if one[1] not in ours]
    if not writers:
        raise NotTaken("no_sender", "does not say who wrote it.")
    if is_automatic(message):
        raise NotTaken(AUTOMATIC, "is an automatic reply, an invitation or a draft: nothing to critique.")
    text = tidy(text_of(message))
    title = one_line(header(message, "Subject"), 300)
    return Arrival(
        kind="email",
        whose=Whose(
            told=writers[0][1] or writers[0][0],
            addresses=tuple(address for _, address in writers if address),
            names=tuple(name for name, _ in writers if name),
            to=tuple(address for _, address in readers if address),
        ),
        occurred_on=day_of(message, replace(brought, made_on=day_of(came, brought))),
        media_type="text/plain",
        content=text.encode(),
        source="email",
        source_id=id_of(message) or _told_apart(header(message, "Date"), str(readers), title, text),
        customer=next((name or address for name, address in readers), None),
        title=title,
    )


def _meant(came: EmailMessage, ours: Collection[str]) -> EmailMessage:
    """The e-mail that is meant. Raises `NotTaken` for one that somebody wrote to the mailbox alone."""
    if not ours:
        return came
    seen_by = {address for _, address in people_in(came, ("To", "Cc")) if address}
    if not seen_by & set(ours):
        return came  # a blind copy
    meant = original_of(came)
    if meant is came and not seen_by - set(ours) and not is_automatic(came):
        raise NotTaken("not_sent_on", "was written to this mailbox, and sends nothing on.")
    return meant if not seen_by - set(ours) else came


def is_automatic(message: EmailMessage) -> bool:
    """Whether a program wrote it (RFC 3834), it is of a calendar, or it never went out."""
    submitted = header(message, "Auto-Submitted").strip().casefold()
    labels = {one.strip().casefold() for one in header(message, "X-Gmail-Labels").split(",")}
    return (
        (bool(submitted) and not submitted.startswith("no"))
        or header(message, "Precedence").strip().casefold() == "auto_reply"
        or any(header(message, name) for name in _MARKS_AUTOMATIC)
        or bool(labels & _NOT_SENT)
        or message.get_content_type() in ("text/calendar", "multipart/report")
        or _invites(message)
    )


def _invites(message: EmailMessage) -> bool:
    """Whether it is an invitation, or the answer to one: a calendar's part beside the same as text."""
    parts = islice(message.walk(), _PARTS_LOOKED_AT)
    return any(part.get_content_type() == "text/calendar" and not part.get_filename() for part in parts)


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
    return kept_id(header(message, "Message-ID"))


def kept_id(told: str) -> str | None:
    """A Message-ID as a record holds it: as it is, or its SHA-256 where that is too long; None: none."""
    line = one_line(told, 10_000)
    if line is None or len(line) <= _LONGEST_ID:
        return line
    return sha256(line.encode()).hexdigest()


def _told_apart(*told: str | None) -> str:
    """An id for one that has none: “Thanks!” to two people, or on two days, is two e-mails."""
    return sha256("\0".join(one or "" for one in told).encode("utf-8", "replace")).hexdigest()
