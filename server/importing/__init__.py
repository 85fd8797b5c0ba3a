"""Real exports become people and opportunities (docs/importing.md)."""
