"""Webhooks: what happens in a shop is sent to URLs, signed, as the real service does."""
