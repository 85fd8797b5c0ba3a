"""Objects of another system become a page: each for itself, so that a bad one stays out alone and by name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from server.arriving.arrival import Left, NotTaken
from server.connecting.connector import Checkpoint, Offered, Page, ToldRow


@dataclass(frozen=True, slots=True)
class Told:
    """What one object says."""

    rows: tuple[ToldRow, ...] = ()
    offered: tuple[Offered, ...] = ()


def page_of(
    called: str,
    found: Iterable[tuple[str, Any]],
    read: Callable[[str, Mapping[str, Any]], Told],
    checkpoint: Checkpoint,
) -> Page:
    """The page of these objects, each an id and its fields. `read` raises `NotTaken`."""
    rows: list[ToldRow] = []
    offered: list[Offered] = []
    refused: list[Left] = []
    read_ = 0
    for id_, fields in found:
        read_ += 1
        try:
            if not id_ or not isinstance(fields, Mapping):
                raise NotTaken("wrong_value", "has no fields that can be read.")
            told = read(id_, fields)
        except NotTaken as problem:
            refused.append(Left(f"{called} {id_}", problem.code, problem.reason))
            continue
        rows += told.rows
        offered += told.offered
    return Page(checkpoint, read_, rows, offered, refused)
