"""Too few, enough, or too early to tell."""

from fractions import Fraction
from math import sqrt

from hypothesis import given
from hypothesis import strategies as st

from server.coaching.ratio import interval, ratio_status

SOME = st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@given(SOME)
def test_the_bounds_are_those_of_wilsons_formula(seen: tuple[int, int]) -> None:
    """The formula as it is mostly written, with a root: told outwards, in tenths of a percent."""
    have, of = seen
    share, z2 = have / of, 2.706
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = sqrt(z2 * (share * (1 - share) / of + z2 / (4 * of * of))) / (1 + z2 / of)
    bounds = interval(have, of)
    assert -1e-9 <= 100 * (middle - half) - bounds.low < 0.1 + 1e-9
    assert -1e-9 <= bounds.high - 100 * (middle + half) < 0.1 + 1e-9


@given(SOME, st.integers(0, 50), st.fractions(0, 2))
def test_a_goal_within_the_bounds_is_never_called_low(
    seen: tuple[int, int], unchecked: int, goal: Fraction
) -> None:
    have, of = seen
    bounds = interval(have, of, unchecked)
    status = ratio_status(have, of, goal, unchecked)
    if goal * 100 > Fraction(str(bounds.high)):
        assert status == "low"
    elif goal * of > have:
        assert status == "too_few" or goal * 1000 > bounds.high * 10 - 1
    else:
        assert status == "fine"


@given(SOME, st.fractions(0, 2))
def test_more_conversations_with_the_same_share_tell_more(seen: tuple[int, int], goal: Fraction) -> None:
    have, of = seen
    one, ten = ratio_status(have, of, goal), ratio_status(10 * have, 10 * of, goal)
    assert one in (ten, "too_few")
