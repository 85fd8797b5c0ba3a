"""What counts as an opportunity."""

from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.coaching.counting import Criterion, Opportunity, count_opportunities, is_known, judge
from server.coaching.working_days import Stretch
from tests.coaching.number_vectors import criterion, marks, opportunity, stretch
from tests.coaching.vectors import day, load, named

VECTORS = load("counting")
WEEK = Stretch(date(2026, 11, 23), date(2026, 11, 29))


@pytest.mark.parametrize(**named(VECTORS["judged"]))
def test_an_opportunity_is_measured(case: dict[str, Any]) -> None:
    judged = judge(opportunity(case["opportunity"]), map(criterion, case["criteria"]), marks(case["marks"]))
    assert (judged.verdict, [one.id for one in judged.because]) == (case["expect"], case["because"])


@pytest.mark.parametrize(**named(VECTORS["counted"]))
def test_opportunities_are_counted(case: dict[str, Any]) -> None:
    counted = count_opportunities(
        map(opportunity, case["opportunities"]),
        map(criterion, case["criteria"]),
        marks(case["marks"]),
        stretch(case["stretch"]),
    )
    assert asdict(counted) | {"not_counted": list(map(asdict, counted.not_counted))} == case["expect"]


@pytest.mark.parametrize(**named(VECTORS["known"]))
def test_what_is_known(case: dict[str, Any]) -> None:
    others = map(date.fromisoformat, case["organization_on"])
    assert is_known(day(case["rep_since"]), others, stretch(case["stretch"])) is case["expect"]


OPPORTUNITIES = st.lists(
    st.builds(
        Opportunity,
        id=st.sampled_from("abcdefgh"),
        engaged_on=st.dates(date(2026, 11, 21), date(2026, 12, 1)),
        fields=st.fixed_dictionaries({}, optional={"need": st.sampled_from(["", "said"])}),
    ),
    unique_by=lambda one: one.id,
)
CRITERIA = [
    Criterion("need", "Need", date(2026, 1, 1), field="need"),
    Criterion("hand", "By hand", date(2026, 11, 25), place=1),
]
MARKS = st.dictionaries(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(["need", "hand"])), st.booleans()
)


@given(OPPORTUNITIES, MARKS, st.randoms())
def test_each_is_in_one_place_and_their_order_does_not_matter(
    opportunities: list[Opportunity], marked: dict[tuple[str, str], bool], chance: Any
) -> None:
    counted = count_opportunities(opportunities, CRITERIA, marked, WEEK)
    told = counted.have + counted.unchecked + sum(row.count for row in counted.not_counted)
    assert told == sum(one.engaged_on in WEEK for one in opportunities)
    chance.shuffle(opportunities)
    assert count_opportunities(opportunities, CRITERIA[::-1], marked, WEEK) == counted
