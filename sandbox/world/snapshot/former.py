"""Versions of records before a change: what is wrong with the record that their text is."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

import msgspec
from msgspec.structs import fields

from sandbox.faults import fault, fault_of, located, not_known
from sandbox.world.former_versions import FormerVersion
from sandbox.world.snapshot.document import Place
from sandbox.world.snapshot.values import wrong_values

_REMEDY: Final = "take the snapshot anew, or remove this version"


def wrong_version(
    version: FormerVersion, kinds: Mapping[str, type[Any]], now: datetime
) -> Iterator[tuple[Place, str]]:
    """Yield the places of what is wrong in *version*, a record of one of *kinds*, with details."""
    kind = kinds.get(version.kind)
    if kind is None:
        yield ("kind",), not_known(version.kind, list(kinds))
        return
    try:
        _ = msgspec.convert(version.of, _id_type(kind))
    except ValueError as error:
        yield ("of",), located(error)[0]
    if version.text is not None:
        for detail in _wrong_text(version, kind, now):
            yield ("text",), f"is no {kind.__name__}: {detail}; {_REMEDY}"


def _wrong_text(version: FormerVersion, kind: type[Any], now: datetime) -> Iterator[str]:
    try:
        record = msgspec.json.decode(version.text or "", type=kind)
    except msgspec.ValidationError as error:
        found = fault_of(error, kind=kind)
        yield f"{found.pointer} {found.detail}"
        return
    except (ValueError, RecursionError):
        yield "it is not JSON"
        return
    if record.id != version.of:
        yield f"its id is {record.id!r}, and `of` is {version.of!r}"
    for place, detail in wrong_values(record, now):
        yield f"{fault(detail, *place).pointer} {detail}"


def _id_type(kind: type[Any]) -> Any:
    return next(field.type for field in fields(kind) if field.name == "id")
