"""What keeps a draft from being published."""

from typing import Any

import pytest

from server.coaching.kinds_checklist import MOST_ITEMS
from server.coaching.publishing import PROBLEMS, Checklist, DraftProblem, problems_of, words_of
from tests.coaching.vectors import load, named

VECTORS = load("publishing")


def checklist(told: dict[str, Any]) -> Checklist:
    items = [(item["id"], words_of(VECTORS["usual"] | item)) for item in told["items"]]
    return Checklist(told["title"], told["standard"], items)


@pytest.mark.parametrize(**named(VECTORS["cases"]))
def test_vectors(case: dict[str, Any]) -> None:
    current = checklist(case["current"]) if case["current"] else None
    found = problems_of(checklist(case["draft"]), current)
    assert [[one.code, one.item_id] for one in found] == case["expect"]
    assert [one.title for one in found] == [VECTORS["sentences"][one.code] for one in found]


def test_every_problem_says_what_to_do() -> None:
    many = [{"id": str(number), "prompt": str(number)} for number in range(MOST_ITEMS + 1)]
    (problem,) = problems_of(checklist({"title": "Visits", "standard": None, "items": many}), None)
    assert problem.code == "too_many_items"
    assert str(MOST_ITEMS) in problem.title
    assert {code: DraftProblem(code).title for code in PROBLEMS} == VECTORS["sentences"]
