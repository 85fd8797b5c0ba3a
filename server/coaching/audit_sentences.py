"""What was changed, in a sentence a director reads: the list on the screen and the export say the same."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from server.coaching.administration import in_words

Detail = Mapping[str, Any]

_DAYS: Final = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}

_ROLES: Final = {"director": "a director", "manager": "a manager", "rep": "a rep"}
_ACTIVITIES: Final = {
    "field_days": "days in the field",
    "recordings": "recordings critiqued",
    "emails": "e-mails critiqued",
    "call_notes": "call notes audited",
}
_FIELDS: Final = {
    "name": "name",
    "email": "e-mail",
    "role": "role",
    "started_on": "first day",
    "region": "region",
    "time_zone": "time zone",
    "working_days": "working days",
    "new_hire_days": "days with a daily review",
    "review_day": "day of the review",
    "conversation_outcomes": "what counts as a conversation",
    "leans": "whether the numbers point at what to coach",
}


def sentence(action: str, by: str, about: str, detail: Detail | None) -> str:
    """One entry in words. `by` and `about` are names; an action nobody put into words here is still said."""
    say = SAYS.get(action)
    return say(by, about, detail or {}) if say else f"{by}: {action.replace('_', ' ')} ({about})"


def _plain(template: str) -> Callable[[str, str, Detail], str]:
    return lambda by, about, _: template.format(by=by, about=about)


def _invited(by: str, about: str, detail: Detail) -> str:
    coached = f", coached by {in_words(detail['managers'])}" if detail.get("managers") else ""
    return f"{by} invited {about} as {_ROLES.get(detail.get('role', ''), 'somebody')}{coached}"


def _brought_in(by: str, _about: str, detail: Detail) -> str:
    count = detail.get("count", 0)
    return f"{by} brought in {count} {'person' if count == 1 else 'people'} from a file"


def _changed(by: str, about: str, detail: Detail) -> str:
    return f"{by} changed {about}: {_changes(detail)}"


def _practice(by: str, _about: str, detail: Detail) -> str:
    return f"{by} changed how we count: {_changes(detail)}"


def _changes(detail: Detail) -> str:
    return "; ".join(_change(name, was, is_) for name, (was, is_) in detail.items())


def _change(name: str, was: Any, is_: Any) -> str:
    if name == "managers":
        return f"coached by {_value(name, is_)} instead of {_value(name, was)}"
    return f"{_FIELDS.get(name, name)} from {_value(name, was)} to {_value(name, is_)}"


def _value(name: str, value: Any) -> str:
    if value is None or value in ("", []):
        return "nobody" if name == "managers" else "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return in_words([str(one).capitalize() if name == "working_days" else str(one) for one in value], 8)
    if name == "review_day":
        return _DAYS.get(str(value), str(value))
    return _ROLES.get(value, value).removeprefix("a ") if name == "role" else str(value)


def _handed_over(by: str, about: str, detail: Detail) -> str:
    return f"{by} gave the reps of {about} to {detail['to']}: {in_words(detail['reps'])}"


def _published(by: str, about: str, detail: Detail) -> str:
    return f"{by} published version {detail.get('version')} of the checklist “{about}”"


def _renamed(by: str, about: str, detail: Detail) -> str:
    return f"{by} renamed the organization from “{detail['name'][0]}” to “{about}”"


def _target(by: str, about: str, detail: Detail) -> str:
    of_whom = detail.get("manager") or "every manager"
    much = detail.get("target", "none any more")
    return f"{by} set the target of {of_whom} from {detail.get('valid_from')}: {_ACTIVITIES[about]}, {much}"


def _holiday(words: str) -> Callable[[str, str, Detail], str]:
    return lambda by, about, detail: f"{by} {words} the holiday “{about}” on {detail.get('on')}"


def _criterion(by: str, about: str, detail: Detail) -> str:
    until = f" until {detail['valid_to']}" if detail.get("valid_to") else ""
    return f"{by} changed the criterion “{about}”: it holds from {detail.get('valid_from')}{until}"


SAYS: Final[Mapping[str, Callable[[str, str, Detail], str]]] = {
    "organization_founded": _plain("{by} set up “{about}”"),
    "organization_renamed": _renamed,
    "practice_changed": _practice,
    "criterion_added": _plain("{by} added the criterion “{about}”"),
    "criterion_changed": _criterion,
    "holiday_added": _holiday("added"),
    "holiday_changed": _holiday("changed"),
    "holiday_removed": _holiday("took away"),
    "activity_target_added": _target,
    "activity_target_changed": _target,
    "people_brought_in": _brought_in,
    "person_invited": _invited,
    "invited_again": _plain("{by} made a new link for {about} to join"),
    "joined": _plain("{about} joined"),
    "person_changed": _changed,
    "person_made_inactive": _plain("{by} ended the access of {about}"),
    "person_taken_back": _plain("{by} took {about} back"),
    "reps_handed_over": _handed_over,
    "reset_link_made": _plain("{by} made a link for {about} to choose a new password"),
    "password_reset": _plain("{about} chose a new password with a link"),
    "password_changed": _plain("{about} changed their password"),
    "password_set": _plain("{by} set a password for {about}"),
    "checklist_published": _published,
    "token_made": _plain("{by} made the token “{about}”"),
    "token_revoked": _plain("{by} revoked the token “{about}”"),
    "mail_server_set": _plain("{by} set the mail server {about}"),
    "connection_added": _plain("{by} connected {about}"),
    "connection_changed": _plain("{by} changed the connection {about}"),
    "connection_removed": _plain("{by} ended the connection {about}"),
    "mail_server_ended": _plain("{by} ended the mail server {about}"),
}
