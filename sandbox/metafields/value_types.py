"""The types of values that metafields and metaobjects have, and how each is written as a text.

Shopify: documented. What refers to something has its global id.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final, TypeAlias

import msgspec

from sandbox.faults import FaultError, not_one

Refer: TypeAlias = Callable[[str, str], str]
"""Returns the global id for a type of the schema and a handle. Raises `FaultError`."""

LIST: Final = "list."

REFERENCES: Final[Mapping[str, str]] = {
    "article_reference": "Article",
    "collection_reference": "Collection",
    "file_reference": "File",
    "metaobject_reference": "Metaobject",
    "mixed_reference": "Metaobject",
    "page_reference": "Page",
    "product_reference": "Product",
    "variant_reference": "ProductVariant",
}
"""What a value of the type names by a handle, as a type of the schema; a file by its name."""


def is_list(type: str) -> bool:
    return type.startswith(LIST)


def is_reference(type: str) -> bool:
    return type.removeprefix(LIST) in REFERENCES


def encoded(type: str, value: Any, refer: Refer) -> str:
    """Return *value*, as TOML has it, as the text of a metafield. Raises `FaultError`."""
    item = type.removeprefix(LIST)
    if item not in REFERENCES and item not in _ITEMS:
        raise not_a_type(type, "type")
    if not is_list(type):
        return _text(item, _item(item, value, refer))
    if not isinstance(value, list):
        raise FaultError(f"is not a list, which {type} must be", "value")
    return _json([_item(item, each, refer) for each in value])


def _item(type: str, value: Any, refer: Refer) -> Any:
    if type in REFERENCES:
        return refer(REFERENCES[type], _a(str, "text")(value))
    return _ITEMS[type](value)


def _text(type: str, item: Any) -> str:
    return item if isinstance(item, str) and type != "json" else _json(item)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _a(kind: type | tuple[type, ...], name: str) -> Callable[[Any], Any]:
    """Return what lets pass only a *kind*, which is called *name*."""

    def checked(value: Any) -> Any:
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise FaultError(f"is {value!r}: write a {name}", "value")
        return value

    return checked


def _moment(value: Any) -> str:
    moment: datetime = _a(datetime, "date with a time")(value)
    return moment.isoformat()


def _day(value: Any) -> str:
    day: date = _a(date, "date")(value)
    return day.isoformat()


def _table(**keys: Callable[[Any], Any]) -> Callable[[Any], dict[str, Any]]:
    """Return what lets pass only a table of these *keys*, each converted."""

    def checked(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict) or value.keys() != keys.keys():
            raise FaultError(f"is {value!r}: write a table of {', '.join(keys)}", "value")
        return {key: convert(value[key]) for key, convert in keys.items()}

    return checked


def _rich_text(value: Any) -> Any:
    """Return *value*, a table of the format; a plain text becomes paragraphs."""
    if isinstance(value, dict):
        return value
    text: str = _a(str, "text, or a table of Shopify's rich text")(value)
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
    children = [
        {"type": "paragraph", "children": [{"type": "text", "value": paragraph}]}
        for paragraph in paragraphs
        if paragraph
    ]
    return {"type": "root", "children": children}


def _as_json(value: Any) -> Any:
    """Return what TOML has, dates as texts."""
    return json.loads(msgspec.json.encode(value))


_string: Final = _a(str, "text")
_number: Final = _a((int, float), "number")
_measure: Final = _table(value=lambda value: float(_number(value)), unit=_string)

_ITEMS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "boolean": _a(bool, "true or false"),
    "color": _string,
    "date": _day,
    "date_time": _moment,
    "dimension": _measure,
    "id": _string,
    "json": _as_json,
    "link": _table(text=_string, url=_string),
    "money": _table(amount=_string, currency_code=_string),
    "multi_line_text_field": _string,
    "number_decimal": _number,
    "number_integer": _a(int, "whole number"),
    "rating": _table(value=_string, scale_min=_string, scale_max=_string),
    "rich_text_field": _rich_text,
    "single_line_text_field": _string,
    "url": _string,
    "volume": _measure,
    "weight": _measure,
}

TYPES: Final = (*sorted(_ITEMS), *sorted(REFERENCES))


def not_a_type(type: str, *at: object) -> FaultError:
    """Return the error for a *type* that metafields do not have, with the nearest one."""
    return FaultError(not_one(type, "a type of metafields", TYPES), *at)


"""All types of a single value; `list.` before one of them is a list of such values."""
