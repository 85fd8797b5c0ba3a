"""What a mailbox must be told, and whether that can be."""

import re
from collections.abc import Mapping
from typing import Any, Final, Literal, get_args

Security = Literal["tls", "starttls", "none"]
SECURITIES: Final[tuple[Security, ...]] = get_args(Security)
#: What may be told, and what that is called.
SETTINGS: Final = {
    "host": "server",
    "port": "port",
    "security": "encryption",
    "user": "user",
    "folder": "folder",
    "addresses": "addresses",
}
#: Settings that say where the password goes.
SENT_TO: Final = ("host", "port", "security", "user")

_PORTS: Final[Mapping[str, int]] = {"tls": 993, "starttls": 143, "none": 143}
_HOST: Final = re.compile(r"[^\s/@:\\?#%]+|\[[0-9A-Fa-f:.]+\]")
_ADDRESS: Final = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+")


class WrongSetting(Exception):  # noqa: N818 - a sentence for a director
    """This cannot be told of a mailbox; `name` says which setting."""

    def __init__(self, name: str, says: str) -> None:
        super().__init__(says)
        self.name = name


def checked(told: Mapping[str, Any]) -> dict[str, Any]:
    """The settings as they are kept: with what is usual for those not told. Raises `WrongSetting`."""
    security = told.get("security") or "tls"
    host = str(told["host"]).strip().lower()
    if not _HOST.fullmatch(host):
        raise WrongSetting("host", "Give the name of the server alone, such as imap.example.com.")
    user = str(told["user"]).strip()
    if not user or not user.isprintable():
        raise WrongSetting("user", "Give the user the mailbox is opened as, often its address.")
    folder = str(told.get("folder") or "INBOX").strip()
    if not folder.isprintable():
        raise WrongSetting("folder", "Give the folder as the mail program shows it, such as INBOX.")
    addresses = [one.strip().casefold() for one in told.get("addresses", []) if one.strip()]
    for one in addresses:
        if not _ADDRESS.fullmatch(one):
            raise WrongSetting("addresses", f"“{one}” is not an e-mail. Write it as name@example.com.")
    port = told.get("port") or _PORTS[security]
    kept = {"host": host, "port": port, "security": security, "user": user, "folder": folder}
    return kept | ({"addresses": addresses} if addresses else {})
