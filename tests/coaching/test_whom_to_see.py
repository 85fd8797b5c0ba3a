"""Whom to go and see next."""

from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.coaching.evidence import Item, Observation
from server.coaching.sentences import go_and_see_sentence
from server.coaching.whom_to_see import Reviewed, whom_to_see
from tests.coaching.vectors import items, load, named, team

VECTORS = load("whom_to_see")["cases"]
TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(**named(VECTORS))
def test_vectors(case: dict[str, Any]) -> None:
    checklist = items(case["checklist"])
    visits = whom_to_see(team(case["team"]), checklist, date.fromisoformat(case["today"]))
    assert [asdict(visit) for visit in visits] == case["expect"]
    prompts = {item.id: item.prompt for item in checklist}
    said = [go_and_see_sentence(visit, prompts.get(visit.least_known or "")) for visit in visits]
    assert said == case["sentences"]


REPS = st.lists(
    st.builds(
        Reviewed,
        rep_id=st.sampled_from([f"rep{n}" for n in range(9)]),
        observations=st.lists(
            st.builds(
                Observation,
                interaction_id=st.sampled_from(["v1", "v2", "v3"]),
                item_id=st.sampled_from(["cost", "agenda"]),
                rating=st.sampled_from(["met", "partly", "missed", "not_seen"]),
                occurred_on=st.dates(date(2026, 3, 1), TODAY),
            )
        ),
        started_on=st.none() | st.dates(date(2026, 1, 1), TODAY),
        seen_on=st.none() | st.dates(date(2026, 1, 1), TODAY),
    ),
    unique_by=lambda rep: rep.rep_id,
)
CHECKLIST = [Item("cost", 5), Item("agenda", 2)]


@given(REPS, st.randoms())
def test_everybody_is_there_once_and_the_order_of_the_team_changes_nothing(
    reps: list[Reviewed], chance: Any
) -> None:
    visits = whom_to_see(reps, CHECKLIST, TODAY)
    assert sorted(visit.rep_id for visit in visits) == sorted(rep.rep_id for rep in reps)
    chance.shuffle(reps)
    assert whom_to_see(reps, CHECKLIST, TODAY) == visits
