"""Read a Salesforce org: its users, then opportunities, e-mails, tasks and notes, as far as they changed.

In the order of when they were changed last (Salesforce sets that itself, deleting too) and of their ids. So
the last object of a page says where to go on, whatever became of the address that led to the next page.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Final

from server.connecting.connector import (
    OVERLAP,
    Asking,
    Checkpoint,
    NotLetIn,
    Owner,
    Page,
    Withheld,
)
from server.connecting.reading import Told, page_of
from server.connecting.recordings import Recordings
from server.connecting.salesforce.client import HOSTS, SalesforceOrg
from server.connecting.salesforce.objects import CONTENT_NOTE, EMAIL, NOTE, OPPORTUNITY, TASK, Meaning
from server.connecting.values import moment, said

_FIELD: Final = re.compile(r"[A-Za-z]\w{0,79}", re.ASCII)
_ID: Final = re.compile(r"[A-Za-z0-9]{1,18}")
_STAMP: Final = "%Y-%m-%dT%H:%M:%S.%f"


@dataclass(frozen=True, slots=True)
class Stream:
    """One kind of object. `day`: the field from which the first day counts, and whether it is a moment.

    `stamp`: the field that says when it was changed last. `maybe`: many orgs have none of it.
    """

    name: str
    object: str
    called: str
    wanted: tuple[str, ...]
    read: Callable[[Meaning, str, Mapping[str, Any]], Told]
    only: str = ""
    day: tuple[str, bool] | None = None
    stamp: str = "SystemModstamp"
    maybe: bool = False


STREAMS: Final = (
    Stream("opportunities", "Opportunity", "opportunities", OPPORTUNITY, Meaning.opportunity),
    Stream("emails", "EmailMessage", "e-mails", EMAIL, Meaning.email, day=("MessageDate", True)),
    Stream(
        "tasks",
        "Task",
        "tasks",
        TASK,
        Meaning.task,
        "TaskSubtype IN ('Call', 'Email')",
        ("ActivityDate", False),
    ),
    Stream(
        "notes",
        "ContentNote",
        "notes",
        CONTENT_NOTE,
        Meaning.content_note,
        day=("CreatedDate", True),
        stamp="LastModifiedDate",
    ),
    Stream("old_notes", "Note", "notes", NOTE, Meaning.note, day=("CreatedDate", True), maybe=True),
)


class SalesforceConnector:
    """A Salesforce org, as the user that a connected app runs as."""

    title = "Salesforce"

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.org = SalesforceOrg(asking)
        field = str(asking.settings.get("recording_field") or "")
        hosts = (*HOSTS, *(asking.settings.get("recording_hosts") or []))
        self._meaning = Meaning(
            Recordings(asking.guard, hosts),
            partial(self.org.blob, what="texts of notes"),
            field if _FIELD.fullmatch(field) else "",
        )

    def whoami(self) -> str:
        try:
            me = self.org.me()
        except Withheld:
            return "Salesforce"
        return f"Salesforce, as {me.get('name') or me.get('preferred_username') or me.get('user_id')}"

    def owners(self) -> Iterator[Owner]:
        """Those who are not active any more too: what they had stays theirs."""
        try:
            for page in self._answers("SELECT Id, Name, Email FROM User", "users"):
                for one in _records(page):
                    yield Owner(said(one, "Id"), said(one, "Name"), said(one, "Email"))
        except Withheld as withheld:
            raise NotLetIn(str(withheld)) from withheld

    def total(self, checkpoint: Checkpoint) -> int | None:
        counted = 0
        for stream in STREAMS:
            where = self._where(stream, checkpoint.get(stream.name) or {})
            try:
                found = self.org.query(f"SELECT COUNT() FROM {stream.object}{where}", stream.called)  # noqa: S608
            except Withheld:
                continue
            counted += found["totalSize"] if isinstance(found.get("totalSize"), int) else 0
        return counted

    def pages(self, checkpoint: Checkpoint) -> Iterator[Page]:
        for stream in STREAMS:
            try:
                for page in self._changed(stream, checkpoint):
                    checkpoint = page.checkpoint
                    yield page
            except Withheld as withheld:
                if stream.object == "EmailMessage":
                    self._meaning = replace(self._meaning, emails_are_tasks=True)
                yield Page(checkpoint, withheld=None if stream.maybe else str(withheld))

    def _changed(self, stream: Stream, checkpoint: Checkpoint) -> Iterator[Page]:
        mark = dict(checkpoint.get(stream.name) or {})
        wanted = list(stream.wanted)
        if stream.object == "Task" and self._meaning.recording_field:
            wanted.append(self._meaning.recording_field)
        soql = (
            f"SELECT {', '.join(wanted)} FROM {stream.object}{self._where(stream, mark)} "  # noqa: S608
            f"ORDER BY {stream.stamp}, Id"
        )
        for answer in self._answers(soql, stream.called):
            found = _records(answer)
            last = found[-1] if found else {}
            if moment(_stamp(last, stream)) and _ID.fullmatch(str(last.get("Id") or "")):
                mark = {"at": _stamp(last, stream), "id": str(last["Id"])}
            if answer.get("done", True) and mark:
                mark = {"at": mark["at"]}
            checkpoint = {**checkpoint, stream.name: mark}
            told = ((str(one.get("Id") or ""), one) for one in found)
            yield page_of(stream.object, told, partial(stream.read, self._meaning), checkpoint)

    def _where(self, stream: Stream, mark: Mapping[str, Any]) -> str:
        """What changed since; or, of a time that was cut off, what is left of it."""
        told, field = [stream.only] if stream.only else [], stream.stamp
        if at := moment(str(mark.get("at") or "")):
            if "id" in mark:
                stamp = _spelled(at)
                told.append(f"({field} > {stamp} OR ({field} = {stamp} AND Id > '{mark['id']}'))")
            else:
                told.append(f"{field} >= {_spelled(at - OVERLAP)}")
        if stream.day and (first := self.asking.first_day) and (begins := self.asking.begins):
            dated, is_moment = stream.day
            told.append(f"{dated} >= {_spelled(begins) if is_moment else first.isoformat()}")
        return f" WHERE {' AND '.join(told)}" if told else ""

    def _answers(self, soql: str, what: str) -> Iterator[dict[str, Any]]:
        answer = self.org.query(soql, what)
        asked = set[str]()
        while True:
            yield answer
            following = str(answer.get("nextRecordsUrl") or "")
            if answer.get("done", True) or not following:
                return
            if following in asked:
                raise Withheld(f"Salesforce gives the same page of {what} again and again.")
            asked.add(following)
            answer = self.org.more(following, what)


def _records(answer: Mapping[str, Any]) -> list[dict[str, Any]]:
    records = answer.get("records")
    return [one for one in records if isinstance(one, dict)] if isinstance(records, list) else []


def _stamp(one: Mapping[str, Any], stream: Stream) -> str:
    """`2026-03-01T09:00:00.000+0000`, as it is told, with a colon in its offset."""
    told = str(one.get(stream.stamp) or "")
    return re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", told)


def _spelled(at: datetime) -> str:
    return f"{at.strftime(_STAMP)[:-3]}Z"
