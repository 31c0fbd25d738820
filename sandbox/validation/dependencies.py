"""Fragments that are missing, spread nowhere, or spread within themselves."""

from collections import defaultdict
from itertools import chain

from graphql import (
    DefinitionNode,
    DocumentNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
)
from msgspec import Struct

from sandbox.validation.findings import Findings
from sandbox.validation.wire import Path


class Visited(Struct):
    """A definition, the path to it, and those of its spreads that are not resolved yet."""

    node: OperationDefinitionNode | FragmentDefinitionNode
    path: Path
    spreads: list[tuple[FragmentSpreadNode, Path]] = []


class Dependencies:
    """Notes who spreads whom during the walk, and resolves it at its end."""

    def __init__(self, document: DocumentNode) -> None:
        named: defaultdict[str, list[FragmentDefinitionNode]] = defaultdict(list)
        for definition in document.definitions:
            if isinstance(definition, FragmentDefinitionNode):
                named[definition.name.value].append(definition)
        self._named = named
        self._visited: dict[int, Visited] = {}
        self._spreaders: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._current: Visited | None = None

    def enter(self, node: OperationDefinitionNode | FragmentDefinitionNode, path: Path) -> None:
        """Begin a definition."""
        self._current = self._visited[id(node)] = Visited(node, list(path))

    def spread(self, node: FragmentSpreadNode, path: Path) -> None:
        """Note a spread in the current definition."""
        if self._current:
            self._current.spreads.append((node, list(path)))
            self._spreaders[node.name.value][id(self._current.node)] = None

    def report(self, findings: Findings) -> None:
        """Report missing, unused and circular fragments, in graphql-ruby's order."""
        if not self._named and not self._spreaders:
            return
        unused = self._resolve()
        self._report_missing(findings)
        for visited in unused:
            name = visited.node.name
            assert name
            findings.report_at(
                visited.path,
                f"Fragment {name.value} was defined, but not used",
                (visited.node,),
                "useAndDefineFragment",
                fragmentName=name.value,
            )
        self._report_circular(findings)

    def _resolve(self) -> list[Visited]:
        """Strike out the spreads of all that needs nothing more; return what nobody spreads."""
        unused: list[Visited] = []
        fragments = chain.from_iterable(self._named.values())
        ready = [node for node in fragments if not self._unresolved(node)]
        while ready:
            fragment = ready.pop()
            name = fragment.name.value
            spreaders = self._spreaders.get(name)
            if not spreaders:
                # The walk does not enter a fragment on an unknown type; it has been told of it.
                unused += filter(None, [self._visited.get(id(fragment))])
                continue
            for spreader in spreaders:
                visited = self._visited[spreader]
                struck = [spread for spread in visited.spreads if spread[0].name.value != name]
                done, visited.spreads = len(struck) < len(visited.spreads), struck
                if done and not struck and isinstance(visited.node, FragmentDefinitionNode):
                    ready.append(visited.node)
        return unused

    def _unresolved(self, node: DefinitionNode) -> bool:
        visited = self._visited.get(id(node))
        return bool(visited and visited.spreads)

    def _report_missing(self, findings: Findings) -> None:
        # graphql-ruby has those of all operations together, where it meets the first.
        missing: defaultdict[int, list[tuple[FragmentSpreadNode, Path]]] = defaultdict(list)
        for key, visited in self._visited.items():
            group = 0 if isinstance(visited.node, OperationDefinitionNode) else key
            if lost := [s for s in visited.spreads if s[0].name.value not in self._named]:
                missing[group] += lost
            visited.spreads = [s for s in visited.spreads if s[0].name.value in self._named]
        for spread, path in chain.from_iterable(missing.values()):
            name = spread.name.value
            findings.report_at(
                path,
                f"Fragment {name} was used, but not defined",
                (spread,),
                "useAndDefineFragment",
                fragmentName=name,
            )

    def _report_circular(self, findings: Findings) -> None:
        # graphql-ruby says it of each fragment that waits for another: also of one that only
        # leads into a circle, or to a fragment that spreads a missing one.
        for visited in self._visited.values():
            if visited.spreads and isinstance(visited.node, FragmentDefinitionNode):
                name = visited.node.name.value
                findings.report_at(
                    visited.path,
                    f"Fragment {name} contains an infinite loop",
                    (visited.node,),
                    "infiniteLoop",
                    fragmentName=name,
                )
