"""What other systems write as an amount, and what nobody can keep."""

import pytest

from server.arriving.arrival import NotTaken
from server.arriving.mail import kept_id
from server.connecting.values import amount


@pytest.mark.parametrize(
    ("text", "value"), [("", None), ("1200.50", 1200), ("1.2E3", 1200), ("-5", -5), ("0", 0)]
)
def test_an_amount_is_the_nearest_whole_number(text: str, value: int | None) -> None:
    assert amount(text) == value


@pytest.mark.parametrize("text", ["a lot", "NaN", "Infinity", "1e999999999", "9" * 17])
def test_what_is_none_is_refused_at_once(text: str) -> None:
    with pytest.raises(NotTaken, match="amount"):
        amount(text)


def test_a_long_name_of_an_e_mail_is_the_same_wherever_it_comes_from() -> None:
    """Mailboxes and CRMs tell the same e-mail: it is there once."""
    long = f"<{'x' * 300}@example.com>"
    kept = kept_id(long)
    assert kept
    assert len(kept) == 64
    assert kept == kept_id(f" {long}\r\n")
    assert kept_id("<short@example.com>") == "<short@example.com>"
    assert kept_id("") is None
