"""Looking after an organization and its people: what directors do, in one transaction each."""
