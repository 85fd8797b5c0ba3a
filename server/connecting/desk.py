"""A director connects a system, changes what it is asked with, pauses it, and takes it away."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import uuid4

from sqlalchemy.orm import Session

from server.connecting.addresses import guarded, parts_of
from server.connecting.known import SYSTEMS, hosts_of
from server.mailbox import settings as mailbox
from server.outgoing.guard import Guard, NotAllowed
from server.sealing import seal
from server.store.audit import By, note
from server.store.connections import (
    add_connection,
    connection,
    connections_of,
    job_key,
    remove_connection,
)
from server.store.jobs import add_jobs, ask_for, remove_job
from server.store.tables import Connection

_HOST: Final = re.compile(r"(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")
_FIELD: Final = re.compile(r"[A-Za-z]\w{0,79}", re.ASCII)
#: Settings that say whose things are read, and from when on: changed, everything is read once more.
_OF_WHOM: Final = ("address", "client_id", "first_day", "host", "user", "folder")
_SAME: Final = "A secret stays with its server. Enter it once more: the server or the user is another one."


class ConnectionRefused(Exception):  # noqa: N818 - a sentence for a director
    """It cannot be connected like this; the message says what to do, `path` which field it is about."""

    def __init__(self, code: str, says: str, path: str | None = None) -> None:
        super().__init__(says)
        self.code = code
        self.path = path


@dataclass(frozen=True, slots=True)
class Desk:
    """Who administers which organization, when. Everything is done inside `writing(session)`."""

    session: Session
    organization_id: str
    by: By
    now: datetime
    guard: Guard
    secret_key: str

    def add(self, kind: str, name: str, settings: Mapping[str, Any], secret: str) -> Connection:
        """Connect a system; it is read at once. Raises `ConnectionRefused`."""
        system = SYSTEMS[kind]
        if connections_of(self.session, self.organization_id, [kind]):
            raise ConnectionRefused(
                "connection_exists", f"{system.title} is connected already. Change that connection."
            )
        made = add_connection(
            self.session,
            {
                "organization_id": self.organization_id,
                "id": str(uuid4()),
                "kind": kind,
                "name": name or system.title,
                "settings": self._checked(kind, settings),
                "secret": seal(self.secret_key, _secret(secret)),
                "active": True,
                "made_at": self.now,
                "made_by": self.by.id,
            },
        )
        add_jobs(self.session, {job_key(made.id): self.organization_id}, self.now)
        self._note("connection_added", made, {"kind": kind, "settings": dict(made.settings)})
        return made

    def change(self, id_: str, wanted: Mapping[str, Any]) -> Connection | None:
        """Change what is given; None when there is no such connection. Raises `ConnectionRefused`.

        `settings` are given whole. `secret`: a new one; `active`: whether it is read; `again`: all of it.
        """
        found = self._find(id_)
        if found is None:
            return None
        if "name" in wanted:
            wanted = {**wanted, "name": wanted["name"].strip() or SYSTEMS[found.kind].title}
        changed: dict[str, Any] = {}
        settings = self._checked(found.kind, wanted["settings"]) if "settings" in wanted else found.settings
        for name in ("name", "active"):
            if name in wanted and wanted[name] != getattr(found, name):
                changed[name] = [getattr(found, name), wanted[name]]
                setattr(found, name, wanted[name])
        differ = [one for one in {*settings, *found.settings} if settings.get(one) != found.settings.get(one)]
        if "secret" not in wanted and any(one in ("address", *mailbox.SENT_TO) for one in differ):
            raise ConnectionRefused("field_missing", _SAME, "secret")
        changed |= {one: [found.settings.get(one), settings.get(one)] for one in sorted(differ)}
        if wanted.get("again") or any(one in _OF_WHOM for one in differ):
            found.checkpoint = None
            changed["read_again"] = True
        found.settings = settings
        if "secret" in wanted:
            found.secret = seal(self.secret_key, _secret(wanted["secret"]))
            changed["entered_anew"] = ["secret"]
        if changed:
            found.trouble = None
            ask_for(self.session, job_key(found.id), self.organization_id, self.now)
            self._note("connection_changed", found, changed)
        return found

    def answered(self, id_: str) -> None:
        """It was tried, and answers again: whatever kept it from being read is over, and it is read."""
        found = self._find(id_)
        if found is not None and found.trouble is not None:
            found.trouble = None
            ask_for(self.session, job_key(found.id), self.organization_id, self.now)

    def remove(self, id_: str) -> bool:
        """Take it away; what came by it stays. False when there is no such connection."""
        found = self._find(id_)
        if found is None:
            return False
        self._note("connection_removed", found, {"kind": found.kind})
        remove_job(self.session, job_key(found.id))
        remove_connection(self.session, found)
        return True

    def _find(self, id_: str) -> Connection | None:
        found = connection(self.session, self.organization_id, id_)
        return found if found is not None and found.kind in SYSTEMS else None

    def _note(self, action: str, one: Connection, detail: dict[str, Any]) -> None:
        note(self.session, self.organization_id, self.by, action, (one.name, one.id), self.now, detail)

    def _checked(self, kind: str, settings: Mapping[str, Any]) -> dict[str, Any]:
        """The settings this system knows, as they are kept. Raises `ConnectionRefused`."""
        system = SYSTEMS[kind]
        kept = {name: value for name, value in settings.items() if value not in (None, "", [])}
        for name in kept:
            if name not in system.settings:
                raise ConnectionRefused("wrong_value", f"{system.title} is not asked with this.", _path(name))
        for name in system.needed:
            if name not in kept:
                raise ConnectionRefused("field_missing", f"Say the {system.settings[name]}.", _path(name))
        if "address" in kept:
            kept["address"] = self._address(kind, str(kept["address"]))
        if "first_day" in kept and not _is_day(kept["first_day"]):
            says = "Write the first day like 2026-01-31."
            raise ConnectionRefused("wrong_value", says, _path("first_day"))
        for host in kept.get("recording_hosts", []):
            if not _HOST.fullmatch(host):
                says = f"“{host}” is no host. Write it like recordings.example.com."
                raise ConnectionRefused("wrong_value", says, _path("recording_hosts"))
        if kind == "mailbox":
            try:
                return mailbox.checked(kept)
            except mailbox.WrongSetting as wrong:
                raise ConnectionRefused("wrong_value", str(wrong), _path(wrong.name)) from wrong
        if "recording_field" in kept and not _FIELD.fullmatch(kept["recording_field"]):
            says = "Write the field as Salesforce’s API does, such as Recording_Link__c."
            raise ConnectionRefused("wrong_value", says, _path("recording_field"))
        return kept

    def _address(self, kind: str, said: str) -> str:
        address = said.strip() if "://" in said else f"https://{said.strip()}"
        try:
            host, port, is_encrypted = parts_of(address)
            guarded(self.guard, address, hosts_of(kind))
        except NotAllowed as refused:
            raise ConnectionRefused("address_not_allowed", str(refused), _path("address")) from refused
        usual = 443 if is_encrypted else 80
        return address.partition("://")[0] + f"://{host}" + ("" if port == usual else f":{port}")


def _secret(said: str) -> str:
    if not said.strip() or not said.strip().isprintable():
        raise ConnectionRefused("wrong_value", "Copy the whole secret, and nothing else.", "secret")
    return said.strip()


def _is_day(said: str) -> bool:
    try:
        return date.fromisoformat(said).isoformat() == said >= "1970"
    except ValueError:
        return False


def _path(name: str) -> str:
    return f"settings.{name}"
