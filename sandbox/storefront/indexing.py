"""Before the first list of a large shop its index is made, in a lane: others need not wait."""

from functools import partial

from sandbox.door.lanes import in_lane
from sandbox.world import World


async def indexed(world: World) -> None:
    """See to it that lists of products have their index. It awaits nothing but turns."""
    from sandbox.catalog.index import is_pending, make_index

    seeds = world.store.seeds
    if is_pending(seeds):
        await in_lane(partial(make_index, seeds))
