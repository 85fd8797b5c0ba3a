"""The one way in which records are written: by a phone, by an import, by the demo, by an administrator.

    with writing(db.session()):
        write_records(db.session(), organization_id, [Given("person", id, {"name": …})], now=now)

Every record that changes takes its version from the organization's counter, under that row's lock, which is
held until the transaction ends. So versions become visible in their order, and a pull that has seen one has
seen all before it. In the same transaction the record enters the change feed anew, at that version.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from server.coaching.fields import checked
from server.coaching.filling import complete, derived
from server.coaching.records import KINDS, Json, Kind
from server.store.changes import enter, now_shared
from server.store.records import load
from server.store.tables import TABLES, Organization
from server.store.teams import keep_teams
from server.store.upsert import upsert
from server.store.wire import Stored, same_fields, table, to_row
from sync.clock import clock
from sync.stamps import Stamp

#: The device of what the server itself writes.
SERVER = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True, slots=True)
class Given:
    """What a record is to hold. `fields` in their JSON form; those not given stay as they are.

    A new record needs its required fields. `deleted`: it is to be gone, or to be back.
    """

    kind: str
    id: str
    fields: Mapping[str, Json]
    deleted: bool = False


@dataclass(slots=True)
class Written:
    """How many records of each kind were new, were changed, or were so already."""

    new: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)


def write_records(
    session: Session, organization_id: str, records: Iterable[Given], *, now: datetime, by: str | None = None
) -> Written:
    """Write these records as the server, inside `writing(session)`; what is so already is left alone.

    Written in bulk, in any order of kinds. `by` is the person they count as written by. Two of one kind and
    id are written one after the other. Raises `Wrong` for a field that a record cannot hold.
    """
    return write_with(Writer(session, organization_id), records, now=now, by=by)


def write_with(
    writer: "Writer", records: Iterable[Given], *, now: datetime, by: str | None = None
) -> Written:
    """What `write_records` does, for who holds the lock: a second writer would not know its versions."""
    session, organization_id = writer.session, writer.organization_id
    at = clock(int(now.timestamp() * 1000), "server")
    written, given = Written(), list(records)
    ids: dict[str, list[str]] = {}
    for one in given:
        ids.setdefault(one.kind, []).append(one.id)
    known = {kind: load(session, organization_id, kind, of_kind) for kind, of_kind in ids.items()}
    for one in given:
        stored = known[one.kind].get(one.id)
        fields = _checked(KINDS[one.kind], one.fields)
        if stored is not None and stored.deleted == one.deleted and same_fields(fields, stored.fields):
            written.unchanged[one.kind] += 1
            continue
        (written.new if stored is None else written.changed)[one.kind] += 1
        known[one.kind][one.id] = _with(stored, one, fields, Stamp(writer.next_version(), at, SERVER, by))
        writer.keep(known[one.kind][one.id])
    writer.save()
    return written


def _checked(kind: Kind, fields: Mapping[str, Json]) -> dict[str, Json]:
    return {name: checked(name, kind.fields[name], value) for name, value in fields.items()}


def _with(stored: Stored | None, given: Given, fields: dict[str, Json], stamp: Stamp) -> Stored:
    if stored is None:
        everything = complete(KINDS[given.kind], fields)
        everything |= derived(given.kind, everything)
        stamps = dict.fromkeys(fields, stamp)
        return Stored(given.kind, given.id, stamp.version, everything, stamps, given.deleted)
    changed = {name: value for name, value in fields.items() if stored.fields.get(name) != value}
    agreed = {key for key in stored.stamps if key.partition("=")[0] in changed}  # with what is there no more
    stamps = {key: one for key, one in stored.stamps.items() if key not in agreed}
    stamps |= dict.fromkeys(changed, stamp)
    now = stored.fields | changed
    return Stored(given.kind, given.id, stamp.version, now | derived(given.kind, now), stamps, given.deleted)


class Writer:
    """Writes records of one organization in bulk, inside `writing(session)`; holds the organization's lock.

    Each record that is to be kept first takes `next_version`. `save` writes everything that was kept since
    the last one; `saved` has all of it. Raises what the database raises (`IntegrityError`) when it will not
    keep something.
    """

    def __init__(self, session: Session, organization_id: str) -> None:
        """Take the lock. Raises `NoResultFound` when there is no such organization."""
        self.session = session
        self.organization_id = organization_id
        counter = select(Organization.version, Organization.restored_version, Organization.epoch)
        locked = counter.where(Organization.id == organization_id).with_for_update()
        self.version, self.restored_version, self.epoch = session.execute(locked).one()
        self.kept: dict[tuple[str, str], Stored] = {}
        self.saved: list[Stored] = []
        self._saved_at = self.version

    def next_version(self) -> int:
        """Take the next version of the organization."""
        self.version += 1
        return self.version

    def keep(self, stored: Stored) -> None:
        """Keep this record at its version; the last one of a kind and id counts."""
        self.kept.pop((stored.kind, stored.id), None)
        self.kept[stored.kind, stored.id] = stored

    def save(self) -> None:
        """Write what was kept, its place in the feed, and the organization's version."""
        kept, self.kept = list(self.kept.values()), {}
        self.saved += kept
        if not kept:
            return
        self._write(kept)
        # what belongs to an interaction that is talked through is entered anew, for the rep to receive
        shared = now_shared(self.session, self.organization_id, kept, self._saved_at)
        for stored in shared:
            stored.version = self.next_version()
        self._write(shared)
        anew = {(stored.kind, stored.id) for stored in shared}
        others = [stored for stored in kept if (stored.kind, stored.id) not in anew]
        enter(self.session, self.organization_id, others + shared)
        self._saved_at = self.version
        own = Organization.id == self.organization_id
        self.session.execute(update(Organization).where(own).values(version=self.version))

    def _write(self, records: list[Stored]) -> None:
        for kind in TABLES:  # parents before children
            of_kind = sorted((one for one in records if one.kind == kind), key=lambda one: one.version)
            upsert(self.session, table(kind), [to_row(self.organization_id, stored) for stored in of_kind])
            if kind == "person" and of_kind:
                keep_teams(self.session, self.organization_id, of_kind)
