"""Who may be made what: the rules of inviting people, changing them, and ending their access.

They are asked with everybody of the organization at hand, under the organization's lock, so that two
directors at once cannot both be the last one to leave.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from server.coaching.people import Role

ROLES: Final[tuple[Role, ...]] = ("director", "manager", "rep")
LONGEST_EMAIL = 254
MOST_AT_ONCE = 500

#: One @ between two parts, and nothing in them that would end an address or begin another one.
_EMAIL = re.compile(r"[^\s@<>(),;:\"\\]+@[^\s@<>(),;:\"\\]+")

SAYS: Final = {
    "not_a_director": "You are not a director any more. Sign in again to see what you can do.",
    "email_wrong": "“{email}” is not an e-mail. Write it as name@example.com.",
    "email_long": f"An e-mail has at most {LONGEST_EMAIL} characters.",
    "email_taken": "Somebody has the e-mail {email} already. Each person needs their own.",
    "email_twice": "The e-mail {email} stands here twice. Keep one of the two.",
    "name_missing": "Give a name, of at most 200 characters.",
    "role_unknown": "“{role}” is no role. Say director, manager or rep.",
    "managers_missing": "Say who coaches {name}: a manager or a director.",
    "manager_unknown": "“{manager}” is nobody here, or several people. Give an e-mail, or invite them first.",
    "manager_is_no_coach": "{manager} is a rep, and reps do not coach. Choose a manager or a director.",
    "manager_inactive": "{manager} is not active any more. Choose somebody else to coach {name}.",
    "coaches_themself": "Nobody coaches themself. Choose somebody else for {name}.",
    "has_reps": "{name} coaches {reps}. Give them to somebody else first.",
    "last_director": "{name} is the last director. Make somebody else a director first.",
    "yourself": "Nobody ends their own access. Another director can.",
    "not_active": "{name} has no access now. Take them back first.",
    "person_unknown": "There is nobody like this here any more. Look at the list again.",
    "coach_unknown": "Whoever is to coach is nobody here any more. Look at the list again.",
    "meanwhile": "Somebody was given the same e-mail at this moment. Look again, and then invite the others.",
    "organization_name": "Give the organization a name, of at most 200 characters.",
    "organization_name_taken": "The name “{name}” is taken here. Choose another one.",
    "same_manager": "Those reps are with {name} already. Choose somebody else.",
}


class NotSo(Exception):  # noqa: N818 - a named problem, said in the words of the field
    """It is not done, and nothing has changed. The message says what to do; `path`: the field it is about."""

    def __init__(self, code: str, path: str | None = None, **words: str) -> None:
        super().__init__(SAYS[code].format_map(words))
        self.code, self.path = code, path


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the organization, as far as these rules look at them."""

    id: str
    name: str
    role: Role
    active: bool
    manager_ids: tuple[str, ...] = ()


def checked_email(said: str) -> str:
    """The e-mail in lower case, as it is signed in with. Raises `NotSo`."""
    email = said.strip().lower()
    if len(email) > LONGEST_EMAIL:
        raise NotSo("email_long", "email")
    if not email.isprintable() or not _EMAIL.fullmatch(email):
        raise NotSo("email_wrong", "email", email=said.strip())
    return email


def check_director(people: Mapping[str, Member], by: str) -> None:
    """Raises `NotSo` unless this is an active director now, whatever they were when they asked."""
    asking = people.get(by)
    if asking is None or asking.role != "director" or not asking.active:
        raise NotSo("not_a_director")


def check_new(people: Mapping[str, Member], new: Member) -> None:
    """Raises `NotSo` when this person cannot be invited like this."""
    if new.role == "rep":
        _check_managers(people, new, new.manager_ids)


def check_change(people: Mapping[str, Member], after: Member, by: str) -> None:
    """Raises `NotSo` when this person cannot become like this; `by`: the director who says so."""
    before = people[after.id]
    if before.active and not after.active and after.id == by:
        raise NotSo("yourself", "active")
    if _is_director(before) and not _is_director(after) and not _other_directors(people, after.id):
        raise NotSo("last_director", "role" if after.active else "active", name=before.name)
    if before.role != "rep" and after.role == "rep":
        reps = reps_of(people.values(), after.id)
        if reps:
            raise NotSo("has_reps", "role", name=before.name, reps=in_words([one.name for one in reps]))
    if after.role == "rep":
        is_new_here = before.role != "rep" or (after.active and not before.active)
        kept = () if is_new_here else before.manager_ids
        _check_managers(people, after, [id_ for id_ in after.manager_ids if id_ not in kept])


def check_hand_over(people: Mapping[str, Member], from_id: str, to_id: str) -> None:
    """Raises `NotSo` when the reps of one person cannot all go to the other."""
    to = people.get(to_id)
    if to is None:
        raise NotSo("coach_unknown", "to")
    if from_id == to_id:
        raise NotSo("same_manager", "to", name=to.name)
    _check_coach(to, "them", "to")


def reps_of(people: Iterable[Member], manager_id: str) -> list[Member]:
    """Those whom this person coaches, active or not, by name."""
    theirs = (one for one in people if one.role == "rep" and manager_id in one.manager_ids)
    return sorted(theirs, key=lambda one: (one.name, one.id))


def without_coach(people: Mapping[str, Member]) -> list[str]:
    """The ids of the active reps whom nobody active coaches."""
    coaching = {one.id for one in people.values() if one.active and one.role != "rep"}
    reps = (one for one in people.values() if one.role == "rep" and one.active)
    return [one.id for one in reps if not coaching.intersection(one.manager_ids)]


def in_words(names: list[str], most: int = 5) -> str:
    """“Rob, Sam and Tess”; of many the first ones, and how many more."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join([*([", ".join(names[:-1])] if names[:-1] else []), *names[-1:]])


def _check_managers(people: Mapping[str, Member], rep: Member, new: Iterable[str]) -> None:
    if not rep.manager_ids:
        raise NotSo("managers_missing", "manager_ids", name=rep.name)
    for id_ in new:
        if id_ == rep.id:
            raise NotSo("coaches_themself", "manager_ids", name=rep.name)
        manager = people.get(id_)
        if manager is None:
            raise NotSo("coach_unknown", "manager_ids")
        _check_coach(manager, rep.name, "manager_ids")


def _check_coach(manager: Member, of: str, path: str) -> None:
    if manager.role == "rep":
        raise NotSo("manager_is_no_coach", path, manager=manager.name)
    if not manager.active:
        raise NotSo("manager_inactive", path, manager=manager.name, name=of)


def _is_director(member: Member) -> bool:
    return member.role == "director" and member.active


def _other_directors(people: Mapping[str, Member], id_: str) -> bool:
    return any(_is_director(one) for one in people.values() if one.id != id_)
