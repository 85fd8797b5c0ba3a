"""Secrets of other systems are not to be read from a copy of the database."""

import pytest

from server.sealing import CannotUnseal, seal, unseal

KEY = "k" * 64


def test_what_was_sealed_is_opened_with_the_same_key_alone() -> None:
    sealed = seal(KEY, "pat-na1-sécret")
    assert "sécret" not in sealed
    assert unseal(KEY, sealed) == "pat-na1-sécret"
    assert seal(KEY, "pat-na1-sécret") != sealed  # nobody sees that two are the same
    with pytest.raises(CannotUnseal, match="Enter it once more"):
        unseal("j" * 64, sealed)


@pytest.mark.parametrize("kept", ["", "plain text", "gAAAAA", "ü"])
def test_what_was_never_sealed_is_refused(kept: str) -> None:
    with pytest.raises(CannotUnseal):
        unseal(KEY, kept)


def test_a_changed_letter_is_noticed() -> None:
    sealed = seal(KEY, "a secret")
    with pytest.raises(CannotUnseal):
        unseal(KEY, sealed[:-6] + ("A" if sealed[-6] != "A" else "B") + sealed[-5:])
