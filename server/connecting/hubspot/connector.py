"""Read a HubSpot account: who owns things, then deals, calls, e-mails and notes, as far as they changed.

A search gives at most 10,000 objects (HubSpot's guide to search, “Limitations”). So each answer is asked for
what comes after the last id, which is never far into a search, and which nobody's changes meanwhile can move.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

from server.arriving.arrival import NotTaken
from server.coaching.moments import format_moment
from server.connecting.connector import (
    OVERLAP,
    Asking,
    Checkpoint,
    NotLetIn,
    Owner,
    Page,
    ToldRow,
    Withheld,
)
from server.connecting.hubspot.client import PAGE, HubSpot
from server.connecting.hubspot.objects import CALL, DEAL, EMAIL, NOTE, OUTCOMES, Meaning, Stage, Words
from server.connecting.reading import Told, page_of
from server.connecting.recordings import Recordings
from server.connecting.values import moment, said
from server.incoming.rows import RowKind

#: Where recordings of calls made in HubSpot lie.
RECORDINGS: Final = ("*.hubspot.com", "*.hubapi.com", "*.hubspotusercontent.com", "api.twilio.com")


#: So many pages in a row that tell nothing new are enough.
_MOST_IDLE: Final = 100


@dataclass(frozen=True, slots=True)
class Stream:
    """One kind of object. `row`: what a deleted one takes away; `dated`: it has a day of its own."""

    name: str
    called: str
    kind: str
    wanted: tuple[str, ...]
    read: Callable[[Meaning, str, Mapping[str, Any]], Told]
    row: RowKind | None
    dated: bool = True


STREAMS: Final = (
    Stream("deals", "Deal", "0-3", DEAL, Meaning.deal, "opportunity", dated=False),
    Stream("calls", "Call", "calls", CALL, Meaning.call, "call"),
    Stream("emails", "E-mail", "emails", EMAIL, Meaning.email, "email"),
    Stream("notes", "Note", "notes", NOTE, Meaning.note, None),
)


class HubSpotConnector:
    """A HubSpot account, by the token of a private app."""

    title = "HubSpot"

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.hubspot = HubSpot(asking)
        self._meaning: Meaning | None = None

    def whoami(self) -> str:
        """The first owner's name is as near as a token comes to saying whose account it opens."""
        first = next(self.owners(), None)
        return f"HubSpot, where {first.name or first.email} works" if first else "HubSpot, without any owner"

    def owners(self) -> Iterator[Owner]:
        """Those who were deactivated too: what they had stays theirs."""
        for archived in (False, True):
            try:
                for page in _pages(partial(self.hubspot.owners, archived=archived)):
                    for one in _results(page):
                        name = f"{one.get('firstName') or ''} {one.get('lastName') or ''}".strip()
                        yield Owner(str(one.get("id")), name, str(one.get("email") or ""))
            except Withheld as withheld:
                raise NotLetIn(str(withheld)) from withheld

    def total(self, checkpoint: Checkpoint) -> int | None:
        counted = 0
        for stream in STREAMS:
            try:
                found = self.hubspot.search(stream.kind, self._filters(stream, checkpoint), (), "0", 1)
            except Withheld:
                continue
            counted += found["total"] if isinstance(found.get("total"), int) else 0
        return counted

    def pages(self, checkpoint: Checkpoint) -> Iterator[Page]:
        for stream in STREAMS:
            try:
                for page in self._changed(stream, checkpoint):
                    checkpoint = page.checkpoint
                    yield page
                if stream.row is not None:
                    yield from self._gone(stream, checkpoint)
            except Withheld as withheld:
                yield Page(checkpoint, withheld=str(withheld))

    def _changed(self, stream: Stream, checkpoint: Checkpoint) -> Iterator[Page]:
        """What changed since the last time, or, of a time that was cut off, what is left of it."""
        mark = dict(checkpoint.get(stream.name) or {})
        mark.setdefault("began", format_moment(self.asking.now))
        after, seen, idle = "0", set[str](), 0
        while True:
            filters = self._filters(stream, {stream.name: mark})
            answer = self.hubspot.search(stream.kind, filters, stream.wanted, after, PAGE)
            news, following = _ids(answer) - seen, _after(answer)
            idle = 0 if news else idle + 1
            if following is not None and idle > _MOST_IDLE:
                raise Withheld(f"HubSpot gives the same page of {stream.name} again and again.")
            mark["past"] = str(max([*map(int, news), int(mark.get("past") or 0)]))
            if following is None:
                mark = {"since": mark["began"]}
            checkpoint = {**checkpoint, stream.name: mark}
            told = ((str(one.get("id") or ""), one.get("properties")) for one in _results(answer))
            yield page_of(stream.called, told, partial(stream.read, self._meant()), checkpoint)
            if following is None:
                return
            after = "0" if news else following  # who does not filter by the last id has a cursor of its own
            seen |= news

    def _gone(self, stream: Stream, checkpoint: Checkpoint) -> Iterator[Page]:
        """Those that were deleted: numbers go with them; what came to be critiqued stays."""
        for answer in _pages(partial(self.hubspot.archived, stream.kind)):
            ids = [str(one.get("id")) for one in _results(answer) if one.get("archived") is True]
            rows = [
                ToldRow(
                    f"{stream.called} {id_}",
                    "",
                    {"kind": stream.row, "source_id": id_, "deleted": True},
                )
                for id_ in ids
            ]
            yield Page(checkpoint, rows=rows)

    def _filters(self, stream: Stream, checkpoint: Checkpoint) -> list[dict[str, str]]:
        mark = checkpoint.get(stream.name) or {}
        filters = []
        if since := moment(str(mark.get("since") or "")):
            filters.append(_filter("hs_lastmodifieddate", "GTE", _milliseconds(since - OVERLAP)))
        if stream.dated and (began := self.asking.begins):
            filters.append(_filter("hs_timestamp", "GTE", _milliseconds(began)))
        if int(mark.get("past") or 0):
            filters.append(_filter("hs_object_id", "GT", str(mark["past"])))
        return filters

    def _meant(self) -> Meaning:
        """What the account calls its stages and outcomes, asked for once; where it does not say, as usual."""
        if self._meaning is None:
            extra = self.asking.settings.get("recording_hosts") or []
            recordings = Recordings(self.asking.guard, (*RECORDINGS, *extra))
            self._meaning = Meaning(Words(self._stages(), self._outcomes()), recordings)
        return self._meaning

    def _stages(self) -> dict[str, Stage]:
        try:
            pipelines = _results(self.hubspot.stages())
        except Withheld:
            return {}
        stages = [one for pipeline in pipelines for one in pipeline.get("stages") or []]
        return {str(one.get("id")): _stage(one) for one in stages if isinstance(one, dict)}

    def _outcomes(self) -> dict[str, str]:
        try:
            options = self.hubspot.outcomes().get("options") or []
        except Withheld:
            return dict(OUTCOMES)
        own = {str(one.get("value")): str(one.get("label")) for one in options if isinstance(one, dict)}
        return {**OUTCOMES, **own}


def _stage(told: Mapping[str, Any]) -> Stage:
    metadata = told.get("metadata")
    if not isinstance(metadata, dict):
        metadata = {}
    try:
        likely = float(said(metadata, "probability"))
    except (ValueError, NotTaken):
        likely = None
    return Stage(str(told.get("label") or told.get("id")), metadata.get("isClosed") in (True, "true"), likely)


def _pages(ask: Callable[[str | None], dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """All pages of a list, which ends too with a page that tells nothing new."""
    after, seen = None, set[str]()
    while True:
        answer = ask(after)
        yield answer
        after, news = _after(answer), _ids(answer) - seen
        if after is None or not news:
            return
        seen |= news


def _results(answer: Mapping[str, Any]) -> list[dict[str, Any]]:
    results = answer.get("results")
    return [one for one in results if isinstance(one, dict)] if isinstance(results, list) else []


def _ids(answer: Mapping[str, Any]) -> set[str]:
    """Of the objects on a page: HubSpot’s are numbers, that rise."""
    ids = (str(one.get("id")) for one in _results(answer))
    return {one for one in ids if one.isascii() and one.isdigit()}


def _after(answer: Mapping[str, Any]) -> str | None:
    paging = answer.get("paging")
    following = paging.get("next") if isinstance(paging, dict) else None
    after = following.get("after") if isinstance(following, dict) else None
    return None if after is None else str(after)


def _filter(name: str, operator: str, value: str) -> dict[str, str]:
    return {"name": name, "operator": operator, "value": value}


def _milliseconds(at: datetime) -> str:
    return str(int(at.timestamp() * 1000))
