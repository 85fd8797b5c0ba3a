"""Deliver what a person may see and has not received yet: a walk of the change feed, scope by scope."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from server.coaching.people import Actor
from server.coaching.records import Json
from server.coaching.visibility import PARENTS, Fields, may_see, needed_for, seen_by
from server.cursors import Cursor, Cursors
from server.store.feed import Entry, Stretch, changed, newest, now
from server.store.records import load
from server.store.wire import Stored


@dataclass(slots=True)
class Scope:
    """What is new in one scope, oldest version first; `more`: ask again with `cursor`."""

    cursor: str
    more: bool = False
    records: list[dict[str, Json]] = field(default_factory=list)


@dataclass(slots=True)
class Delivery:
    """What a device receives. `reset`: forget the scope, it comes from the start. `dropped`: not theirs."""

    scopes: dict[str, Scope] = field(default_factory=dict)
    reset: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """As the protocol writes it."""
        scopes = {
            name: {"records": scope.records, "cursor": scope.cursor, "more": scope.more}
            for name, scope in self.scopes.items()
        }
        return {"scopes": scopes, "reset": self.reset, "dropped": self.dropped}


def deliver(
    session: Session, actor: Actor, received: Mapping[str, str], limit: int, cursors: Cursors
) -> Delivery:
    """At most `limit` records that are new to a device which has `received` this far, by scope.

    Every scope of the person is answered, with a cursor; one that is not in `received` comes from the start.
    """
    # Scope after scope, all as of one version: who moves from one to another must not be missed in both.
    epoch, version = now(session, actor.organization_id)
    scopes = actor.scopes()
    delivery = Delivery(dropped=sorted(set(received) - set(scopes)))
    ahead = newest(session, actor.organization_id, scopes, hidden=actor.coaches)
    entries: list[Entry] = []
    for scope in sorted(scopes):
        start = Cursor(actor.organization_id, epoch, scope, actor.coaches, 0)
        cursor = cursors.read(received[scope]) if scope in received else None
        known = cursor is not None and cursor[:4] == start[:4]
        if scope in received and not known:
            delivery.reset.append(scope)
        reached = cursor if cursor is not None and known else start
        if ahead.get(scope, 0) > reached.version and len(entries) < limit:
            news = Stretch(scope, reached.version, version)
            room = limit - len(entries)
            new = changed(session, actor.organization_id, news, hidden=actor.coaches, limit=room)
            entries += new
            reached = reached._replace(version=new[-1].version) if new else reached
        text = received[scope] if reached == cursor else cursors.write(reached)
        delivery.scopes[scope] = Scope(text, more=ahead.get(scope, 0) > reached.version)
    for scope, record in _records(session, actor, entries):
        delivery.scopes[scope].records.append(record)
    return delivery


def _records(session: Session, actor: Actor, entries: list[Entry]) -> Iterator[tuple[str, dict[str, Json]]]:
    """Scope and record of each entry, as this person gets it."""
    found = _load(session, actor, entries)

    def find(kind: str, id_: str) -> Fields | None:
        stored = found.get((kind, id_))
        return None if stored is None else stored.fields

    for entry in entries:
        stored = found[entry.kind, entry.record_id]
        gone = entry.gone or stored.deleted
        if not gone and not may_see(actor, stored.kind, stored.fields, find):
            continue
        record = {
            "kind": stored.kind,
            "id": stored.id,
            "version": entry.version,  # the record may be newer by now, and what came before that be unread
            "deleted": gone,
            "fields": {} if gone else seen_by(actor, stored.kind, stored.fields, find),
        }
        yield entry.scope, record


def _load(session: Session, actor: Actor, entries: list[Entry]) -> dict[tuple[str, str], Stored]:
    """The records of the entries, and those that say what may be seen of them."""
    ids: dict[str, set[str]] = {}
    for entry in entries:
        ids.setdefault(entry.kind, set()).add(entry.record_id)
    found: dict[tuple[str, str], Stored] = {}
    # parents come last, when it is known which are needed
    for kind in (*sorted(ids.keys() - set(PARENTS)), *PARENTS):
        for stored in load(session, actor.organization_id, kind, ids.get(kind, ()), stamps=False).values():
            found[kind, stored.id] = stored
            for parent, id_ in needed_for(kind, stored.fields):
                ids.setdefault(parent, set()).add(id_)
    return found
