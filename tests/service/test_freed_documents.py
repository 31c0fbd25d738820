"""Documents and plans are freed with the last reference: they hold no cycles.

A collection looks at all objects, and every client waits for it.
"""

import gc

import pytest

from sandbox.app import SCHEMA, WORLDS, create_app
from sandbox.door.received import GraphQLRequest
from sandbox.door.trace import Trace
from sandbox.execution import documents_cache
from sandbox.service.engine import Engine
from sandbox.service.request_context import RequestContext

FEW = 100
"""Objects, of hundreds that each of the documents consists of."""


@pytest.fixture(scope="module")
def app():
    app = create_app()
    for _ in app[SCHEMA].rest():
        pass  # types are made when they are first looked at
    return app


@pytest.fixture
def garbage(app):
    """Answer a document, forget it, and count what is left of it for the collector."""

    engine, world = (
        Engine(app[SCHEMA], documents_cache(most_entries=0)),
        app[WORLDS].open("default"),
    )

    def count(document, **variables):
        request = GraphQLRequest(document, variables)
        gc.collect()
        gc.disable()
        try:
            context = RequestContext(Trace(world, None), variables=variables)
            engine.answer(engine.prepare(request), request, context)
            del request, context
            return gc.collect()
        finally:
            gc.enable()

    return count


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(
            "query ($first: Int) { products(first: $first) { nodes { %s } } }",
            id="objects",
        ),
        pytest.param(
            "query ($first: Int, $q: String!) { search(query: $q, first: $first) {"
            " nodes { ... on Product { %s } } } }",
            id="a union",
        ),
        pytest.param("{ products(first: 1) { nodes { %s unknown } } }", id="a mistake"),
        pytest.param("{ products(first: 1) { nodes { %s } } } (", id="a syntax error"),
    ],
)
def test_a_document_leaves_no_garbage(garbage, document):
    fields = " ".join(
        f"a{number}: priceRange {{ minVariantPrice {{ amount }} }}" for number in range(99)
    )
    garbage(document % "title", first=1, q="tent")  # what is imported and kept for good
    assert garbage(document % fields, first=1, q="tent") < FEW
