"""Small exports as bytes, and the real one where it is."""

from pathlib import Path

import pytest

REAL = Path(__file__).parents[3] / "shared" / "data" / "crm-opportunities"

TEAMS = (
    "sales_agent,manager,regional_office\n"
    "Anna Snelling,Dustin Brinkmann,Central\n"
    "Moses Frase,Dustin Brinkmann,Central\n"
)
HEADER = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
ROW = "1C1I7A6R,Moses Frase,GTX Plus Basic,Cancity,Won,2016-10-20,2017-03-01,1054\n"
OTHER_ROW = "Z063OYW0,Anna Snelling,GTXPro,,Prospecting,,,\n"


def real_export() -> tuple[Path, Path]:
    """The teams file and the opportunities file of the real export; skips where they are not."""
    teams, opportunities = REAL / "sales_teams.csv", REAL / "sales_pipeline.csv"
    if not opportunities.exists():
        pytest.skip(
            f"the real export is not at {REAL}: it is published as “CRM Sales Opportunities”, not kept here"
        )
    return teams, opportunities
