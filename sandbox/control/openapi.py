"""The OpenAPI 3.1 document of the control API, made from the routes and their models."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

from msgspec import Struct

from sandbox import __version__
from sandbox.control.problems import BASE, CONTENT_TYPE
from sandbox.control.route import ControlRequest, Empty, Events, Route
from sandbox.control.schemas import REFERENCE, Schema, Schemas, without_null
from sandbox.control_models.problems import Problem
from sandbox.door.first_use import FirstUse

PART: Final = re.compile(r"{(\w+)}")
JSON: Final = "application/json"
EVENTS: Final = "text/event-stream"

_TEXT: Final[Schema] = {"type": "string", "minLength": 1}
_PARTS: Final[Mapping[str, Schema]] = {
    "world": {
        "type": "string",
        "minLength": 1,
        "maxLength": 63,
        "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
    },
    "id": {**_TEXT, "description": "A number, a gid as `gid://shopify/Customer/1`, or a handle."},
}
"""Schemas of the parts of a path, by name. Any other part is text."""

_ALWAYS: Final[Mapping[int, str]] = {
    400: "A name or a parameter in the URL is invalid, or the body is not a JSON object.",
    401: "Other machines can reach the server, and the control token is missing or wrong.",
    403: "A web page of another origin calls, or the host is not a name of this machine.",
    500: "The sandbox itself failed: see its log.",
}
_WITH_BODY: Final[Mapping[int, str]] = {
    413: "The body is too large.",
    415: "The body is not `application/json`, or is compressed.",
    422: "A key of the body is unknown or missing, or a value is invalid.",
}
_BODY_METHODS: Final = frozenset({"PATCH", "POST", "PUT"})
_DESCRIPTION: Final = """\
Sets worlds up for tests, and shows what happened in them. A world that does not exist is made,
except where a call has a 404. An unknown path is a 404, another method a 405 with an `Allow`
header. All errors are problem details (RFC 9457)."""


class OpenApiDocument(Struct, frozen=True, kw_only=True):
    """An OpenAPI document."""

    openapi: str
    info: dict[str, Any]
    servers: tuple[dict[str, Any], ...]
    security: tuple[dict[str, Any], ...]
    tags: tuple[dict[str, Any], ...]
    paths: dict[str, Any]
    components: dict[str, Any]


def describing(routes: Callable[[], Collection[Route]]) -> Route:
    """Return the route of the document about *routes*, which may include this one."""
    document = FirstUse(lambda: describe(routes()))

    async def get_openapi(_: ControlRequest[Empty, Empty]) -> OpenApiDocument:
        return await document()

    return Route(
        method="GET",
        path="/openapi.json",
        handle=get_openapi,
        summary="Return this document.",
        answers={200: OpenApiDocument},
    )


def describe(routes: Collection[Route]) -> OpenApiDocument:
    models, queries = _models(routes), {route.query for route in routes}
    schemas = Schemas(models | queries)
    paths: dict[str, Any] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, schemas)
    return OpenApiDocument(
        openapi="3.1.0",
        info={
            "title": "Storefront Sandbox: control API",
            "version": __version__,
            "description": _DESCRIPTION,
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        servers=({"url": BASE, "description": "the server of this document"},),
        security=({}, {"controlToken": []}),
        tags=tuple({"name": tag} for tag in dict.fromkeys(route.resource for route in routes)),
        paths=paths,
        components={
            "schemas": schemas.without((queries - models) | {Empty, Events}),
            "responses": {f"Problem{status}": _problem(text) for status, text in _common().items()},
            "securitySchemes": {
                "controlToken": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The token of `--control-token`. On loopback it is optional.",
                }
            },
        },
    )


def _models(routes: Collection[Route]) -> set[type[Struct]]:
    """Return the models of bodies and answers. Those of queries are described as parameters."""
    answers = {kind for route in routes for kind in route.answers.values() if kind is not None}
    return {route.body for route in routes} | answers | {Problem}


def _operation(route: Route, schemas: Schemas) -> Schema:
    query = schemas.whole(route.query)
    operation: Schema = {
        "operationId": _camel(route.name),
        "tags": [route.resource],
        "summary": route.summary,
    }
    if route.query is not Empty and "description" in query:
        operation["description"] = query["description"]
    parameters = [*map(_part, PART.findall(route.path)), *_parameters(query)]
    if parameters:
        operation["parameters"] = parameters
    if route.body is not Empty:
        operation["requestBody"] = {
            "required": bool(schemas.whole(route.body)["required"]),
            "content": {JSON: {"schema": schemas.reference(route.body)}},
        }
    return {**operation, "responses": _responses(route, schemas)}


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))


def _part(name: str) -> Schema:
    return {"name": name, "in": "path", "required": True, "schema": _PARTS.get(name, _TEXT)}


def _parameters(query: Schema) -> list[Schema]:
    required = query["required"]
    return [
        {"name": name, "in": "query", "required": name in required, "schema": without_null(schema)}
        for name, schema in query["properties"].items()
    ]


def _responses(route: Route, schemas: Schemas) -> Schema:
    common = _common(with_body=route.method in _BODY_METHODS)
    statuses = sorted({*common, *route.refusals})
    answers = {str(status): _answer(kind, schemas) for status, kind in route.answers.items()}
    return answers | {str(status): _refusal(route, status, common) for status in statuses}


def _common(*, with_body: bool = True) -> Mapping[int, str]:
    return {**_ALWAYS, **(_WITH_BODY if with_body else {})}


def _answer(kind: type[Struct] | None, schemas: Schemas) -> Schema:
    if kind is None:
        return {"description": "Done. The answer has no body."}
    text = schemas.whole(kind).get("description", "Done.")
    if kind is Events:
        return {"description": text, "content": {EVENTS: {"schema": {"type": "string"}}}}
    return {"description": text, "content": {JSON: {"schema": schemas.reference(kind)}}}


def _refusal(route: Route, status: int, common: Mapping[int, str]) -> Schema:
    if status not in route.refusals:
        return {"$ref": f"#/components/responses/Problem{status}"}
    texts = (route.refusals[status], common.get(status, ""))
    return _problem(" ".join(filter(None, texts)))


def _problem(text: str) -> Schema:
    schema = {"$ref": REFERENCE.format(name=Problem.__name__)}
    return {"description": text, "content": {CONTENT_TYPE: {"schema": schema}}}
