"""Rows of text in columns, for people to read."""

from collections.abc import Mapping, Sequence


def columns(rows: Sequence[Mapping[str, str]]) -> str:
    """Return *rows*, which have the same keys, under a line of those keys in capitals."""
    lines = [[key.upper() for key in rows[0]], *([*row.values()] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(map(str.ljust, line, widths)).rstrip()  # the last column needs no padding
        for line in lines
    )
