"""Web push: what browsers are told while the app is not open."""
