"""Who is in whose team: kept with each person who is written, so that a request asks for its own only."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from server.store.records import portions
from server.store.tables import Person, TeamRep
from server.store.wire import Stored


def keep_teams(session: Session, organization_id: str, people: Sequence[Stored]) -> None:
    """Let the teams be what these people, whose rows are written already, say of their managers."""
    for some in portions([person.id for person in people]):
        theirs = TeamRep.organization_id == organization_id, TeamRep.rep_id.in_(some)
        session.execute(delete(TeamRep).where(*theirs))
    rows = [
        {"organization_id": organization_id, "manager_id": manager, "rep_id": person.id}
        for person in people
        for manager in sorted(set(person.fields["manager_ids"]))
    ]
    if rows:
        session.execute(insert(TeamRep), rows)


def rep_ids(session: Session, person: Person) -> frozenset[str]:
    """The reps whose records are this person's to see, active or not."""
    if person.role == "rep":
        return frozenset({person.id})
    reps = select(Person.id).where(
        Person.organization_id == person.organization_id, Person.role == "rep", ~Person.deleted
    )
    if person.role != "director":
        of_team = (TeamRep.organization_id == Person.organization_id) & (TeamRep.rep_id == Person.id)
        reps = reps.join(TeamRep, of_team).where(TeamRep.manager_id == person.id)
    return frozenset(session.scalars(reps))
