"""Secrets of other systems, encrypted where they are kept: a copy of the database alone opens none."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PURPOSE = b"ridealong: secrets of other systems"


class CannotUnseal(Exception):  # noqa: N818 - a sentence for whoever administers
    """It was sealed with another secret key, or changed since; it has to be given once more."""

    def __init__(self) -> None:
        super().__init__("This secret was kept with another key. Enter it once more.")


def seal(secret_key: str, text: str) -> str:
    """The text, encrypted and authenticated (Fernet: AES-128-CBC and HMAC-SHA256) under the server's key."""
    return _box(secret_key).encrypt(text.encode()).decode("ascii")


def unseal(secret_key: str, sealed: str) -> str:
    """The text again. Raises `CannotUnseal`."""
    try:
        return _box(secret_key).decrypt(sealed.encode()).decode()
    except InvalidToken as problem:
        raise CannotUnseal from problem


def _box(secret_key: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(secret_key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
