"""Subscription contracts of customers."""
