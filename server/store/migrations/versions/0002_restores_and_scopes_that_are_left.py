"""Restores, and scopes that a record leaves

Revision: 0002
Follows: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "organizations",
        sa.Column("restored_version", sa.BigInteger(), nullable=False, server_default="0"),
    )
    # SQLite cannot change a key: the table is made anew. One record may stand in several scopes: where it
    # is, and where it is no longer.
    op.create_table(
        "changes_anew",
        sa.Column("organization_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("record_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("scope", sa.String(length=60), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"]),
        sa.PrimaryKeyConstraint("organization_id", "kind", "record_id", "scope", name="changes_key"),
    )
    columns = "organization_id, kind, record_id, scope, shared, version, deleted"
    op.execute(f"INSERT INTO changes_anew ({columns}) SELECT {columns} FROM changes")  # noqa: S608
    op.drop_table("changes")
    op.rename_table("changes_anew", "changes")
    op.create_index("changes_scope", "changes", ["organization_id", "scope", "version"], unique=True)
