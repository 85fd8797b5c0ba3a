"""What HubSpot's deals, calls, e-mails and notes mean here. How long a call took is not asked for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from server.arriving.arrival import NotTaken
from server.arriving.mail import kept_id
from server.coaching.records import Json
from server.connecting.connector import Offered, ToldRow
from server.connecting.reading import Told
from server.connecting.recordings import Recordings
from server.connecting.values import (
    amount,
    day_of_moment,
    earlier,
    held,
    is_worth_reading,
    said,
    short,
    spelled,
    stage,
)

SOURCE: Final = "hubspot"

DEAL: Final = (
    "dealname", "amount", "dealstage", "pipeline", "createdate", "closedate", "hs_is_closed",
    "hs_is_closed_won", "hs_next_step", "hubspot_owner_id",
)  # fmt: skip
CALL: Final = (
    "hs_timestamp", "hs_call_title", "hs_call_body", "hs_call_disposition", "hs_call_status",
    "hs_call_recording_url", "hubspot_owner_id",
)  # fmt: skip
EMAIL: Final = (
    "hs_timestamp", "hs_email_direction", "hs_email_status", "hs_email_subject", "hs_email_text",
    "hs_email_html", "hs_email_to_email", "hs_email_to_firstname", "hs_email_to_lastname",
    "hs_email_message_id", "hs_email_headers", "hubspot_owner_id",
)  # fmt: skip
NOTE: Final = ("hs_timestamp", "hs_note_body", "hubspot_owner_id")

#: What every account calls how a call came out, until it says otherwise (HubSpot's guide to calls).
OUTCOMES: Final[Mapping[str, str]] = {
    "9d9162e7-6cf3-4944-bf63-4dff82258764": "Busy",
    "f240bbac-87c9-4f6e-bf70-924b57d47db7": "Connected",
    "a4c4c377-d246-4b32-a13b-75a56a4cd0ff": "Left live message",
    "b2cf5968-551e-4856-9783-52b3da59a7d0": "Left voicemail",
    "73a0d17f-1163-4015-bdd5-ec830791da20": "No answer",
    "17b47fee-58de-441e-a44c-c6300d46f273": "Wrong number",
}
_STATUSES: Final[Mapping[str, str]] = {
    "BUSY": "Busy", "NO_ANSWER": "No answer", "FAILED": "Failed", "CANCELED": "Canceled", "MISSED": "Missed",
}  # fmt: skip
#: A call that is planned, or goes on.
_NOT_YET: Final = frozenset({"QUEUED", "RINGING", "CONNECTING", "CALLING_CRM_USER", "IN_PROGRESS", "HOLD"})
#: An e-mail that never went out.
_NOT_SENT: Final = frozenset({"FAILED", "SCHEDULED", "SENDING", "DRAFT"})
#: One that the rep wrote; the others came in.
_WRITTEN: Final = frozenset({"EMAIL", "FORWARDED_EMAIL", ""})


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a pipeline. `likely`: from 0 to 1; None when it is not told."""

    label: str
    closed: bool
    likely: float | None


@dataclass(frozen=True, slots=True)
class Words:
    """What an account calls its stages and outcomes, by their ids."""

    stages: Mapping[str, Stage] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=lambda: OUTCOMES)


@dataclass(frozen=True, slots=True)
class Meaning:
    """Reads objects, by the account's words. Each raises `NotTaken` for one that nobody can use."""

    words: Words
    recordings: Recordings

    def deal(self, id_: str, fields: Mapping[str, Any]) -> Told:
        word = said(fields, "dealstage")
        known = self.words.stages.get(word, Stage(word, closed=False, likely=None))
        won, closed = said(fields, "hs_is_closed_won") == "true", said(fields, "hs_is_closed")
        is_closed = closed == "true" if closed else known.closed or word in ("closedwon", "closedlost")
        if not closed:
            won = won or (is_closed and (known.likely == 1 or word == "closedwon"))
        began = spelled(said(fields, "createdate"))
        ended = spelled(said(fields, "closedate")) if is_closed or won else ""
        row: dict[str, Json] = {
            "kind": "opportunity",
            "source_id": id_,
            "stage": stage(known.label, won=won, closed=is_closed, likely=known.likely),
            "engaged_on": day_of_moment(earlier(began, ended)) or None,
            "closed_on": day_of_moment(ended) or None,
            "account": short(said(fields, "dealname")),
            "value": amount(said(fields, "amount")),
            "next_step": short(said(fields, "hs_next_step"), 2000),
        }
        return Told((ToldRow(f"Deal {_name(fields, 'dealname', id_)}", _owner(fields), row),))

    def call(self, id_: str, fields: Mapping[str, Any]) -> Told:
        status = said(fields, "hs_call_status").upper()
        if status in _NOT_YET:
            return Told()
        what, owner, at = f"Call {_name(fields, 'hs_call_title', id_)}", _owner(fields), _when(fields)
        outcome = self.words.outcomes.get(said(fields, "hs_call_disposition")) or _STATUSES.get(status)
        title = short(said(fields, "hs_call_title"), 300)
        row: dict[str, Json] = {"kind": "call", "source_id": id_, "on": at, "outcome": outcome}
        offered: list[Offered] = []
        if url := said(fields, "hs_call_recording_url"):
            content = self.recordings.content(url)
            offered.append(
                Offered(what, owner, "call_recording", SOURCE, f"recording {id_}", at, content, title=title)
            )
        if is_worth_reading(body := said(fields, "hs_call_body")):
            offered.append(
                Offered(what, owner, "call_note", SOURCE, f"call {id_}", at, held(body), title=title)
            )
        return Told((ToldRow(what, owner, row),), tuple(offered))

    def email(self, id_: str, fields: Mapping[str, Any]) -> Told:
        if (
            said(fields, "hs_email_direction").upper() not in _WRITTEN
            or said(fields, "hs_email_status").upper() in _NOT_SENT
        ):
            return Told()
        what, owner, at = f"E-mail {_name(fields, 'hs_email_subject', id_)}", _owner(fields), _when(fields)
        customer = _reader(fields)
        row: dict[str, Json] = {"kind": "email", "source_id": id_, "on": at, "customer": customer}
        text = said(fields, "hs_email_text") or said(fields, "hs_email_html")
        if not is_worth_reading(text):
            return Told((ToldRow(what, owner, row),))
        message_id = said(fields, "hs_email_message_id")
        offered = Offered(
            what,
            owner,
            "email",
            "email" if message_id else SOURCE,  # the same as one that comes in by mail
            kept_id(message_id if message_id.startswith("<") else f"<{message_id}>") or ""
            if message_id
            else f"email {id_}",
            at,
            held(text),
            customer=customer,
            title=short(said(fields, "hs_email_subject"), 300),
        )
        return Told((ToldRow(what, owner, row),), (offered,))

    def note(self, id_: str, fields: Mapping[str, Any]) -> Told:
        if not is_worth_reading(body := said(fields, "hs_note_body")):
            return Told()
        at, owner = _when(fields), _owner(fields)
        offered = Offered(f"Note {id_}", owner, "call_note", SOURCE, f"note {id_}", at, held(body))
        return Told(offered=(offered,))


def _owner(fields: Mapping[str, Any]) -> str:
    return said(fields, "hubspot_owner_id")


def _when(fields: Mapping[str, Any]) -> str:
    at = spelled(said(fields, "hs_timestamp"))
    if not at:
        raise NotTaken("no_day", "does not say when it was.")
    return at


def _name(fields: Mapping[str, Any], name: str, id_: str) -> str:
    title = short(said(fields, name), 80)
    return f"“{title}”" if title else id_


def _reader(fields: Mapping[str, Any]) -> str | None:
    """Who it went to first: by name, else by address."""
    name = " ".join(said(fields, f"hs_email_to_{part}").split(";")[0] for part in ("firstname", "lastname"))
    told = name.strip() or said(fields, "hs_email_to_email").split(";")[0]
    if told:
        return short(told)
    try:
        first = json.loads(said(fields, "hs_email_headers") or "{}")["to"][0]
        name = f"{first.get('firstName') or ''} {first.get('lastName') or ''}".strip()
        return short(name or str(first["email"]))
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
