"""The goal calculator: from opportunities down to conversations, calls and e-mails, step by step.

Each step divides by what really happened in a stretch, and is rounded up, so that a rep can follow it with a
pencil: 18 opportunities ÷ 11 of 50 conversations = 82 conversations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

StepStatus: TypeAlias = Literal["real", "assumed", "too_few", "not_known", "waits"]
Counts: TypeAlias = Mapping[str, int | None]

#: From how many results on a ratio is told from what happened (a choice: then one more moves it by a fifth).
ENOUGH: Final = 5
#: And from how many conversations.
ENOUGH_CONVERSATIONS: Final = 20
_STEPS: Final = (("conversations", "opportunities"), ("calls", "conversations"), ("emails", "conversations"))


@dataclass(frozen=True, slots=True)
class Rate:
    """`results` came of `tries`: 36 opportunities of 100 conversations. Both at least 1."""

    results: int
    tries: int


@dataclass(frozen=True, slots=True)
class Step:
    """How many of `metric` are needed for so many (`wanted`) of `result`.

    `rate` is what was counted, also when it is too little to tell, or what was assumed. `needed` is None when
    there is nothing to divide by: `too_few` and `not_known` ask for a ratio to assume, `waits` for the step
    before it.
    """

    metric: str
    result: str
    wanted: int | None
    rate: Rate | None
    needed: int | None
    status: StepStatus


def goal_chain(opportunities: int, counts: Counts, assumed: Mapping[str, Rate] | None = None) -> list[Step]:
    """The steps from a goal of `opportunities` down; a goal of 0 needs nothing.

    `counts` are the team's, by metric, over one stretch; None or missing: not known. `assumed` holds, by the
    metric that is needed, a rate to take instead.
    """
    wanted: dict[str, int | None] = {"opportunities": opportunities}
    steps = []
    for metric, result in _STEPS:
        step = _step(metric, result, wanted[result], counts, (assumed or {}).get(metric))
        wanted[metric] = step.needed
        steps.append(step)
    return steps


def _step(metric: str, result: str, wanted: int | None, counts: Counts, assumed: Rate | None) -> Step:
    results, tries = counts.get(result), counts.get(metric)
    seen = None if results is None or tries is None else Rate(results, tries)
    if assumed:
        return Step(metric, result, wanted, assumed, _needed(wanted, assumed), "assumed")
    if wanted is None:
        return Step(metric, result, None, seen, None, "waits")
    if seen is None:
        return Step(metric, result, wanted, None, None, "not_known")
    held = counts.get("conversations") or 0
    if seen.results < ENOUGH or seen.tries == 0 or held < ENOUGH_CONVERSATIONS:
        return Step(metric, result, wanted, seen, None, "too_few")
    return Step(metric, result, wanted, seen, _needed(wanted, seen), "real")


def _needed(wanted: int | None, rate: Rate) -> int | None:
    return None if wanted is None else -(-wanted * rate.tries // rate.results)
