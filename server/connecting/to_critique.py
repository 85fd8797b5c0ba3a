"""What a page brings to be critiqued, taken before anything else of it: the same again changes nothing."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from sqlalchemy.orm import Session

from server.arriving.arrival import Arrival, Left, NotTaken, Whose
from server.arriving.take import Taking, critique_id, take_arrivals
from server.coaching.local_day import local_day
from server.connecting.connector import Offered
from server.connecting.report import Report
from server.connecting.whose import Owners
from server.store.records import load
from server.store.wire import Stored


@dataclass(frozen=True, slots=True)
class ToCritique:
    """Takes it for one run, and tells the run's `report` what came of it.

    `rep` finds whose a thing is by its owner and its name; it counts what is nobody's here.
    """

    session: Session
    taking: Taking
    owners: Owners
    zone: tzinfo
    report: Report
    rep: Callable[[str, str], Stored | None]

    def take_offered(self, offered: Iterable[Offered]) -> None:
        """Nobody critiques those who are not active; and what is there already is not fetched again."""
        ids: dict[str, tuple[Offered, str]] = {}
        for one in offered:
            rep = self.rep(one.owner, one.what)
            if rep is not None and rep.fields["active"]:
                ids[critique_id(rep.id, one.source, one.source_id)] = (one, rep.id)
        there = load(self.session, self.taking.who.organization_id, "critique", list(ids))
        self.session.rollback()
        self.report.there += len(there)
        new = [both for id_, both in ids.items() if id_ not in there]
        if not new:
            return
        with tempfile.TemporaryDirectory(prefix="ridealong-") as bench:
            taken = take_arrivals(self.session, self.taking, self._arrivals(new, Path(bench)))
        for left in taken.refused:
            self.report.refuse(left.what, left.reason)

    def take_arrivals(self, arrivals: Iterable[Arrival | Left]) -> None:
        """Those that say themselves whose they are."""
        some = list(arrivals)
        if not some:
            return
        taken = take_arrivals(self.session, self.taking, some)
        self.report.to_critique["email"] += taken.new.total()
        self.report.there += taken.there
        for left in taken.refused:
            self.report.refuse(left.what, left.reason)
        for unmatched in taken.unmatched.values():
            self.report.nobodys(unmatched.who, "Is none of your active reps.", unmatched.count)
        self.report.left_out += taken.received + taken.automatic

    def _arrivals(self, new: Iterable[tuple[Offered, str]], bench: Path) -> Iterator[Arrival | Left]:
        for nth, (one, rep) in enumerate(new):
            folder = bench / str(nth)
            folder.mkdir()
            try:
                yield self._arrival(one, rep, folder)
                self.report.to_critique[one.kind] += 1
            except NotTaken as problem:
                yield Left(one.what, problem.code, problem.reason)

    def _arrival(self, one: Offered, rep: str, folder: Path) -> Arrival:
        day = local_day(one.occurred, self.zone)
        if day is None:
            raise NotTaken("no_day", "does not say when it was.")
        media_type, content = one.content(folder)
        return Arrival(
            kind=one.kind,
            whose=Whose(told=self.owners.name(one.owner), owner=rep),
            occurred_on=type(self.taking.now.date()).fromisoformat(day),
            media_type=media_type,
            content=content,
            source=one.source,
            source_id=one.source_id,
            customer=one.customer,
            title=one.title,
        )
