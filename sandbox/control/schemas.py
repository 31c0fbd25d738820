"""The JSON schemas of the control API's models, as msgspec makes them and a little better."""

from collections.abc import Collection, Mapping
from datetime import datetime
from inspect import cleandoc
from typing import Any, Final, TypeVar, cast, get_args

from msgspec import Struct
from msgspec.inspect import StructType, Type, multi_type_info
from msgspec.json import decode, encode, schema_components
from msgspec.structs import asdict, fields

Schema = dict[str, Any]
T = TypeVar("T")

MODELS: Final = "control_models"
REFERENCE: Final = "#/components/schemas/{name}"


class Schemas:
    """The schemas of *kinds*, and of all that is in them."""

    def __init__(self, kinds: Collection[type[Struct]]) -> None:
        every = sorted(_structs(multi_type_info(kinds)), key=lambda kind: kind.__qualname__)
        told = schema_components(every, ref_template=REFERENCE)
        references, components = _with_plain_names(told, names=told[1])
        self._references = dict(zip(every, references, strict=True))
        self._kinds = {name_in(reference): kind for kind, reference in self._references.items()}
        self._all = {name: self._whole(name, told) for name, told in components.items()}

    def reference(self, kind: type[Struct]) -> Schema:
        return self._references[kind]

    def whole(self, kind: type[Struct]) -> Schema:
        return self._all[name_in(self._references[kind])]

    def without(self, kinds: Collection[type[Struct]]) -> Mapping[str, Schema]:
        """Return all schemas but those of *kinds*, by name."""
        return {name: it for name, it in self._all.items() if self._kinds.get(name) not in kinds}

    def _whole(self, name: str, told: Schema) -> Schema:
        """Return what is *told*, a docstring without its indentation, moments with their format."""
        words = {"description": cleandoc(told["description"])} if "description" in told else {}
        kind = self._kinds.get(name)
        return {**told, **words, **({} if kind is None else _properties(told, kind))}


def name_in(reference: Schema) -> str:
    """Return the name that *reference*, `{"$ref": …}`, leads to."""
    name: str = reference["$ref"].rpartition("/")[2]
    return name


def without_null(schema: Schema) -> Schema:
    """Return *schema* for where null cannot be said, as in a URL: what is left out is null."""
    told = {key: value for key, value in schema.items() if (key, value) != ("default", None)}
    kinds = [kind for kind in told.pop("anyOf", []) if kind != {"type": "null"}]
    match kinds:
        case []:
            return told
        case [kind]:
            return {**kind, **told}
        case _:
            return {"anyOf": kinds, **told}


def _with_plain_names(told: T, names: Collection[str]) -> T:
    """Return what is *told* with plain names for namesakes.

    msgspec: namesakes have the names of their modules. `sandbox.control_models.inbox.Mail` is
    `Mail` here, `sandbox.world.inbox.Mail` is `WorldMail`.
    """
    text = encode(told).decode()
    for name in names:
        if "." in name:
            _, department, *_, kind = name.split(".")
            text = text.replace(name, kind if department == MODELS else department.title() + kind)
    return cast(T, decode(text))


def _properties(told: Schema, kind: type[Struct]) -> Schema:
    moments = {
        field.encode_name
        for field in fields(kind)
        if datetime in (field.type, *get_args(field.type))
    }
    properties = told["properties"].items()
    return {"properties": {name: _moment(it) if name in moments else it for name, it in properties}}


def _moment(schema: Schema) -> Schema:
    """Return the schema of a moment, or of that and more. msgspec: one has no format."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [_moment(kind) for kind in schema["anyOf"]]}
    return {**schema, "format": "date-time"} if schema["type"] == "string" else schema


def _structs(told: object) -> frozenset[type[Struct]]:
    """Return the structs in what msgspec tells of types, at any depth."""
    seen: set[type[Struct]] = set()
    waiting = [told]
    while waiting:
        match waiting.pop():
            case StructType(cls=cls) if cls in seen:
                continue
            case StructType(cls=cls, fields=inside):
                seen.add(cls)
                waiting += [field.type for field in inside]
            case tuple() | list() as several:
                waiting += several
            case Type() as other:
                waiting += asdict(other).values()
    return frozenset(seen)
