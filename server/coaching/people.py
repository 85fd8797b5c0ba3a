"""Who acts: a person as the rules see one."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["director", "manager", "rep"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person. `rep_ids`: the reps whose records are theirs to see (a rep's own id, for a rep)."""

    person_id: str
    role: Role
    organization_id: str
    rep_ids: frozenset[str]

    @property
    def coaches(self) -> bool:
        """Whether this is somebody who coaches reps, a manager or a director."""
        return self.role != "rep"

    def scopes(self) -> list[str]:
        """The scopes this person receives, in the order in which they are delivered."""
        directors = ["directors"] if self.role == "director" else []
        reps = (f"rep:{rep}" for rep in sorted(self.rep_ids))
        return ["org", *directors, *reps, f"private:{self.person_id}"]
