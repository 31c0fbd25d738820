"""Store credit of customers and of company locations."""
