"""Products and collections."""
