"""Adds a version to the schema file, or removes one."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from graphql import DocumentNode, SchemaDefinitionNode, print_ast
from msgspec import structs

from sandbox.schema.building import build_derived
from sandbox.schema.composition import compose
from sandbox.schema.derivation import derive
from sandbox.schema.facts import Fact, facts
from sandbox.schema.introspection import read_introspection
from sandbox.schema.reading import read_versions
from sandbox.schema.restricted import keep_restricted, restricted
from sandbox.schema.versions import UNSTABLE, ApiVersion, Versions, is_quarter

_LATEST: Final = " (Latest)"
_UNSUPPORTED: Final = (" (Release candidate)", " (Unsupported)")
"""Shopify: publicApiVersions names versions so that it says are not supported (recorded)."""


class ImpossibleVersionError(ValueError):
    """The version cannot be added, or annotations cannot express its elements."""


def add_version(
    document: DocumentNode,
    version: str,
    introspection: Any,
    *,
    display_name: str | None = None,
    replacing: bool = False,
) -> DocumentNode:
    """Merge the *introspection* result of *version* into *document*.

    *version* is a quarter newer than all in the document, or `unstable`; with *replacing*, one
    that is there: the newest quarter or `unstable`. Left out, *display_name* is what it was, else
    the handle, with `(Latest)` for a quarter; it decides whether the version is supported.
    Restricted elements, which official results never show, are kept as the newest other quarter
    has them. Raises `ImpossibleVersionError`, `IntrospectionError`, `UnknownVersionError`.
    """
    versions = read_versions(document)
    former = versions.exactly(version) if replacing else None
    others = Versions(tuple(each for each in versions.served if each != former))
    _refuse_without_place(version, others)
    added = _described(version, former, display_name)
    introspected = read_introspection(introspection)
    _refuse_other_roots(document, introspected)
    newest = derive(document, others.newest.handle)
    form = keep_restricted(introspected, newest, restricted(document))
    forms = {handle: derive(document, handle) for handle in others.handles} | {version: form}
    grown = _composed(forms, document, _listed(others, added))
    _refuse_unsayable(grown, forms)
    return grown


def remove_version(document: DocumentNode, version: str) -> DocumentNode:
    """Return *document* without *version* and what only it has.

    Raises `UnknownVersionError`, and `ImpossibleVersionError` for the last quarter.
    """
    removed = read_versions(document).exactly(version)
    remaining = [each for each in read_versions(document).served if each != removed]
    if not any(is_quarter(each.handle) for each in remaining):
        raise ImpossibleVersionError(f"{version} is the only quarter: it has to stay.")
    forms = {each.handle: derive(document, each.handle) for each in remaining}
    return _composed(forms, document, remaining)


def _refuse_without_place(version: str, others: Versions) -> None:
    if version in others.handles:
        raise ImpossibleVersionError(
            f"{version} is in the schema already. To put another result in its place, "
            "add --replace."
        )
    if version != UNSTABLE and not is_quarter(version):
        raise ImpossibleVersionError(
            f"{version!r} is not an API version: those are called like 2027-01 (01, 04, 07 or 10)."
        )
    if not any(map(is_quarter, others.handles)):
        raise ImpossibleVersionError(
            f"{version} is the only quarter: there is nothing to add it to."
        )
    if version != UNSTABLE and version < others.newest.handle:
        raise ImpossibleVersionError(
            f"{version} is older than {others.newest.handle}, the newest in the schema."
        )


def _described(version: str, former: ApiVersion | None, display_name: str | None) -> ApiVersion:
    if former and display_name is None:
        return former
    name = display_name or (version if version == UNSTABLE else version + _LATEST)
    return ApiVersion(version, name, version != UNSTABLE and not name.endswith(_UNSUPPORTED))


def _refuse_other_roots(document: DocumentNode, introspected: DocumentNode) -> None:
    ours, theirs = _roots(document), _roots(introspected)
    if ours != theirs:
        raise ImpossibleVersionError(
            f"The root types are {theirs}, not {ours}: is this the Storefront API?"
        )


def _roots(document: DocumentNode) -> list[str]:
    found = [node for node in document.definitions if isinstance(node, SchemaDefinitionNode)]
    return sorted(print_ast(root) for node in found for root in node.operation_types)


def _listed(versions: Versions, added: ApiVersion) -> list[ApiVersion]:
    """Put *added* behind the other quarters; there is one latest version at a time."""
    latest = added.display_name.endswith(_LATEST)
    others = [_no_longer_latest(each) if latest else each for each in versions.served]
    return sorted((*others, added), key=lambda each: (each.handle == UNSTABLE, each.handle))


def _no_longer_latest(version: ApiVersion) -> ApiVersion:
    return structs.replace(version, display_name=version.display_name.removesuffix(_LATEST))


def _composed(
    forms: Mapping[str, DocumentNode], template: DocumentNode, versions: Sequence[ApiVersion]
) -> DocumentNode:
    ordered = {each.handle: forms[each.handle] for each in versions}
    return compose(ordered, template, versions)


def _refuse_unsayable(grown: DocumentNode, forms: Mapping[str, DocumentNode]) -> None:
    """Check that the file has the right elements for each version."""
    for handle, form in forms.items():
        true, derived = _facts(form), _facts(derive(grown, handle))
        if wrong := sorted(
            c for c in true.keys() | derived.keys() if true.get(c) != derived.get(c)
        ):
            raise ImpossibleVersionError(
                f"The annotations cannot say what {handle} has at {', '.join(wrong[:5])}: "
                "its kind changed, or the places of a directive did."
            )


def _facts(document: DocumentNode) -> Mapping[str, Fact]:
    return facts(build_derived(document))
