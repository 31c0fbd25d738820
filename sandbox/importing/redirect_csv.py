"""Redirects of Shopify's CSV, and those of Matrixify."""

from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct

from sandbox.importing.findings import FileFindings, Findings, Kind, Level
from sandbox.importing.table import Record, Table

KNOWN: Final = frozenset({"redirect from", "redirect to", "path", "target"})


class ImportedRedirect(Struct, frozen=True):
    path: str
    target: str


def redirects_of(tables: list[Table], findings: Findings) -> list[ImportedRedirect]:
    """Return the redirects, one for each path in any case. What is wrong is in *findings*."""
    found: dict[str, ImportedRedirect] = {}
    for table in tables:
        for record in table.records:
            redirect = _redirect(record, FileFindings(table.source, findings))
            if redirect is None:
                continue
            if redirect.path.lower() in found:
                FileFindings(table.source, findings).warn(
                    record.place,
                    "of a path in an earlier record",
                    value=redirect.path,
                    effect="The first is kept.",
                )
                continue
            found[redirect.path.lower()] = redirect
    return [
        redirect for redirect in found.values() if not _loops(redirect, found, tables, findings)
    ]


def _redirect(record: Record, findings: FileFindings) -> ImportedRedirect | None:
    path = record.text("redirect from") or record.text("path")
    target = record.text("redirect to") or record.text("target")
    if not path or not target:
        findings.error(record.place, "without a path or a target", effect="Left out.")
        return None
    if "://" in path:
        parts = urlsplit(path)
        findings.warn(record.place, "a whole URL", value=path, effect="Its path is used.")
        path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    if not path.startswith("/"):
        findings.warn(
            record.place, "a path without / at its start", value=path, effect="It was added."
        )
        path = f"/{path}"
    return ImportedRedirect(path, target)


def _loops(
    redirect: ImportedRedirect,
    found: dict[str, ImportedRedirect],
    tables: list[Table],
    findings: Findings,
) -> bool:
    """Say whether *redirect* leads back to itself; that is reported."""
    seen = {redirect.path.lower()}
    target = redirect.target.lower()
    while target in found and target not in seen:
        seen.add(target)
        target = found[target].target.lower()
    if target not in seen:
        return False
    kind = Kind(
        Level.ERROR,
        tables[0].source,
        f"{redirect.path} leads back to itself",
        effect="Left out.",
    )
    findings.add(kind)
    return True
