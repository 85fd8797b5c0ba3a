"""Reads the numbers of a team, or of the whole organization, from the top: as those of a rep, and no further.

A level below opportunities is opened when the one above it is missed together, and holds those reps whose
own reading opened it, so that the sum tells of nobody whose numbers were not needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from server.coaching.counting import Count
from server.coaching.funnel import METRICS_OF, not_counted_row, status_of, status_of_level
from server.coaching.goals import Metric
from server.coaching.reading import Level, NotCountedRow, Reading, Status, WhyNotKnown


class TotalFigure(TypedDict):
    """The figures of several reps (`reps`: how many) in sum, against the sum of their goals.

    `together`: against a goal that the team has as a whole, and then of all its reps. `have` None: known of
    nobody. Somebody's missing figure makes the sum one of which only “on goal” can be known.
    """

    metric: Metric
    reps: int
    together: bool
    have: int | None
    unchecked: int
    not_counted: list[NotCountedRow]
    due: int | None
    status: Status
    why: WhyNotKnown | None


class TotalLevel(TypedDict):
    """A level that is shown of a team."""

    level: Level
    status: Status
    metrics: list[TotalFigure]


@dataclass(frozen=True, slots=True)
class Part:
    """What one rep adds to a sum. `have` None: not known; `due` None: no goal."""

    have: int | None
    due: int | None = None
    unchecked: int = 0
    not_counted: Sequence[NotCountedRow] = ()


@dataclass(frozen=True, slots=True)
class Team:
    """The readings of its reps over the same days; all they had; and what is due of the team as a whole.

    `together` holds only those metrics for which the team has a goal of its own.
    """

    readings: Sequence[Reading]
    counts: Sequence[Mapping[Metric, Count]] = ()
    together: Mapping[Metric, int] = field(default_factory=dict)


def read_team(team: Team) -> list[TotalLevel]:
    """The levels to show, the top first; none for a team without reps."""
    shown: list[TotalLevel] = []
    for level in METRICS_OF:
        figures = [_figure(team, level, metric) for metric in METRICS_OF[level]]
        if not any(figure["reps"] for figure in figures):
            break
        status = status_of_level([(figure["status"], figure["why"]) for figure in figures])
        shown.append({"level": level, "status": status, "metrics": figures})
        if status != "missed":
            break
    return shown


def in_sum(metric: Metric, parts: Iterable[Part], due_together: int | None = None) -> TotalFigure:
    """The figures of several reps in sum: of those with a goal, or of all against a goal of them together.

    When nobody has a goal they are added up all the same.
    """
    together, everybody = due_together is not None, list(parts)
    with_goal = [part for part in everybody if part.due is not None]
    parts = everybody if together else with_goal or everybody
    known = [part for part in parts if part.have is not None]
    have, unchecked = sum(part.have or 0 for part in known), sum(part.unchecked for part in known)
    due = due_together if together or not with_goal else sum(part.due or 0 for part in with_goal)
    status, why = status_of(Count(have, len(known) == len(parts), unchecked), due)
    if known and due is not None and have >= due:
        status, why = "on_goal", None  # enough already, whatever the others had
    return {
        "metric": metric,
        "reps": len(parts),
        "together": together,
        "have": have if known else None,
        "unchecked": unchecked,
        "not_counted": _added_up(row for part in known for row in part.not_counted),
        "due": due,
        "status": status,
        "why": why,
    }


def part_of(count: Count, due: int | None = None) -> Part:
    """What a rep adds who had this."""
    if not count.known:
        return Part(None, due)
    rows = [not_counted_row(one) for one in count.not_counted]
    return Part(count.have, due, count.unchecked, rows)


def _figure(team: Team, level: Level, metric: Metric) -> TotalFigure:
    due = team.together.get(metric)
    if due is not None:
        return in_sum(metric, (part_of(counts[metric]) for counts in team.counts if metric in counts), due)
    opened = (
        Part(figure["have"], figure["due"], figure["unchecked"], figure["not_counted"])
        for reading in team.readings
        for shown in reading["levels"]
        if shown["level"] == level
        for figure in shown["metrics"]
        if figure["metric"] == metric
    )
    return in_sum(metric, opened)


def _added_up(rows: Iterable[NotCountedRow]) -> list[NotCountedRow]:
    found: dict[str, NotCountedRow] = {}
    for row in rows:
        before = found.get(row["criterion_id"])
        found[row["criterion_id"]] = {**row, "count": row["count"] + (before["count"] if before else 0)}
    return sorted(found.values(), key=lambda row: (-row["count"], row["criterion_id"]))
