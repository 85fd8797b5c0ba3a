"""What is planned."""

from collections.abc import Iterator
from datetime import date, time, tzinfo

from server.demo.cast import Rep
from server.demo.days import moment, workday
from server.demo.ids import demo_id, person_id
from server.demo.words import CUSTOMERS
from server.store.writer import Given

#: Rep, days from today, local time, customer.
PLANS = (
    ("Moses Farrell", 0, time(10, 30), CUSTOMERS[3][0]),
    ("Versie Hollis", 1, time(9, 0), CUSTOMERS[6][0]),
    ("Lajuana Vance", 3, time(14, 0), CUSTOMERS[9][0]),
    ("Anna Sandoval", 6, time(11, 15), CUSTOMERS[0][0]),
    ("Boris Feld", 1, time(13, 0), CUSTOMERS[11][0]),
    ("Rosalina Duarte", 4, time(10, 0), CUSTOMERS[4][0]),
)


def plans(rep: Rep, today: date, zone: tzinfo) -> Iterator[Given]:
    """The ride-alongs planned with this rep; the first of all is today at 10:30."""
    for name, ahead, at, customer in PLANS:
        if name == rep.name:
            manager = person_id(rep.managers[0])
            fields = {
                "rep_id": person_id(rep.name),
                "planned_for": moment(workday(today, -ahead), at, zone),
                "customer": customer,
                "manager_id": manager,
            }
            yield Given("plan", demo_id("plan", rep.name), fields)
