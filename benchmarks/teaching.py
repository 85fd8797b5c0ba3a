"""Does the rule for the one thing teach more than others would? Simulated reps, managers and visits.

Every rep has a true chance to do each item well, which nobody sees. A manager rides along some times a
month, sees a few items, and is more or less lenient. What is coached at a visit is learned a little; an item
is kept until its standard is reached or it stands still, whatever chose it. The gain is how much better the
customer is served: the chance gained times what the item truly matters. An all-knowing coach, who sees the
true chances and coaches what is worth most at each visit, sets the measure.

That one thing at a time beats a list is the premise of Ridealong. It is not tried here.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from statistics import mean, median, stdev

from benchmarks.aims import Compared
from server.coaching.evidence import EXAMPLE_DAYS, Item, Observation, Rating
from server.coaching.focus import Focus, active_focus, progress, resting_item, since, stalled
from server.coaching.one_thing import Proposal, choose
from server.coaching.standard import parse_standard

TEAMS, REPS, MONTHS = 400, 3, 12
ITEMS = tuple(Item(f"item-{place}", impact) for place, impact in enumerate((3, 4, 5, 4, 3, 4, 2, 3, 5, 2)))
ALIKE = tuple(replace(item, impact=3) for item in ITEMS)
STARTS = date(2025, 1, 6)
LEARNED = 0.12  # of what is missing, at a visit in which the item is coached
STANDARDS = ("2 in a row", "3 in a row", "4 in a row", "4 of the last 5")
SURE = 0.8  # a true chance from which one would say that it is learned
SEEN = 0.4  # the chance that a visit shows an item

#: What to coach next, from what was seen; None: nothing to talk about yet.
Chooser = Callable[[list[Observation], list[Focus], date, random.Random], str | None]


@dataclass(frozen=True, slots=True)
class Held:
    """A focus that was reached: after how many days, and with which true chance."""

    days: int
    skill: float


@dataclass
class Rep:
    """`skill`: the true chance to do each item well. `matters`: what that is worth to the customer."""

    skill: dict[str, float]
    matters: dict[str, float]
    seen: list[Observation] = field(default_factory=list)
    focuses: list[Focus] = field(default_factory=list)
    held: list["Held"] = field(default_factory=list)

    def worth(self) -> float:
        return sum(self.matters[item] * chance for item, chance in self.skill.items())

    def coach(self, item: str) -> None:
        self.skill[item] += LEARNED * (1 - self.skill[item])


def teaching() -> Iterator[Compared]:
    """The share of the all-knowing coach's gain: for each way of choosing, then for each standard."""
    best = [gain(year(team, None)) for team in range(TEAMS)]
    ways = {
        "the rule": by_the_rule(ITEMS),
        "the rule, every impact alike": by_the_rule(ALIKE),
        "what was missed most often": most_misses,
        "something that was missed, by chance": by_chance,
    }
    for name, chooser in ways.items():
        share, _ = over_teams(chooser, "3 in a row", best)
        yield Compared(f"coach {name}", share, f"of an all-knowing coach, {TEAMS} teams")
    for standard in STANDARDS:
        share, held = over_teams(by_the_rule(ITEMS), standard, best)
        days = f"{median(one.days for one in held):.0f} days"
        unsure = sum(one.skill < SURE for one in held) / len(held)
        against = f"{unsure:.0%} of them under {SURE:.0%} in truth; held"
        yield Compared(f"reach {standard}", share, against, days)
    share, _ = over_teams(by_the_rule(ITEMS), "3 in a row", best, gives_up=False)
    yield Compared("never give up what stands still for 120 days", share)


def over_teams(
    chooser: Chooser, standard: str, best: Sequence[float], *, gives_up: bool = True
) -> tuple[str, list[Held]]:
    """The mean share with twice its standard error, and what was reached."""
    years = [year(team, chooser, standard, gives_up=gives_up) for team in range(TEAMS)]
    shares = [gain(reps) / most for reps, most in zip(years, best, strict=True)]
    error = 2 * stdev(shares) / TEAMS**0.5
    return f"{mean(shares):.2f} ±{error:.2f}", [one for reps in years for rep, _ in reps for one in rep.held]


def gain(reps: list[tuple[Rep, float]]) -> float:
    return sum(rep.worth() - before for rep, before in reps)


def year(
    team: int, chooser: Chooser | None, standard: str = "3 in a row", *, gives_up: bool = True
) -> list[tuple[Rep, float]]:
    """The reps of a team after a year, each with what they were worth before. `chooser` None: all-knowing.

    The same team has the same reps, visits and luck, whoever chooses.
    """
    luck = random.Random(team)  # noqa: S311 - a simulation wants the same numbers each time
    leniency, visits_a_month = luck.uniform(0, 0.3), luck.choice((1, 2, 3))
    reps = []
    for number in range(REPS):
        rep = a_rep(luck)
        before = rep.worth()
        of_rep = random.Random(f"{team} {number}")  # noqa: S311
        for visit in range(MONTHS * visits_a_month):
            day = STARTS + timedelta(days=visit * 30 // visits_a_month)
            see(rep, f"visit-{visit:03}", day, leniency, of_rep)
            if chooser is not None:
                go_on(rep, standard, day, gives_up=gives_up)
            coached = most_worth(rep) if chooser is None else kept(rep, chooser, day, of_rep)
            if coached:
                rep.coach(coached)
        reps.append((rep, before))
    return reps


def a_rep(luck: random.Random) -> Rep:
    return Rep(
        skill={item.id: luck.betavariate(3, 2) for item in ITEMS},
        matters={item.id: item.impact * luck.lognormvariate(0, 0.25) for item in ITEMS},
    )


def see(rep: Rep, visit: str, day: date, leniency: float, luck: random.Random) -> None:
    for item in ITEMS:
        shown, done, kind = luck.random() < SEEN, luck.random(), luck.random() < leniency
        if shown:
            rep.seen.append(Observation(visit, item.id, rating(done, rep.skill[item.id], kind=kind), day))


def rating(done: float, skill: float, *, kind: bool) -> Rating:
    """`done` is drawn evenly: met below the rep's chance, partly a bit above. A kind manager gives more."""
    if done < skill:
        return "met"
    partly = done < skill + 0.25 * (1 - skill)
    return ("met" if kind else "partly") if partly else ("partly" if kind else "missed")


def go_on(rep: Rep, standard: str, day: date, *, gives_up: bool) -> None:
    """Close the focus when its standard is reached, or when it stands still."""
    focus = active_focus(rep.focuses)
    if focus and progress(since(rep.seen, focus), parse_standard(standard)).reached:
        rep.focuses[-1] = replace(focus, state="reached", closed_on=day)
        rep.held.append(Held((day - focus.agreed_on).days, rep.skill[focus.item_id]))
    elif focus and gives_up and stalled(focus, day):
        rep.focuses[-1] = replace(focus, state="replaced", closed_on=day)


def kept(rep: Rep, chooser: Chooser, day: date, luck: random.Random) -> str | None:
    """What is coached: the focus that is open, or the next one."""
    focus = active_focus(rep.focuses)
    item = focus.item_id if focus else chooser(rep.seen, rep.focuses, day, luck)
    if item and not focus:
        rep.focuses.append(Focus(item, "active", day))
    return item


def most_worth(rep: Rep) -> str:
    return max(rep.skill, key=lambda item: rep.matters[item] * (1 - rep.skill[item]))


def by_the_rule(checklist: Sequence[Item]) -> Chooser:
    def chosen(seen: list[Observation], focuses: list[Focus], day: date, _: random.Random) -> str | None:
        choice = choose(seen, checklist, focuses, day)
        return choice.item_id if isinstance(choice, Proposal) else None

    return chosen


def most_misses(seen: list[Observation], focuses: list[Focus], day: date, _: random.Random) -> str | None:
    missed = [each.item_id for each in fell_short(seen, focuses, day) if each.rating == "missed"]
    return max(sorted(set(missed)), key=missed.count, default=None)


def by_chance(seen: list[Observation], focuses: list[Focus], day: date, luck: random.Random) -> str | None:
    items = sorted({each.item_id for each in fell_short(seen, focuses, day)})
    return luck.choice(items) if items else None


def fell_short(seen: list[Observation], focuses: list[Focus], day: date) -> list[Observation]:
    """The examples that may still be talked about; the item just replaced rests, whoever chooses."""
    resting = resting_item(focuses, day)
    short = [each for each in seen if each.rating in ("missed", "partly") and each.item_id != resting]
    return [each for each in short if (day - each.occurred_on).days <= EXAMPLE_DAYS]
