"""Tables of text for people to read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

LONGEST: Final = 40
"""Characters of a value in a row, but for the last; `--format json` prints all of them."""


def columns(keys: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return the values of *rows* for *keys*, in columns below the keys in capitals."""
    return _aligned([[key.upper() for key in keys], *([row[key] for key in keys] for row in rows)])


def table(document: Mapping[str, Any], keys: Sequence[str] = ()) -> str:
    """Return a JSON object as text: first its values, one a line, then each list of objects.

    *keys* are the columns of those lists, as in `entry.id`; by default the keys whose values are
    neither objects nor lists of objects, or all keys if there are no such.
    """
    leaves = dict(_leaves(document))
    lists = {key: value for key, value in leaves.items() if _is_rows(value)}
    values = {key: value for key, value in leaves.items() if key not in lists}
    parts = [_aligned([[key, _text(value)] for key, value in values.items()])] if values else []
    for name, rows in lists.items():
        title = [f"{name}:"] if len(leaves) > 1 else []
        parts.append("\n".join([*title, rows_of(rows, keys)]))
    return "\n\n".join(parts)


def rows_of(rows: Sequence[Mapping[str, Any]], keys: Sequence[str] = ()) -> str:
    """Return the objects *rows* in columns; see `table`."""
    known = list(dict.fromkeys(key for row in rows for key in row))
    plain = [key for key in known if all(_is_plain(row.get(key)) for row in rows)]
    chosen = keys or plain or known
    return columns(chosen, [dict(zip(chosen, cells(row, chosen), strict=True)) for row in rows])


def cells(row: Mapping[str, Any], keys: Sequence[str]) -> Sequence[str]:
    """Return the values of *row* for *keys*, each in one line; all but the last are shortened."""
    *first, last = (" ".join(_text(_at(row, key)).split()) for key in keys)
    return [*map(_short, first), last]


def _aligned(lines: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(map(str.ljust, line, widths)).rstrip()  # the last column needs no padding
        for line in lines
    )


def _leaves(document: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the values of *document*, those of objects inside by keys such as `clock.now`."""
    for key, value in document.items():
        if isinstance(value, dict) and value:
            yield from _leaves(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def _is_rows(value: object) -> bool:
    return isinstance(value, list | tuple) and any(isinstance(item, dict) for item in value)


def _is_plain(value: object) -> bool:
    return not isinstance(value, dict) and not _is_rows(value)


def _at(row: Any, key: str) -> Any:
    for part in key.split("."):
        row = row.get(part) if isinstance(row, dict) else None
    return row


def _text(value: Any) -> str:
    match value:
        case None:
            return "-"
        case list() | tuple() | dict() if not value:
            return "-"
        case str():
            return value
        case list() | tuple() if not _is_rows(value):
            return ", ".join(map(_text, value))
        case _:
            import json

            return json.dumps(value, ensure_ascii=False)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
