"""Files of any kind, told apart by their headers, become one folder of fixtures."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from sandbox.catalog.seed.written import WrittenCollection
from sandbox.customers.seed.personas import WrittenPersona
from sandbox.importing import customer_csv, product_columns, redirect_csv
from sandbox.importing.customer_csv import CustomerOptions, customers_of
from sandbox.importing.findings import Findings
from sandbox.importing.folder import written_toml
from sandbox.importing.handles import handle_of
from sandbox.importing.numbers import numbers_of
from sandbox.importing.product_csv import ImportedProduct, products_of
from sandbox.importing.product_parts import MADE_AT
from sandbox.importing.redirect_csv import ImportedRedirect, redirects_of
from sandbox.importing.table import Table, UnreadableError, read_header, read_table

REPORT: Final = "import-report.json"

_KINDS: Final[Mapping[str, Callable[[str], bool]]] = {
    "products": product_columns.is_known,
    "customers": customer_csv.KNOWN.__contains__,
    "redirects": redirect_csv.KNOWN.__contains__,
}
_OTHERS: Final[Mapping[str, frozenset[str]]] = {
    "orders": frozenset({"financial status", "lineitem name"}),
    "discounts": frozenset({"discount class", "value type"}),
    "inventory": frozenset({"location", "committed"}),
    "a shop of WooCommerce": frozenset({"regular price", "sale price"}),
    "collections of Matrixify": frozenset({"rule: product column"}),
    "metaobjects of Matrixify": frozenset({"definition: handle"}),
}


class Options(Struct, frozen=True, kw_only=True):
    merge: bool = False
    fix_encoding: bool = False
    customers: CustomerOptions = CustomerOptions()


class Imported(Struct, frozen=True):
    """All that the files hold."""

    products: Mapping[str, ImportedProduct]
    customers: list[WrittenPersona]
    redirects: list[ImportedRedirect]

    def counts(self) -> dict[str, int]:
        """Return how many there are of each kind of thing."""
        return {
            "products": len(self.products),
            "customers": len(self.customers),
            "redirects": len(self.redirects),
        }


class _Personas(Struct, frozen=True):
    personas: list[WrittenPersona]


class _Redirects(Struct, frozen=True):
    redirects: list[ImportedRedirect]


def read_files(paths: list[Path], findings: Findings, options: Options) -> Imported:
    """Read the files at *paths*. Raises `UnreadableError` for one that is of no kind."""
    tables: dict[str, list[Table]] = {kind: [] for kind in _KINDS}
    for path in paths:
        kind = _kind(path)
        known = {key for key in read_header(path) if _KINDS[kind](key)}
        tables[kind].append(read_table(path, known, findings, fix_encoding=options.fix_encoding))
    return Imported(
        products=products_of(tables["products"], findings, merge=options.merge),
        customers=customers_of(tables["customers"], findings, options.customers),
        redirects=redirects_of(tables["redirects"], findings),
    )


def _kind(path: Path) -> str:
    """Return what the header of the file says that it holds. Raises `UnreadableError`."""
    header = {key for key in read_header(path) if key}
    for other, marks in _OTHERS.items():
        if marks <= header:
            raise UnreadableError(f"{path.name} holds {other}: that is not imported.")
    shares = {
        kind: sum(map(is_known, header)) / max(1, len(header)) for kind, is_known in _KINDS.items()
    }
    best = max(shares, key=lambda kind: shares[kind])
    if shares[best] < 1 / 2:
        raise UnreadableError(
            f"{path.name} is no export of Shopify: fewer than half of its {len(header)} columns"
            f" are known ({shares[best]:.0%}, as {best})."
        )
    return best


def parts_of(imported: Imported) -> dict[str, dict[str, str]]:
    """Return the files of each part of a folder of fixtures that *imported* fills."""
    parts: dict[str, dict[str, str]] = {}
    if imported.products:
        parts["catalog"] = _catalog(imported.products)
        extra = {h: dict(p.extra) for h, p in imported.products.items() if p.extra}
        if extra:
            import tomli_w

            note = "# Cells of columns that the sandbox has no use for, by product.\n"
            parts["extra.toml"] = {"": note + tomli_w.dumps(extra, multiline_strings=True)}
    if imported.customers:
        parts["personas.toml"] = {"": written_toml(_Personas(imported.customers))}
    if imported.redirects:
        parts["content/redirects.toml"] = {"": _redirects(imported.redirects)}
    return parts


def _redirects(redirects: list[ImportedRedirect]) -> str:
    made = f"created_at = {MADE_AT:%Y-%m-%dT%H:%M:%SZ}\n\n"
    return made + written_toml(_Redirects(redirects))


def _catalog(products: Mapping[str, ImportedProduct]) -> dict[str, str]:
    files = {f"products/{handle}.toml": written_toml(p.written) for handle, p in products.items()}
    members: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for handle, product in products.items():
        for title in product.collections:
            titles.setdefault(handle_of(title), title)
            members.setdefault(handle_of(title), []).append(handle)
    for handle, number in numbers_of(members).items():
        collection = WrittenCollection(
            number=number,
            title=titles[handle],
            updated_at=MADE_AT,
            products=tuple(dict.fromkeys(members[handle])),
        )
        files[f"collections/{handle}.toml"] = written_toml(collection)
    return files


def report_of(findings: Findings) -> str:
    """Return `import-report.json`: all that was found, with every place."""
    return msgspec.json.format(msgspec.json.encode(findings.report())).decode() + "\n"
