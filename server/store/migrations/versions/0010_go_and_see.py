"""Targets of managers, what waits to be critiqued, and calendars that other programs read

Revision: 0010
Follows: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_UUID = sa.Uuid(as_uuid=False)
_JSON = sa.JSON(none_as_null=True)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _record(
        "critiques",
        [
            sa.Column("rep_id", _UUID, nullable=False),
            sa.Column("kind", sa.String(20), nullable=False),
            sa.Column("occurred_on", sa.Date(), nullable=False),
            sa.Column("customer", sa.String(200)),
            sa.Column("title", sa.String(300)),
            sa.Column("media_type", sa.String(40), nullable=False),
            sa.Column("size", sa.BigInteger(), nullable=False),
            sa.Column("sha256", sa.String(64), nullable=False),
            sa.Column("source", sa.String(40), nullable=False),
            sa.Column("source_id", sa.String(200)),
            sa.Column("arrived_at", _MOMENT),
            sa.Column("put_aside_at", _MOMENT),
            sa.Column("put_aside_why", sa.Text()),
        ],
        person="rep_id",
    )
    op.create_index("critiques_rep", "critiques", ["organization_id", "rep_id"])
    op.create_index("critiques_source", "critiques", ["organization_id", "source_id"])
    _record(
        "activity_targets",
        [
            sa.Column("manager_id", _UUID),
            sa.Column("activity", sa.String(20), nullable=False),
            sa.Column("target", sa.BigInteger()),
            sa.Column("valid_from", sa.Date(), nullable=False),
            sa.Column("why", sa.Text(), nullable=False),
        ],
        person="manager_id",
    )
    with op.batch_alter_table("interactions") as interactions:
        interactions.add_column(sa.Column("critique_id", _UUID))
        interactions.add_column(sa.Column("critiqued_on", sa.Date()))
        interactions.add_column(sa.Column("told_by", sa.String(20)))
        interactions.add_column(sa.Column("message", sa.Text()))
        interactions.create_foreign_key(
            "interactions_critique_id",
            "critiques",
            ["organization_id", "critique_id"],
            ["organization_id", "id"],
        )
    op.create_index("interactions_critique", "interactions", ["organization_id", "critique_id"])
    op.add_column("observations", sa.Column("passage", sa.Text()))
    op.add_column("observations", sa.Column("passage_at", sa.BigInteger()))
    op.create_table(
        "calendars",
        sa.Column("organization_id", _UUID, nullable=False),
        sa.Column("person_id", _UUID, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["organization_id", "person_id"], ["people.organization_id", "people.id"]),
        sa.PrimaryKeyConstraint("organization_id", "person_id"),
    )
    op.create_index("calendars_hash", "calendars", ["hash"], unique=True)


def downgrade() -> None:
    op.drop_table("calendars")
    for name in ("passage_at", "passage"):
        op.drop_column("observations", name)
    op.drop_index("interactions_critique", table_name="interactions")
    with op.batch_alter_table("interactions") as interactions:
        interactions.drop_constraint("interactions_critique_id", type_="foreignkey")
        for name in ("critique_id", "critiqued_on", "told_by", "message"):
            interactions.drop_column(name)
    op.drop_table("activity_targets")
    op.drop_table("critiques")


def _record(name: str, columns: list[sa.Column], person: str) -> None:
    op.create_table(
        name,
        sa.Column("organization_id", _UUID, nullable=False),
        sa.Column("id", _UUID, nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("stamps", _JSON, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"]),
        sa.ForeignKeyConstraint(["organization_id", person], ["people.organization_id", "people.id"]),
        sa.PrimaryKeyConstraint("organization_id", "id"),
    )
