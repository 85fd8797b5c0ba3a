"""What somebody is reminded of: what they chose, once, and never at night or on a day off."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.coaching.reminders import (
    APART,
    MOST_TRIES,
    TRIED_FOR,
    WAYS,
    Choice,
    Thing,
    Told,
    Way,
    due,
    is_quiet,
    reply,
    review_due,
    to_talk_through,
    until_quiet,
    waiting_for_evidence,
)
from server.coaching.retrospective import Review, review_id

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 3, 31, 10, 0, tzinfo=UTC)  # noon in Berlin
DAY = timedelta(days=1)
ROB = "11111111-1111-4111-8111-111111111111"
EVERYTHING = dict.fromkeys(("to_talk_through", "review_due", "waiting_for_evidence", "reply"), WAYS)


def ride(id_: str = "ride", finished: datetime = NOON - DAY) -> Thing:
    return to_talk_through(id_, finished, finished.date(), "Rob", "ride_along")


def daily(on: date) -> Thing:
    return review_due(ROB, Review("day", on, on, 1), BERLIN, "Rob")


def reminded(
    *things: Thing,
    choice: Choice | None = None,
    told: tuple[Told, ...] = (),
    now: datetime = NOON,
    way: Way = "push",
    works: bool = True,
) -> list[str]:
    chosen = choice or Choice(EVERYTHING)
    return [thing.key for thing in due(things, way, chosen, told, now, BERLIN, works)]


def test_it_is_said_a_day_after_it_was_finished_and_for_two_weeks() -> None:
    assert reminded(ride(finished=NOON - DAY + timedelta(seconds=1))) == []
    assert reminded(ride()) == ["to_talk_through:ride"]
    assert reminded(ride(finished=NOON - 15 * DAY + timedelta(seconds=1))) != []
    assert reminded(ride(finished=NOON - 15 * DAY)) == []


def test_a_review_is_due_from_its_day_on_and_evidence_after_thirty_days() -> None:
    today = date(2026, 3, 31)
    assert reminded(daily(today + DAY)) == []
    assert reminded(daily(today)) == [f"review_due:{review_id(ROB, 'day', today)}"]
    assert reminded(daily(today - 3 * DAY)) == []
    unseen = [waiting_for_evidence("f", "rob", today - ago * DAY, BERLIN, "Rob") for ago in (29, 30)]
    assert reminded(unseen[0]) == []
    assert reminded(unseen[1]) == ["waiting_for_evidence:f:2026-03-01"]
    assert reminded(reply("a", NOON, BERLIN, "/", "Rob")) == ["reply:a"]


def test_only_the_first_reminder_comes_without_being_chosen() -> None:
    things = (ride(), daily(date(2026, 3, 31)), reply("a", NOON, BERLIN, "/", ""))
    with_phone, without = Choice(has_place=True), Choice()
    assert reminded(*things, choice=with_phone) == ["to_talk_through:ride"]
    assert reminded(*things, choice=with_phone, way="mail") == []
    assert reminded(*things, choice=without) == []
    assert reminded(*things, choice=without, way="mail") == ["to_talk_through:ride"]
    nothing = Choice({"to_talk_through": ()}, has_place=True)
    assert [reminded(*things, choice=nothing, way=way) for way in WAYS] == [[], []]


def test_what_waits_longest_stands_first_and_nothing_twice() -> None:
    old, new = ride("old", NOON - 3 * DAY), ride("new")
    assert reminded(new, old, new) == ["to_talk_through:old", "to_talk_through:new"]


def test_it_is_said_once_by_each_way() -> None:
    told = Told("to_talk_through:ride", "push", NOON - 2 * APART, 1, NOON - 2 * APART)
    assert reminded(ride(), told=(told,)) == []
    assert reminded(ride(), ride("other"), told=(told,)) == ["to_talk_through:other"]


def test_what_nobody_chose_is_said_once_when_a_device_comes_or_goes() -> None:
    by_push = Told("to_talk_through:ride", "push", NOON - 2 * APART, 1, NOON - 2 * APART)
    by_mail = Told("to_talk_through:ride", "mail", NOON - 2 * APART, 1, NOON - 2 * APART)
    assert reminded(ride(), choice=Choice(), told=(by_push,), way="mail") == []
    assert reminded(ride(), choice=Choice(has_place=True), told=(by_mail,)) == []
    lost = Told("to_talk_through:ride", "push", NOON - 2 * APART, 1)
    assert reminded(ride(), choice=Choice(), told=(lost,), way="mail") == ["to_talk_through:ride"]
    assert reminded(ride(), told=(by_push,), way="mail") == ["to_talk_through:ride"], "they chose both"


def test_there_is_an_hour_between_two() -> None:
    told = Told("to_talk_through:ride", "push", NOON, 1, NOON)
    assert reminded(ride("other"), told=(told,), now=NOON + APART - timedelta(seconds=1)) == []
    assert reminded(ride("other"), told=(told,), now=NOON + APART) == ["to_talk_through:other"]


def test_a_try_that_nobody_knows_the_end_of_is_taken_up_but_not_for_ever() -> None:
    for tries in range(1, MOST_TRIES + 2):
        told = Told("to_talk_through:ride", "push", NOON, tries)
        assert reminded(ride(), told=(told,), now=NOON + TRIED_FOR - timedelta(seconds=1)) == []
        again = reminded(ride(), told=(told,), now=NOON + TRIED_FOR)
        assert again == (["to_talk_through:ride"] if tries < MOST_TRIES else [])


def test_nobody_is_reminded_on_a_day_off_or_at_night() -> None:
    assert reminded(ride(), works=False) == []
    night = datetime(2026, 3, 31, 18, 0, tzinfo=UTC)  # 20:00 in Berlin
    assert reminded(ride(), now=night - timedelta(seconds=1)) != []
    assert reminded(ride(), now=night) == []
    morning = datetime(2026, 4, 1, 5, 0, tzinfo=UTC)  # 07:00
    assert reminded(ride(), now=morning - timedelta(seconds=1)) == []
    assert reminded(ride(), ride("two"), now=morning) == ["to_talk_through:ride", "to_talk_through:two"]
    assert reminded(ride(), now=night, choice=Choice(EVERYTHING, None)) != []


@pytest.mark.parametrize(
    ("day", "from_utc"),
    [(date(2026, 3, 29), 5), (date(2026, 10, 25), 6), (date(2026, 3, 28), 6), (date(2026, 10, 24), 5)],
)
def test_the_night_ends_at_seven_on_the_clock_when_the_clocks_change(day: date, from_utc: int) -> None:
    """Clocks go forward on March 29 and back on October 25."""
    ends = datetime.combine(day, time(from_utc), UTC)
    finished = ends - 2 * DAY
    assert reminded(ride(finished=finished), now=ends - timedelta(seconds=1)) == []
    assert reminded(ride(finished=finished), now=ends) != []


def test_a_phone_that_is_off_gets_it_before_the_night_or_not() -> None:
    quiet = ("20:00", "07:00")
    assert until_quiet(NOON, quiet, BERLIN) == timedelta(hours=8)
    assert until_quiet(NOON, ("00:30", "07:00"), BERLIN) == timedelta(hours=12, minutes=30)
    assert until_quiet(NOON, None, BERLIN) is None
    before_the_clocks_change = datetime(2026, 3, 28, 22, 0, tzinfo=UTC)  # 23:00
    assert until_quiet(before_the_clocks_change, ("04:00", "07:00"), BERLIN) == timedelta(hours=4)
    for hour in (0, 1):  # 02:15, and once more 02:15
        now = datetime(2026, 10, 25, hour, 15, tzinfo=UTC)
        assert until_quiet(now, ("02:30", "07:00"), BERLIN) == timedelta(minutes=15)


MINUTES = st.integers(0, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60))


@given(at=MINUTES, begins=MINUTES, ends=MINUTES)
def test_quiet_hours_are_those_from_their_begin_to_their_end(at: time, begins: time, ends: time) -> None:
    def since_begin(one: time) -> int:
        return ((one.hour - begins.hour) * 60 + one.minute - begins.minute) % (24 * 60)

    assert is_quiet(at, (begins.isoformat("minutes"), ends.isoformat("minutes"))) == (
        since_begin(at) < since_begin(ends)
    )
    assert not is_quiet(at, None)


@given(
    hours=st.lists(st.integers(-500, 500), max_size=8),
    at=st.integers(0, 2000),
    quiet=st.none() | st.tuples(MINUTES, MINUTES),
    zone=st.sampled_from(["Europe/Berlin", "America/New_York", "Pacific/Apia", "UTC"]),
)
def test_everything_is_said_in_the_end_and_once(
    hours: list[int], at: int, quiet: tuple[time, time] | None, zone: str
) -> None:
    """Over ten days, looked at each hour: whatever waits is said in one reminder, and never at night."""
    said_hours = quiet and (quiet[0].isoformat("minutes"), quiet[1].isoformat("minutes"))
    local, begin = ZoneInfo(zone), datetime(2026, 3, 25, tzinfo=UTC) + timedelta(hours=at)
    things = [ride(str(number), begin + timedelta(hours=ago % 96)) for number, ago in enumerate(hours)]
    told: list[Told] = []
    for hour in range(240):
        now = begin + timedelta(hours=hour)
        found = due(things, "push", Choice(EVERYTHING, said_hours), told, now, local, works=True)
        if found:
            assert not is_quiet(now.astimezone(local).time(), said_hours)
        told += [Told(one.key, "push", now, 1, now) for one in found]
    assert len(told) == len({one.key for one in told})
    long_night = said_hours and sum(not is_quiet(time(hour), said_hours) for hour in range(24)) == 0
    if not long_night:
        assert {one.key for one in told} == {thing.key for thing in things}
