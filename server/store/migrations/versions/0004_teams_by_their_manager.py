"""Teams by their manager

Revision: 0004
Follows: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    uuid = sa.Uuid(as_uuid=False)
    team_reps = op.create_table(
        "team_reps",
        sa.Column("organization_id", uuid, nullable=False),
        sa.Column("manager_id", uuid, nullable=False),
        sa.Column("rep_id", uuid, nullable=False),
        sa.ForeignKeyConstraint(["organization_id", "rep_id"], ["people.organization_id", "people.id"]),
        sa.PrimaryKeyConstraint("organization_id", "manager_id", "rep_id"),
    )
    op.create_index("team_reps_rep", "team_reps", ["organization_id", "rep_id"])
    people = sa.table(
        "people", sa.column("organization_id", uuid), sa.column("id", uuid), sa.column("manager_ids", sa.JSON)
    )
    everybody = op.get_bind().execute(sa.select(people)).all()
    op.bulk_insert(
        team_reps,
        [
            {"organization_id": one.organization_id, "manager_id": manager, "rep_id": one.id}
            for one in everybody
            for manager in sorted(set(one.manager_ids))
        ],
    )


def downgrade() -> None:
    op.drop_table("team_reps")
