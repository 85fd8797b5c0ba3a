"""Tokens of other systems, and how the columns of their files are read

Revision: 0008
Follows: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_UUID = sa.Uuid(as_uuid=False)


def upgrade() -> None:
    op.create_table(
        "import_tokens",
        sa.Column("organization_id", _UUID, nullable=False),
        sa.Column("id", _UUID, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", _UUID, nullable=True),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"]),
        sa.ForeignKeyConstraint(["organization_id", "made_by"], ["people.organization_id", "people.id"]),
        sa.PrimaryKeyConstraint("organization_id", "id"),
    )
    op.create_index("import_tokens_hash", "import_tokens", ["hash"], unique=True)
    op.create_table(
        "import_profiles",
        sa.Column("organization_id", _UUID, nullable=False),
        sa.Column("id", _UUID, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("headers", sa.String(length=64), nullable=False),
        sa.Column("plan", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", _UUID, nullable=True),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"]),
        sa.ForeignKeyConstraint(["organization_id", "made_by"], ["people.organization_id", "people.id"]),
        sa.PrimaryKeyConstraint("organization_id", "id"),
    )
    op.create_index("import_profiles_name", "import_profiles", ["organization_id", "name"], unique=True)
    op.create_index("conversations_source", "conversations", ["organization_id", "source_id"])


def downgrade() -> None:
    op.drop_index("conversations_source", table_name="conversations")
    op.drop_table("import_profiles")
    op.drop_table("import_tokens")
