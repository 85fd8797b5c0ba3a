"""The checklist everybody starts with: complete, within bounds, and the same whenever it is made."""

from collections import Counter
from dataclasses import asdict
from typing import Any
from uuid import uuid4

from server.coaching.filling import checked_set, complete
from server.coaching.records import CATEGORIES, INTERACTION_KINDS, KINDS
from server.coaching.starter_checklist import ITEMS, LIBRARY, StarterItem, starter_records

ORGANIZATION = "37029485-796c-50f0-bdc0-2827bb36493b"


def test_every_category_and_every_kind_of_interaction_has_something_to_look_for() -> None:
    assert {item.category for item in ITEMS} == set(CATEGORIES)
    assert {kind for item in ITEMS for kind in item.kinds} == set(INTERACTION_KINDS)
    assert len({item.key for item in ITEMS}) == len(ITEMS) == 10


def test_the_library_offers_something_of_every_category_and_nothing_twice() -> None:
    assert 20 <= len(LIBRARY) <= 25
    of_category = Counter(item.category for item in LIBRARY)
    assert all(of_category[category] >= 2 for category in CATEGORIES)
    assert len({item.key for item in LIBRARY}) == len({item.prompt for item in LIBRARY}) == len(LIBRARY)
    items = [("item", str(uuid4()), vars_of(item)) for item in LIBRARY]
    for kind, _, fields in items:
        complete(KINDS[kind], checked_set(KINDS[kind], fields))


def vars_of(item: StarterItem) -> dict[str, Any]:
    return {name: value for name, value in asdict(item).items() if name in KINDS["item"].fields} | {
        "kinds": list(item.kinds)
    }


def test_few_items_matter_most() -> None:
    impacts = Counter(item.impact for item in ITEMS)
    assert impacts[5] == 2
    assert set(impacts) <= {1, 2, 3, 4, 5}


def test_the_records_can_be_held_and_the_list_names_its_items_in_order() -> None:
    *items, (_, _, checklist) = starter_records(ORGANIZATION)
    for kind, _, fields in starter_records(ORGANIZATION):
        checked = complete(KINDS[kind], checked_set(KINDS[kind], fields))
        assert {name: checked[name] for name in fields} == fields
    assert checklist["item_ids"] == [id_ for _, id_, _ in items]
    assert [fields["prompt"] for _, _, fields in items] == [item.prompt for item in ITEMS]


def test_made_twice_it_is_one_and_each_organization_has_its_own() -> None:
    assert starter_records(ORGANIZATION) == starter_records(ORGANIZATION)
    other = {id_ for _, id_, _ in starter_records(str(uuid4()))}
    assert not other & {id_ for _, id_, _ in starter_records(ORGANIZATION)}
