"""Made-up histories of one rep, for properties that must hold whatever was seen."""

from datetime import date, timedelta

from hypothesis import strategies as st

from server.coaching.evidence import Item, Observation

TODAY = date(2026, 6, 30)
CHECKLIST = [
    Item("a", 5, "Ask what happens if they do nothing", "opportunities"),
    Item("b", 4, "Next step booked", "conversations"),
    Item("c", 3, "Agenda agreed at the start", "calls"),
    Item("d", 3, "Open questions first", "opportunities"),
    Item("e", 1, "Current collateral used"),
]
RATINGS = ["met", "partly", "missed", "not_seen"]


def observation_of(interaction_id: str, item_id: str, rating: str, age: int) -> Observation:
    return Observation(interaction_id, item_id, rating, TODAY - timedelta(days=age))


def histories() -> st.SearchStrategy[list[Observation]]:
    """Up to forty observations: interactions and items repeat, one item is retired, some days to come."""
    interactions = st.integers(1, 12).map("i{}".format)
    item_ids = st.sampled_from([*(item.id for item in CHECKLIST), "retired"])
    ages = st.one_of(st.integers(-3, 30), st.integers(0, 400), st.sampled_from([90, 179, 180, 181]))
    return st.lists(
        st.builds(observation_of, interactions, item_ids, st.sampled_from(RATINGS), ages), max_size=40
    )
