"""Logins to new customer accounts: clients, browser sessions, codes and tokens."""
