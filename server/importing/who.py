"""Who brings a file in, and for whom."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.orm import Session

from server.store.imports import people_of
from server.store.wire import Stored


@dataclass(frozen=True, slots=True)
class Who:
    """Who brings a file in. `by`: the person; `reps`: those that are theirs, None: all there are."""

    organization_id: str
    by: str | None = None
    reps: Collection[str] | None = None

    @property
    def is_for_all(self) -> bool:
        """Whether this is a director, or the command line."""
        return self.reps is None


def reps_of(session: Session, who: Who) -> list[Stored]:
    """The reps whose numbers this person brings in."""
    people = people_of(session, who.organization_id)
    return [one for one in people if one.fields["role"] == "rep" and (who.reps is None or one.id in who.reps)]
