"""The JSON schemas of the control API's models: those of msgspec, improved."""

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import Enum
from inspect import cleandoc
from typing import Any, Final, get_args

from msgspec import Struct
from msgspec.inspect import EnumType, StructType, Type, multi_type_info
from msgspec.json import schema_components
from msgspec.structs import asdict, fields

Schema = dict[str, Any]

Kind = type[Struct] | type[Enum]

REFERENCE: Final = "#/components/schemas/{name}"
_DURATION: Final = r"^[+-]?P(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$"
_OURS: Final = frozenset({"control", "control_models"})


class Schemas:
    """The schemas of *kinds*, and of all that is in them."""

    def __init__(self, kinds: Collection[type[Struct]]) -> None:
        every = sorted(_named_kinds(multi_type_info(kinds)), key=_full_name)
        references, components = schema_components(every, ref_template=REFERENCE)
        names = {name_in(it): name_of(kind) for kind, it in zip(every, references, strict=True)}
        assert len(set(names.values())) == len(every), f"namesakes in the document: {names}"
        self._kinds = {name_of(kind): kind for kind in every}
        self._all = {
            names[name]: self._whole(names[name], _adapted(schema, names))
            for name, schema in components.items()
        }

    def reference(self, kind: type[Struct]) -> Schema:
        return {"$ref": REFERENCE.format(name=name_of(kind))}

    def whole(self, kind: type[Struct]) -> Schema:
        return self._all[name_of(kind)]

    def without(self, kinds: Collection[type[Struct]]) -> Mapping[str, Schema]:
        """Return all schemas but those of *kinds*, by name."""
        return {name: it for name, it in self._all.items() if self._kinds[name] not in kinds}

    def _whole(self, name: str, schema: Schema) -> Schema:
        """Return *schema* with its docstring not indented, and with the format of instants."""
        text = {"description": cleandoc(it)} if (it := schema.get("description")) else {}
        kind = self._kinds[name]
        properties = _properties(schema, kind) if issubclass(kind, Struct) else {}
        return {**schema, "title": name, **text, **properties}


def name_of(kind: Kind) -> str:
    """Return the name of a model in the document.

    A type of another department has the department's name before its own: `WorldMail`.
    """
    department, *inside = kind.__module__.split(".")[1:]
    is_plain = department in _OURS or not inside
    return kind.__name__ if is_plain else department.title() + kind.__name__


def name_in(reference: Schema) -> str:
    """Return the name that *reference*, `{"$ref": …}`, leads to."""
    name: str = reference["$ref"].rpartition("/")[2]
    return name


def without_null(schema: Schema) -> Schema:
    """Return *schema* without null, for a URL, where a missing parameter is null."""
    rest = {key: value for key, value in schema.items() if (key, value) != ("default", None)}
    kinds = [kind for kind in rest.pop("anyOf", []) if kind != {"type": "null"}]
    match kinds:
        case []:
            return rest
        case [kind]:
            return {**kind, **rest}
        case _:
            return {"anyOf": kinds, **rest}


def _adapted(value: Any, names: Mapping[str, str]) -> Any:
    """Return *value* with each reference to one of *names* leading to the name it stands for.

    A duration has the form that msgspec gives it: of a JSON schema's `duration` it could have
    neither a sign nor parts of a second.
    """
    match value:
        case {"$ref": str()}:
            return {**value, "$ref": REFERENCE.format(name=names[name_in(value)])}
        case {"format": "duration"}:
            return {**{key: value[key] for key in value if key != "format"}, "pattern": _DURATION}
        case dict():
            return {key: _adapted(inner, names) for key, inner in value.items()}
        case list():
            return [_adapted(inner, names) for inner in value]
        case _:
            return value


def _properties(schema: Schema, kind: type[Struct]) -> Schema:
    moments = {
        field.encode_name
        for field in fields(kind)
        if datetime in (field.type, *get_args(field.type))
    }
    properties = schema["properties"].items()
    return {"properties": {name: _moment(it) if name in moments else it for name, it in properties}}


def _moment(schema: Schema) -> Schema:
    """Return the schema of an instant, or of a union with one, with its format."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [_moment(kind) for kind in schema["anyOf"]]}
    return {**schema, "format": "date-time"} if schema["type"] == "string" else schema


def _full_name(kind: Kind) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _named_kinds(found: object) -> frozenset[Kind]:
    """Return the structs and enums in msgspec's description of types, at any depth."""
    seen: set[Kind] = set()
    waiting = [found]
    while waiting:
        match waiting.pop():
            case StructType(cls=cls) if cls in seen:
                continue
            case StructType(cls=cls, fields=inside):
                seen.add(cls)
                waiting += [field.type for field in inside]
            case EnumType(cls=cls):
                seen.add(cls)
            case tuple() | list() as several:
                waiting += several
            case Type() as other:
                waiting += asdict(other).values()
    return frozenset(seen)
