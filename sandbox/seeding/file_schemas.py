"""A JSON Schema for each kind of TOML file that somebody may write, for editors to complete it."""

from collections.abc import Mapping
from inspect import cleandoc
from pathlib import PurePath
from typing import Any, Final, TypeAlias

from msgspec import Struct
from msgspec.json import schema_components

from sandbox.control_models.scenarios import Scenario
from sandbox.storefront.api import STOREFRONT
from sandbox.world.shop_file import WrittenShop

Schema: TypeAlias = dict[str, Any]

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
"""What editors for TOML know."""

_NULL: Final = {"type": "null"}


class ScenarioFile(Scenario, frozen=True, kw_only=True):
    """A scenario, which is called as its file is."""

    name: str | None = None  # type: ignore[assignment]


def kinds_of_files() -> Mapping[str, type[Struct]]:
    """Return what each file of the fixtures holds, by a pattern such as `content/pages/*.toml`."""
    return {"scenarios/*.toml": ScenarioFile, "shop.toml": WrittenShop, **STOREFRONT.files}


def schema_name(pattern: str) -> str:
    """Return what the schema of such files is called: `pages`."""
    path = PurePath(pattern)
    return path.parent.name if path.stem == "*" else path.stem


def schema_of(kind: type[Struct]) -> Schema:
    """Return the JSON Schema of a file that holds a *kind*."""
    (reference,), components = schema_components([kind], ref_template="#/definitions/{name}")
    whole = {name: _tidy(schema) for name, schema in components.items()}
    root = whole[reference["$ref"].rpartition("/")[2]]
    return {"$schema": DRAFT, **root, "definitions": whole}


def _tidy(value: Any) -> Any:
    """Return *value* as the draft says it, without null, which TOML cannot say."""
    match value:
        case {"anyOf": [*kinds], **rest} if _NULL in kinds:
            kinds = [kind for kind in kinds if kind != _NULL]
            return _tidy({**(kinds[0] if len(kinds) == 1 else {"anyOf": kinds}), **rest})
        case {"prefixItems": [*items], "items": False, **rest}:
            return _tidy({"items": items, "additionalItems": False, **rest})
        case dict():
            return {key: _tidy(value) for key, value in value.items() if value is not None}
        case list():
            return [_tidy(value) for value in value]
        case str():
            return cleandoc(value)
        case _:
            return value
