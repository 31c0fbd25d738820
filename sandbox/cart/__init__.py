"""Carts: what a buyer has chosen, what it costs, and who buys it."""
