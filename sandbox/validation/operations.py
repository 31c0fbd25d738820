"""Selects the operation of a document."""

from graphql import DocumentNode, OperationDefinitionNode

from sandbox.validation.wire import WireError


class UnknownOperationError(ValueError):
    """No operation can be chosen; `wire` is the error as the client gets it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.wire: WireError = {"message": message}


def choose_operation(document: DocumentNode, operation_name: str | None) -> OperationDefinitionNode:
    """Choose the operation *operation_name*, or the only one. Raises `UnknownOperationError`."""
    operations = {
        definition.name.value if definition.name else None: definition
        for definition in document.definitions
        if isinstance(definition, OperationDefinitionNode)
    }
    if operation_name is None and len(operations) == 1:
        return next(iter(operations.values()))
    # graphql-ruby tells a document without any operation the same as one with several.
    if operation_name is None:
        raise UnknownOperationError("An operation name is required")
    if operation_name not in operations:
        raise UnknownOperationError(f'No operation named "{operation_name}"')
    return operations[operation_name]
