"""Files of JSON, and of one JSON object a line, with products and collections."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from sandbox.catalog.seed.written import WrittenCollection
from sandbox.fault_texts import not_json
from sandbox.gid import kind_in
from sandbox.importing.cells import CellError
from sandbox.importing.findings import FileFindings, Findings, Place
from sandbox.importing.numbers import numbers_of
from sandbox.importing.product_csv import ImportedProduct
from sandbox.importing.product_json import Thing, handle_in, product_of, things
from sandbox.importing.product_parts import MADE_AT
from sandbox.importing.table import UnreadableError, content_of

_PARENT: Final = "__parentId"
_CHILDREN: Final[Mapping[str, str]] = {
    "ProductVariant": "variants",
    "MediaImage": "media",
    "ProductImage": "images",
}


class JsonFile(Struct, frozen=True):
    """The contents of a file: each thing with its line or position."""

    source: str
    products: tuple[tuple[Place, Thing], ...] = ()
    collections: tuple[tuple[Place, Thing], ...] = ()


def is_json(path: Path) -> bool:
    return path.suffix.lower() in {".json", ".jsonl", ".ndjson"}


def read_json(path: Path, findings: Findings) -> JsonFile:
    """Return the products and collections of the file at *path*. Raises `UnreadableError`."""
    content = content_of(path)
    try:
        document = msgspec.json.decode(content)
    except RecursionError as error:
        raise UnreadableError(f"{path.name} {not_json(error)}.") from None
    except ValueError as error:
        lines = _lines(content, FileFindings(path.name, findings))
        if not lines:
            raise UnreadableError(f"{path.name} {not_json(error)}.") from None
        return JsonFile(path.name, products=tuple(_joined(lines)))
    return _of_document(path.name, document)


def _of_document(source: str, document: Any) -> JsonFile:
    if isinstance(document, dict) and "data" in document:
        document = document["data"]
    if isinstance(document, dict):
        kinds = {key: things(document.get(key)) for key in ("products", "collections")}
    else:
        kinds = {"products": things(document), "collections": []}
    if not any(kinds.values()):
        raise UnreadableError(
            f"{source} holds no products: they are in a list, or under `products`."
        )
    return JsonFile(
        source, *(tuple((Place(n, n), t) for n, t in enumerate(kind, 1)) for kind in kinds.values())
    )


def _lines(content: bytes, findings: FileFindings) -> list[tuple[Place, Thing]]:
    """Return the objects of a bulk file, one a line. A bad line is reported."""
    found: list[tuple[Place, Thing]] = []
    bad: list[Place] = []
    for number, line in enumerate(content.splitlines(), 1):
        try:
            thing = msgspec.json.decode(line) if line.strip() else None
        except (ValueError, RecursionError):
            bad.append(Place(number, number))
            continue
        if isinstance(thing, dict):
            found.append((Place(number, number), thing))
    for place in bad if found else ():
        findings.error(place, "is not JSON")
    return found


def _joined(lines: list[tuple[Place, Thing]]) -> Iterator[tuple[Place, Thing]]:
    """Yield the products of a bulk file with their children, which may stand anywhere in it."""
    roots = {thing["id"]: (place, thing) for place, thing in lines if _kind(thing) == "Product"}
    children = defaultdict[tuple[str, str], list[Thing]](list)
    for _, thing in lines:
        name, parent = _CHILDREN.get(_kind(thing)), thing.get(_PARENT)
        if name and isinstance(parent, str) and parent in roots:
            children[parent, name].append(thing)
    for (parent, name), found in children.items():
        product = roots[parent][1]
        product[name] = [*things(product.get(name)), *found]
    yield from roots.values()


def _kind(thing: Thing) -> str:
    """Return the type that the global id names; "" for what has none."""
    number = thing.get("id")
    return (kind_in(number) if isinstance(number, str) else None) or ""


def products_in(files: list[JsonFile], findings: Findings) -> dict[str, ImportedProduct]:
    """Return the products by handle. The first of a handle counts; what is wrong is reported."""
    numbers = numbers_of(handle_in(thing) for file in files for _, thing in file.products)
    products: dict[str, ImportedProduct] = {}
    for file in files:
        of_file = FileFindings(file.source, findings)
        for place, thing in file.products:
            handle = handle_in(thing)
            if handle in products:
                of_file.warn(
                    place,
                    "of a product in an earlier record",
                    value=handle,
                    effect="The first is kept.",
                )
                continue
            try:
                written = product_of(thing, numbers[handle])
            except CellError as error:
                effect = f'Product "{handle}" left out.'
                of_file.error(place, error.what, value=handle, effect=effect)
                continue
            titles = (str(each.get("title")) for each in things(thing.get("collections")))
            products[handle] = ImportedProduct(written, tuple(titles))
    return products


def collections_in(files: list[JsonFile]) -> dict[str, WrittenCollection]:
    """Return the collections by handle, without products: the files do not name them."""
    found = {handle_in(t): t for file in files for _, t in file.collections if handle_in(t)}
    return {
        handle: WrittenCollection(
            number=number,
            title=str(found[handle].get("title") or handle),
            description=str(
                found[handle].get("body_html") or found[handle].get("description") or ""
            ),
            updated_at=MADE_AT,
        )
        for handle, number in numbers_of(found).items()
    }
