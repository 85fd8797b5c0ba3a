"""Makes the demo organization in the database, if it is not there."""

from datetime import date, datetime, tzinfo

from sqlalchemy.orm import Session

from server.demo.cast import ORGANIZATION
from server.demo.ids import ORGANIZATION_ID
from server.demo.organization import SIGN_INS, demo_records
from server.passwords import hash_password
from server.readings import keep_readings
from server.store.database import writing
from server.store.organizations import add_organization, organizations, remove_organization
from server.store.sessions import account, keep_password
from server.store.writer import write_records

PASSWORD = "ridealong-demo"  # noqa: S105 - said in public; the server shows the demo to its own computer only


def make_demo(session: Session, today: date, zone: tzinfo, now: datetime, *, fresh: bool = False) -> bool:
    """Make the demo as on the morning of `today` in `zone`; with `fresh`, anew. False when it was there."""
    with writing(session):
        if any(place.id == ORGANIZATION_ID for place in organizations(session)):
            if not fresh:
                return False
            remove_organization(session, ORGANIZATION_ID)
        add_organization(session, ORGANIZATION, time_zone=str(zone), demo=True, id_=ORGANIZATION_ID)
        write_records(session, ORGANIZATION_ID, demo_records(today, zone), now=now)
        keep_readings(session, ORGANIZATION_ID, None, now)
        for email in SIGN_INS.values():
            if found := account(session, email):
                keep_password(session, found, hash_password(PASSWORD))
    return True
