"""`node` and `nodes`: any object by its global id."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sandbox.department import Node
from sandbox.gid import kind_in
from sandbox.viewer import Viewer


def node_queries(nodes: Mapping[str, Node]) -> dict[str, Callable[..., Any]]:
    """Return the two root queries. *nodes* are the types that can be found by their ids.

    Shopify: an unknown number, or a type without access, is null (recorded); the same is chosen
    for a type that has no ids here.
    """

    def node(viewer: Viewer, *, id: str) -> Any:
        find = nodes.get(kind_in(id) or "")
        return None if find is None else find(viewer, id)

    def nodes_(viewer: Viewer, *, ids: Sequence[str]) -> list[Any]:
        return [node(viewer, id=each) for each in ids]

    return {"node": node, "nodes": nodes_}
