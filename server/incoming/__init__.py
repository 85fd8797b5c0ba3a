"""Numbers of other systems become ours (docs/metrics-api.md)."""
