"""Take the new e-mails of a mailbox to be critiqued, and keep how far it was read."""

import ssl
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from server.arriving.arrival import Arrival, Left, NotTaken
from server.arriving.brought import Brought
from server.arriving.mail import mail_in
from server.arriving.take import Taken, Taking, take_arrivals
from server.mailbox.connect import Mailbox, opened
from server.mailbox.new_mails import Mails, new_mails
from server.outgoing.guard import Guard
from server.store.practice import practice_of


@dataclass(frozen=True, slots=True)
class Pull:
    """One reading of a mailbox. `password` opens it; `checkpoint`: how far it was read, None: never.

    `addresses`: those that e-mails are sent on to, in lower case. `kept(checkpoint, done, total)` is called
    after each portion that was taken and committed. `trusted` as for `opened`.
    """

    mailbox: Mailbox
    password: str
    addresses: frozenset[str]
    checkpoint: Mapping[str, Any] | None
    kept: Callable[[dict[str, int], int, int], None]
    trusted: ssl.SSLContext | None = None


@dataclass(slots=True)
class Pulled:
    """What came of it: how many are new of each rep, and the rest as `Taken` counts it."""

    new: Counter[str] = field(default_factory=Counter)
    there: int = 0
    received: int = 0
    automatic: int = 0
    unmatched: Counter[str] = field(default_factory=Counter)
    refused: list[Left] = field(default_factory=list)

    def add(self, taken: Taken) -> None:
        self.new += taken.new
        self.there += taken.there
        self.received += taken.received
        self.automatic += taken.automatic
        self.unmatched.update({one.who: one.count for one in taken.unmatched.values()})
        self.refused += taken.refused


def pull_mails(session: Session, guard: Guard, taking: Taking, pull: Pull) -> Pulled:
    """Take everything that came since. Raises `MailboxTrouble`; what was taken by then stays taken.

    Cut off anywhere, the next time goes on after the last portion that was kept; what of a portion was taken
    already is there already.
    """
    practice = practice_of(session, taking.who.organization_id)
    today = practice.today(taking.now)
    session.rollback()
    days = Brought(Path(), "", today, practice.zone, today, Path())
    pulled = Pulled()
    with opened(guard, pull.mailbox, pull.password, pull.trusted) as client:
        for some in new_mails(client, pull.mailbox.folder, pull.checkpoint):
            pulled.add(take_arrivals(session, taking, _arrivals(some, days, pull.addresses)))
            pull.kept(some.checkpoint, some.done, some.total)
    return pulled


def _arrivals(some: Mails, days: Brought, addresses: frozenset[str]) -> Iterator[Arrival | Left]:
    for one in some.mails:
        if isinstance(one, Left):
            yield one
            continue
        try:
            yield mail_in(one, days, addresses)
        except NotTaken as problem:
            yield Left(_called(one), problem.code, problem.reason)


def _called(content: bytes) -> str:
    """What a mail that cannot be taken is called: its subject as it stands, so far as it can be told."""
    for line in content[:20_000].splitlines():
        if line[:8].lower() == b"subject:":
            return f"“{line[8:].decode('utf-8', 'replace').strip()[:80]}”"
        if not line:
            break
    return "An e-mail"
