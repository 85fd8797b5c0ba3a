"""A retrospective says which steps of the one before are done, and what the rep proposes

Revision: 0009
Follows: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("retrospectives", sa.Column("steps_done", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("retrospectives", sa.Column("proposed_steps", sa.Text(), nullable=True))
