"""The key by which push services know this server (VAPID, RFC 8292).

It is made from the server's secret key, so that all its processes have the same one and none is kept: another
secret key is another push key, and the browsers give their place anew when the app is opened.
"""

import base64

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

_PURPOSE = b"ridealong: the key for push services"
#: How many points the curve P-256 has (FIPS 186-5). 16 bytes more than it needs leave no number likelier.
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def push_key(secret_key: str) -> Vapid02:
    """The private key, for signing."""
    made = HKDF(algorithm=SHA256(), length=48, salt=None, info=_PURPOSE).derive(secret_key.encode())
    number = int.from_bytes(made) % (_ORDER - 1) + 1
    return Vapid02(ec.derive_private_key(number, ec.SECP256R1()))


def public_push_key(secret_key: str) -> str:
    """The public key as a browser takes it: base64url of the uncompressed point, 87 characters."""
    point = push_key(secret_key).public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode("ascii")
