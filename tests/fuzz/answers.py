"""Whether an answer is one that the schema allows for a document.

Documents have no variables and no `@skip` or `@include`: Schemathesis writes none.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    get_operation_ast,
    parse,
    validate,
)

from tests.fuzz.data_walk import DataWalk

OURS: Final = "INTERNAL_SERVER_ERROR"
"""The code of an error that is a bug of the sandbox."""
SCALARS_OWN: Final = "argumentLiteralsIncompatible"
"""The code of a refusal of a literal. What a scalar takes is more than its schema can say."""
EXTENSIONS: Final = "extensions"
PARTS: Final = frozenset({"data", "errors", EXTENSIONS})


def faults_of(schema: GraphQLSchema, text: str, answer: Any) -> list[str]:
    """Say what is wrong with *answer* as one to the document *text*: nothing, if it is empty."""
    if not isinstance(answer, dict) or not answer.keys() <= PARTS or answer.keys() <= {EXTENSIONS}:
        return [f"is no GraphQL answer: {answer!r}"]
    errors = answer.get("errors", [])
    wrong = list(_faults_of_errors(errors, is_present="errors" in answer))
    if wrong:
        return wrong
    document, refusals = _read(schema, text)
    if "data" not in answer:
        return list(_unfounded(errors)) if document else []
    if document is None:
        return [f"was carried out, although: {refusals}"]
    return [*_walk(schema, document, answer["data"]), *_unexplained(errors, answer["data"])]


def _faults_of_errors(errors: Any, *, is_present: bool) -> Iterator[str]:
    if is_present and not (isinstance(errors, list) and errors):
        yield "has errors that are no list, or an empty one"
        return
    for error in errors:
        match error:
            case {"extensions": {"code": code}} if code == OURS:
                yield f"tells a bug: {error}"
            case {"message": str()}:
                pass
            case _:
                yield f"has an error without a message: {error!r}"


def _read(schema: GraphQLSchema, text: str) -> tuple[DocumentNode | None, list[GraphQLError]]:
    try:
        document = parse(text)
    except GraphQLError as error:
        return None, [error]
    refusals = validate(schema, document)
    return (None if refusals else document), refusals


def _unfounded(errors: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    codes = {error.get("extensions", {}).get("code") for error in errors}
    if codes != {SCALARS_OWN}:
        yield f"refuses a document that is valid: {errors}"


def _unexplained(errors: Sequence[Mapping[str, Any]], data: Any) -> Iterator[str]:
    """Every error of a field is at a null, or below one that it went up to."""
    for error in errors:
        found = data
        for step in error.get("path", ()):
            if found is None:
                break
            try:
                found = found[step]
            except (LookupError, TypeError):
                yield f"has an error at a place that it has not: {error}"
                break
        else:
            if found is not None:
                yield f"has an error at something that is not null: {error}"


def _walk(schema: GraphQLSchema, document: DocumentNode, data: Any) -> Iterator[str]:
    operation = get_operation_ast(document)
    assert operation is not None
    root = schema.get_root_type(operation.operation)
    assert root is not None
    if data is not None:
        yield from DataWalk(schema, _fragments(document)).of_object(
            root, [operation.selection_set], data
        )


def _fragments(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    found = (node for node in document.definitions if isinstance(node, FragmentDefinitionNode))
    return {node.name.value: node for node in found}
