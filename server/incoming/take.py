"""Take rows of numbers: each makes, changes or removes one record, and is answered for itself.

The same row again changes nothing: no version, nothing to send to phones. A record never leaves its rep: a
row that names another one takes it away there, and makes it anew here.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from server.coaching.conversation_rule import is_written_on
from server.coaching.fields import checked
from server.coaching.problems import Problem, Wrong
from server.coaching.records import KINDS, Json
from server.incoming.conversations import Call, Followed, follow, not_their_own
from server.incoming.problems import RowRefused, problem
from server.incoming.rows import Came, Key, OfCall, Row
from server.store.practice import practice_of
from server.store.records import load
from server.store.told_numbers import standing
from server.store.wire import Stored, same_fields
from server.store.writer import Given, Writer, write_with
from sync.stamps import DELETED

SINGLE_CALLS = "calls"


@dataclass(frozen=True, slots=True)
class Taking:
    """How rows are taken. `source`: where they come from, as it is called; `by`: who brings them in.

    `reps`: those whose numbers may be written; None: all of the organization.
    """

    now: datetime
    source: str
    by: str | None = None
    reps: Collection[str] | None = None


def take(writer: Writer, rows: Sequence[Row], taking: Taking) -> list[Came]:
    """What comes of each of these rows, in their order.

    Inside `writing(session)`, with the lock that `writer` holds.
    """
    practice = practice_of(writer.session, writer.organization_id)
    # a day of grace: where the numbers come from it may be tomorrow already
    latest = (taking.now.astimezone(practice.zone).date() + timedelta(days=1)).isoformat()
    work = _Work(writer, taking, latest, _there(writer, rows), _made(writer, rows))
    came = [work.take(row) for row in rows]
    followed = follow(writer, work.calls.values(), practice.fields["conversation_outcomes"])
    write_with(writer, [*work.given, *followed.given], now=taking.now, by=taking.by)
    return [_with_conversation(one, work.call_of.get(nth), followed) for nth, one in enumerate(came)]


def _there(writer: Writer, rows: Iterable[Row]) -> dict[Key, list[Stored]]:
    """The records that these rows are about, as they are now: several when a rep kept what moved away."""
    asked: dict[tuple[str, str | None], set[str]] = {}
    for row in rows:
        asked.setdefault((row.key.kind, row.key.metric), set()).add(row.source_id)
    there: dict[Key, list[Stored]] = {}
    for (kind, metric), ids in asked.items():
        found = standing(writer.session, writer.organization_id, kind, metric, ids)
        for source_id, records in found.items():
            told = [one for one in records if _is_told(writer.organization_id, one)]
            if told:
                there[Key(kind, metric, source_id)] = told
    return there


def _is_told(organization_id: str, stored: Stored) -> bool:
    """A conversation that a call was has its call’s id there, and follows it: no row is about it."""
    if stored.kind != "conversation":
        return True
    row = Row("conversation", str(stored.fields["source_id"]), str(stored.fields["rep_id"]))
    return stored.id == row.made_id(organization_id)


def _made(writer: Writer, rows: Iterable[Row]) -> dict[str, Stored]:
    """Conversations under the ids that these rows would make: a rep may have deleted one."""
    ids = [row.made_id(writer.organization_id) for row in rows if row.kind == "conversation"]
    return load(writer.session, writer.organization_id, "conversation", ids)


@dataclass(slots=True)
class _Work:
    """Rows on their way in. `latest`: the last day that may be told of."""

    writer: Writer
    taking: Taking
    latest: str
    there: dict[Key, list[Stored]]
    made: dict[str, Stored]
    given: list[Given] = field(default_factory=list)
    calls: dict[str, Call] = field(default_factory=dict)
    call_of: dict[int, str] = field(default_factory=dict)
    seen: set[Key] = field(default_factory=set)
    nth: int = -1

    def take(self, row: Row) -> Came:
        self.nth += 1
        if row.key in self.seen:
            return _refused(problem("source_id_twice", "source_id", source_id=row.source_id))
        try:
            came = self._taken(row)
        except (Wrong, RowRefused) as wrong:
            return _refused(wrong.problem)
        self.seen.add(row.key)  # one that was refused stands in no other's way
        return came

    def _taken(self, row: Row) -> Came:
        stored = self._about(row)
        if stored is not None and not self._is_ours(str(stored.fields["rep_id"])):
            raise RowRefused("rep_not_yours", "source_id")
        if row.deleted:
            return self._remove(row, stored)
        if not self._is_ours(row.rep_id):
            raise RowRefused("rep_not_yours", "rep")
        return self._write(row, stored, _checked(row, self.latest))

    def _about(self, row: Row) -> Stored | None:
        """The record that this row is about: that of its rep, else the last one of another."""
        there = self.there.get(row.key, [])
        own = (one for one in there if one.fields["rep_id"] == row.rep_id)
        return next(own, there[-1] if there else None)

    def _is_ours(self, rep_id: str) -> bool:
        return self.taking.reps is None or rep_id in self.taking.reps

    def _remove(self, row: Row, stored: Stored | None) -> Came:
        if stored is None:
            return Came("unchanged")
        if _stays(stored):
            return Came("kept")
        self._give_up(row, stored)
        return Came("gone")

    def _write(self, row: Row, stored: Stored | None, values: dict[str, Json]) -> Came:
        if stored is not None and stored.fields["rep_id"] != row.rep_id:
            if not _stays(stored):
                self._give_up(row, stored)
            self._give(row, row.made_id(self.writer.organization_id), self._whole(row, values))
            return Came("changed")
        if stored is None:
            id_ = row.made_id(self.writer.organization_id)
            before = self.made.get(id_)
            if before is not None and DELETED in before.stamps:
                return Came("unchanged")  # its rep says that it was none
            self._give(row, id_, not_their_own(before, self._whole(row, values)))
            return Came("new")
        if row.kind == "conversation":
            values = not_their_own(stored, values)
        if same_fields(values, stored.fields):
            return Came("unchanged")
        self._give(row, stored.id, values, stored.fields)
        return Came("changed")

    def _whole(self, row: Row, values: dict[str, Json]) -> dict[str, Json]:
        """The values of a record that is new, or back: nothing of what it said before stays."""
        if row.kind == "conversation":
            return values
        empty = {name: None for name, one in KINDS[row.key.kind].fields.items() if one.nullable}
        source = {"source": self.taking.source[:200]} if row.key.kind == "metric" else {}
        return empty | source | values

    def _give(
        self, row: Row, id_: str, values: dict[str, Json], before: dict[str, Json] | None = None
    ) -> None:
        self.given.append(Given(row.key.kind, id_, values))
        if row.kind == "call":
            known = {"customer": None, "outcome": None} | (before or {}) | values
            self.calls[id_] = Call(id_, known)
            self.call_of[self.nth] = id_

    def _give_up(self, row: Row, stored: Stored) -> None:
        self.given.append(Given(stored.kind, stored.id, {}, deleted=True))
        if row.key.metric == SINGLE_CALLS:
            self.calls[stored.id] = Call(stored.id, stored.fields, gone=True)
            self.call_of[self.nth] = stored.id


def _checked(row: Row, latest: str) -> dict[str, Json]:
    """The row’s values as records hold them. Raises `Wrong` for the first that cannot be held."""
    kind = KINDS[row.key.kind]
    values = {name: checked(name, kind.fields[name], value) for name, value in row.values().items()}
    day = values.get("counted_on") or values.get("held_on")
    if day and day > latest:
        raise RowRefused("day_to_come", "on", day=day)
    began, closed = values.get("engaged_on"), values.get("closed_on")
    if began and closed and closed < began:
        raise RowRefused("closed_before_engaged", "closed_on")
    return values


def _stays(stored: Stored) -> bool:
    """Whether this is a conversation on which its rep has written: nothing takes it away."""
    return stored.kind == "conversation" and is_written_on(stored.fields)


def _refused(why: Problem) -> Came:
    return Came("refused", why)


def _with_conversation(came: Came, call: str | None, followed: Followed) -> Came:
    if call is None:
        return came
    ways: dict[OfCall, set[str]] = {"made": followed.made, "gone": followed.gone, "kept": followed.kept}
    of_call = next((way for way, calls in ways.items() if call in calls), None)
    return replace(came, conversation=of_call)
