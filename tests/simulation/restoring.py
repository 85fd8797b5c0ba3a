"""Keeping a backup of the whole database, and going back to it, while phones go on."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.simulation.harness import Harness


def backup(harness: "Harness") -> None:
    raise NotImplementedError


def restore(harness: "Harness") -> None:
    raise NotImplementedError
