"""What waits to be critiqued in the demo: it arrives as everything does, recordings, e-mails and notes."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from server.arriving.arrival import Arrival, Whose
from server.arriving.take import Taken, Taking, take_arrivals
from server.demo.days import workday
from server.demo.ids import ORGANIZATION_ID
from server.demo.talk import recorded_talk
from server.files import FileStore
from server.importing.who import Who


class _Text(NamedTuple):
    """An e-mail or notes: of whom, how many days ago, about whom, under which title."""

    kind: str
    rep: str
    ago: int
    customer: str
    title: str
    text: str


class _Call(NamedTuple):
    """A recording. `voices`: the pitch of each, in Hz."""

    rep: str
    ago: int
    customer: str
    title: str
    voices: tuple[int, int]


CALLS = (
    _Call("Reed Calloway", 6, "Meridian Dental", "Discovery call with Hana", (112, 205)),
    _Call("Anna Sandoval", 4, "Union Valve", "Follow-up with Kurt", (210, 118)),
    _Call("Moses Farrell", 2, "Westport Clinics", "Call before the visit", (104, 126)),
)
TEXTS = (
    _Text(
        "email",
        "Moses Farrell",
        3,
        "Harlow Freight",
        "Thursday, and what we said about missed pickups",
        """Hi Priya,

thank you for the time on Tuesday. Before Thursday I want to make sure I have this right:

- a missed pickup costs you a call-out and most of an hour at the desk
- it happens three or four times a week, and nobody adds it up
- you would like the dispatchers to see it before the driver does

What have I left out? And who else should look at the numbers with us on Thursday?

Moses""",
    ),
    _Text(
        "email",
        "Anna Sandoval",
        2,
        "Cedar & Main Bakeries",
        "Re: Offer",
        """Hello Tom,

please find the offer attached, as discussed. I have included the full module list and the
training package. Our tool is the market leader and I am sure your team will love it.

Let me know if you have any questions!

Best,
Anna

> On Monday Tom wrote:
> Anna, before the board meets I need one page that says what it does for the night shift.
> Could you send that?""",
    ),
    _Text(
        "email",
        "Cecily Larkin",
        5,
        "Lakeshore Credit Union",
        "Next step",
        """Hi Monica,

we agreed that you would show the two screens to your branch managers this week. I will call on
Friday at ten to hear what they said, and we decide then whether a pilot in two branches makes sense.

If Friday does not work, which day does?

Cecily""",
    ),
    _Text(
        "email",
        "Hayden Nolan",
        1,
        "Pinnacle Roofing",
        "Discount",
        """Gus,

I talked to my manager and can do 15 % if you sign by the end of the month. I know budget is
tight. Does that help?

Hayden""",
    ),
    _Text(
        "call_note",
        "Moses Farrell",
        4,
        "Tidewater Logistics",
        "Call with Elaine",
        """Elaine runs dispatch, reports to the COO. Two depots on spreadsheets.
Late trailers cost them "a day a week" in her words; she could not say in money.
Next: she pulls last month's late list, we go through it together on the 14th.""",
    ),
    _Text(
        "call_note",
        "Niesha Hughes",
        3,
        "Silverline Transit",
        "Call with Aisha",
        """Good call. Interested. Will follow up.""",
    ),
    _Text(
        "call_note",
        "Reed Calloway",
        7,
        "Foxglove Gardens",
        "Call with Peter",
        """Peter decides alone up to 20k, above that his sister. Season starts in March, wants it
running by February. Asked what happens to the old data. I promised an answer by Wednesday.""",
    ),
)


def bring_what_waits(session: Session, files: FileStore, today: date, now: datetime) -> Taken:
    """Let all of it arrive at the demo organization, as by `today`."""
    return take_arrivals(session, Taking(Who(ORGANIZATION_ID), files, now), _arrivals(today))


def _arrivals(today: date) -> Iterator[Arrival]:
    for place, call in enumerate(CALLS):
        yield Arrival(
            kind="call_recording",
            whose=Whose(told=call.rep, owner=call.rep),
            occurred_on=workday(today, call.ago),
            media_type="audio/mp4",
            content=recorded_talk(call.voices, seed=place),
            source="demo",
            source_id=f"call {place}",
            customer=call.customer,
            title=call.title,
        )
    for place, text in enumerate(TEXTS):
        yield Arrival(
            kind=text.kind,
            whose=Whose(told=text.rep, owner=text.rep),
            occurred_on=workday(today, text.ago),
            media_type="text/plain",
            content=text.text.encode(),
            source="demo",
            source_id=f"text {place}",
            customer=text.customer,
            title=text.title,
        )
