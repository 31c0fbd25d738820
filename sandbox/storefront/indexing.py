"""Before the first list of a large shop its index is made, in a lane: others need not wait."""

import re
from functools import partial
from typing import Final

from sandbox.door.lanes import in_lane
from sandbox.world import World

_LISTS: Final = re.compile(r"roducts|earch|sitemap|product(?:Recommendations|Tags|Types)")
"""In the text of each document that asks for a list of products."""


async def indexed(world: World, document: str) -> None:
    """See to it that the lists of *document* have their index. It awaits nothing but turns."""
    seeds = world.store.seeds
    if seeds.is_indexed or _LISTS.search(document) is None:
        return
    from sandbox.catalog.index import is_pending, make_index

    if is_pending(seeds):
        await in_lane(partial(make_index, seeds))
