"""An organization filled by SQL alone, so that a million records are there in seconds.

Every rep gets finished visits with ten observations each, as phones would have made them, and all of it
stands in the change feed.
"""

from flask import Flask
from sqlalchemy import Connection, text

from server.store.database import db

ITEMS = 10

#: What the two databases write differently.
DIALECTS = {
    "sqlite": {"hex": "printf('%08x', {})", "uuid": "{}", "json": "'{}'", "date": "'{}'", "text": "{}"},
    "postgresql": {
        "hex": "lpad(to_hex(CAST({} AS bigint)), 8, '0')",
        "uuid": "CAST({} AS uuid)",
        "json": "CAST('{}' AS json)",
        "date": "DATE '{}'",
        "text": "CAST({} AS text)",
    },
}
STAMP = '[1, "001795280000000-00003-8f2c11aa", "8f2c11aa-0000-4000-8000-000000000000", null]'
STAMPS = f'{{"rating" : {STAMP}, "item_id" : {STAMP}}}'  # " :" since ":[" would be a parameter
NUMBERS = """WITH RECURSIVE visits(v) AS (
  SELECT CAST(:first AS bigint) UNION ALL SELECT v + 1 FROM visits WHERE v < :last)"""
SEEN = f"""{NUMBERS}, listed(item, i) AS (
  SELECT id, row_number() OVER (ORDER BY id) FROM items WHERE organization_id = :organization
  ORDER BY id LIMIT {ITEMS})"""


def fill(app: Flask, records_a_rep: int) -> None:
    """Give every rep of the only organization so many records."""
    visits = records_a_rep // (ITEMS + 1)
    with app.app_context(), db.engine.connect() as connection:
        organization, version = connection.execute(text("SELECT id, version FROM organizations")).one()
        checklist = connection.execute(text("SELECT id FROM checklists")).scalar_one()
        reps = connection.execute(text("SELECT id, manager_ids FROM people WHERE role = 'rep'")).all()
        manager = connection.execute(
            text("SELECT id FROM people WHERE role = 'manager' LIMIT 1")
        ).scalar_one()
        common = {
            "organization": organization,
            "checklist": checklist,
            "version": version,
            "manager": manager,
        }
        for nth, rep in enumerate(reps):
            first = 1 + nth * visits
            scope = f"rep:{hyphened(str(rep.id))}"
            given = common | {"rep": rep.id, "scope": scope, "first": first, "last": first + visits - 1}
            fill_one(connection, given)
            connection.commit()
            if nth & (nth + 1) == 0:  # or PostgreSQL goes on as it did when the tables were empty
                connection.execute(text("ANALYZE"))
                connection.commit()
        newest = version + (len(reps) * visits + 1) * (ITEMS + 1)
        connection.execute(text("UPDATE organizations SET version = :newest"), {"newest": newest})
        connection.execute(text("ANALYZE"))
        connection.commit()


def fill_one(connection: Connection, given: dict[str, object]) -> None:
    """One rep's visits, what was seen in them, and both in the feed."""
    for statement in statements(DIALECTS[connection.dialect.name]):
        named = {name: value for name, value in given.items() if f":{name}" in statement}
        connection.execute(text(statement), named)


def statements(write: dict[str, str]) -> list[str]:
    visit, seen = scattered(write, "v", 0), scattered(write, "v * 16 + i", 1)
    at_visit = f"CAST(:version AS bigint) + v * {ITEMS + 1}"
    at_seen = f"{at_visit} + i"
    stamps = write["json"].format(STAMPS)
    no, scope = "(1 = 0)", write["text"].format(":scope")
    organization, rep, checklist, manager = (
        write["uuid"].format(f":{name}") for name in ("organization", "rep", "checklist", "manager")
    )
    day = write["date"].format("2026-03-31")
    feed = "INSERT INTO changes (organization_id, kind, record_id, scope, shared, version, deleted)"
    return [
        f"""INSERT INTO interactions (organization_id, id, version, deleted, stamps, rep_id, kind, customer,
              occurred_on, checklist_id, state, manager_id)
            {NUMBERS} SELECT {organization}, {visit}, {at_visit}, {no}, {stamps}, {rep}, 'ride_along',
              'Cancity', {day}, {checklist}, 'finished', {manager} FROM visits""",
        f"""INSERT INTO observations (organization_id, id, version, deleted, stamps, interaction_id, item_id,
              rating, note)
            {SEEN} SELECT {organization}, {seen}, {at_seen}, {no}, {stamps}, {visit}, item, 'missed',
              'Named the price before the customer had said what it costs them to do nothing.'
            FROM visits CROSS JOIN listed""",
        f"""{feed} {NUMBERS} SELECT {organization}, 'interaction', {visit}, {scope}, {no}, {at_visit}, {no}
            FROM visits""",
        f"""{feed} {SEEN} SELECT {organization}, 'observation', {seen}, {scope}, {no}, {at_seen}, {no}
            FROM visits CROSS JOIN listed""",
    ]


def scattered(write: dict[str, str], number: str, salt: int) -> str:
    """An id for each number, in no order, as the ids of observations are."""
    parts = (f"(({number}) * 2654435761) % 4294967296", str(salt), "0", number)
    return write["uuid"].format("(" + " || ".join(write["hex"].format(part) for part in parts) + ")")


def hyphened(id_: str) -> str:
    """A UUID as records write it; SQLite keeps it without the hyphens."""
    digits = id_.replace("-", "")
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
