"""Whether too few conversations become opportunities, or too few were held to tell.

Wilson's score interval at 90 % (E. B. Wilson, "Probable inference, the law of succession, and statistical
inference", Journal of the American Statistical Association 22, 1927): a share π is within the interval around
x of n when (x/n - π)² ≤ z² π (1 - π) / n. That is asked in whole numbers, so that no language rounds it
otherwise, and no root is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal, TypeAlias

RatioStatus: TypeAlias = Literal["low", "fine", "too_few"]

Z_SQUARED: Final = 2706  # of the 90 % interval: 1.645², in thousandths
_TENTHS: Final = 1000  # a bound is told in tenths of a percent


@dataclass(frozen=True, slots=True)
class Interval:
    """Percent with one decimal, rounded outwards: the true share may be anywhere from `low` to `high`."""

    low: float
    high: float


def interval(have: int, of: int, unchecked: int = 0) -> Interval:
    """Where the true share may lie after `have` of `of`; what is unchecked may have become one too.

    More than all counts as all. Of none nothing is known: 0 to 100 %.
    """
    if of <= 0:
        return Interval(0.0, 100.0)
    lowest, highest = min(have, of), min(have + unchecked, of)
    below = range(-(-lowest * _TENTHS // of) - 1, -1, -1)
    above = range(highest * _TENTHS // of + 1, _TENTHS + 1)
    low = (share for share in below if _distance(lowest, of, Fraction(share, _TENTHS)) >= 0)
    high = (share for share in above if _distance(highest, of, Fraction(share, _TENTHS)) >= 0)
    return Interval(next(low, 0) / 10, next(high, _TENTHS) / 10)


def ratio_status(have: int, of: int, goal: Fraction, unchecked: int = 0) -> RatioStatus:
    """`fine`: the share reaches the goal (a share, as 9/25); `low`: even the upper bound is under it."""
    if of <= 0:
        return "too_few"
    if have >= goal * of:
        return "fine"
    highest = min(have + unchecked, of)
    return "low" if highest < goal * of and _distance(highest, of, goal) > 0 else "too_few"


def _distance(have: int, of: int, share: Fraction) -> int:
    """Positive outside the interval around `have` of `of`, 0 at its bounds, negative within."""
    part, whole = share.numerator, share.denominator
    return 1000 * (have * whole - part * of) ** 2 - Z_SQUARED * of * part * (whole - part)
