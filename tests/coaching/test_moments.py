"""A time comes back as it was sent, in its one form."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.coaching.moments import canonical_moment, format_moment, parse_moment


@pytest.mark.parametrize(
    ("sent", "held"),
    [
        ("2026-03-31T14:05:00Z", "2026-03-31T14:05:00Z"),
        ("2026-03-31T14:05:00.250Z", "2026-03-31T14:05:00.250Z"),
        ("2026-03-31T14:05:00.25Z", "2026-03-31T14:05:00.250Z"),
        ("2026-03-31T14:05:00.000Z", "2026-03-31T14:05:00Z"),
        ("2026-03-31T14:05:00.123456Z", "2026-03-31T14:05:00.123456Z"),
        ("2026-03-31T14:05:00.123456789Z", "2026-03-31T14:05:00.123456Z"),
        ("2026-03-31t14:05:00z", "2026-03-31T14:05:00Z"),
        ("2026-03-31T14:05:00+00:00", "2026-03-31T14:05:00Z"),
    ],
)
def test_a_moment_has_one_form(sent: str, held: str) -> None:
    assert canonical_moment(sent) == held


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "now",
        "2026-03-31",
        "2026-03-31T14:05Z",
        "2026-03-31 14:05:00Z",
        "2026-03-31T14:05:00",
        "2026-03-31T14:05:00+02:00",
        "2026-02-30T14:05:00Z",
        "2026-03-31T24:05:00Z",
        "2026-03-31T14:05:60Z",
        "0000-03-31T14:05:00Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "2026-03-31T14:05:00Z\n",
        "٢٠٢٦-03-31T14:05:00Z",
    ],
)
def test_anything_else_is_no_moment(sent: str) -> None:
    assert canonical_moment(sent) is None


@given(st.datetimes(datetime(1900, 1, 2), datetime(2999, 12, 30)), st.integers(-12, 14))  # noqa: DTZ001
def test_every_moment_is_read_as_it_was_written(local: datetime, hours: int) -> None:
    moment = local.replace(tzinfo=timezone(timedelta(hours=hours)))
    assert parse_moment(format_moment(moment)) == moment


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        format_moment(datetime(2026, 3, 31))  # noqa: DTZ001 - that is the point
