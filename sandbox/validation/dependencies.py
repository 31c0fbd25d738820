"""Fragments that are missing, spread nowhere, spread within themselves, or nested too deeply."""

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
from sandbox.validation.syntax_error import DEEPEST_NESTING, TOO_LARGE
from sandbox.validation.wire import Path


class Visited(Struct):
    """A definition, the path to it, its spreads, and the names among them that are not resolved.

    `height` is how many levels it nests: at first by itself, when resolved with its fragments.
    """

    node: OperationDefinitionNode | FragmentDefinitionNode
    path: Path
    spreads: list[tuple[FragmentSpreadNode, Path]] = []
    waiting: set[str] = set()
    height: int = 0


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

    def reach(self, path: Path) -> None:
        """Note a selection set in the current definition."""
        if self._current:
            depth = len(path) - len(self._current.path)
            self._current.height = max(self._current.height, depth)

    def spread(self, node: FragmentSpreadNode, path: Path) -> None:
        """Note a spread in the current definition."""
        if self._current:
            self._current.spreads.append((node, list(path)))
            self._current.waiting.add(node.name.value)
            self._spreaders[node.name.value][id(self._current.node)] = None

    def report(self, findings: Findings) -> None:
        """Report missing, unused and circular fragments, in graphql-ruby's order; then depth."""
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
        if not findings.errors:
            self._report_depth(findings)

    def _resolve(self) -> list[Visited]:
        """Strike out the spreads of all that needs nothing more; return what nobody spreads."""
        unused: list[Visited] = []
        fragments = chain.from_iterable(self._named.values())
        ready = [node for node in fragments if not self._unresolved(node)]
        while ready:
            fragment = ready.pop()
            name = fragment.name.value
            self._add_height(fragment)
            spreaders = self._spreaders.get(name)
            if not spreaders:
                # The walk does not enter a fragment on an unknown type; that is reported already.
                unused += filter(None, [self._visited.get(id(fragment))])
                continue
            for spreader in spreaders:
                visited = self._visited[spreader]
                if name in visited.waiting:
                    visited.waiting.remove(name)
                    if not visited.waiting and isinstance(visited.node, FragmentDefinitionNode):
                        ready.append(visited.node)
        return unused

    def _add_height(self, node: DefinitionNode) -> None:
        """Add the fragments of a definition to its height: all of theirs are known."""
        if visited := self._visited.get(id(node)):
            for spread, path in visited.spreads:
                inner = self._visited.get(id(self._named[spread.name.value][0]))
                below = len(path) - len(visited.path) + (inner.height if inner else 0)
                visited.height = max(visited.height, below)

    def _unresolved(self, node: DefinitionNode) -> bool:
        visited = self._visited.get(id(node))
        return bool(visited and visited.waiting)

    def _report_missing(self, findings: Findings) -> None:
        # graphql-ruby has those of all operations together, where it meets the first.
        missing: defaultdict[int, list[tuple[FragmentSpreadNode, Path]]] = defaultdict(list)
        for key, visited in self._visited.items():
            group = 0 if isinstance(visited.node, OperationDefinitionNode) else key
            if lost := [s for s in visited.spreads if s[0].name.value not in self._named]:
                missing[group] += lost
            visited.waiting.intersection_update(self._named)
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
            if visited.waiting and isinstance(visited.node, FragmentDefinitionNode):
                name = visited.node.name.value
                findings.report_at(
                    visited.path,
                    f"Fragment {name} contains an infinite loop",
                    (visited.node,),
                    "infiniteLoop",
                    fragmentName=name,
                )

    def _report_depth(self, findings: Findings) -> None:
        # Whatever executes an operation recurses.
        for visited in self._visited.values():
            if isinstance(visited.node, OperationDefinitionNode):
                self._add_height(visited.node)
                if visited.height > DEEPEST_NESTING:
                    findings.report_at(
                        visited.path,
                        f"{TOO_LARGE}: it nests deeper than {DEEPEST_NESTING} levels, fragments"
                        " included.",
                        (visited.node,),
                        "SANDBOX_NESTED_TOO_DEEPLY",
                    )
