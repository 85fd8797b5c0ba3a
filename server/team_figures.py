"""What a team did in a stretch, as one figure of each metric: what the goal calculator divides by."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from server.coaching.counting import Count
from server.coaching.goals import METRICS, Metric
from server.coaching.people import Actor
from server.coaching.working_days import Stretch
from server.store.counts import counts_by_rep
from server.store.people import team_of

Figures = dict[str, int | None]


def team_figures(
    session: Session, actor: Actor, manager_id: str | None, stretch: Stretch
) -> tuple[int, Figures] | None:
    """How many reps there are, and how many of each metric they had; None: not known.

    Of this manager's team, or of all reps that are the actor's. None when the team is not theirs to see.
    """
    reps = actor.rep_ids
    if manager_id is not None:
        if actor.role != "director" and manager_id != actor.person_id:
            return None
        reps = team_of(session, actor.organization_id, manager_id)
    return len(reps), figures_of(counts_by_rep(session, actor.organization_id, reps, stretch))


def figures_of(counts: Mapping[str, Mapping[Metric, Count]]) -> Figures:
    """Sums over the same reps: a ratio of what some had to what others did would be none.

    They are those of whom opportunities and conversations are known. When of most of them calls, or e-mails,
    are known too, those of whom they are not are left out; else these stay not known. Where nobody has both,
    each is what it is.
    """
    both = [one for one in counts.values() if one["opportunities"].known and one["conversations"].known]
    if not both:
        return {metric: _sum(metric, counts.values()) for metric in METRICS}
    for metric in ("calls", "emails"):
        those = [one for one in both if one[metric].known]
        both = those if 2 * len(those) > len(both) else both
    return {metric: _sum(metric, both) if _all_known(metric, both) else None for metric in METRICS}


def _sum(metric: Metric, counts: Iterable[Mapping[Metric, Count]]) -> int | None:
    known = [one[metric].have for one in counts if one[metric].known]
    return sum(known) if known else None


def _all_known(metric: Metric, counts: Iterable[Mapping[Metric, Count]]) -> bool:
    return all(one[metric].known for one in counts)
