"""The document that the control API serves of itself."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.json import decode, encode
from openapi_spec_validator import validate

from sandbox.control.api import ROUTES
from sandbox.control.openapi import describe
from sandbox.origin import Origin
from sandbox.settings import Settings
from sandbox.world import InvalidWorldNameError, Worlds

OPERATIONS = [(route.path, route.method.lower()) for route in ROUTES]
DOCUMENT = decode(encode(describe(ROUTES)))
WORLD = {
    "name": "world",
    "in": "path",
    "required": True,
    "schema": {
        "type": "string",
        "minLength": 1,
        "maxLength": 63,
        "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
    },
}


@dataclass
class Made:
    """A world, as far as `Worlds` knows it."""

    name: str
    origin: Origin


def referred(told):
    """Return the targets of all references in *told*, at any depth."""
    match told:
        case {"$ref": str(target)}:
            return {target}
        case dict():
            return set().union(*map(referred, told.values()))
        case list():
            return set().union(*map(referred, told))
        case _:
            return set()


async def test_is_served_as_it_is_described(call):
    assert await call("GET", "/openapi.json") == (200, DOCUMENT)


async def test_the_document_is_valid_openapi():
    validate(DOCUMENT)


async def test_only_its_exact_path_is_found(problem):
    status, slug, _ = await problem("GET", "/openapi_json")
    assert (status, slug) == (404, "unknown-path")


def test_has_every_call_and_no_other():
    told = [(path, method) for path, item in DOCUMENT["paths"].items() for method in item]
    assert sorted(told) == sorted(OPERATIONS)


def test_calls_have_names_of_their_own():
    names = [
        operation["operationId"]
        for item in DOCUMENT["paths"].values()
        for operation in item.values()
    ]
    assert len(set(names)) == len(ROUTES)


def test_has_a_schema_for_whatever_is_referred_to_and_no_other():
    names = DOCUMENT["components"]["schemas"]
    assert {target for target in referred(DOCUMENT) if "/schemas/" in target} == {
        f"#/components/schemas/{name}" for name in names
    }


def test_describes_a_call_whole():
    assert DOCUMENT["paths"]["/worlds/{world}/customers"]["get"] == {
        "operationId": "listCustomers",
        "tags": ["customers"],
        "summary": "Find customers, sorted by id, in pages.",
        "description": (
            "A filter of customers, and the page of the list.\n\n"
            "`email` finds the one customer with that email. `query` is words in email, phone or "
            'names,\n`state:enabled`, `tag:vip` or `tag:"trade show"`; all of them must match. '
            "`after` is the\n`endCursor` of the page before."
        ),
        "parameters": [
            WORLD,
            {"name": "email", "in": "query", "required": False, "schema": {"type": "string"}},
            {
                "name": "query",
                "in": "query",
                "required": False,
                "schema": {"type": "string", "default": ""},
            },
            {"name": "after", "in": "query", "required": False, "schema": {"type": "string"}},
            {
                "name": "first",
                "in": "query",
                "required": False,
                "schema": {"type": "integer", "minimum": 1, "maximum": 250, "default": 50},
            },
        ],
        "responses": {
            "200": {
                "description": (
                    "Customers, by id. A page may have few customers or none although more follow."
                ),
                "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/CustomerPage"}}
                },
            },
            "400": {"$ref": "#/components/responses/Problem400"},
            "401": {"$ref": "#/components/responses/Problem401"},
            "403": {"$ref": "#/components/responses/Problem403"},
            "500": {"$ref": "#/components/responses/Problem500"},
        },
    }


def test_describes_a_body_and_what_may_be_wrong_with_it():
    operation = DOCUMENT["paths"]["/worlds/{world}"]["put"]
    assert operation["requestBody"] == {
        "required": False,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/WorldOrigin"}}},
    }
    assert list(operation["responses"]) == [
        *("201", "200", "400", "401", "403", "409", "413", "415", "422", "500"),
    ]


def test_a_refusal_has_what_the_call_says_of_it_and_what_may_befall_every_call():
    operation = DOCUMENT["paths"]["/worlds/{world}/customers"]["post"]
    assert operation["responses"]["422"] == {
        "description": (
            "The body is invalid; nothing has changed. A key of the body is unknown or "
            "missing, or a value is invalid."
        ),
        "content": {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
        },
    }


@pytest.mark.parametrize(
    ("model", "key", "schema"),
    [
        ("Customer", "createdAt", {"type": "string", "format": "date-time"}),
        (
            "ClockChange",
            "freeze",
            {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "boolean"}]},
        ),
    ],
)
def test_moments_have_their_format(model, key, schema):
    assert DOCUMENT["components"]["schemas"][model]["properties"][key] == schema


def test_a_type_of_another_department_is_named_after_it():
    names = DOCUMENT["components"]["schemas"]
    assert [name for name in names if not name.isalnum()] == []
    assert {"FidelityEntry", "FidelityKind"} <= names.keys()


def test_describes_a_stream():
    operation = DOCUMENT["paths"]["/worlds/{world}/journal/stream"]["get"]
    assert operation["responses"]["200"] == {
        "description": "Server-sent events, one after another.",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    }


async def test_null_in_a_url_leaves_nothing_out(problem):
    known = (
        "write one of activation, welcome, password-reset, login-code, order-confirmation, "
        "shipping-confirmation, order-canceled, refund, abandoned-checkout"
    )
    assert await problem("GET", "/worlds/blue/inbox", kind="null") == (
        400,
        "invalid-query",
        f"in the URL, kind cannot be 'null': {known}",
    )


@given(name=st.text("abz059-_A/", min_size=1, max_size=70))
@example(name="a" * 63)
@example(name="a" * 64)
@example(name="a\n")
def test_tells_which_names_a_world_can_have(name):
    told = WORLD["schema"]
    fits = bool(re.fullmatch(told["pattern"], name)) and len(name) <= told["maxLength"]
    worlds = Worlds(Made, origin=Origin.of(Settings()))
    try:
        worlds.make(name)
    except InvalidWorldNameError:
        assert not fits
    else:
        assert fits
