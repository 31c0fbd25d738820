"""Locations: where buyers can pick up their orders."""
