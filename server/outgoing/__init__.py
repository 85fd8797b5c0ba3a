"""What goes out to other systems: only where it may, never to an address inside."""
