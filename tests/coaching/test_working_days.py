"""Which days count."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.coaching.working_days import PERIODS, Period, period_of
from tests.coaching.number_vectors import calendar, presence, stretch
from tests.coaching.vectors import load, named

VECTORS = load("working_days")


@pytest.mark.parametrize("case", VECTORS["periods"], ids=lambda case: f"{case['period']} {case['day']}")
def test_periods(case: dict[str, Any]) -> None:
    assert period_of(case["period"], date.fromisoformat(case["day"])) == stretch(case["expect"])


@pytest.mark.parametrize(**named(VECTORS["days"]))
def test_days(case: dict[str, Any]) -> None:
    working = calendar(case.get("calendar")).days(stretch(case["stretch"]))
    assert len(working) == case["working"]
    assert len(presence(case.get("presence")).days(working)) == case["there"]


@given(st.sampled_from(PERIODS), st.dates())
def test_a_day_is_in_its_period_and_every_day_of_it_has_the_same(period: Period, day: date) -> None:
    around = period_of(period, day)
    assert day in around
    assert {period_of(period, other) for other in around} == {around}
