"""Goals of teams, conversations, criteria, readings, impediments, and the days on which people work

Revision: 0007
Follows: 0006
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_UUID = sa.Uuid(as_uuid=False)
_JSON = sa.JSON(none_as_null=True)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _practice()
    _numbers()
    _table(
        "impediments",
        [_rep(), *_texts("text"), _text("topic", 20), _column("named_on", sa.Date())],
        [_maybe("assigned_to", _UUID), _maybe("resolved_at", _MOMENT), _maybe("resolution", sa.Text())],
        people=("rep_id", "assigned_to"),
    )
    op.create_index("impediments_rep", "impediments", ["organization_id", "rep_id"])
    for name in ("prepared_at", "manager_closed_at", "rep_closed_at"):
        op.add_column("retrospectives", _maybe(name, _MOMENT))
    for name in ("reading", "steps_done"):
        op.add_column("retrospectives", _maybe(name, _JSON))
    op.add_column("retrospectives", _maybe("proposed_steps", sa.Text()))
    op.add_column("organizations", _maybe("read_on", sa.Date()))


def _practice() -> None:
    _table(
        "practices",
        [_column("working_days", _JSON), _column("new_hire_days", sa.BigInteger()), _text("review_day", 20)],
        [_column("conversation_outcomes", _JSON), _column("leans", sa.Boolean()), _short("time_zone", 64)],
    )
    _table("holidays", [_column("on", sa.Date()), _text("name", 200)])
    op.create_index("holidays_on", "holidays", ["organization_id", "on"])
    _table(
        "criteria",
        [_text("title", 200), _short("field", 40), _maybe("at_least", sa.BigInteger())],
        [_column("valid_from", sa.Date()), _maybe("valid_to", sa.Date()), _column("place", sa.BigInteger())],
    )
    _table(
        "absences",
        [_rep(), _column("from_on", sa.Date()), _column("to_on", sa.Date()), _short("note", 200)],
        people=("rep_id",),
    )
    op.create_index("absences_rep", "absences", ["organization_id", "rep_id"])


def _numbers() -> None:
    with op.batch_alter_table("goals") as goals:
        goals.alter_column("rep_id", existing_type=_UUID, nullable=True)
        goals.add_column(_maybe("manager_id", _UUID))
        goals.add_column(sa.Column("together", sa.Boolean(), nullable=False, server_default=sa.false()))
        goals.add_column(sa.Column("state", sa.String(20), nullable=False, server_default="published"))
        goals.create_foreign_key(
            "goals_manager", "people", ["organization_id", "manager_id"], ["organization_id", "id"]
        )
    for name in ("source_id", "customer", "outcome"):
        op.add_column("metrics", _short(name, 200))
    op.create_index("metrics_source", "metrics", ["organization_id", "source_id"])
    for name in ("need", "budget", "decision_maker", "next_step"):
        op.add_column("opportunities", _maybe(name, sa.Text()))
    op.add_column("opportunities", _maybe("next_step_on", sa.Date()))
    _table(
        "conversations",
        [_rep(), _column("held_on", sa.Date()), _short("customer", 200)],
        [_column("opportunity", sa.Boolean())],
        [_maybe(name, sa.Text()) for name in ("goals", "pains", "structure", "dynamics", "next_step")],
        [_maybe("next_step_on", sa.Date()), _short("source_id", 200), _short("outcome", 200)],
        people=("rep_id",),
    )
    op.create_index("conversations_rep", "conversations", ["organization_id", "rep_id", "held_on"])
    _table(
        "marks",
        [_column("about_id", _UUID), _column("criterion_id", _UUID), _column("met", sa.Boolean())],
        [_maybe("marked_by", _UUID)],
        people=("marked_by",),
        others={"criterion_id": "criteria"},
    )
    op.create_index("marks_about", "marks", ["organization_id", "about_id"])
    _table("readings", [_rep(), _column("as_of", sa.Date()), _column("reading", _JSON)], people=("rep_id",))
    op.create_index("readings_rep", "readings", ["organization_id", "rep_id"])
    _table(
        "acknowledgments",
        [_rep(), _column("goal_id", _UUID), _column("read_at", _MOMENT)],
        people=("rep_id",),
        others={"goal_id": "goals"},
    )
    op.create_index("acknowledgments_rep", "acknowledgments", ["organization_id", "rep_id"])


def _table(
    name: str,
    *columns: list[sa.Column[Any]],
    people: tuple[str, ...] = (),
    others: dict[str, str] | None = None,
) -> None:
    """A table of records with these columns; `people` and `others` are ids in other tables of theirs."""
    refers = dict.fromkeys(people, "people") | (others or {})
    op.create_table(
        name,
        *(column for some in columns for column in some),
        _column("organization_id", _UUID),
        _column("id", _UUID),
        _column("version", sa.BigInteger()),
        _column("deleted", sa.Boolean()),
        _column("stamps", _JSON),
        *(
            sa.ForeignKeyConstraint(["organization_id", column], [f"{table}.organization_id", f"{table}.id"])
            for column, table in refers.items()
        ),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"]),
        sa.PrimaryKeyConstraint("organization_id", "id"),
    )


def _column(name: str, type_: Any) -> sa.Column[Any]:
    return sa.Column(name, type_, nullable=False)


def _maybe(name: str, type_: Any) -> sa.Column[Any]:
    return sa.Column(name, type_, nullable=True)


def _text(name: str, longest: int) -> sa.Column[Any]:
    return _column(name, sa.String(length=longest))


def _short(name: str, longest: int) -> sa.Column[Any]:
    return _maybe(name, sa.String(length=longest))


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [_column(name, sa.Text()) for name in names]


def _rep() -> sa.Column[Any]:
    return _column("rep_id", _UUID)


def downgrade() -> None:
    op.drop_column("organizations", "read_on")
    for name in (
        "proposed_steps",
        "steps_done",
        "reading",
        "rep_closed_at",
        "manager_closed_at",
        "prepared_at",
    ):
        op.drop_column("retrospectives", name)
    for name in ("acknowledgments", "readings", "marks", "conversations", "impediments"):
        op.drop_table(name)
    for name in ("next_step_on", "next_step", "decision_maker", "budget", "need"):
        op.drop_column("opportunities", name)
    op.drop_index("metrics_source", "metrics")
    for name in ("outcome", "customer", "source_id"):
        op.drop_column("metrics", name)
    op.execute("DELETE FROM goals WHERE rep_id IS NULL OR state = 'draft'")
    with op.batch_alter_table("goals") as goals:
        goals.drop_constraint("goals_manager", type_="foreignkey")
        for name in ("state", "together", "manager_id"):
            goals.drop_column(name)
        goals.alter_column("rep_id", existing_type=_UUID, nullable=False)
    for name in ("absences", "criteria", "holidays", "practices"):
        op.drop_table(name)
