"""Links to join and to choose a new password: made by a director, used once by whoever they are for."""

from datetime import datetime

from sqlalchemy.orm import Session

from server.administering.desk import at_desk
from server.administering.inviting import Invited
from server.coaching.administration import NotSo
from server.coaching.people import Actor
from server.passwords import hash_password
from server.store import sessions
from server.store.audit import By, by_person, note
from server.store.database import writing
from server.store.invitations import Holder, Purpose, end_links, holder_of, make_link, use_link
from server.store.people import hold_person


class LinkEnded(Exception):  # noqa: N818 - a named problem
    """The link was used, is too old, was followed by a newer one, or never was one: which, nobody is told."""


def new_link(session: Session, actor: Actor, person_id: str, now: datetime) -> tuple[Invited, Purpose]:
    """Make a link for a person: to join, or, for whoever has a password, to choose another one.

    The link before is worth nothing from now on. Raises `NotSo`.
    """
    with at_desk(session, actor, now) as desk:
        member = desk.members.get(person_id)
        if member is None:
            raise NotSo("person_unknown")
        if not member.active:
            raise NotSo("not_active", name=member.name)
        account = sessions.account_of(session, desk.organization_id, person_id)
        purpose: Purpose = "reset" if account is not None and account.password_hash else "join"
        secret, until = make_link(session, desk.organization_id, person_id, purpose, now, desk.by.id)
        desk.note("invited_again" if purpose == "join" else "reset_link_made", (member.name, person_id))
        email = str(desk.people[person_id].fields["email"])
        return Invited(person_id, member.name, email, secret, until), purpose


def link_of(session: Session, secret: str, now: datetime) -> Holder:
    """Whose link this is. Raises `LinkEnded`."""
    holder = holder_of(session, secret, now)
    if holder is None:
        raise LinkEnded
    return holder


def accept(
    session: Session, secret: str, password: str, now: datetime, until: datetime
) -> tuple[Holder, str]:
    """Use a link up, with the password its person chose; whose it is, and the session that is open then.

    Whoever was signed in as them is signed out. A link that is none takes as long as one that is. Raises
    `LinkEnded`.
    """
    hashed = hash_password(password)  # before the transaction: it takes its time, and holds nobody up
    with writing(session):
        holder = link_of(session, secret, now)
        hold_person(
            session, holder.organization_id, holder.person_id
        )  # first, as whoever changes people does
        if not use_link(session, secret, now):
            raise LinkEnded
        account = sessions.account_of(session, holder.organization_id, holder.person_id)
        assert account is not None  # noqa: S101 - the link is theirs
        sessions.keep_password(session, account, hashed)
        sessions.close_all(session, account, now)
        end_links(session, holder.organization_id, holder.person_id, now)
        by = By(holder.name, holder.person_id)
        action = "joined" if holder.purpose == "join" else "password_reset"
        note(session, holder.organization_id, by, action, (holder.name, holder.person_id), now)
        return holder, sessions.begin(session, account, now, until)


def change_password(
    session: Session, account: sessions.Account, session_id: str, password: str, now: datetime
) -> bool:
    """Give somebody the password they chose themself; every other session of theirs is closed.

    Answers whether the password that they knew was still theirs: it may have been reset at this moment.
    """
    hashed = hash_password(password)
    with writing(session):
        if not sessions.still_holds(session, account):
            return False
        sessions.keep_password(session, account, hashed)
        sessions.close_all(session, account, now, but=session_id)
        end_links(session, account.organization_id, account.person_id, now)
        by = by_person(session, account.organization_id, account.person_id)
        about = (by.name, account.person_id)
        note(session, account.organization_id, by, "password_changed", about, now)
    return True
