"""Makes the demo organization in the database, if it is not there."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo

from sqlalchemy.orm import Session

from server.demo.cast import ORGANIZATION
from server.demo.ids import ORGANIZATION_ID
from server.demo.organization import SIGN_INS, demo_records
from server.passwords import hash_password
from server.readings import keep_readings, readings
from server.store.database import writing
from server.store.organizations import add_organization, organizations, remove_organization
from server.store.sessions import account, keep_password
from server.store.writer import Given, write_records

PASSWORD = "ridealong-demo"  # noqa: S105 - said in public; the server shows the demo to its own computer only


def make_demo(session: Session, today: date, zone: tzinfo, now: datetime, *, fresh: bool = False) -> bool:
    """Make the demo as on the morning of `today` in `zone`; with `fresh`, anew. False when it was there."""
    with writing(session):
        if any(place.id == ORGANIZATION_ID for place in organizations(session)):
            if not fresh:
                return False
            remove_organization(session, ORGANIZATION_ID)
        add_organization(session, ORGANIZATION, time_zone=str(zone), demo=True, id_=ORGANIZATION_ID)
        records = list(demo_records(today, zone))
        write_records(session, ORGANIZATION_ID, records, now=now)
        write_records(session, ORGANIZATION_ID, _read_then(session, records), now=now)
        keep_readings(session, ORGANIZATION_ID, None, now)
        for email in SIGN_INS.values():
            if found := account(session, email):
                keep_password(session, found, hash_password(PASSWORD))
    return True


def _read_then(session: Session, records: Iterable[Given]) -> Iterator[Given]:
    """What the numbers said when each retrospective was closed."""
    closed = [(one, one.fields["manager_closed_at"]) for one in records if "manager_closed_at" in one.fields]
    days = {moment: date.fromisoformat(moment[:10]) for _, moment in closed}
    said = {day: readings(session, ORGANIZATION_ID, None, day) for day in set(days.values())}
    for one, moment in closed:
        reading = said[days[moment]].get(one.fields["rep_id"])
        yield Given("retrospective", one.id, {"reading": reading})
