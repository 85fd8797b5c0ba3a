"""Days and times of the demo, counted back from a given today."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo


def workday(today: date, ago: int) -> date:
    """The day `ago` days before `today` (negative: to come), moved off a weekend away from today."""
    day = today - timedelta(days=ago)
    step = timedelta(days=1 if ago < 0 else -1)
    while day.weekday() >= 5 and ago != 0:
        day += step
    return day


def moment(day: date, at: time, zone: tzinfo) -> str:
    """A local time of a day as RFC 3339 in UTC."""
    return datetime.combine(day, at, zone).astimezone(UTC).isoformat().replace("+00:00", "Z")


def later(at: time, minutes: int) -> time:
    """`at` moved on within one day."""
    return (datetime.combine(date.min, at) + timedelta(minutes=minutes)).time()
