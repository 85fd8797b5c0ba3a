"""People, looked after: invited, changed, moved, and taken out. For directors."""

from base64 import b64decode
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from server.administering.by_mail import MOST_MAILS, Post
from server.administering.changing import change, hand_over
from server.administering.desk import member_of
from server.administering.inviting import Invited, Outcome, Wanted, invite, try_inviting
from server.administering.links import new_link
from server.administering.listing import Line, read_list
from server.api.administration_schemas import (
    ChangePersonSchema,
    EverybodySchema,
    HandedOverSchema,
    HandOverSchema,
    InvitationsSchema,
    InviteListSchema,
    InviteSchema,
    MadeLinkSchema,
    NewLinkSchema,
)
from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.nearby import people_reach_it_at
from server.api.people import shown
from server.api.refusal import Refused
from server.api.schemas import PersonSchema
from server.coaching.administration import without_coach
from server.coaching.moments import format_moment
from server.store import sessions
from server.store.database import db
from server.store.imports import people_of
from server.store.invitations import Link, Purpose, open_links
from server.store.wire import Stored

administration = Resource("administration", "/administration/people", "People, looked after by a director.")


@administration.get("")
@administration.answers(EverybodySchema)
@administration.refuses(401, 403, 503)
def everybody() -> dict[str, Any]:
    """Everybody of the organization, active or not, by name, and whether they can sign in."""
    organization_id, session = actor().organization_id, db.session()
    people = sorted(people_of(session, organization_id), key=lambda one: (str(one.fields["name"]), one.id))
    links = open_links(session, organization_id, datetime.now(UTC))
    joined, last = (
        sessions.who_joined(session, organization_id),
        sessions.last_opened(session, organization_id),
    )
    return {
        "people": [
            {
                "person": shown(one),
                "access": access_of(one, one.id in joined, links.get(one.id)),
                "link": link_shown(links.get(one.id)),
                "last_signed_in_at": format_moment(last[one.id]) if one.id in last else None,
            }
            for one in people
        ],
        "without_coach": without_coach({one.id: member_of(one) for one in people}),
        "by_mail": Post(session, organization_id).is_open(),
    }


@administration.post("")
@administration.takes(InviteSchema)
@administration.answers(InvitationsSchema)
@administration.refuses(400, 401, 403, 409, 413, 415, 422, 503)
def invite_people(asked: dict[str, Any]) -> dict[str, Any]:
    """Invite people: those that can be, each with a link; the others are refused with their reason."""
    wanted = [Wanted(**one | {"managers": tuple(one.get("managers", ()))}) for one in asked["people"]]
    outcome = invite(db.session(), actor(), wanted, datetime.now(UTC))
    return handed_out(outcome, lambda nth: nth + 1, asked["send"])


@administration.post("/list")
@administration.takes(InviteListSchema)
@administration.answers(InvitationsSchema)
@administration.refuses(400, 401, 403, 409, 413, 415, 422, 503)
def invite_list(asked: dict[str, Any]) -> dict[str, Any]:
    """Invite everybody on a list, or only try it: pasted lines, or a CSV file."""
    try:
        lines = read_list(b64decode(asked["content"], validate=True))
    except ValueError as problem:
        raise Refused("wrong_value", path="content", detail="Send the list as base64.") from problem
    readable = [line for line in lines if line.problem is None]
    do = try_inviting if asked["only_try"] else invite
    outcome = do(db.session(), actor(), [line.wanted for line in readable], datetime.now(UTC))
    answer = handed_out(
        outcome, lambda nth: readable[nth].number, asked["send"], only_tried=asked["only_try"]
    )
    answer["refused"] = sorted([*answer["refused"], *unreadable(lines)], key=lambda one: int(one["row"]))
    return answer


@administration.patch("/<uuid:person_id>")
@administration.takes(ChangePersonSchema)
@administration.answers(PersonSchema)
@administration.refuses(400, 401, 403, 404, 409, 413, 415, 422, 503)
def change_person(fields: dict[str, Any], person_id: UUID) -> dict[str, Any]:
    """Change somebody, end their access, or take them back."""
    if fields.get("started_on"):
        fields["started_on"] = fields["started_on"].isoformat()
    return shown(change(db.session(), actor(), str(person_id), fields, datetime.now(UTC)))


@administration.post("/<uuid:person_id>/link")
@administration.takes(NewLinkSchema)
@administration.answers(MadeLinkSchema, 201)
@administration.refuses(400, 401, 403, 404, 409, 413, 415, 422, 503)
def make_link(asked: dict[str, Any], person_id: UUID) -> dict[str, Any]:
    """Make a link with which somebody chooses a password, once. The one before is worth nothing."""
    made, purpose = new_link(db.session(), actor(), str(person_id), datetime.now(UTC))
    return {**link_handed(made, purpose, post_for(1, asked["send"])), "purpose": purpose}


@administration.post("/<uuid:person_id>/hand-over")
@administration.takes(HandOverSchema)
@administration.answers(HandedOverSchema)
@administration.refuses(400, 401, 403, 404, 409, 413, 415, 422, 503)
def hand_reps_over(asked: dict[str, str], person_id: UUID) -> dict[str, Any]:
    """Give all reps of one person to another one."""
    reps = hand_over(db.session(), actor(), str(person_id), asked["to"], datetime.now(UTC))
    return {"reps": reps}


def access_of(person: Stored, has_joined: bool, link: Link | None) -> str:
    if not person.fields["active"]:
        return "ended"
    if has_joined:
        return "joined"
    return "invited" if link else "not_invited"


def link_shown(link: Link | None) -> dict[str, Any] | None:
    if link is None:
        return None
    made, expires = format_moment(link.made_at), format_moment(link.expires_at)
    return {"purpose": link.purpose, "made_at": made, "expires_at": expires}


def handed_out(
    outcome: Outcome, row: Callable[[int], int], send: bool, *, only_tried: bool = False
) -> dict[str, Any]:
    """What came of inviting. `row`: the number of the nth one wanted."""
    post = post_for(len(outcome.invited), send and not only_tried)
    return {
        "invited": [link_handed(one, "join", post, only_tried=only_tried) for one in outcome.invited],
        "refused": [
            {
                "row": row(one.nth),
                "name": one.name,
                "email": one.email,
                "code": one.code,
                "title": one.says,
                "path": one.path,
            }
            for one in outcome.refused
        ],
    }


def unreadable(lines: Sequence[Line]) -> list[dict[str, Any]]:
    return [
        {
            "row": line.number,
            "name": line.wanted.name,
            "email": line.wanted.email,
            "code": "unreadable",
            "title": line.problem,
            "path": None,
        }
        for line in lines
        if line.problem is not None
    ]


def link_handed(
    made: Invited, purpose: Purpose, post: Post | None, *, only_tried: bool = False
) -> dict[str, Any]:
    """The link by e-mail, or to hand over: never both, so that nobody else needs to see it."""
    # behind the # it stands in no log: a browser does not send that part
    address = f"{people_reach_it_at()}/join#{made.secret}"
    not_sent = post.send(made, purpose, address) if post else None
    is_sent = post is not None and not_sent is None
    return {
        "person_id": made.person_id,
        "name": made.name,
        "email": made.email,
        "link": None if is_sent or only_tried else address,
        "expires_at": format_moment(made.expires_at),
        "sent": is_sent,
        "not_sent": not_sent,
    }


def post_for(links: int, send: bool) -> Post | None:
    """By what so many links go out; None: they are handed over."""
    post = Post(db.session(), actor().organization_id)
    return post if send and links <= MOST_MAILS and post.is_open() else None
