"""The headers of an e-mail, as they are out there: in other charsets, broken, and very long."""

from collections.abc import Iterable
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses
from typing import Final

from server.arriving.plain_text import decoded, one_line

_LONGEST: Final = 5000  # the standard library's parser takes seconds for longer ones
_MOST_PEOPLE: Final = 50


def header(message: EmailMessage, name: str) -> str:
    """A header as text; empty when it is not there. One that is broken beyond reading is as it stands."""
    wanted = name.casefold()
    told = next((str(value) for key, value in message.raw_items() if key.casefold() == wanted), "")
    if not told:
        return ""
    line = "".join(_readable(told[:_LONGEST]).splitlines())
    try:
        return str(default.header_factory(name, line))
    except Exception:  # the standard library's own parser stumbles over some broken headers in many ways
        return line


def _readable(told: str) -> str:
    """What was written in bare bytes, as no standard allows and many programs do."""
    if told.isascii():
        return told
    return decoded(told.encode("utf-8", "surrogateescape"))


def people_in(message: EmailMessage, names: Iterable[str]) -> list[tuple[str, str]]:
    """Name and address of everybody in these headers; each address in lower case, or empty.

    Exchange has addresses that are none (`/O=ACME/OU=…`): then there is the name alone.
    """
    found: list[tuple[str, str]] = []
    for name in names:
        last_name = ""
        for person, told in _pairs(header(message, name))[:_MOST_PEOPLE]:
            address = (one_line(told, _LONGEST) or "").casefold()
            if not person and address and "@" not in address:
                last_name = told.strip()  # “Smith, Rob <rob@…>” without quotes
                continue
            called = f"{last_name}, {person}" if last_name and person else person
            last_name = ""
            if called or address:
                found.append((one_line(called, 200) or "", address if "@" in address else ""))
        if last_name:
            found.append((one_line(last_name, 200) or "", ""))
    return found


def _pairs(told: str) -> list[tuple[str, str]]:
    try:
        return getaddresses([told])
    except (RecursionError, ValueError, LookupError):  # comments within comments, thousands of them
        return []
