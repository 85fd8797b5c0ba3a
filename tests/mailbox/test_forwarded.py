"""Whatever an e-mail sends on, it is read or refused by name."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.arriving.arrival import Arrival, NotTaken
from server.arriving.brought import Brought
from server.arriving.mail import mail_in

TODAY = date(2026, 3, 31)
DAYS = Brought(Path(), "", TODAY, ZoneInfo("UTC"), TODAY, Path())
HEAD = "From: mo@north.example\nTo: coach@north.example\nSubject: Fwd: x\n\n---------- Sent on ----------\n"
LINES = st.one_of(
    st.sampled_from(
        ["From: Rob <rob@north.example>", "To: a@b.example", "De : x", "An: =?utf-8?q?", "", ">", "a: b"]
    ),
    st.text(max_size=40),
)


@given(st.lists(LINES, max_size=12), st.sampled_from(["", "> "]))
def test_whatever_stands_below_it_is_read_or_refused(lines: list[str], quoted: str) -> None:
    content = HEAD + "\n".join(quoted + line for line in lines)
    try:
        one = mail_in(content.encode("utf-8", "surrogatepass"), DAYS, {"coach@north.example"})
    except NotTaken:
        return
    assert isinstance(one, Arrival)
    assert one.occurred_on <= TODAY


@pytest.mark.parametrize(
    "text",
    [
        f"---{' ' * 40_000}x",
        f"---------- Sent on ----------\nFrom: a{' ' * 400_000}b\nTo: a@b.example\n\nHello",
    ],
)
def test_what_a_stranger_writes_takes_no_longer_than_any_other(text: str) -> None:
    head = HEAD.partition("-")[0]
    began = process_time()
    with suppress(NotTaken):
        mail_in(f"{head}{text}\n".encode(), DAYS, {"coach@north.example"})
    assert process_time() - began < 5
