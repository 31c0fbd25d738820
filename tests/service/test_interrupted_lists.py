"""A list is not kept for other worlds if its products changed while it was made."""

from msgspec.structs import replace

from sandbox.app import SCHEMA, WORLDS, create_app
from sandbox.catalog.records import Product
from sandbox.door.lanes import in_lane
from sandbox.door.received import GraphQLRequest
from sandbox.door.trace import Trace
from sandbox.execution.kept import renderings
from sandbox.pause import INTERRUPTIONS
from sandbox.service.engine import Engine
from sandbox.service.request_context import RequestContext

REQUEST = GraphQLRequest("{ products(first: 250) { nodes { id handle title } } }")


async def test_a_list_that_others_interrupted_is_not_shown_in_another_world():
    app = create_app()
    engine = Engine(app[SCHEMA], renderings=renderings())
    ready = engine.prepare(REQUEST)
    changed, fresh = app[WORLDS].open("changed"), app[WORLDS].open("fresh")
    last = [*changed.store.after(Product, 0)][-1]

    def titles(world, pause):
        context = RequestContext(Trace(world, None))
        body, _ = engine.answer(ready, REQUEST, context, pause)
        return str(body)

    def change():
        """What another request does in the world meanwhile."""
        changed.store.put(replace(last, title="Interrupted"))
        INTERRUPTIONS.count += 1

    assert "Interrupted" in await in_lane(lambda _: titles(changed, change))
    assert "Interrupted" not in await in_lane(lambda pause: titles(fresh, pause))
