"""What counts for a standard, when it is reached, when a focus stands still."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.coaching.evidence import Observation
from server.coaching.focus import Focus, progress, since, stalled
from server.coaching.sentences import progress_sentence, stalled_sentence
from server.coaching.standard import NotAStandard, Standard, format_standard, parse_standard
from tests.coaching.histories import TODAY, histories
from tests.coaching.vectors import focus, load, named, observations

VECTORS = load("focus")


@pytest.mark.parametrize("case", VECTORS["standards"], ids=lambda case: case["text"])
def test_a_standard_has_one_text_form(case: dict[str, Any]) -> None:
    standard = Standard(**case["standard"])
    assert parse_standard(case["text"]) == standard
    assert format_standard(standard) == case["text"]


@pytest.mark.parametrize("text", VECTORS["not_standards"])
def test_anything_else_is_refused_by_name(text: str) -> None:
    with pytest.raises(NotAStandard, match=r"is not a standard\. Ask for 2 to 6 in a row") as refused:
        parse_standard(text)
    assert refused.value.code == "not_a_standard"


@pytest.mark.parametrize(
    ("kind", "needed", "window"), [("in_a_row", 3, 5), ("in_a_row", 7, 7), ("of_last", 1, 5)]
)
def test_no_impossible_standard_can_be_made(kind: Any, needed: int, window: int) -> None:
    with pytest.raises(NotAStandard):
        Standard(kind, needed, window)


@pytest.mark.parametrize(**named(VECTORS["progress"]))
def test_shows_how_far_a_focus_is(case: dict[str, Any]) -> None:
    standard = parse_standard(case["standard"])
    seen = since(observations(case["observations"]), focus(case["focus"]), case["agreed_in"])
    done = progress(seen, standard)
    assert {
        "marks": list(done.marks),
        "have": done.have,
        "needed": done.needed,
        "reached": done.reached,
    } == case["expect"]
    assert progress_sentence(done, standard) == case["sentence"]


@pytest.mark.parametrize(**named(VECTORS["stalled"]))
def test_says_when_a_focus_stands_still(case: dict[str, Any]) -> None:
    today = date.fromisoformat(case["today"])
    assert stalled(focus(case["focus"]), today) is case["expect"]
    if case["expect"]:
        assert stalled_sentence(focus(case["focus"]), today) == case["sentence"]


@given(histories(), st.sampled_from(VECTORS["standards"]), st.data())
def test_progress_does_not_depend_on_the_order_of_arrival(
    seen: list[Observation], case: dict[str, Any], data: st.DataObject
) -> None:
    agreed = Focus("a", "active", TODAY.replace(day=1))
    standard = parse_standard(case["text"])
    shuffled = data.draw(st.permutations(seen))
    assert progress(since(shuffled, agreed), standard) == progress(since(seen, agreed), standard)
