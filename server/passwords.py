"""Passwords, as argon2id hashes."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
LONGEST = 1024

# OWASP's second choice for argon2id: 19 MiB, 2 passes, 1 lane. Eight at once stay under 160 MiB.
HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def hash_password(password: str) -> str:
    """The argon2id hash to keep, salt and parameters included."""
    return HASHER.hash(password)


def verify_password(kept: str | None, password: str) -> bool:
    """Whether this is the password whose hash was kept.

    The work is the same when there is no hash (nobody by that e-mail, or no password yet), so that the time
    an answer takes does not say who has an account.
    """
    try:
        return HASHER.verify(kept or nobodys_hash(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def needs_new_hash(kept: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return HASHER.check_needs_rehash(kept)


@cache
def nobodys_hash() -> str:
    return HASHER.hash("nobody has this password")
