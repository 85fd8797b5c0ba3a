"""E-mail addresses for people whose export has none: first.last at a domain, each given once."""

import re
import unicodedata
from collections.abc import Iterable


class Addresses:
    """Hands out addresses that nobody of the organization has. `taken` are those in use.

    `first` is the first one that was made.
    """

    def __init__(self, domain: str, taken: Iterable[str]) -> None:
        self._domain = domain
        self._taken = {address.casefold() for address in taken}
        self.first: str | None = None

    def make(self, name: str) -> str:
        """`Mei-Mei Johns` becomes `mei-mei.johns@…`, the second of that name `mei-mei.johns.2@…`."""
        letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
        local = ".".join(re.findall(r"[a-z0-9][a-z0-9-]*", letters))[:60].strip(".-") or "someone"
        address, count = f"{local}@{self._domain}", 1
        while address in self._taken:
            count += 1
            address = f"{local}.{count}@{self._domain}"
        self._taken.add(address)
        self.first = self.first or address
        return address
