"""A mail as it goes out. Whatever names and subjects hold, they make no header of their own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

#: A header with an address in it must stay one piece: at 78 characters Python would encode parts of it.
_POLICY = SMTP.clone(max_line_length=900)
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
#: One address and nothing else: no name, no list, no comment.
_ADDRESS = re.compile(r"""[^\s@,;:<>()\[\]"\\]+@[^\s@,;:<>()\[\]"\\]+""")


class NoAddress(Exception):  # noqa: N818 - a sentence for a person
    """This is no address that mail can go to, or come from."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{_on_one_line(text)[:100]} is no e-mail address.")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to one person. `html`: the same as `text`, laid out; `headers` beside the usual ones."""

    to: str
    subject: str
    text: str
    html: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


def made(mail: Mail, sender: str, sender_name: str, now: datetime) -> EmailMessage:
    """The message that this is. Raises `NoAddress`."""
    message = EmailMessage(SMTP)
    message.set_content(mail.text)
    if mail.html is not None:
        message.add_alternative(mail.html, subtype="html")
    message.policy = _POLICY
    message["From"] = address(sender, _on_one_line(sender_name))
    message["To"] = address(mail.to)
    message["Subject"] = _on_one_line(mail.subject)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain=_ascii(sender.rpartition("@")[2]))
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers to it
    for name, value in mail.headers.items():
        message[name] = _on_one_line(value)
    return message


def address(text: str, name: str = "") -> Address:
    """One address, with the name that stands before it. Raises `NoAddress`."""
    if not _ADDRESS.fullmatch(text) or _BREAKS.search(text):
        raise NoAddress(text)
    user, _, domain = text.rpartition("@")
    try:
        return Address(name, user, domain)
    except (ValueError, IndexError) as problem:
        raise NoAddress(text) from problem


def _on_one_line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()


def _ascii(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return "localhost"
