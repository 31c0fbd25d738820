"""Composes one annotated document from the documents of all versions: the inverse of `derive`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Any

from graphql import (
    ConstDirectiveNode,
    DirectiveDefinitionNode,
    DocumentNode,
    NameNode,
    SchemaDefinitionNode,
    print_ast,
)

from sandbox.schema.annotations import (
    ANNOTATIONS,
    CHILDREN,
    LASTING,
    Directives,
    Presence,
    annotation,
    coordinate_of,
    coordinates,
    elements,
    presence_annotations,
    restricted_directives,
)
from sandbox.schema.reading import schema_definition
from sandbox.schema.versions import ApiVersion


def compose(
    forms: Mapping[str, DocumentNode], template: DocumentNode, versions: Sequence[ApiVersion]
) -> DocumentNode:
    """Write *forms*, one document for each version, into one document.

    *template* gives what no version says: the schema definition, the definitions of the
    annotations, the descriptions, the reasons of deprecations and the lasting annotations.
    The answer is in no order; `format_document` gives it one.
    """
    handles = tuple(version.handle for version in versions)
    composer = _Composer(handles, dict(_indexed(template)))
    return replace(
        template,
        definitions=(
            composer.schema(schema_definition(template), forms, versions),
            *(node for node in template.definitions if _is_annotation(node)),
            *(
                composer.element(coordinate, of, handles)
                for coordinate, of in _by_coordinate(forms, _definitions).items()
            ),
        ),
    )


def _is_annotation(node: Any) -> bool:
    return isinstance(node, DirectiveDefinitionNode) and node.name.value in ANNOTATIONS


def _definitions(document: DocumentNode) -> Iterable[tuple[str, Any]]:
    for node in document.definitions:
        if not isinstance(node, SchemaDefinitionNode) and not _is_annotation(node):
            yield coordinate_of(node), node


def _indexed(document: DocumentNode) -> Iterable[tuple[str, Any]]:
    for _, node in _definitions(document):
        yield from coordinates(node)


def _by_coordinate(forms: Mapping[str, Any], parts: Any) -> dict[str, dict[str, Any]]:
    """Turn the parts of each version's form into each part's form at its versions."""
    found: dict[str, dict[str, Any]] = {}
    for handle, form in forms.items():
        for coordinate, part in parts(form):
            found.setdefault(coordinate, {})[handle] = part
    return found


@dataclass(frozen=True, slots=True)
class _Composer:
    handles: tuple[str, ...]
    known: Mapping[str, Any]

    def schema(
        self,
        node: SchemaDefinitionNode,
        forms: Mapping[str, DocumentNode],
        versions: Sequence[ApiVersion],
    ) -> SchemaDefinitionNode:
        listed = (
            annotation(
                "version", handle=v.handle, displayName=v.display_name, supported=v.supported
            )
            for v in versions
        )
        present = {
            coordinate.removeprefix("@"): tuple(of)
            for coordinate, of in _by_coordinate(forms, _definitions).items()
            if coordinate.startswith("@")
        }
        return replace(
            node,
            directives=(
                *listed,
                *_named("directive", present, self.handles, restricted_directives(node)),
            ),
        )

    def element(self, coordinate: str, forms: Mapping[str, Any], around: tuple[str, ...]) -> Any:
        """Join the *forms* of one element whose surroundings are there in *around*."""
        within = tuple(handle for handle in self.handles if handle in forms)
        newest, known = forms[within[-1]], self.known.get(coordinate)
        changes: dict[str, Any] = {"description": known.description if known else None}
        if attribute := CHILDREN.get(newest.kind):
            parts = _by_coordinate(forms, partial(elements, coordinate))
            changes[attribute] = tuple(
                self.element(inside, of, within) for inside, of in parts.items()
            )
        of_names: Directives = ()
        for attribute, name in (("types", "member"), ("interfaces", "implements")):
            if hasattr(newest, attribute):
                of_type = _by_coordinate(forms, lambda form, a=attribute: _references(form, a))
                present = {type_name: tuple(of) for type_name, of in of_type.items()}
                of_names += _named(name, present, within)
                changes[attribute] = tuple(next(iter(of.values())) for of in of_type.values())
        if newest.kind != "directive_definition":
            changes["directives"] = (
                *presence_annotations(_presence(within, around)),
                *of_names,
                *_was([(handle, _form(forms[handle])) for handle in within]),
                *_own(newest, known),
                *_lasting(known),
            )
        return replace(newest, **changes)


def _references(form: Any, attribute: str) -> Iterable[tuple[str, Any]]:
    for node in getattr(form, attribute) or ():
        yield node.name.value, node


def _presence(present: Sequence[str], around: Sequence[str]) -> Presence:
    first, last = around.index(present[0]), around.index(present[-1])
    return Presence(
        present[0] if first else None,
        present[-1] if last < len(around) - 1 else None,
        tuple(handle for handle in around[first:last] if handle not in present),
    )


def _named(
    name: str,
    present: Mapping[str, Sequence[str]],
    around: Sequence[str],
    restricted: Iterable[str] = (),
) -> Directives:
    """Write `@name(name: …)` for each that is not there in all of *around*, or is restricted."""
    ranges = {key: _presence(of, around) for key, of in present.items()}
    return tuple(
        annotation(
            name,
            name=key,
            since=when.since,
            until=when.until,
            **{"except": when.absent},
            restricted=True if key in restricted else None,
        )
        for key, when in ranges.items()
        if when != Presence() or key in restricted
    )


def _form(node: Any) -> dict[str, Any]:
    """Return what a `@was` can say of *node*."""
    names = {directive.name.value for directive in node.directives or ()}
    form: dict[str, Any] = {}
    if node.kind in {"field_definition", "input_value_definition"}:
        form["type"] = print_ast(node.type)
    if node.kind == "input_value_definition":
        form["default"] = print_ast(node.default_value) if node.default_value else ""
    if node.kind == "input_object_type_definition":
        form["oneOf"] = "oneOf" in names
    return form | {"deprecated": "deprecated" in names}


def _was(forms: Sequence[tuple[str, dict[str, Any]]]) -> Directives:
    runs = [(list(run)[-1][0], form) for form, run in groupby(forms, key=lambda pair: pair[1])]
    newest = runs[-1][1]
    return tuple(
        annotation(
            "was", **{key: form[key] for key in form if form[key] != newest[key]}, until=until
        )
        for until, form in runs[:-1]
    )


def _own(newest: Any, known: Any) -> Directives:
    """Return the real directives of an element; how it is deprecated, *known* says best."""
    of_known = {d.name.value: d for d in (known.directives if known else None) or ()}
    marks = [d.name.value for d in newest.directives or ()]
    others = [
        d for name, d in of_known.items() if name not in {*ANNOTATIONS, "deprecated", "oneOf"}
    ]
    return (
        *(of_known.get(name) or _bare(name) for name in ("deprecated", "oneOf") if name in marks),
        *others,
    )


def _bare(name: str) -> ConstDirectiveNode:
    return ConstDirectiveNode(name=NameNode(value=name), arguments=())


def _lasting(known: Any) -> Directives:
    directives = (known.directives if known else None) or ()
    return tuple(directive for directive in directives if directive.name.value in LASTING)
