"""The control API's bodies, queries and answers, each described once.

The server reads and writes them, the Python client sends and receives them, and the OpenAPI
document is made from them.

In a body, `UNSET` stands for a key that is left out. A snapshot and the fidelity ledger are
documents with a format of their own: `sandbox.world.snapshot`, `sandbox.fidelity`.
"""
