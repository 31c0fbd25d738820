"""The format of `schema.graphql`."""

from collections.abc import Iterable
from typing import Any, Final

from graphql import DocumentNode, SchemaDefinitionNode, StringValueNode, print_ast

from sandbox.schema.annotations import ANNOTATIONS

WIDTH: Final = 100
CUSTOMER_DOMAIN: Final = ("Customer", "MailingAddress")
"""The types of customers come first."""
_KEYWORDS: Final = {
    "object_type_definition": "type",
    "interface_type_definition": "interface",
    "input_object_type_definition": "input",
    "enum_type_definition": "enum",
    "union_type_definition": "union",
    "scalar_type_definition": "scalar",
}
_DIRECTIVE_ORDER: Final = (
    *("version", "directive", "deprecated", "oneOf", "specifiedBy", "accessRestricted"),
    *("since", "until", "except", "member", "implements", "was"),
    *("requiredAccess", "tokenRequired", "restricted"),
)


def format_document(document: DocumentNode) -> str:
    """Print *document* in the order of the file and within its width.

    The schema definition, the annotations, the service's directives, the root types, the
    customer domain, the rest. Within each everything goes by name, in ASCII order.
    """
    roots = [
        operation.type.name.value
        for node in document.definitions
        if isinstance(node, SchemaDefinitionNode)
        for operation in node.operation_types
    ]
    ordered = sorted(document.definitions, key=lambda node: _place(node, roots))
    return "\n\n".join(_definition(node) for node in ordered) + "\n"


def _place(node: Any, roots: list[str]) -> tuple[int, int, str]:
    if node.kind == "schema_definition":
        return 0, 0, ""
    name = node.name.value
    if node.kind == "directive_definition":
        known = name in ANNOTATIONS
        return (1, ANNOTATIONS.index(name), name) if known else (2, 0, name)
    if name in roots:
        return 3, roots.index(name), name
    return (4 if name.startswith(CUSTOMER_DOMAIN) else 5), 0, name


def _definition(node: Any) -> str:
    match node.kind:
        case "schema_definition":
            head, rows = "schema", [f"  {print_ast(each)}" for each in node.operation_types]
            return _described(node, _with_directives(head, node, "", tail=" {") + _block(rows))
        case "directive_definition":
            return _described(node, _directive_definition(node))
        case "union_type_definition":
            head = _with_directives(f"union {node.name.value}", node, "")
            return _described(node, head + _members(head, node))
        case "scalar_type_definition":
            return _described(node, _with_directives(f"scalar {node.name.value}", node, ""))
        case "enum_type_definition":
            rows = [_enum_value(value) for value in _by_name(node.values)]
        case "input_object_type_definition":
            rows = [_input_value(field, "  ") for field in _by_name(node.fields)]
        case _:
            rows = [_field(field) for field in _by_name(node.fields)]
    return _described(node, _with_directives(_head(node), node, "", tail=" {") + _block(rows))


def _head(node: Any) -> str:
    names = sorted(named.name.value for named in getattr(node, "interfaces", None) or ())
    implements = f" implements {' & '.join(names)}" if names else ""
    return f"{_KEYWORDS[node.kind]} {node.name.value}{implements}"


def _members(head: str, node: Any) -> str:
    names = sorted(named.name.value for named in node.types)
    line = " = " + " | ".join(names)
    if len(head.rpartition("\n")[2] + line) <= WIDTH:
        return line
    return " =" + "".join(f"\n  | {name}" for name in names)


def _directive_definition(node: Any) -> str:
    """Put the places of a directive behind its arguments where they fit, else below."""
    head = f"directive @{node.name.value}"
    tail = f"{' repeatable' if node.repeatable else ''} on"
    places = sorted(location.value for location in node.locations)
    signature = _with_arguments(head, node.arguments, tail, "")
    line = f"{signature} {' | '.join(places)}"
    if len(line.rpartition("\n")[2]) <= WIDTH:
        return line
    return signature + "".join(f"\n  | {place}" for place in places)


def _enum_value(node: Any) -> str:
    return _described(node, _with_directives(f"  {node.name.value}", node, "  "), "  ")


def _field(node: Any) -> str:
    signature = _with_arguments(
        f"  {node.name.value}", node.arguments, f": {print_ast(node.type)}", "  "
    )
    return _described(node, _with_directives(signature, node, "  "), "  ")


def _input_value(node: Any, indent: str) -> str:
    default = f" = {print_ast(node.default_value)}" if node.default_value else ""
    head = f"{indent}{node.name.value}: {print_ast(node.type)}{default}"
    return _described(node, _with_directives(head, node, indent), indent)


def _with_arguments(head: str, arguments: Any, tail: str, indent: str) -> str:
    """Put arguments on one line where they fit, else each on its own."""
    if not arguments:
        return head + tail
    named = _by_name(arguments)
    short = f"{head}({', '.join(_input_value(argument, '') for argument in named)}){tail}"
    if "\n" not in short and len(short) <= WIDTH:
        return short
    rows = "\n".join(_input_value(argument, f"{indent}  ") for argument in named)
    return f"{head}(\n{rows}\n{indent}){tail}"


def _with_directives(head: str, node: Any, indent: str, *, tail: str = "") -> str:
    """Put directives behind *head* where they and *tail* fit, else each on its own line."""
    directives = [
        print_ast(directive) for directive in sorted(node.directives or (), key=_directive_place)
    ]
    line = "".join(f" {directive}" for directive in directives)
    if len(head.rpartition("\n")[2] + line + tail) <= WIDTH:
        return head + line
    return head + "".join(f"\n{indent}  {directive}" for directive in directives)


def _directive_place(directive: Any) -> tuple[int, str]:
    name = directive.name.value
    at = _DIRECTIVE_ORDER.index(name) if name in _DIRECTIVE_ORDER else len(_DIRECTIVE_ORDER)
    return at, print_ast(directive) if name in {"member", "implements", "directive"} else ""


def _block(rows: Iterable[str]) -> str:
    """Join the rows of a body; one with a description stands apart from those before it."""
    body = "".join(
        ("\n" if at and row.lstrip().startswith('"') else "") + row + "\n"
        for at, row in enumerate(rows)
    )
    return f" {{\n{body}}}"


def _by_name(nodes: Any) -> list[Any]:
    return sorted(nodes or (), key=lambda node: node.name.value)


def _described(node: Any, text: str, indent: str = "") -> str:
    if node.description is None:
        return text
    description = node.description.value
    short = f'{indent}"""{description}"""'
    if len(short) <= WIDTH and not any(sign in description for sign in ("\n", '"', "\\")):
        return f"{short}\n{text}"
    written = print_ast(StringValueNode(value=description, block=True))
    lines = "\n".join(f"{indent}{line}" if line else line for line in written.split("\n"))
    return f"{lines}\n{text}"
