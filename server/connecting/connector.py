"""What a system tells that things come in from, whichever it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias

from server.arriving.arrival import Arrival, Left
from server.coaching.records import Json
from server.outgoing.guard import Guard

#: How far it was read, as the connector keeps it: by stream.
Checkpoint: TypeAlias = Mapping[str, Any]

#: Read once more each time: clocks differ, and what was just written may be found only after a moment.
OVERLAP: Final = timedelta(minutes=15)


class NotLetIn(Exception):  # noqa: N818 - a sentence for whoever administers
    """The other system does not let us in; the message says what to do. Trying again changes nothing."""


class Withheld(Exception):  # noqa: N818 - a sentence for whoever administers
    """One kind of thing is not shown to us, and the others are; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody who has things over there; `email` is empty where it is not told."""

    id: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A number. `row` is as `/api/metrics` takes one, without its rep; `what`: as a report calls it.

    `owner`: the id, or the e-mail, of whose it is; empty: nobody's, or it is gone.
    """

    what: str
    owner: str
    row: dict[str, Json]


#: What is in it: its media type, and the bytes, or the file they are in.
Content: TypeAlias = tuple[str, bytes | Path]


@dataclass(frozen=True, slots=True)
class Offered:
    """Something to critique. `occurred`: a day, or a moment with its offset.

    `content` gets it, into a folder if need be, and is asked only when it is new; it raises `NotTaken`.
    """

    what: str
    owner: str
    kind: str
    source: str
    source_id: str
    occurred: str
    content: Callable[[Path], Content]
    customer: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What one answer told. `checkpoint`: how far all was read when this is taken; `read`: things on it.

    `arrivals`: things to critique that say themselves whose they are, read already. `withheld`: a sentence on
    what is not shown to us.
    """

    checkpoint: Checkpoint
    read: int = 0
    rows: Sequence[ToldRow] = ()
    offered: Sequence[Offered] = ()
    refused: Sequence[Left] = ()
    arrivals: Sequence[Arrival | Left] = ()
    withheld: str | None = None


class Connector(Protocol):
    """Another system, asked with what the organization has given.

    Each of these raises `NotLetIn`, `NotAllowed` (the address is not asked) or `TryLater`.
    """

    #: What the system is called.
    title: str

    def whoami(self) -> str:
        """Who we are over there, as somebody would recognize it."""

    def owners(self) -> Iterator[Owner]:
        """All who may have something."""

    def total(self, checkpoint: Checkpoint) -> int | None:
        """How many things there are to read since this checkpoint; None when nobody can say."""

    def pages(self, checkpoint: Checkpoint) -> Iterator[Page]:
        """Everything that changed since, in pages; an empty checkpoint reads all there is."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What a connector asks with. `settings` and `secret` as the organization gave them.

    `first_day`: calls, e-mails and notes of before are not read. `zone`: where the organization's days are.
    `wait` waits so many seconds.
    """

    settings: Mapping[str, Any]
    secret: Mapping[str, str]
    guard: Guard
    now: datetime
    zone: tzinfo
    wait: Callable[[float], None]

    @property
    def first_day(self) -> date | None:
        said = self.settings.get("first_day")
        return date.fromisoformat(said) if said else None

    @property
    def begins(self) -> datetime | None:
        """When the first day begins where the organization is."""
        first = self.first_day
        return None if first is None else datetime.combine(first, time(), self.zone).astimezone(UTC)
