"""Who may set goals for whom: a row for each role, and no row means nobody.

A row says for which kinds of people somebody with this role sets goals at all; a manager does so for their
own team, and for the reps in it.
"""

from typing import Final, Literal, TypeAlias

from server.coaching.people import Actor, Role

Subject: TypeAlias = Literal["organization", "team", "rep"]

SETS: Final[dict[Role, frozenset[Subject]]] = {
    "director": frozenset({"organization", "team", "rep"}),
    "manager": frozenset({"team", "rep"}),
    "rep": frozenset(),
}


def may_set(actor: Actor, rep_id: str | None, manager_id: str | None) -> bool:
    """Whether this person may write a goal for this rep, this manager's team, or, with neither, for all."""
    subject: Subject = "rep" if rep_id is not None else "organization" if manager_id is None else "team"
    if subject not in SETS[actor.role]:
        return False
    if rep_id is not None:
        return rep_id in actor.rep_ids
    return actor.role == "director" or manager_id == actor.person_id
