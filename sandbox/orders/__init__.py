"""Orders: what customers have bought, and how they look through it."""
