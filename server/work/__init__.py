"""The work that goes on in the background: connectors, reminders, clean-up; each job run by one at a time."""
