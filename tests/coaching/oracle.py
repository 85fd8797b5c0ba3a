"""DESIGN 5 read a second time, as naively as it can be written: the scores of all eligible items."""

from collections.abc import Sequence
from datetime import date

from server.coaching.evidence import Item, Observation

CREDIT = {"met": 1.0, "partly": 0.5, "missed": 0.0}


def expected_scores(
    seen: Sequence[Observation], checklist: Sequence[Item], today: date, lean: str | None
) -> dict[str, float]:
    scores = {}
    for item in checklist:
        worst: dict[str, tuple[float, int]] = {}
        for one in seen:
            if one.item_id == item.id and one.rating in CREDIT:
                age = max(0, (today - one.occurred_on).days)
                credit, days = worst.get(one.interaction_id, (1.0, age))
                worst[one.interaction_id] = (min(credit, CREDIT[one.rating]), min(days, age))
        if any(credit < 1 and age <= 180 for credit, age in worst.values()):
            weight = sum(0.5 ** (age / 90) for _, age in worst.values())
            missed = sum(0.5 ** (age / 90) * (1 - credit) for credit, age in worst.values())
            factor = 1.25 if lean is not None and item.funnel_level == lean else 1.0
            scores[item.id] = item.impact * (missed + 1) / (weight + 2) * factor
    return scores
