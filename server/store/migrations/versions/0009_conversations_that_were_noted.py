"""Conversations know whether anything was noted of them, and days are found by an index

Revision: 0009
Follows: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_DAYS = {
    "metrics_day": ("metrics", ["organization_id", "metric", "counted_on"]),
    "opportunities_day": ("opportunities", ["organization_id", "engaged_on"]),
    "conversations_day": ("conversations", ["organization_id", "held_on"]),
}


def upgrade() -> None:
    noted = sa.Column("noted", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("conversations", noted)
    yes, day = sa.column("opportunity", sa.Boolean()), sa.column("next_step_on")
    texts = [sa.column(name) for name in ("goals", "pains", "structure", "dynamics", "next_step")]
    is_noted = sa.or_(yes, day.is_not(None), *(sa.func.coalesce(one, "") != "" for one in texts))
    talk = sa.table("conversations", sa.column("noted", sa.Boolean()))
    op.execute(talk.update().where(is_noted).values(noted=sa.true()))
    for name, (on, columns) in _DAYS.items():
        op.create_index(name, on, columns)


def downgrade() -> None:
    for name, (on, _) in _DAYS.items():
        op.drop_index(name, table_name=on)
    with op.batch_alter_table("conversations") as table:
        table.drop_column("noted")
