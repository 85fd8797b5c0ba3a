"""What a rep says of themselves, and asks for

Revision: 0006
Follows: 0005
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_UUID = sa.Uuid(as_uuid=False)


def upgrade() -> None:
    op.create_table(
        "self_ratings",
        sa.Column("focus_id", _UUID, nullable=False),
        sa.Column("rated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rating", sa.String(length=20), nullable=False),
        sa.Column("customer", sa.String(length=200), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        *_of_a_record(),
        sa.ForeignKeyConstraint(["organization_id", "focus_id"], ["focuses.organization_id", "focuses.id"]),
    )
    op.create_index("self_ratings_focus", "self_ratings", ["organization_id", "focus_id"])
    op.create_table(
        "asks",
        sa.Column("rep_id", _UUID, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("customer", sa.String(length=200), nullable=True),
        sa.Column("wanted_on", sa.Date(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("planned_for", sa.DateTime(timezone=True), nullable=True),
        *_of_a_record(),
        sa.ForeignKeyConstraint(["organization_id", "rep_id"], ["people.organization_id", "people.id"]),
    )
    op.create_index("asks_rep", "asks", ["organization_id", "rep_id"])
    op.add_column("focuses", sa.Column("standard", sa.String(length=40), nullable=True))
    op.add_column("focuses", sa.Column("standard_why", sa.Text(), nullable=True))
    op.add_column("focuses", sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True))


def _of_a_record() -> tuple[Any, ...]:
    """What every table of records has."""
    return (
        sa.Column("organization_id", _UUID, nullable=False),
        sa.Column("id", _UUID, nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"]),
        sa.PrimaryKeyConstraint("organization_id", "id"),
    )


def downgrade() -> None:
    for column in ("acknowledged_at", "standard_why", "standard"):
        op.drop_column("focuses", column)
    op.drop_table("asks")
    op.drop_table("self_ratings")
