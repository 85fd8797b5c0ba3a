"""What the notes of the last conversations lack."""

from datetime import date
from typing import Any

import pytest

from server.coaching.notes import LAST, Notes, lacks, lacks_sentence, missing
from tests.coaching.vectors import day, load, named

VECTORS = load("notes")["cases"]


@pytest.mark.parametrize(**named(VECTORS))
def test_vectors(case: dict[str, Any]) -> None:
    found = lacks([notes(one) for one in case["conversations"]], case.get("last", LAST))
    assert found.last == case["expect"]["last"]
    assert [list(each) for each in found.lacking] == case["expect"]["lacking"]
    assert lacks_sentence(found) == case["sentence"]


def test_one_conversation_says_what_it_lacks_in_the_order_of_what_matters() -> None:
    assert missing(Notes("a", date(2026, 11, 24), pains="Nine lost days")) == (
        "next_step",
        "goals",
        "structure",
        "dynamics",
    )


def notes(record: dict[str, Any]) -> Notes:
    held_on = date.fromisoformat(record["held_on"])
    return Notes(**(record | {"held_on": held_on, "next_step_on": day(record.get("next_step_on"))}))
