"""Which rep the owner of a thing over there is: the one with the same e-mail."""

from collections.abc import Iterable
from dataclasses import dataclass

from server.connecting.connector import Owner
from server.store.wire import Stored


@dataclass(frozen=True, slots=True)
class Owners:
    """The owners by id, and the people here by e-mail in lower case."""

    by_id: dict[str, Owner]
    people: dict[str, Stored]

    @classmethod
    def of(cls, owners: Iterable[Owner], people: Iterable[Stored]) -> "Owners":
        by_email = {str(one.fields["email"]).casefold(): one for one in people}
        return cls({one.id: one for one in owners}, by_email)

    def person(self, owner: str) -> Stored | None:
        """Who here has the e-mail of this owner, who is told by id or by e-mail."""
        known = self.by_id.get(owner)
        return self.people.get((known.email if known else owner).casefold())

    def rep(self, owner: str) -> Stored | None:
        """The rep this owner is, active or not."""
        found = self.person(owner)
        return found if found is not None and found.fields["role"] == "rep" else None

    def name(self, owner: str) -> str:
        """How a report calls this owner."""
        known = self.by_id.get(owner)
        if known is None:
            return owner or "Nobody"
        return known.email or known.name or known.id

    def why_not(self, owner: str) -> str:
        """Why nothing of this owner comes in."""
        if not owner:
            return "It has no owner there."
        found = self.person(owner)
        if found is not None:
            return f"Is a {found.fields['role']} here: only what is a rep’s comes in."
        known = self.by_id.get(owner)
        if known is not None and not known.email:
            return "Has no e-mail there, so nobody can say who this is."
        return "Is nobody here. Invite them, and what is theirs comes in."

    def matched(self) -> tuple[list[Owner], list[Owner]]:
        """The owners who are reps here, and those who are not."""
        theirs = [one for one in self.by_id.values() if self.rep(one.id)]
        return theirs, [one for one in self.by_id.values() if not self.rep(one.id)]
