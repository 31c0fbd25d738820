"""Files of any kind, distinguished by their headers, become one folder of fixtures."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from sandbox.cart.seed import DiscountsFile, WrittenDiscount
from sandbox.catalog.seed.written import WrittenCollection
from sandbox.importing import (
    customer_csv,
    discount_csv,
    inventory_csv,
    order_cells,
    product_columns,
    redirect_csv,
)
from sandbox.importing.customer_csv import CustomerOptions, customers_of
from sandbox.importing.discount_csv import discounts_of
from sandbox.importing.findings import Findings
from sandbox.importing.folder import written_toml
from sandbox.importing.handles import handle_of
from sandbox.importing.inventory_csv import stock_of
from sandbox.importing.json_files import collections_in, is_json, products_in, read_json
from sandbox.importing.mapping import NOTHING, ExportMapping
from sandbox.importing.numbers import numbers_of
from sandbox.importing.order_csv import with_orders
from sandbox.importing.product_csv import ImportedProduct, products_of
from sandbox.importing.product_parts import MADE_AT
from sandbox.importing.redirect_csv import ImportedRedirect, redirects_of
from sandbox.importing.table import Table, UnreadableError, read_header, read_table
from sandbox.orders.seed.persona_orders import WrittenPersona

REPORT: Final = "import-report.json"

_KINDS: Final[Mapping[str, Callable[[str], bool]]] = {
    "products": product_columns.is_known,
    "inventory": inventory_csv.KNOWN.__contains__,
    "customers": customer_csv.KNOWN.__contains__,
    "redirects": redirect_csv.KNOWN.__contains__,
    "discounts": discount_csv.KNOWN.__contains__,
    "orders": order_cells.KNOWN.__contains__,
}
_OTHERS: Final[Mapping[str, frozenset[str]]] = {
    "a shop of WooCommerce": frozenset({"regular price", "sale price"}),
    "collections of Matrixify": frozenset({"rule: product column"}),
    "metaobjects of Matrixify": frozenset({"definition: handle"}),
}


class Options(Struct, frozen=True, kw_only=True):
    merge: bool = False
    fix_encoding: bool = False
    customers: CustomerOptions = CustomerOptions()
    mapping: ExportMapping = NOTHING


class Imported(Struct, frozen=True):
    """The contents of all files."""

    products: Mapping[str, ImportedProduct]
    collections: Mapping[str, WrittenCollection]
    customers: list[WrittenPersona]
    discounts: list[WrittenDiscount]
    redirects: list[ImportedRedirect]

    def counts(self) -> dict[str, int]:
        """Return how many there are of each kind of thing."""
        return {
            "products": len(self.products),
            "collections": len(self.collections),
            "customers": len(self.customers),
            "orders": sum(len(each.orders) for each in self.customers),
            "discounts": len(self.discounts),
            "redirects": len(self.redirects),
        }


class _Personas(Struct, frozen=True):
    personas: list[WrittenPersona]


class _Redirects(Struct, frozen=True):
    redirects: list[ImportedRedirect]


def read_files(paths: list[Path], findings: Findings, options: Options) -> Imported:
    """Read the files at *paths*. Raises `UnreadableError` for one that is of no kind."""
    files = [read_json(path, findings) for path in paths if is_json(path)]
    tables = _tables([path for path in paths if not is_json(path)], findings, options)
    return Imported(
        products={
            **products_in(files, findings),
            **products_of(
                tables["products"],
                findings,
                stock=stock_of(tables["inventory"], findings),
                merge=options.merge,
                mapping=options.mapping,
            ),
        },
        collections=collections_in(files),
        customers=with_orders(
            tables["orders"],
            customers_of(tables["customers"], findings, options.customers),
            findings,
        ),
        discounts=discounts_of(tables["discounts"], findings),
        redirects=redirects_of(tables["redirects"], findings),
    )


def _tables(paths: list[Path], findings: Findings, options: Options) -> Mapping[str, list[Table]]:
    """Return the tables of all files by their kinds. Raises `UnreadableError`."""
    tables: dict[str, list[Table]] = {kind: [] for kind in _KINDS}
    for path in paths:
        kind = _kind(path)
        known = {key for key in read_header(path) if _KINDS[kind](key)}
        tables[kind].append(read_table(path, known, findings, fix_encoding=options.fix_encoding))
    if tables["inventory"] and not tables["products"]:
        raise UnreadableError(
            "An inventory file needs the file of its products: give both in one command."
        )
    return tables


def _kind(path: Path) -> str:
    """Return the kind of data of a file, by its header. Raises `UnreadableError`."""
    header = {key for key in read_header(path) if key}
    for other, marks in _OTHERS.items():
        if marks <= header:
            raise UnreadableError(f"{path.name} holds {other}: that is not imported.")
    shares = {
        kind: sum(map(is_known, header)) / max(1, len(header)) for kind, is_known in _KINDS.items()
    }
    best = max(shares, key=lambda kind: shares[kind])
    if not header:
        raise UnreadableError(f"{path.name} is empty.")
    if shares[best] < 1 / 2:
        raise UnreadableError(
            f"{path.name} is not an export of a Shopify shop: only {shares[best]:.0%} of its "
            f"{len(header)} columns are known. Give CSV files of products, inventory, customers, "
            "orders, discounts or redirects."
        )
    return best


def parts_of(imported: Imported) -> dict[str, dict[str, str]]:
    """Return the files of each part of a folder of fixtures that *imported* fills."""
    parts: dict[str, dict[str, str]] = {}
    if imported.products or imported.collections:
        parts["catalog"] = _catalog(imported)
        extra = {h: dict(p.extra) for h, p in imported.products.items() if p.extra}
        if extra:
            import tomli_w

            note = "# Cells of columns that the sandbox has no use for, by product.\n"
            parts["extra.toml"] = {"": note + tomli_w.dumps(extra, multiline_strings=True)}
    if imported.customers:
        parts["personas.toml"] = {"": written_toml(_Personas(imported.customers))}
    if imported.discounts:
        file = DiscountsFile(discounts=tuple(imported.discounts))
        parts["discounts.toml"] = {"": written_toml(file)}
    if imported.redirects:
        parts["content/redirects.toml"] = {"": _redirects(imported.redirects)}
    return parts


def _redirects(redirects: list[ImportedRedirect]) -> str:
    made = f"created_at = {MADE_AT:%Y-%m-%dT%H:%M:%SZ}\n\n"
    return made + written_toml(_Redirects(redirects))


def _catalog(imported: Imported) -> dict[str, str]:
    products, collections = imported.products, dict(imported.collections)
    members: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for handle, product in products.items():
        for title in product.collections:
            titles.setdefault(handle_of(title), title)
            members.setdefault(handle_of(title), []).append(handle)
    for handle, number in numbers_of([*members, *collections]).items():
        known = collections.get(handle)
        collections[handle] = WrittenCollection(
            number=number,
            title=titles[handle] if known is None else known.title,
            description="" if known is None else known.description,
            updated_at=MADE_AT,
            products=tuple(dict.fromkeys(members.get(handle, ()))),
        )
    return {
        **{f"products/{handle}.toml": written_toml(p.written) for handle, p in products.items()},
        **{f"collections/{handle}.toml": written_toml(c) for handle, c in collections.items()},
    }


def report_of(findings: Findings) -> str:
    """Return `import-report.json`: all that was found, with every place."""
    return msgspec.json.format(msgspec.json.encode(findings.report())).decode() + "\n"
