"""Clocks are text that sorts as time does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.clock import MOST_COUNT, after, clamped, clock, is_clock

clocks = st.builds(
    clock,
    st.integers(0, 10**15 - 2),
    st.text("0123456789abcdef", min_size=1, max_size=36),
    st.integers(0, MOST_COUNT),
)


def test_the_example_of_the_contract_is_a_clock() -> None:
    assert is_clock("001795280000000-00003-8f2c11aa")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1795280000000-00003-8f2c11aa",
        "001795280000000-3-8f2c11aa",
        "001795280000000-00003-",
        "001795280000000-00003",
        f"001795280000000-00003-{'a' * 37}",
        "001795280000000-00003-a b",
        "001795280000000-00003-a\n",
        "٠٠١٧٩٥٢٨٠٠٠٠٠٠٠-00003-a",
        1795280000000,
        None,
        ["001795280000000-00003-a"],
    ],
)
def test_anything_else_is_not(text: object) -> None:
    assert not is_clock(text)


@given(clocks, st.integers(0, 10**15 - 2))
def test_a_clock_ahead_of_the_server_counts_as_now(at: str, now: int) -> None:
    held = clamped(at, now)
    assert is_clock(held)
    assert int(held[:15]) == min(int(at[:15]), now)
    assert held[15:] == at[15:]


@given(clocks, clocks)
def test_an_edit_is_later_than_the_one_its_writer_saw(at: str, seen: str) -> None:
    later = after(at, seen)
    assert is_clock(later)
    assert later > seen
    assert later == at or at <= seen


def test_a_part_that_does_not_fit_is_no_clock() -> None:
    with pytest.raises(ValueError, match="not a clock"):
        clock(10**15, "node")
    with pytest.raises(ValueError, match="not a clock"):
        clamped("yesterday", 5)
