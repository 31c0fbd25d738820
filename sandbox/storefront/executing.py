"""Executes operations: short ones at once, long ones in a lane, so that others need not wait."""

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from sandbox.door.first_use import FirstUse
from sandbox.door.lanes import in_lane
from sandbox.door.received import GraphQLRequest
from sandbox.pause import ONLY_SHORT, TakesLongError
from sandbox.service.engine import Answered, Engine
from sandbox.service.request_context import RequestContext
from sandbox.storefront.api import STOREFRONT

if TYPE_CHECKING:
    from sandbox.execution.ready import Ready
    from sandbox.service.preparation import Prepared

all_departments: Final = FirstUse(STOREFRONT.load_all)
"""Has imported all departments when it returns: one document may need several."""

SHORT_TEXT: Final = 4_000
"""Characters of a document that is prepared without a pause."""


async def prepared_by(engine: Engine, asked: GraphQLRequest) -> "Ready[Prepared]":
    """Return the operation of a document that is not known yet.

    What answers its root fields and has its types is imported then.
    """
    if len(asked.query) <= SHORT_TEXT:
        with suppress(TakesLongError), ONLY_SHORT:
            ready = engine.prepare(asked)
            STOREFRONT.load(ready.prepared.roots)
            return ready
    await all_departments()
    return await in_lane(partial(engine.prepare, asked), is_query=True)


def at_once(
    engine: Engine, ready: "Ready[Prepared]", asked: GraphQLRequest, context: RequestContext
) -> Answered | None:
    """Execute a short operation; return None for one that has to be executed `in_turns`.

    A query that takes longer than expected begins again there: it has changed nothing.
    """
    if not engine.is_short(ready, asked):
        return None
    if not ready.prepared.is_query:
        return engine.answer(ready, asked, context)
    if context.may_have_scenario:
        return None
    before = len(context.trace.reasons)
    try:
        with ONLY_SHORT:
            return engine.answer(ready, asked, context)
    except TakesLongError:
        del context.trace.reasons[before:]
        return None


async def in_turns(
    engine: Engine, ready: "Ready[Prepared]", asked: GraphQLRequest, context: RequestContext
) -> Answered:
    """Execute an operation in a lane."""
    await all_departments()
    work = partial(engine.answer, ready, asked, context.again())
    return await in_lane(work, is_query=ready.prepared.is_query)
