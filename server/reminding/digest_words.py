"""The weekly digest as a mail: counts, and where to look."""

from datetime import date
from typing import Final

from server.coaching.activity import Activity, Figure
from server.coaching.weekly_digest import NOT_SEEN_DAYS, Digest, Row
from server.extensions import public_url
from server.mail.message import Mail
from server.mail.pages import html
from server.mail.unsubscribe import Who, headers_for, way_out

_NAMES: Final[dict[Activity, str]] = {
    "field_days": "Days in the field",
    "recordings": "Recordings critiqued",
    "emails": "E-mails critiqued",
    "call_notes": "Call notes audited",
}


def digest_mail(digest: Digest, organization_id: str, person_id: str, email: str) -> Mail:
    """The digest for one director, with their own way out of it."""
    own, out = public_url(), way_out(Who(organization_id, person_id, "digest"))
    said = {
        "subject": subject_of(digest),
        "summary": summary(digest),
        "managers": [(one.name, lines(one)) for one in digest.rows],
        "page": own and f"{own}/managers",
        "choices": own and f"{own}/me/reminders",
        "way_out": out,
    }
    return Mail(
        email, subject_of(digest), _text(digest, own, out), html("digest.html", **said), headers_for(out)
    )


def subject_of(digest: Digest) -> str:
    """It says which week it is."""
    first, last = digest.week.first, digest.week.last
    return f"Coaching from {_day(first)} to {last.day if first.month == last.month else _day(last)}"


def summary(digest: Digest) -> list[tuple[str, str]]:
    """What is counted of all, each with what it is called."""
    return [
        ("One things reached", str(digest.reached)),
        ("Talked through within a day", _of(digest.within_a_day, digest.finished)),
        (f"Reps not seen for {NOT_SEEN_DAYS} days", _of(digest.not_seen, digest.reps)),
    ]


def lines(row: Row) -> list[tuple[str, str]]:
    """What is counted of one manager."""
    activities = [(_NAMES[name], _figure(figure)) for name, figure in row.activities.items()]
    return [
        *activities,
        ("One things reached", str(row.reached)),
        ("Talked through within a day", _of(row.within_a_day, row.finished)),
        (f"Reps not seen for {NOT_SEEN_DAYS} days", _of(row.not_seen, row.reps)),
    ]


def _text(digest: Digest, own: str | None, out: str | None) -> str:
    parts = [subject_of(digest), ""]
    parts += [f"{name}: {value}" for name, value in summary(digest)]
    for row in digest.rows:
        parts += ["", row.name, *(f"  {name}: {value}" for name, value in lines(row))]
    if not digest.rows:
        parts += ["", "No manager is here yet."]
    parts += ["", f"More: {own}/managers" if own else "More in the app, at Managers."]
    parts += [f"No weekly digest any more: {out}" if out else "You chose this at Me, Reminders."]
    return "\n".join(parts) + "\n"


def _figure(figure: Figure) -> str:
    return str(figure.have) if figure.due is None else _of(figure.have, figure.due)


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}" if whole or part else "none"


def _day(day: date) -> str:
    return f"{day:%B} {day.day}"
