"""Variables that are declared but not used, or used but not declared."""

from collections.abc import Iterator

from graphql import FragmentDefinitionNode, OperationDefinitionNode, VariableNode
from msgspec import Struct

from sandbox.validation.findings import Findings
from sandbox.validation.wire import Path
from sandbox.validation.work import Work


class Use(Struct, frozen=True):
    """The last use met of a variable: where it stands, and in which definition."""

    node: VariableNode
    path: Path
    definition: OperationDefinitionNode | FragmentDefinitionNode


class Visited(Struct, frozen=True):
    """What the walk met in one definition."""

    definition: OperationDefinitionNode | FragmentDefinitionNode
    uses: dict[str, Use] = {}
    spreads: list[str] = []


class VariableUses:
    """Notes the uses of variables during the walk, and compares them at its end."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._operations: list[Visited] = []
        self._fragments: dict[str, Visited] = {}
        self._current: Visited | None = None

    def enter(self, definition: OperationDefinitionNode | FragmentDefinitionNode) -> None:
        """Begin a definition; what the walk does not enter counts as using nothing."""
        self._current = visited = Visited(definition)
        if isinstance(definition, OperationDefinitionNode):
            self._operations.append(visited)
        else:
            self._fragments.setdefault(definition.name.value, visited)

    def use(self, variable: VariableNode, path: Path) -> None:
        """Note a use; a later one of the same name in the same definition replaces it."""
        if self._current:
            name = variable.name.value
            self._current.uses[name] = Use(variable, list(path), self._current.definition)

    def spread(self, fragment: str) -> None:
        """Note that the definition spreads *fragment*."""
        if self._current:
            self._current.spreads.append(fragment)

    def report(self, findings: Findings) -> None:
        """Report what does not fit together, operation by operation.

        Raises `ValidationTimeoutError`: operations may share fragments.
        """
        for visited in self._operations:
            operation = visited.definition
            assert isinstance(operation, OperationDefinitionNode)
            used = dict(visited.uses)
            for fragment in self._reached(visited):
                used |= fragment.uses
            _compare(operation, used, findings)

    def _reached(self, operation: Visited) -> Iterator[Visited]:
        """Yield the fragments that *operation* spreads, outer before inner.

        Like graphql-ruby, it looks at what was seen only when it opens a fragment: one that is
        spread side by side with its own inner fragment has that yielded twice.
        """
        seen: set[str] = set()
        pending = [iter(operation.spreads)]
        while pending:
            name = next(pending[-1], None)
            if name is None:
                pending.pop()
            elif name in self._fragments:
                seen.add(name)
                yield self._fragments[name]
                inner = self._fragments[name].spreads
                self._work.take(1 + (len(self._fragments[name].uses) + len(inner)) // 10)
                pending.append(iter([spread for spread in inner if spread not in seen]))


def _compare(operation: OperationDefinitionNode, used: dict[str, Use], findings: Findings) -> None:
    declared = {
        definition.variable.name.value: None for definition in operation.variable_definitions or ()
    }
    path: Path = [title(operation)]
    for name in declared:
        if name not in used:
            findings.report_at(
                path,
                f"Variable ${name} is declared by {_spoken(operation)} but not used",
                (operation,),
                "variableNotUsed",
                variableName=name,
            )
    for name, use in used.items():
        if name not in declared:
            findings.report_at(
                use.path,
                f"Variable ${name} is used by {_spoken(use.definition)} but not declared",
                (use.node,),
                "variableNotDefined",
                variableName=name,
            )


def title(operation: OperationDefinitionNode) -> str:
    """Name an operation as paths begin: `mutation Login`, or only `query`."""
    kind = operation.operation.value
    return f"{kind} {operation.name.value}" if operation.name else kind


def _spoken(definition: OperationDefinitionNode | FragmentDefinitionNode) -> str:
    match definition:
        case OperationDefinitionNode(name=None):
            return f"anonymous {definition.operation.value}"
    assert definition.name
    return definition.name.value
