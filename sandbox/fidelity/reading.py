"""From the files of the ledger to its entries: each line is spread over what it is true of."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

import msgspec
from msgspec import Struct

from sandbox.fidelity.ledger import Entry, Kind, Known, Ledger, Line, Place
from sandbox.resources import resource
from sandbox.user_errors import label

FOLDER: Final = "fixtures/fidelity"
LISTS: Final = ("customers", "addresses", "fields", "documents", "http")
"""The files of errors, in the order in which an entry shows them."""

_OK: Final = 200

T = TypeVar("T")


class InvalidLedgerError(ValueError):
    """A file of the ledger does not say what one must. The message names the file."""


class WrittenEntry(Struct, frozen=True, forbid_unknown_fields=True):
    kind: Kind
    known: Known
    source: str | None = None
    note: str | None = None


class WrittenErrors(Struct, frozen=True, forbid_unknown_fields=True, rename={"names": "in"}):
    """Errors known in the same way.

    `code` may be several. `at` has the fields of each operation, as `input.email`; none is an
    error without a field. `in` names entries, or kinds of them, where errors have no fields.
    """

    known: Known
    code: str | tuple[str, ...] | None = None
    message: str | None = None
    status: int = _OK
    at: Mapping[str, tuple[str, ...]] = {}
    names: tuple[str, ...] = ()
    by_scenario_only: bool = False
    source: str | None = None
    note: str | None = None


class WrittenList(Struct, frozen=True, forbid_unknown_fields=True):
    place: Place
    errors: tuple[WrittenErrors, ...]


@cache
def load_ledger() -> Ledger:
    """Return the ledger that comes with the sandbox. Raises `InvalidLedgerError`."""
    return read_ledger(resource(FOLDER))


def read_ledger(folder: Path) -> Ledger:
    """Return the ledger in *folder*. Raises `InvalidLedgerError`."""
    sources = _decoded(folder / "sources.toml", dict[str, str])
    written = _decoded(folder / "operations.toml", dict[str, WrittenEntry])
    from_where = {name: _source(entry.source, sources) for name, entry in written.items()}
    lines: dict[str, list[Line]] = {name: [] for name in written}
    for stem in LISTS:
        path = folder / f"{stem}.toml"
        try:
            for name, line in _lines(_decoded(path, WrittenList), written, sources):
                lines[name].append(line)
        except LookupError as error:
            raise InvalidLedgerError(f"{path.name}: there is no {error.args[0]!r}") from None
    return Ledger(
        [
            Entry(
                name=name,
                kind=entry.kind,
                known=entry.known,
                source=from_where[name],
                note=entry.note,
                errors=tuple(lines[name]),
            )
            for name, entry in written.items()
        ]
    )


def _decoded(path: Path, kind: type[T]) -> T:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except (OSError, ValueError) as error:
        raise InvalidLedgerError(f"{path.name}: {error}") from None


def _source(key: str | None, sources: Mapping[str, str]) -> str | None:
    try:
        return None if key is None else sources[key]
    except KeyError:
        raise InvalidLedgerError(f"operations.toml: sources.toml has no {key!r}") from None


def _lines(
    listed: WrittenList, entries: Mapping[str, WrittenEntry], sources: Mapping[str, str]
) -> Iterator[tuple[str, Line]]:
    """Yield each error with the entry it belongs to. Raises `LookupError` for what there is not."""
    for errors in listed.errors:
        for name, path in _spread(errors, entries):
            for code in _codes(errors):
                yield (
                    name,
                    Line(
                        place=listed.place,
                        status=errors.status,
                        code=code,
                        field=path,
                        message=_message(errors.message, name, path),
                        known=errors.known,
                        source=None if errors.source is None else sources[errors.source],
                        note=errors.note,
                        by_scenario_only=errors.by_scenario_only,
                    ),
                )


def _codes(errors: WrittenErrors) -> tuple[str | None, ...]:
    return errors.code if isinstance(errors.code, tuple) else (errors.code,)


def _spread(
    errors: WrittenErrors, entries: Mapping[str, WrittenEntry]
) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """Yield the entries that *errors* belong to, each with the path of the argument at fault."""
    for name, fields in errors.at.items():
        _check(name, entries)
        for field in fields or (None,):
            yield name, None if field is None else tuple(field.split("."))
    for named in errors.names:
        of_kind = [name for name, entry in entries.items() if entry.kind == named]
        if not of_kind:
            _check(named, entries)
        for name in of_kind or [named]:
            yield name, None


def _check(name: str, entries: Mapping[str, WrittenEntry]) -> None:
    if name not in entries:
        raise LookupError(name)


def _message(template: str | None, name: str, path: tuple[str, ...] | None) -> str | None:
    """Return *template* with what is known of it: `{label}` and `{operation}`."""
    if template is None:
        return None
    said = template.replace("{operation}", name)
    return said if path is None else said.replace("{label}", label(path[-1]))
