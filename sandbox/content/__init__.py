"""What the real service does with a shop's own pages and settings; no HTTP, no GraphQL in it."""
