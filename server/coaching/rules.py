"""What an edit of one record means: what it refers to, how its state moves, and the gate.

Shape was checked before (`records.checked_set`). Every function raises `Wrong`; none changes anything.
"""

from collections.abc import Mapping
from typing import Final
from uuid import UUID, uuid5

from server.coaching.people import Actor
from server.coaching.permissions import check_may_create, check_may_delete, check_may_set
from server.coaching.practice_rules import check_practice
from server.coaching.problems import Wrong
from server.coaching.records import Json, Kind
from server.coaching.visibility import Fields, Find, candidates, may_see, recorder_of

#: States that only move on. Among equals, the later decision counts.
RANKS: Final[dict[str, Mapping[str, Mapping[str, int]]]] = {
    "interaction": {"state": {"open": 0, "finished": 1, "debriefed": 2}},
    "focus": {"state": {"active": 0, "reached": 1, "replaced": 1}},
    "retrospective": {"state": {"open": 0, "closed": 1}},
}

MOST_ATTACHMENTS: Final = 20

#: When the manager closed a retrospective, and when the rep did.
_CLOSED_AT: Final = ("manager_closed_at", "rep_closed_at")

#: Looked up on a checklist, or perhaps an item only when the draft is published.
_NOT_LOOKED_UP: Final = {("observation", "item_id"), ("draft_item", "item_id")}

#: Whose id is made of two others, so that two devices that make it make one: the namespace, the name.
_MADE_OF: Final = {
    "observation": ("interaction_id", "item_id"),
    "draft_item": ("draft_id", "item_id"),
    "mark": ("about_id", "criterion_id"),
    "acknowledgment": ("goal_id", "rep_id"),
}

#: Where a record names who wrote the value it holds: the field for the name, the field of the value.
NAMES_WRITER: Final = {"mark": ("marked_by", "met")}


def check_new(
    actor: Actor, kind: Kind, id_: str, fields: Fields, values: dict[str, Json], find: Find
) -> None:
    """A new record: `fields` is all of it, `values` what was set."""
    check_may_create(actor, kind.name)
    _check_references(actor, kind, fields, find)
    if kind.name in _MADE_OF:
        namespace, name = _MADE_OF[kind.name]
        if id_ != str(uuid5(UUID(fields[namespace]), fields[name])):
            raise Wrong(f"{kind.name}_id_mismatch", "id")
    if kind.name == "practice" and id_ != actor.organization_id:
        raise Wrong("practice_id_mismatch", "id")
    if kind.name == "observation":
        _check_on_checklist(fields, find)
    check_may_set(actor, kind.name, actor.person_id, values)
    _check_notes(actor, kind, fields, values, find)


def check_edit(actor: Actor, kind: Kind, fields: Fields, values: dict[str, Json], find: Find) -> None:
    """An edit of a record that is there with these `fields`."""
    check_may_set(actor, kind.name, fields.get("author_id"), values)
    _check_notes(actor, kind, fields, values, find)
    led = {name: value for name, value in values.items() if not kind.fields[name].frozen}
    _check_references(actor, kind, led, find)
    for name, value in values.items():
        if kind.fields[name].frozen and fields[name] != value:
            raise Wrong("field_frozen", f"set.{name}", kind=kind.name, field=name)


def check_delete(actor: Actor, kind: Kind, fields: Fields) -> None:
    """The deletion of a record that is there with these `fields`."""
    check_may_delete(actor, kind.name, fields.get("author_id"))
    if kind.name == "interaction" and fields["state"] == "debriefed":
        raise Wrong("interaction_debriefed", "delete")


def check_result(kind: Kind, before: Fields | None, after: Fields, beside: int) -> None:
    """What the record becomes.

    `beside`: how many others there are of what is bounded: active focuses of its rep, attachments of its
    observation, absences of its rep on the same days.
    """
    if before is not None:
        for name, ranks in RANKS.get(kind.name, {}).items():
            if ranks[after[name]] < ranks[before[name]]:
                words = {"kind": kind.name, "current": before[name], "asked": after[name]}
                raise Wrong("state_goes_back", f"set.{name}", **words)
    if kind.name == "retrospective" and before is not None:
        _check_closed(before, after)
    if kind.name == "attachment" and beside >= MOST_ATTACHMENTS:
        raise Wrong("too_many_attachments", "set.observation_id", max=MOST_ATTACHMENTS)
    check_practice(kind, after, beside)
    if kind.name != "focus":
        return
    if after["state"] == "active" and beside:
        raise Wrong("focus_already_active", "set.item_id")
    if after["state"] == "replaced" and not (after["reason"] or "").strip():
        raise Wrong("reason_missing", "set.reason")
    if before is not None and before["standard"] != after["standard"]:
        if before["state"] != "active":
            raise Wrong("standard_of_closed", "set.standard")
        if not (after["standard_why"] or "").strip():
            raise Wrong("standard_why_missing", "set.standard_why")


def _check_closed(before: Fields, after: Fields) -> None:
    """What one of the two has closed is not opened again; closed by both, a retrospective stays as it is."""
    for name in _CLOSED_AT:
        if before[name] is not None and after[name] is None:
            raise Wrong(
                "state_goes_back", f"set.{name}", kind="retrospective", current="closed", asked="open"
            )
    if all(before[name] is not None for name in _CLOSED_AT):
        changed = next((name for name in after if after[name] != before[name]), None)
        if changed is not None:
            raise Wrong("retrospective_closed", f"set.{changed}")


def _check_references(actor: Actor, kind: Kind, fields: Fields, find: Find) -> None:
    """What a record refers to is there, and is this person's to see."""
    for name, field in kind.fields.items():
        id_ = fields.get(name)
        if field.type != "uuid" or field.by_server or (kind.name, name) in _NOT_LOOKED_UP or id_ is None:
            continue
        if not _refers_well(actor, kind, field.refers, id_, find):
            raise Wrong("not_found", f"set.{name}", kind=field.refers or "record")


def _refers_well(actor: Actor, kind: Kind, refers: str | None, id_: str, find: Find) -> bool:
    if refers == "person":
        return id_ in actor.rep_ids
    if refers == "colleague":
        colleague = find("person", id_)
        return colleague is not None and bool(colleague["active"])
    if refers in ("checklist", "item"):
        return find(refers, id_) is not None
    names = candidates(kind.name) if refers is None else (refers,)
    found = [(name, fields) for name in names if (fields := find(name, id_)) is not None]
    # should two kinds share the id, what belongs to it may belong to either
    return bool(found) and all(may_see(actor, name, fields, find) for name, fields in found)


def _check_on_checklist(fields: Fields, find: Find) -> None:
    interaction = find("interaction", fields["interaction_id"])
    checklist = interaction and find("checklist", interaction["checklist_id"])
    if not checklist or fields["item_id"] not in checklist["item_ids"]:
        raise Wrong("item_not_on_checklist", "set.item_id")


def _check_notes(actor: Actor, kind: Kind, fields: Fields, values: dict[str, Json], find: Find) -> None:
    if "private_note" in values and recorder_of(kind.name, fields, find) != actor.person_id:
        raise Wrong("private_note_not_yours", "set.private_note")
