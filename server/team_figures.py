"""What a team did in a stretch, as one figure of each metric: what the goal calculator divides by."""

from typing import Final

from sqlalchemy.orm import Session

from server.coaching.goals import Metric
from server.coaching.people import Actor
from server.coaching.working_days import Stretch
from server.store.counts import counts_by_rep
from server.store.people import team_of

METRICS: Final[tuple[Metric, ...]] = ("opportunities", "conversations", "calls", "emails")


def team_figures(
    session: Session, actor: Actor, manager_id: str | None, stretch: Stretch
) -> tuple[int, dict[str, int | None]] | None:
    """How many reps there are, and how many of each metric they had; None: not brought in, so not known.

    Of this manager's team, or of all reps that are the actor's. None when the team is not theirs to see.
    """
    reps = actor.rep_ids
    if manager_id is not None:
        if actor.role != "director" and manager_id != actor.person_id:
            return None
        reps = team_of(session, actor.organization_id, manager_id)
    counts = counts_by_rep(session, actor.organization_id, reps, stretch).values()
    known = {name: [count[name].have for count in counts if count[name].known] for name in METRICS}
    return len(reps), {name: sum(have) if have else None for name, have in known.items()}
