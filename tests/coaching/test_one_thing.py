"""The rule of the one thing, held to the vectors and to a second, naive reading of DESIGN 5."""

from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.coaching.evidence import Item, Observation
from server.coaching.look_for import what_to_look_for
from server.coaching.one_thing import Focus, Proposal, choose
from server.coaching.say_first import say_first
from server.coaching.sentences import strength_sentence
from tests.coaching.histories import CHECKLIST, TODAY, histories, observation_of
from tests.coaching.oracle import expected_scores
from tests.coaching.plain import plain, sentence, untupled
from tests.coaching.vectors import focuses, items, load, named, observations

VECTORS = load("one_thing")


@pytest.mark.parametrize(**named(VECTORS["choose"]))
def test_chooses_and_says_why(case: dict[str, Any]) -> None:
    checklist = items(case["checklist"])
    choice = choose(
        observations(case["observations"]),
        checklist,
        focuses(case.get("focuses", [])),
        date.fromisoformat(case["today"]),
        case.get("lean"),
    )
    assert plain(choice) == case["expect"]
    assert sentence(choice, checklist) == case["sentence"]


@pytest.mark.parametrize(**named(VECTORS["say_first"]))
def test_says_a_true_strength_first(case: dict[str, Any]) -> None:
    checklist = items(case["checklist"])
    strength = say_first(
        observations(case["observations"]),
        checklist,
        case["interaction_id"],
        date.fromisoformat(case["today"]),
    )
    assert (strength and asdict(strength)) == case["expect"]
    if strength:
        prompts = {item.id: item.prompt for item in checklist}
        assert strength_sentence(strength, prompts[strength.item_id]) == case["sentence"]


@pytest.mark.parametrize(**named(VECTORS["what_to_look_for"]))
def test_plans_what_to_look_for(case: dict[str, Any]) -> None:
    plan = what_to_look_for(
        observations(case["observations"]),
        items(case["checklist"]),
        focuses(case["focuses"]),
        date.fromisoformat(case["today"]),
    )
    assert untupled(plan) == case["expect"]


@given(histories(), st.sampled_from([None, "opportunities", "calls"]))
def test_no_eligible_item_scores_higher(seen: list[Observation], lean: str | None) -> None:
    scores = expected_scores(seen, CHECKLIST, TODAY, lean)
    choice = choose(seen, CHECKLIST, [], TODAY, lean)
    assert isinstance(choice, Proposal) == bool(scores)
    if isinstance(choice, Proposal):
        assert choice.score == pytest.approx(scores[choice.item_id], abs=1e-8)
        assert choice.score >= max(scores.values()) - 1e-8


@given(histories(), st.sampled_from(CHECKLIST), st.integers(0, 400))
def test_one_more_miss_never_lowers_the_score(seen: list[Observation], item: Item, age: int) -> None:
    focus = [Focus(item.id, "active", TODAY)]
    before = choose(seen, CHECKLIST, focus, TODAY)
    after = choose([*seen, observation_of("new", item.id, "missed", age)], CHECKLIST, focus, TODAY)
    assert isinstance(before, Proposal)
    assert isinstance(after, Proposal)
    assert after.score >= before.score


@given(histories(), st.sampled_from(CHECKLIST), st.integers(0, 400), st.sampled_from(["i1", "new"]))
def test_not_seen_changes_nothing(seen: list[Observation], item: Item, age: int, interaction: str) -> None:
    more = [*seen, observation_of(interaction, item.id, "not_seen", age)]
    assert choose(more, CHECKLIST, [], TODAY) == choose(seen, CHECKLIST, [], TODAY)
    assert say_first(more, CHECKLIST, "i1", TODAY) == say_first(seen, CHECKLIST, "i1", TODAY)


@given(histories(), st.data())
def test_the_order_of_arrival_changes_nothing(seen: list[Observation], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(seen))
    assert choose(shuffled, CHECKLIST, [], TODAY) == choose(seen, CHECKLIST, [], TODAY)
    assert say_first(shuffled, CHECKLIST, "i1", TODAY) == say_first(seen, CHECKLIST, "i1", TODAY)
    assert what_to_look_for(shuffled, CHECKLIST, [], TODAY) == what_to_look_for(seen, CHECKLIST, [], TODAY)


@given(histories())
def test_a_second_focus_is_never_proposed(seen: list[Observation]) -> None:
    choice = choose(seen, CHECKLIST, [Focus("c", "active", TODAY)], TODAY)
    assert isinstance(choice, Proposal)
    assert (choice.item_id, choice.stays, choice.reason.runner_up) == ("c", True, None)


def test_a_rating_that_there_is_not_is_refused() -> None:
    with pytest.raises(KeyError):
        choose([observation_of("i1", "a", "brilliant", 0)], CHECKLIST, [], TODAY)


@pytest.mark.parametrize("impact", [0, 6])
def test_an_impact_is_one_to_five(impact: int) -> None:
    with pytest.raises(ValueError, match="1 to 5"):
        Item("a", impact)
