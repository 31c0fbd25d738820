"""What the sandbox adds to the real service, for tests and for those who run it."""
