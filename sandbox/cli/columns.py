"""Rows of text in columns, for people to read."""

from collections.abc import Iterable, Mapping, Sequence


def columns(keys: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return the values that *rows* have for *keys*, under a line of those in capitals."""
    lines = [[key.upper() for key in keys], *([row[key] for key in keys] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(map(str.ljust, line, widths)).rstrip()  # the last column needs no padding
        for line in lines
    )
