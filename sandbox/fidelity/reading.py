"""Reads the ledger: an entry for each mutation, query or type that a line names."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from sandbox.faults import FaultError
from sandbox.fidelity.ledger import Entry, Kind, Known, Ledger, Line, Place
from sandbox.resources import resource
from sandbox.toml_file import read_toml
from sandbox.user_errors import label

FOLDER: Final = "fixtures/fidelity"
LISTS: Final = (
    *("customers", "addresses", "carts", "warnings", "fields", "documents", "http"),
    *("customer-account", "customer-account-errors", "customer-account-http", "login"),
)
"""The files of errors, in the order in which an entry shows them."""

ENTRIES: Final = ("operations", "new-accounts", "types")
"""The files of entries."""

_OK: Final = 200


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
    """Return the ledger that comes with the sandbox. Raises `TomlError`."""
    return read_ledger(resource(FOLDER))


def read_ledger(folder: Path) -> Ledger:
    """Return the ledger in *folder*. Raises `TomlError`."""
    sources = read_toml(folder / "sources.toml").read(dict[str, str])
    written: dict[str, WrittenEntry] = {}
    from_where: dict[str, str | None] = {}
    for stem in ENTRIES:
        entries = read_toml(folder / f"{stem}.toml")
        for name in entries.document:
            entry = written[name] = entries.read(WrittenEntry, name)
            with entries.checked():
                from_where[name] = _source(entry.source, sources, name)
    lines: dict[str, list[Line]] = {name: [] for name in written}
    for stem in LISTS:
        file = read_toml(folder / f"{stem}.toml")
        listed = file.read(WrittenList)
        with file.checked():
            for number, errors in enumerate(listed.errors):
                source = _source(errors.source, sources, "errors", number)
                for name, path in _spread(errors, written, number):
                    lines[name] += _lines(listed.place, errors, name, path, source)
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


def _source(key: str | None, sources: Mapping[str, str], *at: object) -> str | None:
    """Return the detail for *key*, which stands *at* that path."""
    if key is None or key in sources:
        return None if key is None else sources[key]
    raise FaultError(f"is {key!r}, which sources.toml does not have", *at, "source")


def _lines(
    place: Place,
    errors: WrittenErrors,
    name: str,
    path: tuple[str, ...] | None,
    source: str | None,
) -> Iterator[Line]:
    """Yield a line for each code of *errors*, those of the entry *name*."""
    for code in _codes(errors):
        yield Line(
            place=place,
            status=errors.status,
            code=code,
            field=path,
            message=_message(errors.message, name, path),
            known=errors.known,
            source=source,
            note=errors.note,
            by_scenario_only=errors.by_scenario_only,
        )


def _codes(errors: WrittenErrors) -> tuple[str | None, ...]:
    return errors.code if isinstance(errors.code, tuple) else (errors.code,)


def _spread(
    errors: WrittenErrors, entries: Mapping[str, WrittenEntry], number: int
) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """Yield the entries that *errors* belong to, each with the path of the argument at fault."""
    for name, fields in errors.at.items():
        if name not in entries:
            raise _no_entry(name, number, "at", name)
        for field in fields or (None,):
            yield name, None if field is None else tuple(field.split("."))
    for named in errors.names:
        of_kind = [name for name, entry in entries.items() if entry.kind == named]
        if not of_kind and named not in entries:
            raise _no_entry(named, number, "in")
        for name in of_kind or [named]:
            yield name, None


def _no_entry(name: str, number: int, *at: object) -> FaultError:
    detail = f"names {name!r}, which operations.toml does not have"
    return FaultError(detail, "errors", number, *at)


def _message(template: str | None, name: str, path: tuple[str, ...] | None) -> str | None:
    """Return *template* with what is known of it: `{label}` and `{operation}`."""
    if template is None:
        return None
    message = template.replace("{operation}", name)
    return message if path is None else message.replace("{label}", label(path[-1]))
