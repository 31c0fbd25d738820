"""Customers: what the real service does with their accounts, addresses and access tokens."""
