"""Says a step of the goal calculator so that the rep can follow it."""

from typing import Final

from server.coaching.goal_chain import Rate, Step

_ONE: Final = {
    "opportunities": "opportunity",
    "conversations": "conversation",
    "calls": "call",
    "emails": "e-mail",
}
_MANY: Final = {
    "opportunities": "opportunities",
    "conversations": "conversations",
    "calls": "calls",
    "emails": "e-mails",
}


def step_sentence(step: Step) -> str:
    """What is needed and why; or what is missing, and that a ratio can be assumed."""
    if step.status == "waits":
        return f"First say how many {_MANY[step.result]} are needed."
    if step.status == "not_known" or step.rate is None:
        return f"Not known how many {_MANY[step.metric]} bring {_a(step.result)}. Say what you assume."
    if step.status == "too_few":
        return f"Too few to tell: {_brought(step, step.rate)}. Say what you assume."
    if step.wanted is None or step.needed is None:
        return f"First say how many {_MANY[step.result]} are needed."
    need = "needs" if step.wanted == 1 else "need"
    needed = f"{_count(step.wanted, step.result)} {need} {_count(step.needed, step.metric)}"
    if step.status == "assumed":
        rate = step.rate
        bring = "brings" if rate.tries == 1 else "bring"
        return f"{needed}, if {_count(rate.tries, step.metric)} {bring} {_count(rate.results, step.result)}."
    return f"{needed}: {_brought(step, step.rate)}."


def _brought(step: Step, rate: Rate) -> str:
    return f"{_count(rate.tries, step.metric)} brought {_count(rate.results, step.result)}"


def _count(number: int, metric: str) -> str:
    return f"{number:,} {_ONE[metric] if number == 1 else _MANY[metric]}"


def _a(metric: str) -> str:
    return f"{'an' if metric == 'opportunities' else 'a'} {_ONE[metric]}"
