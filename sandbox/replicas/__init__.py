"""Worlds that several processes share, in a Valkey or Redis server: `serve --store URL`.

Nothing of it is imported by a server without that option.
"""
