"""The reviews of the last weeks, and what was named in the way in them."""

from collections.abc import Iterator
from datetime import date, time, timedelta, tzinfo
from itertools import islice
from typing import Final

from server.coaching.kinds_practice import NEW_HIRE_DAYS
from server.coaching.retrospective import Review, Rhythm, last_review, next_review, review_id
from server.coaching.working_days import WorkingCalendar
from server.demo.cast import MANAGER, Rep
from server.demo.counted import HOLIDAYS
from server.demo.days import moment
from server.demo.ids import demo_id, person_id
from server.demo.voice import Voice
from server.demo.words import (
    ACHIEVEMENTS,
    AT_LEGAL,
    CUSTOMERS,
    FIRST_DAYS,
    IMPEDIMENTS,
    NEXT_STEPS,
    RESOLUTIONS,
)
from server.store.writer import Given

HELD: Final = len(FIRST_DAYS)
#: Whose next review is prepared already, and who did not read the latest yet.
PREPARED: Final = frozenset({"Anna Sandoval", "Cecily Larkin"})
NOT_READ: Final = frozenset({"Moses Farrell"})
#: What is in the way of some now: what several name is seen by the director.
NOW: Final = dict(zip(("Moses Farrell", "Anna Sandoval", "Boris Feld"), AT_LEGAL, strict=True))

_FRIDAY: Final = 4
_SAID_IN_THE_WAY: Final = tuple(text for text in IMPEDIMENTS if text not in {day[1] for day in FIRST_DAYS})

Said = tuple[str, str, str]


def reviews(rep: Rep, today: date, zone: tzinfo, voice: Voice) -> Iterator[Given]:
    """The last four that were held, a new hire's days or weeks, and the next one where it is prepared."""
    rhythm = rhythm_of(rep, today)
    held = sorted(islice(_before(today, rhythm), HELD), key=lambda review: review.due_on)
    for nth, review in enumerate(held):
        said = FIRST_DAYS[nth] if review.period == "day" else _said(voice)
        later = held[nth + 1].due_on if nth + 1 < len(held) else None
        yield _held(rep, review, said, zone, is_read=later is not None or rep.name not in NOT_READ)
        text = NOW.get(rep.name, said[1]) if later is None else said[1]
        yield _in_the_way(rep, review, text, zone, None if later is None else (later, voice))
    following, prepared = next_review(today, rhythm), _said(voice)
    if rep.name in PREPARED and following and following.starts_on < today:
        yield _prepared(rep, following, prepared, today, zone)


def rhythm_of(rep: Rep, today: date) -> Rhythm:
    """How a rep of the demo is reviewed: on Fridays, and daily in the first two weeks."""
    started_on = today - timedelta(days=rep.started)
    holidays = {date(year, month, day) for year in (today.year, today.year + 1) for month, day, _ in HOLIDAYS}
    calendar = WorkingCalendar(holidays=frozenset(holidays))
    return Rhythm(
        lambda day: calendar.is_working(day) and day >= started_on, started_on, NEW_HIRE_DAYS, _FRIDAY
    )


def _before(today: date, rhythm: Rhythm) -> Iterator[Review]:
    review = last_review(today, rhythm)
    while review is not None:
        yield review
        review = last_review(review.due_on, rhythm)


def _said(voice: Voice) -> Said:
    achievement, impediment, next_step = (
        voice.say(texts, CUSTOMERS[0]) for texts in (ACHIEVEMENTS, _SAID_IN_THE_WAY, NEXT_STEPS)
    )
    return achievement, impediment, next_step


def _held(rep: Rep, review: Review, said: Said, zone: tzinfo, *, is_read: bool) -> Given:
    achievements, _, next_steps = said
    fields = {
        "achievements": achievements,
        "next_steps": next_steps,
        "state": "closed",
        "prepared_at": moment(review.due_on, time(9, 20), zone),
        "manager_closed_at": moment(review.due_on, time(15, 40), zone),
    }
    if is_read:
        fields["rep_closed_at"] = moment(review.due_on, time(16, 25), zone)
    return _retrospective(rep, review, fields)


def _prepared(rep: Rep, review: Review, said: Said, today: date, zone: tzinfo) -> Given:
    achievements, _, proposed = said
    prepared_at = moment(today - timedelta(days=1), time(17, 10), zone)
    fields = {"achievements": achievements, "proposed_steps": proposed, "prepared_at": prepared_at}
    return _retrospective(rep, review, fields)


def _retrospective(rep: Rep, review: Review, fields: dict[str, str]) -> Given:
    of = {
        "rep_id": person_id(rep.name),
        "period": review.period,
        "starts_on": review.starts_on.isoformat(),
    }
    record_id = review_id(person_id(rep.name), review.period, review.starts_on)
    return Given("retrospective", record_id, of | fields)


def _in_the_way(
    rep: Rep, review: Review, text: str, zone: tzinfo, resolved: tuple[date, Voice] | None
) -> Given:
    """What was named in a review. `resolved`: when, and who says how; None: it is in the way still."""
    fields = {
        "rep_id": person_id(rep.name),
        "text": text,
        "topic": "contracts" if text in AT_LEGAL else IMPEDIMENTS[text],
        "named_on": review.due_on.isoformat(),
    }
    if resolved:
        day, voice = resolved
        fields["assigned_to"] = person_id(MANAGER)
        fields["resolved_at"] = moment(day, time(11, 0), zone)
        fields["resolution"] = voice.say(RESOLUTIONS, CUSTOMERS[0])
    return Given("impediment", demo_id("impediment", rep.name, review.period, review.due_on), fields)
