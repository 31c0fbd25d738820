"""Reads what a shop exports, such as Shopify's CSV files, into a folder of fixtures.

Nothing is written before all files are read. What cannot be used is reported with its place.
"""
