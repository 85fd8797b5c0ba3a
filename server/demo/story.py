"""A rep's grid becomes interactions, observations and focuses, told in the order in which they happened.

The focuses come from the product's own rule: after each debrief it is asked what to coach, and what it says
is agreed. So a demo can never show a one thing that the product would not have chosen.
"""

from dataclasses import replace
from datetime import date, tzinfo
from typing import cast

from server.coaching.evidence import Rating
from server.coaching.focus import Focus, FocusState, active_focus, progress, since
from server.coaching.one_thing import Item, Observation, Proposal, choose
from server.coaching.reason import reason_to_evidence
from server.coaching.records import Json
from server.coaching.standard import format_standard
from server.coaching.starter_checklist import ITEMS
from server.demo.cast import Rep
from server.demo.ids import demo_id, item_id, person_id
from server.demo.rep_side import read_at, self_rating
from server.demo.training import training
from server.demo.visit import RATINGS, Visit, interaction, observation, visits
from server.demo.voice import Voice
from server.store.writer import Given

CHECKLIST = tuple(Item(item_id(item.key), item.impact, item.prompt, item.funnel_level) for item in ITEMS)


def tell(rep: Rep, today: date, zone: tzinfo, voice: Voice) -> list[Given]:
    """All that was recorded with one rep until `today`, in the order in which it was written."""
    story = _Story(rep, today, zone, voice)
    for visit in visits(rep, today, zone):
        story.go_and_see(visit)
        if visit.place not in rep.waiting:
            story.debrief(visit)
    return story.records


class _Story:
    """What is known of the rep so far; `records` grows with each visit."""

    def __init__(self, rep: Rep, today: date, zone: tzinfo, voice: Voice) -> None:
        self.rep, self.today, self.zone, self.voice = rep, today, zone, voice
        self.records: list[Given] = []
        self._seen: list[Observation] = []
        self._focuses: list[Focus] = []
        self._agreed: list[dict[str, Json]] = []
        self._focus_id = ""

    def go_and_see(self, visit: Visit) -> None:
        """Given the interaction and what was rated in it."""
        waits = visit.place in self.rep.waiting
        self.records.append(interaction(visit, self.rep, self.voice, open_debrief=waits))
        focus = active_focus(self._focuses)
        for item in ITEMS:
            mark = self.rep.seen.get(item.key, "")[visit.place : visit.place + 1]
            if mark in RATINGS:
                rating = cast("Rating", RATINGS[mark])
                self.records.append(observation(visit, item.key, rating, self.voice))
                self._seen.append(Observation(visit.id, item_id(item.key), rating, visit.day))
                if focus and focus.item_id == item_id(item.key):
                    self.records += self_rating(self._focus_id, rating, self.rep, visit)

    def debrief(self, visit: Visit) -> None:
        """Close the focus if it is reached or replaced; agree the next one if there is none."""
        focus = active_focus(self._focuses)
        if focus and self._reached(focus):
            self._close(visit, "reached")
            return
        if focus and (reason := self.rep.replaced.get(visit.place)):
            self._close(visit, "replaced", reason)
        choice = choose(self._seen, CHECKLIST, self._focuses, visit.day)
        if self.rep.agrees and isinstance(choice, Proposal) and not choice.stays:
            self._agree(visit, choice)

    def _reached(self, focus: Focus) -> bool:
        return progress(since(self._seen, focus), self._item(focus.item_id).standard).reached

    def _item(self, item_id_: str) -> Item:
        return next(item for item in CHECKLIST if item.id == item_id_)

    def _agree(self, visit: Visit, proposal: Proposal) -> None:
        fields: dict[str, Json] = {
            "rep_id": person_id(self.rep.name),
            "item_id": proposal.item_id,
            "state": "active",
            "agreed_at": visit.debriefed_at,
            "evidence": reason_to_evidence(proposal.reason),
            "standard": format_standard(self._item(proposal.item_id).standard),
            "acknowledged_at": read_at(visit, self.today, self.zone),
            "manager_id": visit.manager,
        }
        focus = Given("focus", demo_id("focus", self.rep.name, visit.place), fields)
        self._focus_id = focus.id
        self.records += [focus, *training(focus, self.rep, visit, self.today, self.zone)]
        self._agreed.append(fields)
        self._focuses.append(Focus(proposal.item_id, "active", visit.day))

    def _close(self, visit: Visit, state: FocusState, reason: str | None = None) -> None:
        self._agreed[-1].update(state=state, closed_at=visit.debriefed_at)
        if reason:
            self._agreed[-1]["reason"] = reason
        self._focuses[-1] = replace(self._focuses[-1], state=state, closed_on=visit.day)
