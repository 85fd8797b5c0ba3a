"""Drafts and the words of versions

Revision: 0005
Follows: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "drafts",
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("based_on", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("standard", sa.String(length=40), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author_id", sa.Uuid(as_uuid=False), nullable=False),
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
            ["organization_id", "based_on"],
            ["checklists.organization_id", "checklists.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
        ),
        sa.PrimaryKeyConstraint("organization_id", "id"),
    )
    op.create_table(
        "draft_items",
        sa.Column("draft_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("item_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("prompt", sa.String(length=200), nullable=True),
        sa.Column("impact", sa.BigInteger(), nullable=True),
        sa.Column("good_looks_like", sa.Text(), nullable=True),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("kinds", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("funnel_level", sa.String(length=20), nullable=True),
        sa.Column("standard", sa.String(length=40), nullable=True),
        sa.Column("training_url", sa.Text(), nullable=True),
        sa.Column("organization_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "draft_id"],
            ["drafts.organization_id", "drafts.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
        ),
        sa.PrimaryKeyConstraint("organization_id", "id"),
    )
    op.create_index("draft_items_draft", "draft_items", ["organization_id", "draft_id"])
    op.add_column("checklists", sa.Column("standard", sa.String(length=40), nullable=True))
    op.add_column("checklists", sa.Column("items", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("checklists", sa.Column("published_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    for column in ("published_at", "items", "standard"):
        op.drop_column("checklists", column)
    op.drop_index("draft_items_draft", table_name="draft_items")
    op.drop_table("draft_items")
    op.drop_table("drafts")
