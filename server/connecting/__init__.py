"""Things come in from the systems an organization is connected to: asked for page by page, by a job."""
