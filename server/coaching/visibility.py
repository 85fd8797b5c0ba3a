"""Whose a record is, who may see it, and what of it they get.

A rep sees an interaction, and what was seen in it, only when it was talked through; never a plan, never
what waits to be critiqued, never a private note, and of a focus never what else was seen. A private note is
for who recorded the interaction. A manager’s own targets are for them and for directors. The draft of a
checklist is for directors alone, that of a goal for who sets it.

Whoever coaches reads numbers from the top: they receive what the reading opened (`reading`), and never the
counts below opportunities themselves. Of the conversations they receive those that have notes to read, or
became an opportunity; one that was only counted is a number. The rep receives all of their own.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from server.coaching.fields import is_uuid
from server.coaching.people import Actor
from server.coaching.reason import told_to_rep
from server.coaching.records import KINDS, Json

Fields: TypeAlias = Mapping[str, Json]
#: The fields of the record of a kind with an id, or None when there is none.
Find: TypeAlias = Callable[[str, str], Fields | None]

_LEADS_TO: dict[str, tuple[str, tuple[str, ...]]] = {
    "observation": ("interaction_id", ("interaction",)),
    "training": ("focus_id", ("focus",)),
    "self_rating": ("focus_id", ("focus",)),
    "reply": ("about_id", ("interaction", "focus")),
    "attachment": ("observation_id", ("observation",)),
    "draft_item": ("draft_id", ("draft",)),
    "mark": ("about_id", ("opportunity", "conversation")),
}
#: The kinds that others belong to, each before those that it belongs or points to itself.
PARENTS = ("observation", "focus", "interaction", "draft", "opportunity", "conversation")


def parent_of(kind: str, fields: Fields, find: Find) -> tuple[str, Fields] | None:
    """The record that this one belongs to: an observation's interaction, an attachment's observation."""
    found = ((candidate, find(candidate, id_)) for candidate, id_ in parent_keys(kind, fields))
    return next(((candidate, parent) for candidate, parent in found if parent is not None), None)


def parent_keys(kind: str, fields: Fields) -> list[tuple[str, str]]:
    """Kind and id of each record that this one may belong to; only one of them is there."""
    if kind not in _LEADS_TO:
        return []
    field, candidates = _LEADS_TO[kind]
    return [(candidate, fields[field]) for candidate in candidates]


def candidates(kind: str) -> tuple[str, ...]:
    """The kinds of which a record of this kind may be about one."""
    return _LEADS_TO[kind][1]


def hanging_on(kind: str) -> list[tuple[str, str]]:
    """The kinds whose records may belong to one of this kind, each with the field that says so."""
    return [(child, field) for child, (field, parents) in _LEADS_TO.items() if kind in parents]


def needed_for(kind: str, fields: Fields) -> list[tuple[str, str]]:
    """Kind and id of each record that `may_see` and `seen_by` ask for; all are of `PARENTS`."""
    agreed_in = (fields.get("evidence") or {}).get("agreed_in") if kind == "focus" else None
    return parent_keys(kind, fields) + ([("interaction", str(agreed_in))] if is_uuid(agreed_in) else [])


def rep_of(kind: str, fields: Fields, find: Find) -> str | None:
    """The id of the rep whose record this is, or None when it is no rep's, or its parent is not there."""
    if "rep_id" in KINDS[kind].fields:
        return None if fields["rep_id"] is None else str(fields["rep_id"])
    parent = parent_of(kind, fields, find)
    return None if parent is None else rep_of(*parent, find)


def shared_with_rep(kind: str, fields: Fields, find: Find) -> bool:
    """Whether the rep whose record this is may see it."""
    if kind == "interaction":
        return bool(fields["state"] == "debriefed")
    if kind == "goal":
        return bool(fields["state"] == "published")
    parent = parent_of(kind, fields, find)
    return kind not in ("plan", "critique") and (parent is None or shared_with_rep(*parent, find))


def may_see(actor: Actor, kind: str, fields: Fields, find: Find) -> bool:
    """Whether this person may know of a record. What is no rep’s is for whoever receives its scope."""
    if kind == "activity_target":
        return actor.role == "director" or (actor.coaches and fields["manager_id"] in (None, actor.person_id))
    if KINDS[kind].scope in ("org", "private", "person"):
        return True
    if KINDS[kind].scope == "directors":
        return actor.role == "director"
    rep = rep_of(kind, fields, find)
    if rep not in actor.rep_ids and not (rep is None and KINDS[kind].scope == "rep_or_org"):
        return False
    if not actor.coaches:
        return shared_with_rep(kind, fields, find)
    match kind:
        case "metric":
            return bool(fields["metric"] == "opportunities")
        case "conversation":
            return bool(fields["noted"])
        case "goal":
            return rep is not None or fields["state"] == "published" or _sets(actor, fields)
    return True


def _sets(actor: Actor, goal: Fields) -> bool:
    """Whether this is somebody who sets goals for the team, or for the organization, that this one is for."""
    return actor.role == "director" or goal["manager_id"] == actor.person_id


def seen_by(actor: Actor, kind: str, fields: Fields, find: Find) -> dict[str, Json]:
    """What this person, who may see the record, gets of it."""
    shown = dict(fields)
    if "private_note" in shown and recorder_of(kind, fields, find) != actor.person_id:
        del shown["private_note"]
    if kind == "overwritten" and _is_for_directors(shown["record_kind"]) and actor.role != "director":
        shown |= {"kept": None, "kept_by": None}  # who was one has their own words back, and no more
    if kind == "focus" and not actor.coaches and shown["evidence"] is not None:
        shown["evidence"] = told_to_rep(shown["evidence"]) | _agreed_in(shown["evidence"], find)
    return shown


def _is_for_directors(kind: str) -> bool:
    return kind in KINDS and KINDS[kind].scope == "directors"


def _agreed_in(evidence: Fields, find: Find) -> dict[str, Json]:
    """The interaction in whose debrief a focus was agreed, for a rep: when they may see that interaction."""
    id_ = evidence.get("agreed_in")
    interaction = find("interaction", str(id_)) if is_uuid(id_) else None
    if interaction is None or not shared_with_rep("interaction", interaction, find):
        return {}
    return {"agreed_in": id_}


def recorder_of(kind: str, fields: Fields, find: Find) -> str | None:
    """Who recorded the interaction that this is or belongs to."""
    if kind == "interaction":
        return str(fields["manager_id"])
    parent = parent_of(kind, fields, find)
    return None if parent is None else recorder_of(*parent, find)
