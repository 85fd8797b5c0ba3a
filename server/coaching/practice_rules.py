"""What the records of how an organization works may say: its days, its zone, its criteria, who is away."""

from datetime import date
from zoneinfo import ZoneInfo

from server.coaching.problems import Wrong
from server.coaching.records import Kind
from server.coaching.visibility import Fields
from server.coaching.working_days import WEEKDAYS


def check_practice(kind: Kind, after: Fields, beside: int) -> None:
    """Raises `Wrong` for what cannot be. `beside`: other absences of the rep on the same days."""
    match kind.name:
        case "practice":
            _check_days(after["working_days"])
            _check_outcomes(after["conversation_outcomes"])
            _check_time_zone(after["time_zone"])
        case "criterion":
            _check_criterion(after)
        case "absence":
            _check_absence(after, beside)
        case _:
            pass


def _check_days(days: list[str]) -> None:
    if not days or len(set(days)) < len(days) or not set(days) <= set(WEEKDAYS):
        raise Wrong("not_working_days", "set.working_days", choices=", ".join(WEEKDAYS))


def _check_outcomes(outcomes: list[str]) -> None:
    if not all(outcome.strip() for outcome in outcomes):
        raise Wrong("outcome_empty", "set.conversation_outcomes")


def _check_time_zone(name: str | None) -> None:
    try:
        if name is not None:
            ZoneInfo(name)
    except (KeyError, ValueError, OSError) as unknown:
        raise Wrong("not_a_time_zone", "set.time_zone") from unknown


def _check_criterion(after: Fields) -> None:
    if after["at_least"] is not None and after["field"] != "value":
        raise Wrong("least_of_a_value", "set.at_least")
    if after["valid_to"] is not None and _day(after["valid_to"]) < _day(after["valid_from"]) - 1:
        raise Wrong("dates_backward", "set.valid_to", field="valid_to", from_field="valid_from")


def _check_absence(after: Fields, beside: int) -> None:
    if after["to_on"] < after["from_on"]:
        raise Wrong("dates_backward", "set.to_on", field="to_on", from_field="from_on")
    if beside:
        raise Wrong("dates_overlap", "set.from_on")


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()
