"""Goals with their why, the counts of thirteen weeks, and the opportunities behind them."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID, uuid5

from server.coaching.goals import METRICS
from server.demo.cast import Rep
from server.demo.ids import demo_id, person_id
from server.demo.voice import Voice
from server.demo.words import CUSTOMERS
from server.store.writer import Given

WEEKS = 13
NEWCOMER_DAYS = 21  # who began since then has not read their goals yet
PRODUCTS = (("Brightwater Plan", 4_800), ("Brightwater Dispatch", 12_500), ("Brightwater Suite", 38_000))

#: Metric, period, target, why, bonus.
GOALS = (
    (
        "opportunities",
        "quarter",
        18,
        "Half of them become customers, and nine new customers make the plan.",
        "The bonus starts at 16 and doubles at 22.",
    ),
    (
        "conversations",
        "quarter",
        50,
        "About one conversation in three becomes an opportunity.",
        "No bonus of its own: it is only looked at when opportunities are short.",
    ),
    (
        "calls",
        "week",
        12,
        "One call in three becomes a conversation.",
        "No bonus of its own: it is only looked at when conversations are short too.",
    ),
    (
        "emails",
        "week",
        18,
        "One e-mail in five is answered.",
        "No bonus of its own: it is only looked at when conversations are short too.",
    ),
)


def numbers(rep: Rep, today: date, voice: Voice) -> Iterator[Given]:
    """Everything that is counted of a rep. The count of opportunities is the count of their records."""
    yield from _goals(rep, today)
    monday = today - timedelta(days=today.weekday())
    for week in range(WEEKS - 1, -1, -1):
        starts = monday - timedelta(weeks=week)
        days = [starts + timedelta(days=day) for day in range(5)]
        worked = [day for day in days if day < today and (today - day).days <= rep.started]
        if worked:
            yield from _week(rep, worked, today, voice)
    for place in range(1 + rep.weekly[0] // 2):
        yield _opportunity(rep, ("prospect", place), None, today, voice)


def _goals(rep: Rep, today: date) -> Iterator[Given]:
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    for metric, period, target, why, bonus in GOALS:
        fields = {
            "rep_id": person_id(rep.name),
            "metric": metric,
            "period": period,
            "target": target,
            "valid_from": quarter.isoformat(),
            "valid_to": None,
            "why": why,
            "bonus": bonus,
        }
        goal_id = demo_id("goal", rep.name, metric)
        yield Given("goal", goal_id, fields)
        if rep.started > NEWCOMER_DAYS and quarter < today:
            yield _read(rep, goal_id, quarter)


def _read(rep: Rep, goal_id: str, on: date) -> Given:
    """That the rep has read the goal, in the evening of the day on which it began."""
    fields = {"rep_id": person_id(rep.name), "goal_id": goal_id, "read_at": f"{on}T17:05:00Z"}
    return Given("acknowledgment", str(uuid5(UUID(goal_id), person_id(rep.name))), fields)


def _week(rep: Rep, worked: list[date], today: date, voice: Voice) -> Iterator[Given]:
    """One week, or as much of it as is over: its opportunities, then one count of each metric."""
    usual, *activity = [round(a_week * len(worked) / 5) for a_week in rep.weekly]
    engaged = [
        worked[voice.between(0, len(worked) - 1)] for _ in range(voice.between(max(0, usual - 1), usual + 1))
    ]
    if not rep.weekly[0]:
        engaged = []
    for place, day in enumerate(engaged):
        yield _opportunity(rep, (worked[0].isoformat(), place), day, today, voice)
    counts = [len(engaged), *(max(0, each + voice.between(-each // 4, each // 4)) for each in activity)]
    for metric, count in zip(METRICS, counts, strict=True):
        fields = {
            "rep_id": person_id(rep.name),
            "metric": metric,
            "counted_on": worked[-1].isoformat(),
            "count": count,
            "source": "phone system" if metric == "calls" else "CRM",
        }
        yield Given("metric", demo_id("metric", rep.name, metric, worked[0]), fields)


def _opportunity(rep: Rep, name: tuple[str, int], engaged: date | None, today: date, voice: Voice) -> Given:
    product, price = PRODUCTS[voice.between(0, len(PRODUCTS) - 1)]
    closed = engaged and engaged + timedelta(days=voice.between(20, 70))
    over = closed is not None and closed < today
    stage = ("won" if voice.chance(0.55) else "lost") if over else "engaging" if engaged else "prospecting"
    fields = {
        "rep_id": person_id(rep.name),
        "source_id": demo_id("opportunity", rep.name, *name)[:8].upper(),
        "product": product,
        "account": CUSTOMERS[voice.between(0, len(CUSTOMERS) - 1)][0],
        "stage": stage,
        "engaged_on": engaged and engaged.isoformat(),
        "closed_on": closed.isoformat() if closed and over else None,
        "value": price * voice.between(80, 120) // 100 if stage == "won" else 0 if over else None,
    }
    return Given("opportunity", demo_id("opportunity", rep.name, *name), fields)
