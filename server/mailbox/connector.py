"""A mailbox, asked like every other system that things come in from."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final

from imapclient import IMAPClient

from server.arriving.arrival import Arrival, Left, NotTaken
from server.arriving.brought import Brought
from server.arriving.mail import mail_in
from server.connecting.connector import Asking, Checkpoint, NotLetIn, Owner, Page
from server.mailbox.connect import Mailbox, MailboxTrouble, opened
from server.mailbox.new_mails import new_mails
from server.work.job import TryLater

#: How long trouble of the line, or of the server, is waited out.
_LATER: Final = timedelta(minutes=15)
STREAM: Final = "mails"


class MailboxConnector:
    """The e-mails of a mailbox that reps' e-mails are sent on to. Whose each is, it says itself."""

    title = "Mailbox"

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.mailbox = Mailbox.of(asking.settings)
        told = (self.mailbox.user, *asking.settings.get("addresses", ()))
        self.addresses = frozenset(one.strip().casefold() for one in told if "@" in one)

    def whoami(self) -> str:
        with self._opened() as client:
            count = client.folder_status(self.mailbox.folder, ["MESSAGES"])[b"MESSAGES"]
        return f"{self.mailbox.user}, {count:,} e-mails in {self.mailbox.folder}"

    def owners(self) -> Iterator[Owner]:
        return iter(())

    def total(self, checkpoint: Checkpoint) -> int | None:  # noqa: ARG002 - known with the first page
        return None

    def pages(self, checkpoint: Checkpoint) -> Iterator[Page]:
        with self._opened() as client:
            for some in new_mails(client, self.mailbox.folder, checkpoint.get(STREAM)):
                arrivals = tuple(self._arrival(one) for one in some.mails)
                yield Page({STREAM: some.checkpoint}, len(arrivals), arrivals=arrivals)

    def _arrival(self, one: bytes | Left) -> Arrival | Left:
        if isinstance(one, Left):
            return one
        today = self.asking.now.astimezone(self.asking.zone).date()
        try:
            return mail_in(one, Brought(Path(), "", today, self.asking.zone, today, Path()), self.addresses)
        except NotTaken as problem:
            return Left(_called(one), problem.code, problem.reason)

    @contextmanager
    def _opened(self) -> Iterator[IMAPClient]:
        try:
            with opened(self.asking.guard, self.mailbox, self.asking.secret.get("password", "")) as client:
                yield client
        except MailboxTrouble as problem:
            if problem.passes:
                raise TryLater(str(problem), _LATER) from problem
            raise NotLetIn(str(problem)) from problem


def _called(content: bytes) -> str:
    """What a mail that cannot be taken is called: its subject as it stands, so far as it can be told."""
    for line in content[:20_000].splitlines():
        if line[:8].lower() == b"subject:":
            return f"“{line[8:].decode('utf-8', 'replace').strip()[:80]}”"
        if not line:
            break
    return "An e-mail"
