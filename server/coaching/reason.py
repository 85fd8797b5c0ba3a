"""Why an item was chosen, as data: what a sentence is made from, and what a focus keeps as its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from server.coaching.records import FUNNEL_LEVELS
from server.coaching.standard import NotAStandard, Standard, parse_standard

_COUNTS = ("missed", "partly", "met", "seen")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item was chosen, as data; `sentences.reason_sentence` says it.

    `missed`, `partly` and `met` count interactions of the last 180 days, whose ids are `interactions`,
    oldest first. `seen` counts those of any age. `impact` is None for an item no longer on the checklist.
    `lean` is the funnel level that spoke for it, `runner_up` the item that came second.
    """

    missed: int
    partly: int
    met: int
    interactions: tuple[str, ...]
    impact: int | None
    lean: str | None
    runner_up: str | None
    close_call: bool
    seen: int


def reason_to_evidence(reason: Reason) -> dict[str, Any]:
    """The reason as the JSON object that a focus record keeps as its `evidence`."""
    return {**asdict(reason), "interactions": list(reason.interactions)}


def evidence_to_reason(evidence: Mapping[str, Any] | None) -> Reason | None:
    """Read a focus's `evidence` back; None when it holds no reason (devices write it: it may hold anything).

    What is withheld from the rep (`interactions`, `runner_up`) may be absent. Other members are ignored.
    """
    if evidence is None or not all(_is_count(evidence.get(name)) for name in _COUNTS):
        return None
    impact, interactions = evidence.get("impact"), evidence.get("interactions")
    return Reason(
        missed=evidence["missed"],
        partly=evidence["partly"],
        met=evidence["met"],
        interactions=tuple(map(str, interactions)) if isinstance(interactions, list) else (),
        impact=impact if _is_count(impact) else None,
        lean=_text(evidence.get("lean")),
        runner_up=_text(evidence.get("runner_up")),
        close_call=evidence.get("close_call") is True,
        seen=evidence["seen"],
    )


def told_to_rep(evidence: Mapping[str, Any]) -> dict[str, Any]:
    """Of a focus's `evidence`, what the rep is told: the counts, how much it matters, and the standard.

    Nothing that names an interaction or an item; a device wrote it, so only what is known passes.
    """
    told = {name: evidence[name] for name in (*_COUNTS, "impact") if _is_count(evidence.get(name))}
    if evidence.get("lean") in FUNNEL_LEVELS:
        told["lean"] = evidence["lean"]
    if standard_in(evidence) is not None:
        told["standard"] = evidence["standard"]
    return told


def standard_in(evidence: Mapping[str, Any] | None) -> Standard | None:
    """The standard that was agreed with a focus; None when its `evidence` holds none."""
    try:
        return parse_standard(str((evidence or {})["standard"]))
    except (KeyError, NotAStandard):
        return None


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
