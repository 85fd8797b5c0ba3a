"""A mailbox (mbox): each of its e-mails for itself, so that a broken one loses nothing beside it."""

import mailbox
import re
from collections.abc import Iterator
from typing import Final

from server.arriving.arrival import Arrival, Left, NotTaken
from server.arriving.brought import Brought
from server.arriving.mail import mail_in
from server.importing.refusals import UnreadableFile

MOST_MAILS: Final = 20_000

#: Lines that begin with “From ” stand in a mailbox behind a “>”.
_SHIELDED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)


def mails_in(brought: Brought) -> Iterator[Arrival | Left]:
    """Its e-mails, and those that cannot be taken. Raises `UnreadableFile` for more than `MOST_MAILS`."""
    box = mailbox.mbox(brought.path, create=False)
    try:
        keys = box.keys()
        if len(keys) > MOST_MAILS:
            reason = f"{len(keys):,} e-mails; split it into mailboxes of at most {MOST_MAILS:,}."
            raise UnreadableFile(brought.name, "too_many", reason)
        for place, key in enumerate(keys, start=1):
            try:
                yield mail_in(_SHIELDED.sub(rb"\1", box.get_bytes(key)), brought)
            except NotTaken as problem:
                yield Left(f"E-mail {place}", problem.code, problem.reason)
    finally:
        box.close()
