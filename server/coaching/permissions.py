"""Who may write what: a row for each kind and role, and no row means nobody.

A row says what somebody with this role may do at all. It is about the reps they may see: whose a record is
was decided before (`visibility.may_see`).
"""

from dataclasses import dataclass
from typing import Final

from server.coaching.people import Actor, Role
from server.coaching.problems import Wrong
from server.coaching.records import Json


@dataclass(frozen=True, slots=True)
class Writes:
    """What one role may do with one kind.

    `fields` None: all `but` these. `own`: only records they wrote themselves.
    """

    create: bool = False
    fields: frozenset[str] | None = frozenset()
    delete: bool = False
    own: bool = False
    but: frozenset[str] = frozenset()

    def may_set(self, field: str) -> bool:
        return field not in self.but and (self.fields is None or field in self.fields)


ALL: Final = Writes(create=True, fields=None, delete=True)
KEEP: Final = Writes(create=True, fields=None)
OWN: Final = Writes(create=True, fields=None, delete=True, own=True)
NOTHING: Final = Writes()
#: What a coach keeps of a focus: that the rep has read it is the rep’s to say.
COACHED: Final = Writes(create=True, fields=None, but=frozenset({"acknowledged_at"}))
#: How a coach answers what a rep asks for.
ANSWERS: Final = frozenset({"answered_at", "answer", "planned_for"})

#: What waits to be critiqued comes from elsewhere; a coach can put it aside.
PUTS_ASIDE: Final = Writes(fields=frozenset({"put_aside_at", "put_aside_why"}))

#: What of a retrospective is not the rep’s.
COACHES_PART: Final = frozenset({"next_steps", "state", "manager_closed_at", "reading"})
#: What a coach keeps of a retrospective: that it was prepared and read, and what they propose, the rep says.
HELD: Final = Writes(
    create=True, fields=None, but=frozenset({"prepared_at", "rep_closed_at", "proposed_steps"})
)

WRITES: Final[dict[str, dict[Role, Writes]]] = {
    "interaction": {"director": ALL, "manager": ALL, "rep": NOTHING},
    "observation": {"director": ALL, "manager": ALL, "rep": NOTHING},
    "focus": {"director": COACHED, "manager": COACHED, "rep": Writes(fields=frozenset({"acknowledged_at"}))},
    "training": {"director": ALL, "manager": ALL, "rep": Writes(fields=frozenset({"done_at"}))},
    "reply": {"director": OWN, "manager": OWN, "rep": OWN},
    "self_rating": {"director": NOTHING, "manager": NOTHING, "rep": ALL},
    "ask": {
        "director": Writes(fields=ANSWERS),
        "manager": Writes(fields=ANSWERS),
        "rep": Writes(create=True, fields=None, delete=True, but=ANSWERS),
    },
    "retrospective": {
        "director": HELD,
        "manager": HELD,
        "rep": Writes(create=True, fields=None, but=COACHES_PART),
    },
    "impediment": {"director": ALL, "manager": ALL, "rep": ALL},
    "plan": {"director": ALL, "manager": ALL, "rep": NOTHING},
    "attachment": {"director": ALL, "manager": ALL, "rep": NOTHING},
    "draft": {"director": ALL, "manager": NOTHING, "rep": NOTHING},
    "draft_item": {"director": ALL, "manager": NOTHING, "rep": NOTHING},
    "practice": {"director": KEEP, "manager": NOTHING, "rep": NOTHING},
    "holiday": {"director": ALL, "manager": NOTHING, "rep": NOTHING},
    "criterion": {"director": KEEP, "manager": NOTHING, "rep": NOTHING},
    "absence": {"director": ALL, "manager": ALL, "rep": ALL},
    "conversation": {"director": NOTHING, "manager": NOTHING, "rep": ALL},
    "mark": {"director": ALL, "manager": ALL, "rep": ALL},
    "activity_target": {"director": KEEP, "manager": NOTHING, "rep": NOTHING},
    "critique": {"director": PUTS_ASIDE, "manager": PUTS_ASIDE, "rep": NOTHING},
    "acknowledgment": {"director": NOTHING, "manager": NOTHING, "rep": KEEP},
}

#: Kinds that stay for good, whoever asks.
NEVER_DELETED: Final = frozenset(
    kind for kind, row in WRITES.items() if not any(writes.delete for writes in row.values())
)


def check_may_create(actor: Actor, kind: str) -> None:
    """Raises `Wrong` when nobody with this role makes records of this kind."""
    if not WRITES[kind][actor.role].create:
        raise Wrong("not_allowed", "kind")


def check_may_set(actor: Actor, kind: str, author_id: str | None, values: dict[str, Json]) -> None:
    """Raises `Wrong` for the first of `values` that is not this person's. `author_id`: whose record it is."""
    row = WRITES[kind][actor.role]
    if row.own and author_id != actor.person_id:
        raise Wrong("not_allowed", "id")
    for name in values:
        if not row.may_set(name):
            raise Wrong("not_allowed", f"set.{name}")


def check_may_delete(actor: Actor, kind: str, author_id: str | None) -> None:
    """Raises `Wrong` when this record is not this person's to delete, or stays for good."""
    if kind in NEVER_DELETED:
        raise Wrong("cannot_delete", "delete", kind=kind)
    row = WRITES[kind][actor.role]
    if not row.delete or (row.own and author_id != actor.person_id):
        raise Wrong("not_allowed", "delete")
