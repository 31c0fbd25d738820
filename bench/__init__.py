"""Measures the sandbox beside other servers that do the same work, by hand and on loopback."""
