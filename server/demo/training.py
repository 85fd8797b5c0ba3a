"""What follows from an agreed focus: its training, and now and then a word from the rep."""

from datetime import date, time, timedelta, tzinfo

from server.coaching.starter_checklist import ITEMS
from server.demo.cast import Rep
from server.demo.days import moment
from server.demo.ids import demo_id, item_id, person_id
from server.demo.visit import Visit
from server.demo.words import REPLIES
from server.store.writer import Given


def training(focus: Given, rep: Rep, visit: Visit, today: date, zone: tzinfo) -> list[Given]:
    """The training agreed with a focus, due a week later and done after four days; then the rep's reply."""
    item = next(item for item in ITEMS if item_id(item.key) == focus.fields["item_id"])
    fields = {
        "focus_id": focus.id,
        "title": f"{item.training}: 12 minutes and one role play",
        "due_on": (visit.day + timedelta(days=7)).isoformat(),
    }
    done_on = visit.day + timedelta(days=4)
    made = [Given("training", demo_id("training", focus.id), fields)]
    if done_on < today:
        fields["done_at"] = moment(done_on, time(17, 20), zone)
        if visit.place % 3 == 2:
            made.append(_reply(focus, rep, visit.place // 3))
    return made


def _reply(focus: Given, rep: Rep, place: int) -> Given:
    fields = {
        "about_id": focus.id,
        "text": REPLIES[place % len(REPLIES)],
        "author_id": person_id(rep.name),
    }
    return Given("reply", demo_id("reply", focus.id), fields)
