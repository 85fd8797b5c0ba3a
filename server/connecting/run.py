"""One run of a connection: page by page, each taken together with how far it was read.

What is to be critiqued goes first, and by itself: the same again changes nothing. Then the numbers of a page
and the checkpoint after it are one transaction. So a run that is cut off anywhere loses nothing, doubles
nothing, and is gone on with where it was.
"""

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any, Final, NamedTuple

from sqlalchemy.orm import Session

from server.arriving.take import Taking
from server.coaching.moments import format_moment
from server.coaching.problems import Wrong
from server.connecting.connector import Asking, Connector, NotLetIn, Page, ToldRow
from server.connecting.known import SYSTEMS
from server.connecting.report import Report
from server.connecting.to_critique import ToCritique
from server.connecting.whose import Owners
from server.files import FileStore
from server.importing.who import Who
from server.incoming.problems import RowRefused
from server.incoming.rows import Row
from server.incoming.take import Taking as TakingRows
from server.incoming.take import take
from server.incoming.told import Reader, Reps
from server.outgoing.guard import Guard, NotAllowed
from server.readings import keep_after
from server.sealing import CannotUnseal, unseal
from server.store.connections import connection
from server.store.database import writing
from server.store.imports import people_of
from server.store.practice import practice_of
from server.store.tables import Connection
from server.store.wire import Stored
from server.store.writer import Writer
from server.work.job import Came, Stopped

#: How often a connection that waits for somebody is looked at.
_LOOKED_AT: Final = timedelta(days=1)

Step = Callable[[int | None, int | None], None]


class Place(NamedTuple):
    """Which connection of which organization."""

    organization_id: str
    connection_id: str


@dataclass(frozen=True, slots=True)
class Tools:
    """What a run needs beside the database. `wait`: waits so many seconds."""

    files: FileStore
    guard: Guard
    secret_key: str
    wait: Callable[[float], None]


def run_connection(session: Session, place: Place, now: datetime, step: Step, tools: Tools) -> Came:
    """Read what changed. Raises `TryLater`, and `Stopped` when the connection is gone or `step` says so.

    Where the system does not let us in, the connection keeps that as its trouble, and waits for a director.
    """
    found = connection(session, *place)
    if found is None:
        raise Stopped
    if not found.active or found.trouble:
        return Came(found.trouble or "It is paused.", _LOOKED_AT)
    kind, given = found.kind, (found.secret, found.settings)
    try:
        connector = opened(session, found, now, tools)
        report = _Run(session, found, connector, now, step, tools).whole()
    except (NotLetIn, NotAllowed, CannotUnseal) as refused:
        with writing(session):
            current = connection(session, *place)
            if current is None or (current.secret, current.settings) != given:
                raise Stopped from refused  # a director has just seen to it
            current.trouble = str(refused)
        return Came(str(refused), _LOOKED_AT)
    return Came(report.sentence(), SYSTEMS[kind].every)


def opened(session: Session, found: Connection, now: datetime, tools: Tools) -> Connector:
    """The connector of this connection. Raises `NotAllowed`, `CannotUnseal` and `NotLetIn`."""
    system = SYSTEMS[found.kind]
    secret = {system.secret: unseal(tools.secret_key, found.secret)} if found.secret else {}
    zone = practice_of(session, found.organization_id).zone
    return system.open(Asking(found.settings, secret, tools.guard, now, zone, tools.wait))


class _Run:
    """One run. What it holds of the connection is as it was when the run began."""

    def __init__(
        self,
        session: Session,
        found: Connection,
        connector: Connector,
        now: datetime,
        step: Step,
        tools: Tools,
    ) -> None:
        self.session = session
        self.who = Who(found.organization_id)
        self.id = found.id
        self.name = found.name
        self.given = (found.secret, found.settings)
        self.connector = connector
        self.now = now
        self.step = step
        self.tools = tools
        self.kept = found.checkpoint
        self.checkpoint: dict[str, Any] = deepcopy(found.checkpoint or {})
        self.report = Report.going_on(found.report, now)
        self.zone: tzinfo = practice_of(session, found.organization_id).zone
        session.rollback()  # nobody waits for the other system with a transaction open
        self.owners = self._owners()
        self.counted: set[tuple[str, str]] = set()  # on this page
        taking = Taking(self.who, tools.files, now)
        self.to_critique = ToCritique(session, taking, self.owners, self.zone, self.report, self._rep)

    def whole(self) -> Report:
        """Every page there is; then the run is over."""
        streams = self._streams()
        total = self.connector.total(streams)
        done = 0
        self.step(done, total)
        for page in self.connector.pages(streams):
            self._take(page)
            done += page.read
            self.step(done, None if total is None else max(total, done))
        self.report.ended_at = format_moment(self.now)
        with writing(self.session):
            self._keep()
        return self.report

    def _owners(self) -> Owners:
        owners = list(self.connector.owners())
        people = people_of(self.session, self.who.organization_id)
        self.session.rollback()
        return Owners.of(owners, people)

    def _streams(self) -> dict[str, Any]:
        """How far each kind of thing was read: from its beginning when somebody has come to be known here."""
        nobody = self.checkpoint.get("nobody", [])
        if any(self.owners.rep(owner) for owner in nobody):
            self.checkpoint = {}
        return dict(self.checkpoint.get("streams", {}))

    def _take(self, page: Page) -> None:
        self.counted = set()
        for left in page.refused:
            self.report.refuse(left.what, left.reason)
        if page.withheld:
            self.report.withhold(page.withheld)
        self.report.read += page.read
        self.to_critique.take_offered(page.offered)
        self.to_critique.take_arrivals(page.arrivals)
        self.checkpoint["streams"] = dict(page.checkpoint)
        with writing(self.session):
            self._take_rows(page.rows)
            self._keep()

    def _take_rows(self, told: Iterable[ToldRow]) -> None:
        """Inside `writing(session)`: what came of each row that is a rep’s."""
        writer = Writer(self.session, self.who.organization_id)
        reader = Reader(Reps.of(people_of(self.session, self.who.organization_id)), self.zone)
        read = [(one, row) for one in told if (row := self._read(reader, one)) is not None]
        came = take(writer, [row for _, row in read], TakingRows(self.now, self.name))
        for (one, row), what in zip(read, came, strict=True):
            if what.problem is not None:
                self.report.refuse(one.what, what.problem.title)
            elif not (row.deleted and what.status == "unchanged"):
                self.report.came(row.kind, what)
        keep_after(self.session, self.who.organization_id, writer.saved, self.now)

    def _read(self, reader: Reader, one: ToldRow) -> Row | None:
        row = one.row
        if not row.get("deleted"):
            rep = self._rep(one.owner, one.what)
            if rep is None:
                return None
            row = {**row, "rep": rep.id}
        try:
            return reader.read(row)
        except (RowRefused, Wrong) as refused:
            self.report.refuse(one.what, refused.problem.title)
            return None

    def _rep(self, owner: str, what: str) -> Stored | None:
        """The rep whose it is. A thing of nobody here is counted, and its owner remembered."""
        rep = self.owners.rep(owner)
        if rep is None and (owner, what) not in self.counted:
            self.counted.add((owner, what))
            self.report.nobodys(self.owners.name(owner), self.owners.why_not(owner))
            nobody = self.checkpoint.setdefault("nobody", [])
            if owner and owner not in nobody:
                nobody.append(owner)
        return rep

    def _keep(self) -> None:
        """Keep how far it is, inside `writing(session)`.

        Raises `Stopped` when the connection was changed, is to be read from its beginning, or another run
        reads it too.
        """
        found = connection(self.session, self.who.organization_id, self.id)
        if found is None or not found.active or (found.secret, found.settings) != self.given:
            raise Stopped
        if found.checkpoint != self.kept:
            raise Stopped
        found.checkpoint = self.kept = deepcopy(self.checkpoint)
        found.report = self.report.as_json()
