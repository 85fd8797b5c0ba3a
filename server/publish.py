"""Publish a draft: it becomes the next version of the checklist, in one transaction.

Nothing that was seen changes. A version keeps its words for good, so an interaction of an older one shows
what its manager looked for then; the items themselves take the new words, and the one thing goes by those.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from server.coaching.moments import format_moment
from server.coaching.people import Actor
from server.coaching.problems import Wrong
from server.coaching.publishing import Checklist, DraftProblem, problems_of, words_of
from server.store.audit import by_person, note
from server.store.checklists import Drafted, drafted, versions_of
from server.store.database import writing
from server.store.records import load
from server.store.sessions import person_as_actor
from server.store.wire import Stored
from server.store.writer import Given, Writer, write_records


class PublishRefused(Exception):  # noqa: N818 - a named problem, said in the words of the field
    """The draft is not published, and nothing has changed. `problems`: of the draft."""

    def __init__(self, code: str, problems: Sequence[DraftProblem] = ()) -> None:
        super().__init__(code)
        self.code, self.problems = code, tuple(problems)


def publish(session: Session, actor: Actor, draft_id: str, seen: int, now: datetime) -> Stored:
    """Make the draft the next published version, and answer that checklist.

    `seen` is the newest version of the draft and its items that the person had before them. The same draft,
    published again as it was seen, answers the version it became. Raises `PublishRefused`, and `Wrong` for
    what a record cannot hold.
    """
    id_ = str(uuid5(UUID(draft_id), f"published {seen}"))
    with writing(session):
        # who holds the organization's lock is alone with the draft: what is read now is what is published
        Writer(session, actor.organization_id)
        director = person_as_actor(session, actor.organization_id, actor.person_id)
        if director is None or director.role != "director":
            raise PublishRefused("not_permitted")
        made = load(session, actor.organization_id, "checklist", [id_]).get(id_)
        if made is None:
            given = _given(session, actor.organization_id, draft_id, seen, id_, now)
            try:
                write_records(session, actor.organization_id, given, now=now, by=actor.person_id)
            except Wrong as wrong:  # each field is within its bounds, all of them together are not
                if wrong.problem.code != "object_too_large":
                    raise
                raise PublishRefused("draft_too_long") from wrong
            made = load(session, actor.organization_id, "checklist", [id_])[id_]
            by = by_person(session, actor.organization_id, actor.person_id)
            about, detail = (str(made.fields["title"]), id_), {"version": made.fields["version"]}
            note(session, actor.organization_id, by, "checklist_published", about, now, detail)
    return made


def _given(
    session: Session, organization_id: str, draft_id: str, seen: int, id_: str, now: datetime
) -> list[Given]:
    """All that is written: the words older versions would lose, the items, the version, and no draft."""
    draft = drafted(session, organization_id, draft_id)
    if draft is None:
        raise PublishRefused("not_found")
    if draft.version > seen:
        raise PublishRefused("draft_changed")
    versions = versions_of(session, organization_id)
    current = next((one for one in versions if one.fields["state"] == "published"), None)
    if (current and current.id) != draft.fields["based_on"]:
        raise PublishRefused("published_meanwhile")
    known = _items(session, organization_id, versions)
    ready = _checked(draft, current, known)
    version = {
        "title": ready.title,
        "version": 1 + (current.fields["version"] if current else 0),
        "item_ids": [item_id for item_id, _ in ready.items],
        "state": "published",
        "standard": ready.standard,
        "items": dict(ready.items),
        "published_at": format_moment(now),
    }
    wordless = [old for old in versions if not old.fields["items"]]
    return [
        *(Given("checklist", old.id, {"items": _frozen(old, known)}) for old in wordless),
        *(Given("item", item_id, words) for item_id, words in ready.items),
        Given("checklist", id_, version),
        Given("draft", draft_id, {}, deleted=True),
    ]


def _checked(draft: Drafted, current: Stored | None, known: dict[str, Stored]) -> Checklist:
    items = [(one["item_id"], words_of(one)) for one in draft.items]
    ready = Checklist(draft.fields["title"].strip(), draft.fields["standard"], items)
    problems = problems_of(ready, _as_published(current, known) if current else None)
    if problems:
        raise PublishRefused("draft_not_ready", problems)
    return ready


def _as_published(version: Stored, known: dict[str, Stored]) -> Checklist:
    words = version.fields["items"] or _frozen(version, known)
    listed = [(id_, words[id_]) for id_ in version.fields["item_ids"] if id_ in words]
    return Checklist(version.fields["title"], version.fields["standard"], listed)


def _items(session: Session, organization_id: str, versions: Sequence[Stored]) -> dict[str, Stored]:
    """The items of versions that do not keep their own words yet: those that the next version may change."""
    ids = {id_ for version in versions if not version.fields["items"] for id_ in version.fields["item_ids"]}
    return load(session, organization_id, "item", ids)


def _frozen(version: Stored, known: dict[str, Stored]) -> dict[str, Any]:
    return {id_: words_of(known[id_].fields) for id_ in version.fields["item_ids"] if id_ in known}
