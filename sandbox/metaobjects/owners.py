"""Owners of metafields, by their global ids."""

from collections.abc import Mapping
from typing import Any, Final

from sandbox.catalog.api import CATALOG
from sandbox.content.api import CONTENT
from sandbox.department import Node
from sandbox.gid import kind_in
from sandbox.locations.api import LOCATIONS
from sandbox.viewer import Viewer

NODES: Final[Mapping[str, Node]] = {**CATALOG.nodes, **CONTENT.nodes, **LOCATIONS.nodes}
"""Type of the schema to what finds one by its id."""


def owner_node(viewer: Viewer, id: str) -> Any:
    find = NODES.get(kind_in(id) or "")
    return None if find is None else find(viewer, id)
