"""JSON of objects of answers, kept: what never changes is not made again and again.

An object says by its `appearance` what its fields follow from. A rendering of it is kept for each
place in an operation, and for each value of the variables that are used below that place. It is
kept only if each field below is *settled*: it follows from the object and the arguments alone. And
only if nobody went first meanwhile, who might have changed what it follows from.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, Final, TypeAlias

import msgspec
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLObjectType,
    Node,
    VariableNode,
    visit,
)
from graphql.language import Visitor
from msgspec import Raw

from sandbox.execution.definition import Definition
from sandbox.execution.kept import Rendering
from sandbox.execution.run import Run
from sandbox.pause import INTERRUPTIONS

IS_SETTLED: Final = "settled"
"""The extension of a field that follows from its object and its arguments alone."""

IS_KEPT: Final = "kept"
"""The extension of a type whose objects have an `appearance`: a key and what the key is of, which
stays alive as long as the rendering. None where a field may follow from more."""

HAS_ARGUMENTS: Final = "arguments"
"""The extension of such a type if the appearance says all but the arguments of the field which an
object is of."""

WHEN_AGAIN: Final = "when again"
"""The extension of such a type if an object is kept when it is asked for a second time: of most
it would never be used."""

Appearance: TypeAlias = tuple[Hashable, Any]
Select: TypeAlias = Callable[[Any, Run], Any]


def is_settled(field: GraphQLField) -> bool:
    return bool(field.extensions.get(IS_SETTLED))


def is_kept_when_again(kind: GraphQLObjectType) -> bool:
    return bool(kind.extensions.get(WHEN_AGAIN))


def is_kept(kind: GraphQLObjectType) -> bool:
    return bool(kind.extensions.get(IS_KEPT))


def unsettling(select: Select) -> Select:
    """Return *select*, which makes an object with a field that is not settled."""

    def selected(source: Any, run: Run) -> Any:
        run.is_settled = False
        return select(source, run)

    return selected


def keeping(select: Select, names: Iterable[str], *, when_again: bool = False) -> Select:
    """Return what makes an object by *select*, or takes its rendering.

    *names* are the variables that are used below. *when_again* leaves it out the first time.
    """
    place, names = object(), tuple(names)

    def selected(source: Any, run: Run) -> Any:
        kept = run.renderings
        appearance: Appearance | None = None if kept is None else source.appearance
        if kept is None or appearance is None:
            run.is_settled = False
            return select(source, run)
        shown, of = appearance
        key = (place, shown, *[_hashable(run.variables.get(name)) for name in names])
        found = kept.get(key)
        if found is None:
            if when_again and kept.is_new(key):
                return select(source, run)
            return _made(source, run, select, lambda made: kept.put(key, made), of)
        run.room -= found.room
        run.text_room -= found.text_room
        if run.pause is None:  # what is there takes no time: the clock need not be looked at
            run.checkpoint = max(0, run.checkpoint - found.room)
        if run.room < run.checkpoint:
            run.check()
        return found.json

    return selected


def _made(source: Any, run: Run, select: Select, keep: Callable[[Rendering], None], of: Any) -> Any:
    """Make the object, and *keep* its rendering if it has one."""
    was_settled, run.is_settled = run.is_settled, True
    room, text_room, errors = run.room, run.text_room, len(run.errors)
    interruptions = INTERRUPTIONS.count
    selected = select(source, run)
    is_of_now = INTERRUPTIONS.count == interruptions
    if run.is_settled and is_of_now and len(run.errors) == errors:
        json = msgspec.json.encode(selected)
        selected = Raw(json)
        keep(Rendering(selected, len(json), room - run.room, text_room - run.text_room, of))
    run.is_settled = run.is_settled and was_settled
    return selected


def _hashable(value: Any) -> Hashable:
    is_plain = value is None or isinstance(value, (str, int, float))
    return (type(value), value) if is_plain else repr(value)


def variables_below(nodes: Iterable[Node], definition: Definition) -> list[str]:
    """Return the names of the variables that are used below *nodes*, in fragments, too."""
    found = _Used(definition.fragments)
    for node in nodes:
        visit(node, found)
    found.enter_leave_map.clear()  # its methods refer to it: only the collector would free it
    return sorted(found.names)


class _Used(Visitor):
    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        super().__init__()
        self._fragments = fragments
        self._seen: set[str] = set()
        self.names: set[str] = set()

    def enter_variable(self, node: VariableNode, *_: Any) -> None:
        self.names.add(node.name.value)

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: Any) -> None:
        name = node.name.value
        if name not in self._seen:
            self._seen.add(name)
            visit(self._fragments[name], self)


def deciding(kind: GraphQLObjectType, nodes: Iterable[FieldNode]) -> list[Node]:
    """Return the parts of a field's *nodes* that an object of it follows from."""
    has_arguments = bool(kind.extensions.get(HAS_ARGUMENTS))
    return [
        part
        for node in nodes
        for part in (node.selection_set, *((node.arguments or ()) if has_arguments else ()))
        if part is not None
    ]
