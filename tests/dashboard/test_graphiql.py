"""GraphiQL's page, and its examples: one for each root field of each version."""

import pytest

from sandbox.dashboard import graphiql_page
from sandbox.dashboard.examples import examples
from sandbox.schema import load_schemas
from tests.oidc.conftest import ORIGIN, Account

VERSIONS = load_schemas().versions.handles
MADE_UP = {"ACCESS_DENIED", "NOT_FOUND", "SANDBOX_NOT_IMPLEMENTED"}
"""Codes of answers to examples whose tokens and ids are made up, or that need more access."""


@pytest.mark.parametrize("version", VERSIONS)
def test_each_root_field_has_an_example(version):
    schema = load_schemas().build(version)
    roots = [*schema.query_type.fields.items(), *schema.mutation_type.fields.items()]
    wanted = [name for name, field in roots if field.deprecation_reason is None]
    assert [example.name for example in examples(schema)] == wanted


@pytest.mark.parametrize("version", VERSIONS)
async def test_each_root_field_of_the_customer_account_api_has_an_example(storefront, version):
    asked = {"api": "customer-account", "version": version}
    response = await storefront.client.get("/graphiql/examples.json", params=asked)
    schema = load_schemas("customer-account.graphql").build(version)
    roots = [*schema.query_type.fields.items(), *schema.mutation_type.fields.items()]
    wanted = [name for name, field in roots if field.deprecation_reason is None]
    assert [example["name"] for example in await response.json()] == wanted


async def test_each_example_of_the_customer_account_api_is_answered(storefront):
    token = (await Account(storefront.client).tokens("enabled"))["access_token"]
    headers = {"Authorization": token, "Origin": ORIGIN}
    schema = load_schemas("customer-account.graphql").build("2026-10")
    refused = []
    for example in examples(schema):
        body = {"query": example.document, "variables": example.variables}
        sent = await storefront.client.post(
            "/customer/api/2026-10/graphql", json=body, headers=headers
        )
        answer = await sent.json()
        codes = {error.get("extensions", {}).get("code") for error in answer.get("errors", ())}
        if not codes <= MADE_UP:
            refused.append((example.name, answer["errors"]))
    assert refused == []


async def test_an_api_that_there_is_not_has_no_examples(storefront):
    response = await storefront.client.get("/graphiql/examples.json?api=admin&version=2026-10")
    assert response.status == 404


@pytest.mark.parametrize("version", VERSIONS)
async def test_each_example_is_answered(storefront, version):
    response = await storefront.client.get("/graphiql/examples.json", params={"version": version})
    refused = []
    for example in await response.json():
        body = {"query": example["document"], "variables": example["variables"]}
        sent = await storefront.client.post(f"/api/{version}/graphql.json", json=body)
        answer = await sent.json()
        codes = {error.get("extensions", {}).get("code") for error in answer.get("errors", ())}
        if not codes <= MADE_UP:
            refused.append((example["name"], answer["errors"]))
    assert refused == []


@pytest.mark.parametrize(
    ("name", "field"),
    [("product", "handle"), ("collection", "handle"), ("shop", "name"), ("metaobject", "id")],
)
async def test_examples_find_things_of_the_built_in_shop(storefront, name, field):
    schema = load_schemas().build("2026-10")
    (example,) = [each for each in examples(schema) if each.name == name]
    answer = await storefront.ask(example.document, **example.variables)
    assert answer["data"][name][field]


async def test_a_version_that_is_not_served_has_no_examples(storefront):
    response = await storefront.client.get("/graphiql/examples.json?version=1999-01")
    assert response.status == 404


async def test_a_clone_without_the_package_says_which_command_builds_it(
    storefront, monkeypatch, tmp_path
):
    monkeypatch.setattr(graphiql_page, "FOLDER", tmp_path)
    response = await storefront.client.get("/graphiql")
    assert response.status == 503
    assert "Run `make graphiql`" in await response.text()


async def test_a_path_cannot_lead_out_of_the_package(storefront):
    response = await storefront.client.get("/graphiql/package/..%2Fdesk.py")
    assert response.status == 404


async def test_other_machines_need_the_control_token(start):
    storefront = await start(host="0.0.0.0", control_token="let-me-in")
    assert (await storefront.client.get("/graphiql")).status == 401
    assert (await storefront.client.get("/graphiql/examples.json?version=2026-10")).status == 401
