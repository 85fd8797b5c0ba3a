"""Two people edit one record, neither knowing of the other: what the record becomes.

Each field is on its own. An edit of a field that has not changed since the edit's base simply applies,
whatever the clocks say: its writer saw what was there. So does an edit on top of the same device's own, of
which the later number stands, in whatever order they arrive. Only an edit that did not see the current value
is concurrent with it; then the later clock wins, and the value that loses is reported, so that it can be kept
for whoever wrote it. An edit that applies over a value it saw is given a clock after that value's: this is
what makes the result the same in whatever order edits arrive.

A deletion loses against an edit it did not see, of the record or of what hangs on it; and an edit brings a
deleted record back, unless its own device deleted it after that edit.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sync.clock import after
from sync.stamps import DELETED, Stamp, is_of, noted, order, who, without_deletion

Json: TypeAlias = Any

#: For fields that only move on, how far each value is; among concurrent values the furthest wins.
Ranks: TypeAlias = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it is kept. A field that was never set has no stamp.

    Beside those of fields there are stamps of others' edits (`sync.stamps`).
    """

    version: int
    fields: Mapping[str, Json]
    stamps: Mapping[str, Stamp]
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """What somebody asks for. `values` None: the record's deletion. `base` 0: it was made as new.

    `base` is the version up to which the writer had seen the record, and for a deletion what hangs on it.

    `at` must not be ahead of the server's time (`clock.clamped`).
    """

    base: int
    at: str
    device: str
    by: str
    values: Mapping[str, Json] | None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Loss:
    """A value that lost against a concurrent edit, and the one that is kept."""

    field: str
    lost: Json
    lost_stamp: Stamp
    kept: Json
    kept_stamp: Stamp


@dataclass(slots=True)
class Merged:
    """What a record becomes. `changed`: there is something to be seen, so it gets the new version.

    `concurrent`: somebody else's edit was in the way of a part of it. `stamps` may move on without a change:
    whoever writes what is there already means it, and the later clock counts.
    """

    fields: dict[str, Json]
    stamps: dict[str, Stamp]
    deleted: bool = False
    changed: bool = False
    concurrent: bool = False
    losses: list[Loss] = field(default_factory=list)


def merge(record: Record, edit: Edit, version: int, ranks: Ranks, hanging: Iterable[Stamp] = ()) -> Merged:
    """`record` after `edit`; what changes is stamped with `version`.

    `hanging`: the stamps of what hangs on the record and is there; only a deletion asks for them.
    """
    merged = Merged(dict(record.fields), dict(record.stamps), record.deleted)
    stamp = Stamp(version, edit.at, edit.device, edit.by, edit.number)
    if edit.values is None:
        _delete(merged, record, edit, stamp, hanging)
        return merged
    for name, value in edit.values.items():
        _set(merged, edit, name, value, stamp, record.version, ranks.get(name))
    if record.deleted and not deleted_after(record.stamps, edit):
        merged.deleted, merged.changed = False, True
        merged.stamps = noted(without_deletion(merged.stamps), stamp)
        merged.concurrent = merged.concurrent or edit.base < record.version
    return merged


def deleted_after(stamps: Mapping[str, Stamp], edit: Edit) -> bool:
    """Whether the edit's own device deleted the record after the edit, which only arrives later."""
    return DELETED in stamps and _was_next(stamps[DELETED], edit)


def _delete(merged: Merged, record: Record, edit: Edit, stamp: Stamp, hanging: Iterable[Stamp]) -> None:
    wrote = (*without_deletion(record.stamps).values(), *hanging)
    if any(_unseen(one, edit) or _was_next(one, edit) for one in wrote):
        merged.concurrent = True
    elif not record.deleted:
        merged.deleted = merged.changed = True
        merged.stamps[DELETED] = stamp


def _set(
    merged: Merged,
    edit: Edit,
    name: str,
    value: Json,
    stamp: Stamp,
    unchanged_at: int,
    ranks: Mapping[str, int] | None,
) -> None:
    current, held = merged.fields.get(name), merged.stamps.get(name)
    wrote = [one for key, one in merged.stamps.items() if is_of(key, name)]
    if any(_was_next(one, edit) for one in wrote):
        merged.concurrent = True
        return
    unseen = [one for one in wrote if _unseen(one, edit)]
    others = [one for one in wrote if who(one) != who(stamp)]
    if not unseen:
        later = stamp if held is None else stamp._replace(at=after(stamp.at, held.at))
        if _same(current, value):
            version = held.version if held else unchanged_at
            _hold(merged, name, [*others, later._replace(version=version)])
        else:
            _put(merged, name, value, later)
        return
    merged.concurrent = True
    last = max(unseen, key=order)
    if _same(current, value):
        _hold(merged, name, [*others, stamp._replace(version=last.version)])
    elif ranks and ranks[str(value)] != ranks[str(current)]:
        if ranks[str(value)] > ranks[str(current)]:
            _put(merged, name, value, stamp, unseen)
        else:
            _lose(merged, stamp)
    elif order(stamp) > order(last):
        merged.losses += [Loss(name, current, one, value, stamp) for one in unseen]
        _put(merged, name, value, stamp, unseen)
    else:
        merged.losses.append(Loss(name, value, stamp, current, last))
        _hold(merged, name, others)
        _lose(merged, stamp)


def _put(merged: Merged, name: str, value: Json, stamp: Stamp, unseen: Iterable[Stamp] = ()) -> None:
    """Set the field. `unseen`: who wrote the value before it, unseen by this edit."""
    _hold(merged, name, [stamp])
    for one in unseen:
        _lose(merged, one)
    merged.fields[name], merged.changed = value, True


def _lose(merged: Merged, stamp: Stamp) -> None:
    """Remember an edit that lost. It gets a version, so that it can be seen."""
    merged.stamps, merged.changed = noted(merged.stamps, stamp), True


def _hold(merged: Merged, name: str, wrote: Sequence[Stamp]) -> None:
    """Let these be all who wrote what the field holds; the last of them is the field's own stamp."""
    own = max(wrote, key=order)
    others = {f"{name}={who(one)}": one for one in wrote if one is not own}
    kept = {key: one for key, one in merged.stamps.items() if not is_of(key, name)}
    merged.stamps = kept | {name: own} | others


def _unseen(stamp: Stamp, edit: Edit) -> bool:
    """Whether the edit was made without knowing of what this stamp is on."""
    return stamp.version > edit.base and (stamp.by, stamp.device) != (edit.by, edit.device)


def _was_next(stamp: Stamp, edit: Edit) -> bool:
    """Whether the same device did this after the edit, which only arrives later."""
    return (stamp.by, stamp.device) == (edit.by, edit.device) and stamp.number > edit.number


def _same(one: Json, other: Json) -> bool:
    # 1 and true are equal in Python and different in JSON
    return type(one) is type(other) and bool(one == other)
