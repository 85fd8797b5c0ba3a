"""An organization's name, and its first steps."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from server.administering.desk import Desk, at_desk
from server.coaching.administration import NotSo
from server.coaching.first_steps import FirstSteps, State, Step, first_steps, with_step
from server.coaching.people import Actor
from server.store.first_steps import keep_setup, setup_of, steps_there
from server.store.organizations import Place, name_in_use, place_of, rename
from server.store.practice import practice_of

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class About:
    """`first_steps` None: it was made without any. `time_zone`: an IANA name."""

    place: Place
    time_zone: str
    first_steps: FirstSteps | None


def about(session: Session, organization_id: str) -> About:
    """What an organization is called, where its days are, and what is left of its first steps."""
    setup = setup_of(session, organization_id)
    steps = None if setup is None else first_steps(setup, steps_there(session, organization_id))
    zone = practice_of(session, organization_id).zone.key
    return About(place_of(session, organization_id), zone, steps)


def call(session: Session, actor: Actor, name: str, now: datetime) -> None:
    """Give the organization another name. Raises `NotSo`."""
    wanted = " ".join(name.split())
    if not 1 <= len(wanted) <= LONGEST_NAME or not wanted.isprintable():
        raise NotSo("organization_name", "name")
    with at_desk(session, actor, now) as desk:
        before = place_of(session, actor.organization_id).name
        if before == wanted:
            return
        if name_in_use(session, wanted):
            raise NotSo("organization_name_taken", "name", name=wanted)
        rename(session, actor.organization_id, wanted)
        desk.note("organization_renamed", (wanted, actor.organization_id), {"name": [before, wanted]})


def say_of_step(session: Session, actor: Actor, step: Step, state: State, now: datetime) -> None:
    """Keep that a first step is done, or left for later. Raises `NotSo`."""
    with at_desk(session, actor, now) as desk:
        keep_setup(session, actor.organization_id, with_step(_setup(desk), step, state))


def put_away(session: Session, actor: Actor, over: bool, now: datetime) -> None:
    """Put away what is left of the first steps, or take it up again. Raises `NotSo`."""
    with at_desk(session, actor, now) as desk:
        keep_setup(session, actor.organization_id, _setup(desk) | {"over": over})


def _setup(desk: Desk) -> dict[str, object]:
    return dict(setup_of(desk.session, desk.organization_id, to_write=True) or {})
