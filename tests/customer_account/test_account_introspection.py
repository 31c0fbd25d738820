"""The introspection of each version, over HTTP, against the facts that are known of it."""

import pytest
from graphql import build_client_schema, get_introspection_query

from sandbox.customer_account.api import CUSTOMER_ACCOUNT as API
from sandbox.schema import load_schemas
from sandbox.schema.building import CUSTOMER_ACCOUNT
from sandbox.schema.facts import facts
from sandbox.storefront.binding import check_bound
from tests.schema.test_customer_account_file import TABLE, VERSIONS, known_facts

INTROSPECTION = get_introspection_query(
    descriptions=False, directive_is_repeatable=False, input_value_deprecation=True, one_of=True
)


@pytest.mark.skipif(not TABLE.exists(), reason="put the table of facts in ../shared/facts")
@pytest.mark.parametrize("version", VERSIONS)
async def test_says_what_is_known_of_each_element_of(customer, version):
    answer = await customer.account.client.post(
        f"/customer/api/{version}/graphql",
        json={"query": INTROSPECTION},
        headers={"Authorization": customer.token, "Origin": "http://localhost:3000"},
    )
    schema = build_client_schema((await answer.json())["data"])
    served = {
        coordinate: (fact.kind, fact.type, fact.default.replace(" ", ""), fact.deprecated)
        for coordinate, fact in facts(schema).items()
    }
    known = known_facts(TABLE, version)
    failed = sorted(
        coordinate
        for coordinate in served.keys() | known.keys()
        if served.get(coordinate) != known.get(coordinate)
    )
    assert (len(failed), failed[:5]) == (0, [])


def test_each_class_answers_all_fields_of_its_type():
    fields = load_schemas(CUSTOMER_ACCOUNT).index.fields
    check_bound(API, fields | {"QueryRoot.node", "QueryRoot.nodes"})
