"""Mail that goes out: made by the standard library, sent by the organization's own server."""
