"""Derives the schema of one version from the schema of all."""

from dataclasses import dataclass, replace
from typing import Any

from graphql import (
    ConstDirectiveNode,
    DirectiveDefinitionNode,
    DocumentNode,
    NameNode,
    parse_const_value,
    parse_type,
)

from sandbox.schema.annotations import (
    ANNOTATIONS,
    CHILDREN,
    Moment,
    annotations,
    moments,
    presence,
    presences,
)
from sandbox.schema.reading import read_versions, schema_definition


def derive(document: DocumentNode, version: str) -> DocumentNode:
    """Return the schema of *version* (a handle that *document* has), without annotations.

    Nodes that say nothing of versions are shared with *document*, not copied.
    Raises `UnknownVersionError` when the document has no such version.
    """
    versions = read_versions(document)
    handle = versions.exactly(version).handle
    sieve = _Sieve(next(m for m in moments(versions.handles) if m.handle == handle))
    schema = schema_definition(document)
    of_directives = presences(schema.directives, "directive")
    return replace(
        document,
        definitions=tuple(
            replace(schema, description=None, directives=())
            if node is schema
            else sieve.through(node)
            for node in document.definitions
            if (
                sieve.keeps_directive(node, of_directives)
                if isinstance(node, DirectiveDefinitionNode)
                else sieve.keeps(node)
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class _Sieve:
    """What is left of a document at one version."""

    version: Moment

    def keeps_directive(self, node: DirectiveDefinitionNode, known: Any) -> bool:
        name = node.name.value
        return name not in ANNOTATIONS and (name not in known or self.version in known[name])

    def keeps(self, node: Any) -> bool:
        return not node.directives or self.version in presence(node.directives)

    def through(self, node: Any) -> Any:
        """Return *node* as it is at this version; the very same one if it is so in all."""
        changes: dict[str, Any] = {}
        if attribute := CHILDREN.get(node.kind):
            before = getattr(node, attribute) or ()
            after = tuple(self.through(element) for element in before if self.keeps(element))
            if len(before) != len(after) or any(
                old is not new for old, new in zip(before, after, strict=True)
            ):
                changes[attribute] = after
        if node.directives and any(d.name.value in ANNOTATIONS for d in node.directives):
            changes |= self._in_its_form(node)
        return replace(node, **changes) if changes else node

    def _in_its_form(self, node: Any) -> dict[str, Any]:
        own = tuple(d for d in node.directives if d.name.value not in ANNOTATIONS)
        changes: dict[str, Any] = {"directives": own}
        for attribute, name in (("types", "member"), ("interfaces", "implements")):
            if known := presences(node.directives, name):
                changes[attribute] = tuple(
                    named
                    for named in getattr(node, attribute)
                    if named.name.value not in known or self.version in known[named.name.value]
                )
        return changes | _former(own, self._was(node))

    def _was(self, node: Any) -> dict[str, Any]:
        """Return the earliest `@was` that had not ended yet, or nothing."""
        former = annotations(node.directives, "was")
        lasting = [was for was in former if self.version.at <= self.version.order[was["until"]]]
        return min(lasting, key=lambda was: self.version.order[was["until"]], default={})


def _former(own: tuple[ConstDirectiveNode, ...], was: dict[str, Any]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if "type" in was:
        changes["type"] = parse_type(was["type"], no_location=True)
    if "default" in was:
        text = was["default"]
        changes["default_value"] = parse_const_value(text, no_location=True) if text else None
    for name in ("deprecated", "oneOf"):
        if name in was:
            others = tuple(d for d in changes.get("directives", own) if d.name.value != name)
            mark = ConstDirectiveNode(name=NameNode(value=name), arguments=())
            changes["directives"] = (*others, mark) if was[name] else others
    return changes
