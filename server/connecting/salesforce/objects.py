"""What Salesforce's objects mean here: an opportunity, a task, an e-mail, a note.

How long a call took is not asked for. E-mails are counted as `EmailMessage`; only where an org does not have
those are tasks that are e-mails counted.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from server.arriving.arrival import NotTaken
from server.arriving.mail import kept_id
from server.arriving.plain_text import decoded
from server.coaching.records import Json
from server.connecting.connector import Content, Offered, ToldRow, Withheld
from server.connecting.reading import Told
from server.connecting.recordings import Recordings
from server.connecting.values import amount, earlier, held, is_worth_reading, said, short, stage, text_content

SOURCE: Final = "salesforce"

OPPORTUNITY: Final = (
    "Id", "Name", "Account.Name", "StageName", "Amount", "CloseDate", "CreatedDate", "IsWon", "IsClosed",
    "NextStep", "OwnerId", "IsDeleted", "SystemModstamp",
)  # fmt: skip
TASK: Final = (
    "Id", "Subject", "Description", "TaskSubtype", "ActivityDate", "CompletedDateTime", "IsClosed",
    "CallDisposition", "Who.Name", "Account.Name", "OwnerId", "IsDeleted", "SystemModstamp",
)  # fmt: skip
EMAIL: Final = (
    "Id", "Subject", "TextBody", "HtmlBody", "FromAddress", "ToAddress", "MessageDate", "Incoming", "Status",
    "MessageIdentifier", "CreatedById", "IsDeleted", "SystemModstamp",
)  # fmt: skip
NOTE: Final = ("Id", "Title", "Body", "CreatedDate", "OwnerId", "IsDeleted", "SystemModstamp")
CONTENT_NOTE: Final = (
    "Id", "Title", "TextPreview", "CreatedDate", "OwnerId", "IsDeleted", "LastModifiedDate",
)  # fmt: skip

#: The status of an e-mail that is a draft.
_DRAFT: Final = "5"


@dataclass(frozen=True, slots=True)
class Meaning:
    """Reads objects. Each raises `NotTaken` for one that nobody can use.

    `blob` gets what lies at a path, and raises `Withheld`. `recording_field`: where the org keeps the link to
    a call’s recording; empty: nowhere. `emails_are_tasks`: the org has no e-mails but such tasks.
    """

    recordings: Recordings
    blob: Callable[[str], bytes]
    recording_field: str = ""
    emails_are_tasks: bool = False

    def opportunity(self, id_: str, fields: Mapping[str, Any]) -> Told:
        if _is_gone(fields):
            return _gone("opportunity", id_)
        closed = fields.get("IsClosed") is True
        began, ended = said(fields, "CreatedDate"), said(fields, "CloseDate") if closed else ""
        row: dict[str, Json] = {
            "kind": "opportunity",
            "source_id": id_,
            "stage": stage(said(fields, "StageName"), won=fields.get("IsWon") is True, closed=closed),
            "engaged_on": earlier(began, ended) or None,
            "closed_on": ended or None,
            "account": _named(fields, "Account") or short(said(fields, "Name")),
            "value": amount(said(fields, "Amount")),
            "next_step": short(said(fields, "NextStep"), 2000),
        }
        return Told((ToldRow(_what("Opportunity", said(fields, "Name"), id_), said(fields, "OwnerId"), row),))

    def task(self, id_: str, fields: Mapping[str, Any]) -> Told:
        """A call, or an e-mail where there are no others; one that is not done has not happened."""
        kind = said(fields, "TaskSubtype").lower()
        if kind == "email" and not self.emails_are_tasks:
            return Told()
        if _is_gone(fields):
            return _gone("email" if kind == "email" else "call", id_)
        if fields.get("IsClosed") is not True:
            return Told()
        title, owner = said(fields, "Subject"), said(fields, "OwnerId")
        what = _what("E-mail" if kind == "email" else "Call", title, id_)
        at = said(fields, "ActivityDate") or said(fields, "CompletedDateTime")
        if not at:
            raise NotTaken("no_day", "does not say when it was.")
        customer = _named(fields, "Account") or _named(fields, "Who")
        if kind == "email":
            row: dict[str, Json] = {"kind": "email", "source_id": id_, "on": at, "customer": customer}
        else:
            row = {"kind": "call", "source_id": id_, "on": at, "customer": customer}
            row["outcome"] = short(said(fields, "CallDisposition"))
        text = said(fields, "Description")
        offered: list[Offered] = []
        if is_worth_reading(text):
            way, source_id = ("email", f"email {id_}") if kind == "email" else ("call_note", f"call {id_}")
            offered.append(
                Offered(what, owner, way, SOURCE, source_id, at, held(text), customer, short(title, 300))
            )
        if kind != "email" and self.recording_field and (url := said(fields, self.recording_field)):
            content = self.recordings.content(url)
            source_id = f"recording {id_}"
            offered.append(
                Offered(
                    what, owner, "call_recording", SOURCE, source_id, at, content, customer, short(title, 300)
                )
            )
        return Told((ToldRow(what, owner, row),), tuple(offered))

    def email(self, id_: str, fields: Mapping[str, Any]) -> Told:
        """One that went out; whose it is, its sender’s address says."""
        if _is_gone(fields):
            return _gone("email", id_)
        if fields.get("Incoming") is True or said(fields, "Status") == _DRAFT:
            return Told()
        title = said(fields, "Subject")
        what, owner = _what("E-mail", title, id_), said(fields, "FromAddress") or said(fields, "CreatedById")
        at = said(fields, "MessageDate")
        if not at:
            raise NotTaken("no_day", "does not say when it was.")
        customer = short(said(fields, "ToAddress").split(";")[0])
        rows = (ToldRow(what, owner, {"kind": "email", "source_id": id_, "on": at, "customer": customer}),)
        text = said(fields, "TextBody") or said(fields, "HtmlBody")
        if not is_worth_reading(text):
            return Told(rows)
        message_id = kept_id(said(fields, "MessageIdentifier"))
        # under the name that everybody has for it: the same as one that comes in by mail
        source, source_id = ("email", message_id) if message_id else (SOURCE, f"email {id_}")
        return Told(
            rows,
            (Offered(what, owner, "email", source, source_id, at, held(text), customer, short(title, 300)),),
        )

    def note(self, id_: str, fields: Mapping[str, Any]) -> Told:
        """One as Salesforce Classic keeps them."""
        return _note(id_, fields, text := said(fields, "Body"), held(text))

    def content_note(self, id_: str, fields: Mapping[str, Any]) -> Told:
        """One as Lightning keeps them: its text is told apart."""
        path = f"sobjects/ContentNote/{id_}/Content"
        return _note(id_, fields, said(fields, "TextPreview"), lambda _: text_content(self._text(path)))

    def _text(self, path: str) -> str:
        try:
            return decoded(self.blob(path))
        except Withheld as withheld:
            raise NotTaken("not_there", "has a text that is not shown to us.") from withheld


def _note(id_: str, fields: Mapping[str, Any], seen: str, content: Callable[[Path], Content]) -> Told:
    if _is_gone(fields) or not is_worth_reading(seen):
        return Told()
    title, at = said(fields, "Title"), said(fields, "CreatedDate")
    what, owner = _what("Note", title, id_), said(fields, "OwnerId")
    note = Offered(what, owner, "call_note", SOURCE, f"note {id_}", at, content, title=short(title, 300))
    return Told(offered=(note,))


def _is_gone(fields: Mapping[str, Any]) -> bool:
    return fields.get("IsDeleted") is True


def _gone(kind: str, id_: str) -> Told:
    row: dict[str, Json] = {"kind": kind, "source_id": id_, "deleted": True}
    return Told((ToldRow(f"Deleted {kind} {id_}", "", row),))


def _named(fields: Mapping[str, Any], name: str) -> str | None:
    """The name of what a field points to, as the query asks for it beside."""
    other = fields.get(name)
    return short(said(other, "Name")) if isinstance(other, Mapping) else None


def _what(kind: str, title: str, id_: str) -> str:
    told = short(title, 80)
    return f"{kind} “{told}”" if told else f"{kind} {id_}"
