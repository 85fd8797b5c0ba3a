"""What counts: an opportunity is measured by the criteria of the organization, by rule or by hand.

One that meets them all is counted; one that fails is not, and the criterion says why; one that nobody has
looked at yet is unchecked, and stands for neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

from server.coaching.working_days import Stretch

Verdict: TypeAlias = Literal["counted", "not_counted", "unchecked"]

#: The fields of an opportunity that a criterion can ask for by rule.
RULE_FIELDS: Final = (
    "account",
    "product",
    "value",
    "need",
    "budget",
    "decision_maker",
    "next_step",
    "next_step_on",
)
#: So many criteria are named of which something failed: what is read stays short enough to be kept.
MOST_NAMED: Final = 40


@dataclass(frozen=True, slots=True)
class Criterion:
    """By rule when it names a `field`, which must be filled (`value`: `at_least` at that); else by hand.

    It measures what was engaged from `valid_from` to `valid_to` (None: until further notice), both included.
    """

    id: str
    title: str
    valid_from: date
    valid_to: date | None = None
    field: str | None = None
    at_least: int | None = None
    place: int = 0

    def is_in_force(self, day: date) -> bool:
        """Whether what was engaged on this day is measured by it."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Opportunity:
    """`fields` by the names of `RULE_FIELDS`; a missing one is empty. `engaged_on` is a local date.

    A conversation that became an opportunity is one: engaged when it was held, its customer the account.
    """

    id: str
    engaged_on: date
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of one opportunity, and because of which criteria: those failed, or those nobody marked."""

    verdict: Verdict
    because: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class NotCounted:
    """How many were not counted for this criterion: the first, by place, of those each of them failed."""

    criterion_id: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of a stretch. `known` False: it was not imported, so it is nothing, least of all zero."""

    have: int
    known: bool = True
    unchecked: int = 0
    not_counted: tuple[NotCounted, ...] = ()


NOT_KNOWN: Final = Count(0, known=False)


def judge(
    opportunity: Opportunity, criteria: Iterable[Criterion], marks: Mapping[tuple[str, str], bool]
) -> Judged:
    """Measures one opportunity by the criteria that were in force when it was engaged.

    `marks` tell by (opportunity, criterion) what somebody marked: it wins over the rule. Without criteria
    every opportunity counts.
    """
    failed, unmarked = [], []
    for criterion in sorted(criteria, key=lambda one: (one.place, one.id)):
        if not criterion.is_in_force(opportunity.engaged_on):
            continue
        met = marks.get((opportunity.id, criterion.id), _by_rule(criterion, opportunity.fields))
        if met is None:
            unmarked.append(criterion)
        elif not met:
            failed.append(criterion)
    if failed:
        return Judged("not_counted", tuple(failed))
    return Judged("unchecked", tuple(unmarked)) if unmarked else Judged("counted")


def count_opportunities(
    opportunities: Iterable[Opportunity],
    criteria: Iterable[Criterion],
    marks: Mapping[tuple[str, str], bool],
    stretch: Stretch,
    *,
    known: bool = True,
) -> Count:
    """Counts those engaged in the stretch; each is in exactly one of counted, not counted and unchecked."""
    criteria = list(criteria)
    verdicts: Counter[Verdict] = Counter()
    failed: Counter[Criterion] = Counter()
    for opportunity in opportunities:
        if opportunity.engaged_on in stretch:
            judged = judge(opportunity, criteria, marks)
            verdicts[judged.verdict] += 1
            failed.update(judged.because[:1] if judged.verdict == "not_counted" else ())
    not_counted = tuple(
        NotCounted(criterion.id, criterion.title, failed[criterion])
        for criterion in sorted(failed, key=lambda one: (one.place, one.id))[:MOST_NAMED]
    )
    return Count(verdicts["counted"], known, verdicts["unchecked"], not_counted)


def is_known(rep_since: date | None, organization_on: Iterable[date], stretch: Stretch) -> bool:
    """Whether a figure of a rep in a stretch (up to the day of reading) is known, rather than not imported.

    It is when the rep has anything of this metric by its end (`rep_since` is the date of the first), and
    anybody in the organization (`organization_on`) has some in it. A row that counts 0 is a known zero.
    """
    return (
        rep_since is not None and rep_since <= stretch.last and any(day in stretch for day in organization_on)
    )


def _by_rule(criterion: Criterion, fields: Mapping[str, object]) -> bool | None:
    """None for a criterion that has no rule: it waits for a hand."""
    if criterion.field is None:
        return None
    value = fields.get(criterion.field)
    if isinstance(value, str):
        return bool(value.strip())
    if value is None or criterion.at_least is None:
        return value is not None
    return isinstance(value, int) and value >= criterion.at_least
