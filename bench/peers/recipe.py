"""The recipe one finds for a quick Ariadne: documents parsed and validated once, a quick JSON.

Run as `recipe.py PORT SCHEMA`.
"""

import sys
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from aiohttp import web
from ariadne import MutationType, ObjectType, graphql, make_executable_schema
from graphql import DocumentNode, GraphQLError, GraphQLSchema, parse, validate
from msgspec.json import decode, encode
from serving import serve
from shop import plain_shop

_KEPT: Final = 1000

_shop: Final = plain_shop()
_query: Final = ObjectType("QueryRoot")
_mutation: Final = MutationType()


@_mutation.field("customerAccessTokenCreateWithMultipass")
def login(*_: Any, multipassToken: str) -> dict[str, Any]:  # noqa: N803 - the schema's name
    return _shop.login(multipassToken)


@_query.field("customer")
def customer(*_: Any, customerAccessToken: str) -> dict[str, Any] | None:  # noqa: N803 - as the schema has it
    return _shop.customer(customerAccessToken)


@lru_cache(_KEPT)
def _parsed(text: str) -> DocumentNode:
    return parse(text)


@lru_cache(_KEPT)
def _validated(schema: GraphQLSchema, text: str) -> list[GraphQLError]:
    return validate(schema, _parsed(text))


async def answer(request: web.Request) -> web.Response:
    asked = decode(await request.read())
    _, result = await graphql(
        _schema,
        asked,
        query_parser=lambda _, asked: _parsed(asked["query"]),
        query_validator=lambda schema, *_, **__: _validated(schema, asked["query"]),
    )
    return web.Response(body=encode(result), content_type="application/json")


_schema: Final = make_executable_schema(
    Path(sys.argv[2]).read_text(encoding="utf-8"), _query, _mutation
)
serve(answer)
