"""Reads the vectors that both languages are held to."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from server.coaching.evidence import Item, Observation
from server.coaching.focus import Focus
from server.coaching.standard import parse_standard
from server.coaching.whom_to_see import Reviewed

FOLDER = Path(__file__).parent.parent / "vectors"


def load(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def named(cases: list[dict[str, Any]]) -> dict[str, Any]:
    """Arguments for `pytest.mark.parametrize`: each case under its own name."""
    return {"argnames": "case", "argvalues": cases, "ids": [case["name"] for case in cases]}


def items(checklist: list[dict[str, Any]]) -> list[Item]:
    return [
        Item(
            id=item["id"],
            impact=item["impact"],
            prompt=item.get("prompt", ""),
            funnel_level=item.get("funnel_level"),
            standard=parse_standard(item.get("standard", "3 in a row")),
        )
        for item in checklist
    ]


def observations(lines: list[str]) -> list[Observation]:
    seen = []
    for line in lines:
        day, interaction_id, item_id, rating = line.split()
        seen.append(Observation(interaction_id, item_id, rating, date.fromisoformat(day)))
    return seen


def focus(record: dict[str, Any]) -> Focus:
    closed_on = record["closed_on"]
    return Focus(
        item_id=record["item_id"],
        state=record["state"],
        agreed_on=date.fromisoformat(record["agreed_on"]),
        closed_on=None if closed_on is None else date.fromisoformat(closed_on),
    )


def team(reps: list[dict[str, Any]]) -> list[Reviewed]:
    return [
        Reviewed(
            rep["rep_id"],
            observations(rep["observations"]),
            focuses(rep["focuses"]),
            rep["agreed_in"],
            day(rep["started_on"]),
            day(rep["seen_on"]),
        )
        for rep in reps
    ]


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def focuses(records: list[dict[str, Any]]) -> list[Focus]:
    return [focus(record) for record in records]
