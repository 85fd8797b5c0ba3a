"""The reviews of the last weeks, and what was named in the way in them."""

from collections.abc import Iterator
from datetime import date, time, timedelta, tzinfo
from itertools import islice
from typing import Final

from server.coaching.kinds_practice import NEW_HIRE_DAYS
from server.coaching.retrospective import Review, Rhythm, last_review, next_review, review_id
from server.demo.cast import MANAGER, Rep
from server.demo.days import moment
from server.demo.ids import demo_id, person_id
from server.demo.voice import Voice
from server.demo.words import ACHIEVEMENTS, CUSTOMERS, FIRST_DAYS, IMPEDIMENTS, NEXT_STEPS, RESOLUTIONS
from server.store.writer import Given

HELD: Final = len(FIRST_DAYS)
#: Whose next review is prepared already, and who did not read the latest yet.
PREPARED: Final = frozenset({"Anna Sandoval", "Cecily Larkin"})
NOT_READ: Final = frozenset({"Moses Farrell"})
#: What was named no longer ago than this is in the way still.
OPEN_DAYS: Final = 10

_FRIDAY: Final = 4
_SAID_IN_THE_WAY: Final = tuple(text for text in IMPEDIMENTS if text not in {day[1] for day in FIRST_DAYS})

Said = tuple[str, str, str]


def reviews(rep: Rep, today: date, zone: tzinfo, voice: Voice) -> Iterator[Given]:
    """The last four that were held, a new hire's days or weeks, and the next one where it is prepared."""
    rhythm = rhythm_of(rep, today)
    held = sorted(islice(_before(today, rhythm), HELD), key=lambda review: review.due_on)
    for review, first_day in zip(held, FIRST_DAYS[-len(held) :], strict=False):
        said = first_day if review.period == "day" else _said(voice)
        is_read = rep.name not in NOT_READ or review is not held[-1]
        yield _held(rep, review, said, zone, is_read=is_read)
        yield _in_the_way(rep, review, said[1], today, zone, voice)
    following = next_review(today, rhythm)
    if rep.name in PREPARED and following and following.starts_on < today:
        yield _prepared(rep, following, _said(voice), today, zone)


def rhythm_of(rep: Rep, today: date) -> Rhythm:
    """How a rep of the demo is reviewed: on Fridays, from Monday to Friday in the first two weeks."""
    started_on = today - timedelta(days=rep.started)
    return Rhythm(
        lambda day: day.weekday() <= _FRIDAY and day >= started_on, started_on, NEW_HIRE_DAYS, _FRIDAY
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


def _in_the_way(rep: Rep, review: Review, text: str, today: date, zone: tzinfo, voice: Voice) -> Given:
    fields = {
        "rep_id": person_id(rep.name),
        "text": text,
        "topic": IMPEDIMENTS[text],
        "named_on": review.due_on.isoformat(),
    }
    if (today - review.due_on).days > OPEN_DAYS:
        fields["assigned_to"] = person_id(MANAGER)
        fields["resolved_at"] = moment(review.due_on + timedelta(days=5), time(11, 0), zone)
        fields["resolution"] = voice.say(RESOLUTIONS, CUSTOMERS[0])
    return Given("impediment", demo_id("impediment", rep.name, review.period, review.due_on), fields)
