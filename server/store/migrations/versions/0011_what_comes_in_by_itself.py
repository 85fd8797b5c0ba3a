"""Jobs, connections, mail, reminders, invitations and who changed what

Revision: 0011
Follows: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_UUID = sa.Uuid(as_uuid=False)
_JSON = sa.JSON(none_as_null=True)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("organization_id", _UUID, nullable=False),
        sa.Column("id", _UUID, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("by_id", _UUID),
        sa.Column("by_name", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("about_id", _UUID),
        sa.Column("about", sa.String(length=300), nullable=False),
        sa.Column("detail", _JSON),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
        ),
        sa.PrimaryKeyConstraint("organization_id", "id"),
    )
    op.create_index("audit_entries_at", "audit_entries", ["organization_id", "at", "id"])

    op.create_table(
        "jobs",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("organization_id", _UUID),
        sa.Column("due_at", _MOMENT, nullable=False),
        sa.Column("claim", _UUID),
        sa.Column("claimed_until", _MOMENT),
        sa.Column("began_at", _MOMENT),
        sa.Column("ended_at", _MOMENT),
        sa.Column("outcome", sa.String(length=20)),
        sa.Column("says", sa.String(length=1000)),
        sa.Column("failures", sa.BigInteger(), nullable=False),
        sa.Column("done", sa.BigInteger()),
        sa.Column("total", sa.BigInteger()),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("jobs_due", "jobs", ["due_at"])
    op.create_index("jobs_organization", "jobs", ["organization_id"])

    op.create_table(
        "mail_servers",
        sa.Column("organization_id", _UUID, nullable=False),
        sa.Column("host", sa.String(length=253), nullable=False),
        sa.Column("port", sa.BigInteger(), nullable=False),
        sa.Column("security", sa.String(length=20), nullable=False),
        sa.Column("user", sa.String(length=254)),
        sa.Column("password", sa.Text()),
        sa.Column("sender", sa.String(length=254), nullable=False),
        sa.Column("changed_at", _MOMENT, nullable=False),
        sa.Column("tried_at", _MOMENT),
        sa.Column("trouble", sa.Text()),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
        ),
        sa.PrimaryKeyConstraint("organization_id"),
    )
    op.create_table(
        "connections",
        sa.Column("organization_id", _UUID, nullable=False),
        sa.Column("id", _UUID, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("settings", _JSON, nullable=False),
        sa.Column("secret", sa.Text()),
        sa.Column("checkpoint", _JSON),
        sa.Column("report", _JSON),
        sa.Column("trouble", sa.Text()),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("made_by", _UUID),
        sa.ForeignKeyConstraint(
            ["organization_id", "made_by"],
            ["people.organization_id", "people.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
        ),
        sa.PrimaryKeyConstraint("organization_id", "id"),
    )
    op.create_table(
        "invitations",
        sa.Column("organization_id", _UUID, nullable=False),
        sa.Column("id", _UUID, nullable=False),
        sa.Column("person_id", _UUID, nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("made_by", _UUID),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT),
        sa.Column("revoked_at", _MOMENT),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["people.organization_id", "people.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
        ),
        sa.PrimaryKeyConstraint("organization_id", "id"),
    )
    op.create_index("invitations_hash", "invitations", ["hash"], unique=True)
    op.create_index("invitations_person", "invitations", ["organization_id", "person_id"])

    op.create_table(
        "push_places",
        sa.Column("organization_id", _UUID, nullable=False),
        sa.Column("person_id", _UUID, nullable=False),
        sa.Column("id", _UUID, nullable=False),
        sa.Column("endpoint", sa.Text(), nullable=False),
        sa.Column("endpoint_hash", sa.String(length=64), nullable=False),
        sa.Column("p256dh", sa.String(length=100), nullable=False),
        sa.Column("auth", sa.String(length=40), nullable=False),
        sa.Column("device", sa.String(length=100), nullable=False),
        sa.Column("session_id", _UUID, nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["people.organization_id", "people.id"],
        ),
        sa.PrimaryKeyConstraint("organization_id", "person_id", "id"),
    )
    op.create_index("push_places_endpoint", "push_places", ["endpoint_hash"], unique=True)

    op.create_table(
        "reminder_choices",
        sa.Column("organization_id", _UUID, nullable=False),
        sa.Column("person_id", _UUID, nullable=False),
        sa.Column("ways", _JSON, nullable=False),
        sa.Column("quiet_from", sa.String(length=5)),
        sa.Column("quiet_to", sa.String(length=5)),
        sa.Column("changed_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["people.organization_id", "people.id"],
        ),
        sa.PrimaryKeyConstraint("organization_id", "person_id"),
    )
    op.create_table(
        "reminders_sent",
        sa.Column("organization_id", _UUID, nullable=False),
        sa.Column("person_id", _UUID, nullable=False),
        sa.Column("about", sa.String(length=120), nullable=False),
        sa.Column("way", sa.String(length=10), nullable=False),
        sa.Column("tried_at", _MOMENT, nullable=False),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", _MOMENT),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["people.organization_id", "people.id"],
        ),
        sa.PrimaryKeyConstraint("organization_id", "person_id", "about", "way"),
    )
    op.create_index("reminders_sent_at", "reminders_sent", ["tried_at"])

    op.add_column("organizations", sa.Column("setup", _JSON))


def downgrade() -> None:
    op.drop_column("organizations", "setup")
    for table in (
        "reminders_sent",
        "reminder_choices",
        "push_places",
        "invitations",
        "connections",
        "mail_servers",
        "jobs",
        "audit_entries",
    ):
        op.drop_table(table)
