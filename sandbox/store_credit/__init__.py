"""Store credit of customers."""
