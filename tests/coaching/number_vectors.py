"""Reads the vectors of the numbers: what a case leaves out is as it is in `GOAL`, `CRITERION` and so on."""

from datetime import date
from typing import Any

from server.coaching.counting import NOT_KNOWN, Count, Criterion, NotCounted, Opportunity
from server.coaching.funnel import Rep
from server.coaching.goals import Goal, Whose
from server.coaching.working_days import MONDAY_TO_FRIDAY, Presence, Stretch, WorkingCalendar
from tests.coaching.vectors import day


def goal(said: dict[str, Any]) -> Goal:
    """Of the organization, published, from 2026 on, with a why and a bonus; its id is its metric."""
    fields = {"id": said["metric"], "why": "So it is.", "bonus": "None.", "valid_from": "2026-01-01"} | said
    return Goal(**fields | {"valid_from": day(fields["valid_from"]), "valid_to": day(said.get("valid_to"))})


def goals(said: list[dict[str, Any]]) -> list[Goal]:
    return [goal(one) for one in said]


def stretch(said: list[str]) -> Stretch:
    first, last = said
    return Stretch(date.fromisoformat(first), date.fromisoformat(last))


def calendar(said: dict[str, Any] | None) -> WorkingCalendar:
    """Monday to Friday without holidays."""
    said = said or {}
    return WorkingCalendar(
        frozenset(said.get("weekdays", MONDAY_TO_FRIDAY)),
        frozenset(map(date.fromisoformat, said.get("holidays", []))),
    )


def presence(said: dict[str, Any] | None) -> Presence:
    said = said or {}
    return Presence(day(said.get("started_on")), tuple(map(stretch, said.get("absences", []))))


def whose(said: dict[str, Any] | None) -> Whose:
    """The rep “rep” of the manager “boss”."""
    said = {"rep_id": "rep", "manager_ids": ["boss"]} | (said or {})
    return Whose(said["rep_id"], frozenset(said["manager_ids"]))


def rep(case: dict[str, Any]) -> Rep:
    return Rep(
        whose(case.get("whose")),
        goals(case["goals"]),
        calendar(case.get("calendar")),
        presence(case.get("presence")),
    )


def count(said: Any) -> Count:
    """A number as it is, null for not known, or `{have, unchecked, not_counted}`."""
    if said is None:
        return NOT_KNOWN
    if isinstance(said, int):
        return Count(said)
    rows = tuple(NotCounted(**row) for row in said.get("not_counted", []))
    return Count(said["have"], said.get("known", True), said.get("unchecked", 0), rows)


def counts(said: dict[str, Any]) -> dict[Any, Count]:
    return {metric: count(one) for metric, one in said.items()}


def criterion(said: dict[str, Any]) -> Criterion:
    """By hand, in force from 2026 on; its title is its id."""
    fields = {"title": said["id"], "valid_from": "2026-01-01"} | said
    return Criterion(
        **fields | {"valid_from": day(fields["valid_from"]), "valid_to": day(said.get("valid_to"))}
    )


def opportunity(said: dict[str, Any]) -> Opportunity:
    return Opportunity(said["id"], date.fromisoformat(said["engaged_on"]), said.get("fields", {}))


def marks(said: list[list[Any]]) -> dict[tuple[str, str], bool]:
    return {(about, by): met for about, by, met in said}
