"""Passwords are kept as argon2id, and checked against it."""

import pytest

from server.passwords import hash_password, needs_new_hash, verify_password


def test_the_right_password_and_no_other() -> None:
    kept = hash_password("correct horse battery staple")
    assert kept.startswith("$argon2id$")
    assert verify_password(kept, "correct horse battery staple")
    assert not verify_password(kept, "correct horse battery stable")
    assert not needs_new_hash(kept)


def test_two_people_with_one_password_have_two_hashes() -> None:
    assert hash_password("correct horse battery staple") != hash_password("correct horse battery staple")


@pytest.mark.parametrize("password", ["", "nobody has this password"])
def test_without_a_kept_hash_no_password_is_right(password: str) -> None:
    assert not verify_password(None, password)


def test_a_damaged_hash_lets_nobody_in() -> None:
    assert not verify_password("$argon2id$v=19$damaged", "correct horse battery staple")


def test_a_weaker_hash_is_made_anew() -> None:
    assert needs_new_hash("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$" + "A" * 43)
