"""What comes of one mutation: the rules are asked, the merge is made, what changed is kept for writing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from server.coaching.filling import checked_set, complete, derived, device_kind
from server.coaching.moments import format_moment
from server.coaching.people import Actor
from server.coaching.problems import Wrong
from server.coaching.records import KINDS, Json, Kind
from server.coaching.rules import NAMES_WRITER, RANKS, check_delete, check_edit, check_new, check_result
from server.coaching.visibility import Fields, may_see, parent_keys
from server.store.around import Around
from server.store.sessions import person_as_actor
from server.store.wire import Stored
from server.store.writer import Writer
from sync.clock import clamped
from sync.merge import Edit, Loss, Merged, Record, deleted_after, merge
from sync.mutation import Mutation
from sync.outcome import MutationRefused, Outcome
from sync.stamps import Stamp, noted, without_deletion


@dataclass(frozen=True, slots=True)
class Desk:
    """Where mutations are decided: who sent them from which device, when, and the records around them."""

    actor: Actor
    device: str
    now: datetime
    around: Around
    writer: Writer

    def keep(self, stored: Stored) -> None:
        """From now on the record is this, and it will be written."""
        self.around.keep(stored)
        self.writer.keep(stored)


def decide(desk: Desk, mutation: Mutation) -> Outcome:
    """Do what the mutation asks for. Raises `Wrong` or `MutationRefused` when it cannot be done."""
    kind = device_kind(mutation.kind)
    values = None if mutation.values is None else checked_set(kind, mutation.values)
    stored = desk.around.record(kind.name, mutation.id)
    if stored is None:
        return _make(desk, mutation, kind, values)
    if not may_see(desk.actor, kind.name, stored.fields, desk.around.find):
        raise Wrong("not_found", "id", kind=kind.name)
    _check_base(desk, mutation, stored)
    if values is None:
        check_delete(desk.actor, kind, stored.fields)
    else:
        check_edit(desk.actor, kind, stored.fields, values, desk.around.find)
    return _change(desk, mutation, stored, _edit(desk, mutation, values))


def _check_base(desk: Desk, mutation: Mutation, stored: Stored) -> None:
    # a deletion may have seen what hangs on the record, which can be newer than the record
    newest = desk.writer.version if mutation.values is None else stored.version
    if mutation.base is not None and mutation.base > max(newest, desk.writer.restored_version):
        raise MutationRefused("base_from_the_future", "base")


def _make(desk: Desk, mutation: Mutation, kind: Kind, values: dict[str, Json] | None) -> Outcome:
    if mutation.base is not None and 0 < mutation.base <= desk.writer.restored_version:
        raise MutationRefused("lost_in_restore", "id", blocked=True)
    if values is None or mutation.base is not None:
        raise Wrong("not_found", "id", kind=kind.name)
    fields = complete(kind, values) | _signed(kind, desk.actor)
    fields |= derived(kind.name, fields)
    _check_came_back(desk, kind, fields)
    _check_is_there(desk, kind.name, fields)
    check_new(desk.actor, kind, mutation.id, fields, values, desk.around.find)
    _check_result(desk, mutation.id, kind, None, fields)
    edit = _edit(desk, mutation, values)
    version = desk.writer.next_version()
    stamp = Stamp(version, edit.at, edit.device, edit.by, edit.number)
    desk.keep(Stored(kind.name, mutation.id, version, fields, dict.fromkeys(values, stamp)))
    brought_back = _bring_back(desk, kind.name, fields, edit)
    return Outcome(mutation.number, "merged" if brought_back else "applied", version)


def _signed(kind: Kind, actor: Actor) -> dict[str, Json]:
    """Whose record it is, in the field that says so."""
    signatures = (name for name, field in kind.fields.items() if field.by_server and field.refers == "person")
    return dict.fromkeys(signatures, actor.person_id)


def _check_came_back(desk: Desk, kind: Kind, fields: Fields) -> None:
    """After a restore, what a new record hangs on may still be on its way, from another phone."""
    keys = parent_keys(kind.name, fields) if desk.writer.restored_version else []
    if keys and not any(desk.around.find(*key) for key in keys):
        raise MutationRefused("lost_in_restore", f"set.{_leading_to(keys[0], fields)}", blocked=True)


def _check_is_there(desk: Desk, kind: str, fields: Fields) -> None:
    """What the server took away itself, as an opportunity that went to another rep, no edit brings back."""
    for key in parent_keys(kind, fields):
        parent = desk.around.record(*key)
        if parent is not None and parent.deleted and not KINDS[parent.kind].written_by_devices:
            raise Wrong("not_found", f"set.{_leading_to(key, fields)}", kind=parent.kind)


def _leading_to(key: tuple[str, str], fields: Fields) -> str:
    """The field that says so."""
    return next(name for name, value in fields.items() if value == key[1])


def _change(desk: Desk, mutation: Mutation, stored: Stored, edit: Edit) -> Outcome:
    if edit.values is not None:
        _check_is_there(desk, stored.kind, stored.fields)
    record = Record(stored.version, stored.fields, stored.stamps, stored.deleted)
    below = desk.around.hanging(stored.kind, stored.id)
    hanging = (stamp for one in below for stamp in one.stamps.values())
    merged = merge(record, edit, desk.writer.version + 1, RANKS.get(stored.kind, {}), hanging)
    if merged.changed:
        _name_writer(stored.kind, merged)
        merged.fields.update(derived(stored.kind, merged.fields))
    if not merged.deleted:
        _check_result(desk, stored.id, KINDS[stored.kind], stored.fields, merged.fields)
    version = desk.writer.next_version() if merged.changed else stored.version
    if merged.changed or merged.stamps != stored.stamps:
        desk.keep(Stored(stored.kind, stored.id, version, merged.fields, merged.stamps, merged.deleted))
    for loss in merged.losses:
        _keep_overwritten(desk, stored, loss)
    if edit.values is not None and _bring_back(desk, stored.kind, merged.fields, edit):
        return Outcome(mutation.number, "merged", version)
    if _was_so(stored, edit, merged):
        return Outcome(mutation.number, "duplicate", version)
    return Outcome(mutation.number, "merged" if merged.concurrent else "applied", version)


def _name_writer(kind: str, merged: Merged) -> None:
    """Where a record names who wrote its value, that is whoever wrote the one that is kept."""
    if kind in NAMES_WRITER:
        name, value = NAMES_WRITER[kind]
        merged.fields[name] = merged.stamps[value].by if value in merged.stamps else None


def _bring_back(desk: Desk, kind: str, fields: Fields, edit: Edit) -> bool:
    """Whether what this record hangs on was deleted, unseen by its edit; it is back then."""
    brought_back = False
    for key in parent_keys(kind, fields):
        parent = desk.around.record(*key)
        if parent is None:
            continue
        if parent.deleted and edit.base < parent.version and not deleted_after(parent.stamps, edit):
            version = desk.writer.next_version()
            stamps = without_deletion(parent.stamps)
            stamps = noted(stamps, Stamp(version, edit.at, edit.device, edit.by, edit.number))
            desk.keep(replace(parent, version=version, deleted=False, stamps=stamps))
            brought_back = True
        brought_back |= _bring_back(desk, parent.kind, parent.fields, edit)
    return brought_back


def _edit(desk: Desk, mutation: Mutation, values: dict[str, Json] | None) -> Edit:
    at = clamped(mutation.at, int(desk.now.timestamp() * 1000))
    return Edit(mutation.base or 0, at, desk.device, desk.actor.person_id, values, mutation.number)


def _check_result(desk: Desk, id_: str, kind: Kind, before: Fields | None, after: Mapping[str, Json]) -> None:
    check_result(kind, before, after, desk.around.beside(kind.name, id_, after))


def _was_so(stored: Stored, edit: Edit, merged: Merged) -> bool:
    """Whether everything that was asked for was so already."""
    if merged.changed or merged.losses:
        return False
    if edit.values is None:
        return stored.deleted
    return all(stored.fields[name] == value for name, value in edit.values.items())


def _may_be_told(desk: Desk, person_id: str, stored: Stored) -> bool:
    """Whether this person may see the record at all: the rep may have left their team meanwhile."""
    person = person_as_actor(desk.writer.session, desk.writer.organization_id, person_id)
    return person is not None and may_see(person, stored.kind, stored.fields, desk.around.find)


def _keep_overwritten(desk: Desk, stored: Stored, loss: Loss) -> None:
    """Keep a value that lost for who wrote it. What the server wrote itself is nobody's to take back."""
    person = loss.lost_stamp.by
    if person is None:
        return
    told = _may_be_told(desk, person, stored)
    fields = {
        "person_id": person,
        "record_kind": stored.kind,
        "record_id": stored.id,
        "field": loss.field,
        "lost": loss.lost,
        "kept": loss.kept if told else None,
        "kept_by": loss.kept_stamp.by if told else None,
        "happened_at": format_moment(desk.now),
    }
    # the same loss, sent again under another number, is kept once
    id_ = str(uuid5(UUID(stored.id), f"{loss.field} {loss.lost_stamp.device} {loss.lost_stamp.at}"))
    desk.keep(Stored("overwritten", id_, desk.writer.next_version(), fields, {}))
