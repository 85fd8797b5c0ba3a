"""Attachments

Revision: 0003
Follows: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attachments",
        sa.Column("observation_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("media_type", sa.String(length=20), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("file", sa.String(length=20), nullable=False),
        sa.Column("refused_because", sa.String(length=40), nullable=True),
        sa.Column("author_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("organization_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "author_id"],
            ["people.organization_id", "people.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "observation_id"],
            ["observations.organization_id", "observations.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
        ),
        sa.PrimaryKeyConstraint("organization_id", "id"),
    )
    op.create_index("attachments_observation", "attachments", ["organization_id", "observation_id"])
    op.create_table(
        "kept_files",
        sa.Column("organization_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("attachment_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("media_type", sa.String(length=20), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unneeded_since", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "attachment_id"],
            ["attachments.organization_id", "attachments.id"],
        ),
        sa.PrimaryKeyConstraint("organization_id", "attachment_id"),
    )


def downgrade() -> None:
    op.drop_table("kept_files")
    op.drop_index("attachments_observation", table_name="attachments")
    op.drop_table("attachments")
