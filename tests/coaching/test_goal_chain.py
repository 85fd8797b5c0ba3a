"""The goal calculator."""

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.coaching.chain_sentences import step_sentence
from server.coaching.goal_chain import Rate, goal_chain
from tests.coaching.vectors import load, named


@pytest.mark.parametrize(**named(load("goal_chain")["cases"]))
def test_vectors(case: dict[str, Any]) -> None:
    assumed = {metric: Rate(*rate) for metric, rate in case["assumed"].items()}
    steps = goal_chain(case["opportunities"], case["counts"], assumed)
    assert [asdict(step) for step in steps] == case["expect"]
    assert [step_sentence(step) for step in steps] == case["says"]


@given(st.integers(0, 10_000), st.integers(5, 500), st.integers(20, 5_000), st.integers(1, 90_000))
def test_what_is_needed_is_just_enough(wanted: int, won: int, held: int, made: int) -> None:
    conversations, calls, _ = goal_chain(wanted, {"opportunities": won, "conversations": held, "calls": made})
    assert conversations.needed is not None
    assert conversations.needed * won >= wanted * held > (conversations.needed - 1) * won
    assert calls.needed is not None
    assert calls.needed * held >= conversations.needed * made > (calls.needed - 1) * held
