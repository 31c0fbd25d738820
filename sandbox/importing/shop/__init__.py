"""Copies a live shop through its Storefront API into a folder of fixtures.

Each answer is kept beside the fixtures until all are there, so a run that was stopped goes on
without asking anything twice. The token is sent, and never kept.
"""
