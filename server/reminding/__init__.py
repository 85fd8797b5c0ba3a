"""Reminding people of what they chose to be reminded of: gathered, bundled, sent, and noted."""
