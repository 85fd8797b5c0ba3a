"""The reason a focus keeps as its evidence can be read back, by the manager and by the rep."""

import json
from typing import Any

import pytest

from server.coaching.reason import Reason, evidence_to_reason, reason_to_evidence
from server.coaching.sentences import reason_sentence

REASON = Reason(
    missed=4,
    partly=1,
    met=3,
    interactions=("v1", "v2"),
    impact=5,
    lean="opportunities",
    runner_up="next",
    close_call=True,
    seen=8,
)


def test_what_was_kept_is_read_back() -> None:
    assert evidence_to_reason(json.loads(json.dumps(reason_to_evidence(REASON)))) == REASON


def test_the_rep_hears_the_reason_without_the_runner_up() -> None:
    evidence = reason_to_evidence(REASON)
    del evidence["interactions"], evidence["runner_up"]
    for_rep = evidence_to_reason(evidence)
    assert for_rep is not None
    assert reason_sentence(for_rep) == (
        "Missed 4 and partly 1 of the last 8 times. It matters a lot (5 of 5). "
        "Conversations are on goal but opportunities are short."
    )


@pytest.mark.parametrize(
    "evidence", [None, {}, {"missed": 1}, {"missed": "4", "partly": 0, "met": 0, "seen": 4}, {"missed": -1}]
)
def test_evidence_that_holds_no_reason_is_none(evidence: dict[str, Any] | None) -> None:
    assert evidence_to_reason(evidence) is None
