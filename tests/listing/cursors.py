"""Cursors as a reader sees them: the JSON inside."""

from base64 import b64decode, b64encode


def decoded(cursor: str) -> str:
    return b64decode(cursor, validate=True).decode()


def encoded(json: str | bytes) -> str:
    return b64encode(json if isinstance(json, bytes) else json.encode()).decode()
