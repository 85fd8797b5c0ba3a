"""The code that opens the very first steps of an installation: who reads the server's output may begin.

It follows from the secret key, so it is kept nowhere, stays the same until it was used, and nobody guesses
it: 100 bits. It opens nothing once there is an organization.
"""

import hashlib
import hmac
from base64 import b32encode

_PURPOSE = b"ridealong: the code of the first steps"
_CHARACTERS = 20


def setup_code(secret_key: str) -> str:
    """The code, in groups of five to be read out: `ABCDE-FGHIJ-KLMNO-PQRST`."""
    digest = hmac.digest(secret_key.encode(), _PURPOSE, hashlib.sha256)
    letters = b32encode(digest).decode("ascii")[:_CHARACTERS]
    return "-".join(letters[at : at + 5] for at in range(0, _CHARACTERS, 5))


def is_setup_code(secret_key: str, said: str) -> bool:
    """Whether this is the code, however its letters and spaces are written."""
    typed = "".join(one for one in said.upper() if one.isalnum())
    return hmac.compare_digest(typed.encode(), setup_code(secret_key).replace("-", "").encode())


def how_to_begin(address: str, secret_key: str) -> str:
    """What an operator is told while there is no organization. `address`: of the server, for people."""
    code = setup_code(secret_key)
    return f"There is no organization yet. Begin at {address}/start#{code} (setup code {code})."
