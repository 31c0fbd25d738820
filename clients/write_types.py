"""Writes the TypeScript types of the control API, from its OpenAPI document: `make types`.

The JavaScript client comes with them. Its copy in the Vitest example is brought up to date, too.
"""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from msgspec.json import decode, encode

from sandbox.control.api import ROUTES
from sandbox.control.openapi import describe

CLIENT: Final = Path(__file__).parent / "js"
EXAMPLE: Final = CLIENT.parent.parent / "examples" / "vitest" / "storefront-sandbox"
TYPES: Final = CLIENT / "control-api.d.ts"

HEAD: Final = "/** The control API, generated from its OpenAPI document by `make types`. */\n"
_OF_DEVELOPMENT: Final = frozenset({"files", "scripts", "devDependencies"})
_ANNOTATIONS: Final = frozenset(
    {"title", "description", "default", "format", "pattern"}
    | {"minimum", "maximum", "minLength", "maxItems"}
)
"""Keywords of a schema that have no counterpart in TypeScript."""

_PLAIN: Final = {
    "string": "string",
    "boolean": "boolean",
    "null": "null",
    "integer": "number",
    "number": "number",
}

Schema = Mapping[str, Any]


class UnknownSchemaError(ValueError):
    """A schema has no TypeScript type that is known here."""


def types_of(document: Schema) -> str:
    """Return the types of all schemas of an OpenAPI document, and of the queries of its calls.

    Raises `UnknownSchemaError`.
    """
    named = {**document["components"]["schemas"], **dict(_queries(document))}
    return "\n".join([HEAD, *(_declared(name, named[name]) for name in sorted(named))])


def type_of(schema: Schema) -> str:
    """Return the type of *schema* as an expression. Raises `UnknownSchemaError`."""
    match form := {key: value for key, value in schema.items() if key not in _ANNOTATIONS}:
        case {"$ref": str(reference)}:
            found = reference.rpartition("/")[2]
        case {"anyOf": list(kinds)}:
            found = " | ".join(map(type_of, kinds))
        case {"enum": list(values)}:
            found = " | ".join(map(json.dumps, values))
        case {"type": "array", "items": items}:
            found = _list_of(type_of(items))
        case {"type": "object"}:
            found = _object(form)
        case {"type": str(kind)} if kind in _PLAIN:
            found = _PLAIN[kind]
        case _ if not form:
            found = "unknown"
        case _:
            raise UnknownSchemaError(f"{schema} has no TypeScript type here")
    return found


def _list_of(item: str) -> str:
    return f"({item})[]" if " " in item else f"{item}[]"


def _object(form: Schema) -> str:
    match form:
        case {"properties": dict(properties)}:
            fields = _fields(properties, form.get("required", ()))
            return "\n".join(["{", *fields, "}"])
        case {"additionalProperties": dict(values)}:
            return f"Record<string, {type_of(values)}>"
        case _:
            return "Record<string, unknown>"


def _queries(document: Schema) -> Iterator[tuple[str, Schema]]:
    """Yield a schema for the query of each call that takes one: `ListMailsQuery`."""
    for path in document["paths"].values():
        for operation in path.values():
            parameters = [it for it in operation.get("parameters", ()) if it["in"] == "query"]
            name = operation["operationId"]
            if parameters:
                yield (
                    f"{name[0].upper()}{name[1:]}Query",
                    {
                        "type": "object",
                        "description": operation["description"],
                        "properties": {it["name"]: it["schema"] for it in parameters},
                        "required": [it["name"] for it in parameters if it["required"]],
                    },
                )


def _declared(name: str, schema: Schema) -> str:
    comment = _comment(schema.get("description", "").splitlines())
    return "\n".join([*comment, f"export type {name} = {type_of(schema)};", ""])


def _comment(lines: Sequence[str]) -> list[str]:
    if len(lines) > 1:
        return ["/**", *(f" * {line}".rstrip() for line in lines), " */"]
    return [f"/** {line} */" for line in lines]


def _fields(properties: Mapping[str, Schema], required: Sequence[str]) -> Iterator[str]:
    for name, schema in properties.items():
        yield f"  {name}{'' if name in required else '?'}: {type_of(schema)};"


def main() -> None:
    TYPES.write_text(types_of(decode(encode(describe(ROUTES)))), encoding="utf-8")
    shutil.rmtree(EXAMPLE)
    EXAMPLE.mkdir()
    for path in published():
        shutil.copy(path, EXAMPLE)
    (EXAMPLE / "package.json").write_text(manifest(), encoding="utf-8")


def published() -> list[Path]:
    """Return the files of the npm package, but for those that npm takes by itself."""
    patterns = json.loads((CLIENT / "package.json").read_text(encoding="utf-8"))["files"]
    return sorted(path for pattern in patterns for path in CLIENT.glob(pattern))


def manifest() -> str:
    """Return the copy's `package.json`: the client's, without what its development needs."""
    whole = json.loads((CLIENT / "package.json").read_text(encoding="utf-8"))
    kept = {key: whole[key] for key in whole if key not in _OF_DEVELOPMENT}
    return json.dumps(kept, indent=2) + "\n"


if __name__ == "__main__":
    main()
