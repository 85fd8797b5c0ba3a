"""What is planned, and the retrospectives of the last weeks."""

from collections.abc import Iterator
from datetime import date, time, timedelta, tzinfo

from server.demo.cast import Rep
from server.demo.days import moment, workday
from server.demo.ids import demo_id, person_id
from server.demo.voice import Voice
from server.demo.words import ACHIEVEMENTS, CUSTOMERS, FIRST_DAYS, IMPEDIMENTS, NEXT_STEPS
from server.store.writer import Given

NEW_HIRE_DAYS = 30

#: Rep, days from today, local time, customer.
PLANS = (
    ("Moses Farrell", 0, time(10, 30), CUSTOMERS[3][0]),
    ("Versie Hollis", 1, time(9, 0), CUSTOMERS[6][0]),
    ("Lajuana Vance", 3, time(14, 0), CUSTOMERS[9][0]),
    ("Anna Sandoval", 6, time(11, 15), CUSTOMERS[0][0]),
    ("Boris Feld", 1, time(13, 0), CUSTOMERS[11][0]),
    ("Rosalina Duarte", 4, time(10, 0), CUSTOMERS[4][0]),
)


def plans(rep: Rep, today: date, zone: tzinfo) -> Iterator[Given]:
    """The ride-alongs planned with this rep; the first of all is today at 10:30."""
    for name, ahead, at, customer in PLANS:
        if name == rep.name:
            manager = person_id(rep.managers[0])
            fields = {
                "rep_id": person_id(rep.name),
                "planned_for": moment(workday(today, -ahead), at, zone),
                "customer": customer,
                "manager_id": manager,
            }
            yield Given("plan", demo_id("plan", rep.name), fields)


def retrospectives(rep: Rep, today: date, voice: Voice) -> Iterator[Given]:
    """A new hire's last four days, everybody else's last two weeks; the latest is still open."""
    if rep.started <= NEW_HIRE_DAYS:
        days = sorted({workday(today, ago) for ago in range(1, 6)})[-len(FIRST_DAYS) :]
        for day, said in zip(days, FIRST_DAYS[-len(days) :], strict=True):
            yield _retrospective(rep, "day", day, said, latest=day == days[-1])
        return
    monday = today - timedelta(days=today.weekday())
    for weeks in (2, 1):
        said = _said(voice)
        yield _retrospective(rep, "week", monday - timedelta(weeks=weeks), said, latest=weeks == 1)


def _said(voice: Voice) -> tuple[str, str, str]:
    achievement, impediment, next_step = (
        voice.say(texts, CUSTOMERS[0]) for texts in (ACHIEVEMENTS, IMPEDIMENTS, NEXT_STEPS)
    )
    return achievement, impediment, next_step


def _retrospective(rep: Rep, period: str, starts: date, said: tuple[str, str, str], *, latest: bool) -> Given:
    achievements, impediments, next_steps = said
    fields = {
        "rep_id": person_id(rep.name),
        "period": period,
        "starts_on": starts.isoformat(),
        "achievements": achievements,
        "impediments": impediments,
        "state": "open" if latest else "closed",
    }
    if not latest:
        fields["next_steps"] = next_steps
    return Given("retrospective", demo_id("retrospective", rep.name, period, starts), fields)
