"""People, as far as whoever asks may see them."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from server.coaching.people import Actor
from server.store.tables import Person, TeamRep
from server.store.wire import Stored, from_row


def people_for(session: Session, actor: Actor) -> list[Stored]:
    """Everybody this person sees, by name: the managers and directors, and the reps that are theirs."""
    theirs = or_(Person.role != "rep", Person.id.in_(actor.rep_ids))
    rows = select(Person).where(Person.organization_id == actor.organization_id, ~Person.deleted, theirs)
    return [from_row("person", row) for row in session.scalars(rows.order_by(Person.name, Person.id))]


def person_for(session: Session, actor: Actor, person_id: str) -> Stored | None:
    """The person with this id; None when there is none, or not for this person to see."""
    row = session.get(Person, (actor.organization_id, person_id))
    if row is None or row.deleted or (row.role == "rep" and row.id not in actor.rep_ids):
        return None
    return from_row("person", row)


def hold_person(session: Session, organization_id: str, person_id: str) -> None:
    """Let whoever asks this of the same person wait until this transaction, inside `writing(session)`, ends.

    What only refers to the person goes on meanwhile.
    """
    one = Person.organization_id == organization_id, Person.id == person_id
    session.execute(select(Person.id).where(*one).with_for_update(key_share=True)).one()


def managers_of(session: Session, organization_id: str, rep_id: str) -> list[str]:
    """The ids of a rep's managers."""
    rows = select(TeamRep.manager_id).where(
        TeamRep.organization_id == organization_id, TeamRep.rep_id == rep_id
    )
    return list(session.scalars(rows.order_by(TeamRep.manager_id)))


def managers_beside(session: Session, organization_id: str, manager_id: str) -> frozenset[str]:
    """The ids of the managers who have a rep that this manager has too, this one among them."""
    own = TeamRep.organization_id == organization_id
    reps = select(TeamRep.rep_id).where(own, TeamRep.manager_id == manager_id)
    return frozenset(session.scalars(select(TeamRep.manager_id).where(own, TeamRep.rep_id.in_(reps))))


def team_of(session: Session, organization_id: str, manager_id: str) -> frozenset[str]:
    """The ids of the reps in a manager's team, active or not."""
    rows = select(TeamRep.rep_id).where(
        TeamRep.organization_id == organization_id, TeamRep.manager_id == manager_id
    )
    return frozenset(session.scalars(rows))
