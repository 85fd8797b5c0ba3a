"""What a manager recorded, as it is counted; and whose reps, targets and days it is counted by."""

from datetime import date
from typing import cast

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from server.coaching.activity import Activity, Done, Manager, Target
from server.coaching.working_days import WorkingCalendar
from server.store.tables import ActivityTarget, Interaction, Observation, Person, TeamRep

RATED = ("met", "partly", "missed")


def manager_to_count(
    session: Session, organization_id: str, manager_id: str, calendar: WorkingCalendar
) -> Manager | None:
    """The active person who coaches with this id; None when there is none in the organization."""
    person = session.get(Person, (organization_id, manager_id))
    if person is None or person.deleted or not person.active or person.role == "rep":
        return None
    reps = (
        select(Person.id, Person.started_on)
        .join(TeamRep, (TeamRep.organization_id == Person.organization_id) & (TeamRep.rep_id == Person.id))
        .where(
            Person.organization_id == organization_id,
            TeamRep.manager_id == manager_id,
            Person.role == "rep",
            Person.active,
            ~Person.deleted,
        )
    )
    rows = session.scalars(
        select(ActivityTarget).where(
            ActivityTarget.organization_id == organization_id,
            ~ActivityTarget.deleted,
            or_(ActivityTarget.manager_id.is_(None), ActivityTarget.manager_id == manager_id),
        )
    )
    targets = [
        Target(row.id, cast("Activity", row.activity), row.target, row.valid_from, row.manager_id)
        for row in rows
    ]
    team = {row.id: row.started_on for row in session.execute(reps)}
    return Manager(manager_id, team, targets, calendar)


def done_since(
    session: Session, organization_id: str, manager_id: str | None, first: date
) -> dict[str, Done]:
    """By its id, every interaction that can count from this day on, of the manager (None: of everybody)."""
    of_manager = [] if manager_id is None else [Interaction.manager_id == manager_id]
    seen = exists().where(
        Observation.organization_id == Interaction.organization_id,
        Observation.interaction_id == Interaction.id,
        ~Observation.deleted,
        Observation.rating.in_(RATED),
    )
    rows = session.execute(
        select(
            Interaction.id,
            Interaction.rep_id,
            Interaction.kind,
            Interaction.state,
            Interaction.occurred_on,
            Interaction.critiqued_on,
            seen,
        ).where(
            Interaction.organization_id == organization_id,
            *of_manager,
            ~Interaction.deleted,
            or_(Interaction.occurred_on >= first, Interaction.critiqued_on >= first),
        )
    )
    return {
        id_: Done(rep, kind, state, on, critiqued, rated)
        for id_, rep, kind, state, on, critiqued, rated in rows
    }
