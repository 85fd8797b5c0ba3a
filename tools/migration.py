"""Write a migration from the tables: make migration SAYS="Opportunities know their region"."""

import sys
import tempfile

from sqlalchemy import create_engine

from server.store import schema


def main(message: str) -> None:
    """Compare the tables with a database that has every migration so far, and write what is missing."""
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{folder}/migrated.db")
        schema.migrate(engine)
        schema.draft(engine, message)
        engine.dispose()


if __name__ == "__main__":
    main(sys.argv[1])
