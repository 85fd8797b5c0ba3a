"""A mailbox (mbox): each of its e-mails for itself, so that a broken one loses nothing beside it.

The standard library's reader takes every line that begins with “From ” for a new e-mail. Apple Mail,
Thunderbird and others leave such lines in texts as they are, so here a new one begins after a blank line
and with the day and time that every mailbox writes there.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from server.arriving.arrival import Arrival, Left, NotTaken
from server.arriving.brought import Brought
from server.arriving.mail import LARGEST_MAIL, mail_in
from server.importing.refusals import UnreadableFile

MOST_MAILS: Final = 20_000

_BEGINS: Final = re.compile(rb"From .*\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.*\d:\d\d.*")
#: What begins like that inside a text stands in a mailbox behind a “>”.
_SHIELDED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
_LONGEST_LINE: Final = 1024 * 1024


def mails_in(brought: Brought) -> Iterator[Arrival | Left]:
    """Its e-mails, and those that cannot be taken. Raises `UnreadableFile` for more than `MOST_MAILS`."""
    count = sum(1 for _ in pieces(brought.path))
    if count > MOST_MAILS:
        reason = f"{count:,} e-mails; split it into mailboxes of at most {MOST_MAILS:,}."
        raise UnreadableFile(brought.name, "too_many", reason)
    for place, content in enumerate(pieces(brought.path), start=1):
        try:
            yield mail_in(_SHIELDED.sub(rb"\1", content), brought)
        except NotTaken as problem:
            yield Left(f"E-mail {place}", problem.code, problem.reason)


def pieces(path: Path) -> Iterator[bytes]:
    """The bytes of each e-mail; of one that is far too large as many as show it."""
    with path.open("rb") as file:
        begins = _beginning(file)
        content, is_after_blank = bytearray(), True
        for line in iter(lambda: file.readline(_LONGEST_LINE), b""):
            if is_after_blank and begins.match(line):
                yield bytes(content)
                content.clear()
            elif len(content) <= LARGEST_MAIL:
                content += line
            is_after_blank = not line.strip(b"\r\n")
        yield bytes(content)


def _beginning(file: BinaryIO) -> re.Pattern[bytes]:
    """How e-mails begin here: as usual, or with anything when the first does so; that line is read."""
    first = file.readline(_LONGEST_LINE)
    while not first.removeprefix(b"\xef\xbb\xbf").startswith(b"From "):
        first = file.readline(_LONGEST_LINE)
    return _BEGINS if _BEGINS.match(first.removeprefix(b"\xef\xbb\xbf")) else re.compile(rb"From ")
