"""Each field of each type that is built answers, for customers of every kind."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import (
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
)

from sandbox.customer_account.api import CUSTOMER_ACCOUNT as API
from sandbox.schema.building import CUSTOMER_ACCOUNT, build_schema
from tests.customer_account.conftest import Customer

SCHEMA = build_schema("unstable", CUSTOMER_ACCOUNT)
UNSTABLE = "/customer/api/unstable/graphql"
ROOTS = {
    "Customer": "customer",
    "Shop": "shop",
    "Company": 'company(id: "gid://shopify/Company/5300032768")',
    "CompanyLocation": 'companyLocation(id: "gid://shopify/CompanyLocation/5703276800")',
}


def selection(kind: Any, depth: int) -> str:
    """Select all that can be asked for without arguments, *depth* objects deep."""
    if isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
        built = (each for each in SCHEMA.get_possible_types(kind) if each.name in API.types)
        parts = (f"... on {each.name} {{ {selection(each, depth - 1)} }}" for each in built)
        return " ".join(["__typename", *parts])
    return " ".join(["__typename", *_fields(kind, depth)])


def _fields(kind: Any, depth: int) -> Iterator[str]:
    for name, field in kind.fields.items():
        given = field.args.values()
        if any(_is_required(argument) for argument in given):
            continue
        asked = f"{name}(first: 3)" if "first" in field.args else name
        inner = get_named_type(field.type)
        if is_leaf_type(inner):
            yield asked
        elif depth > 0 and _is_built(inner):
            yield f"{asked} {{ {selection(inner, depth - 1)} }}"


def _is_required(argument: Any) -> bool:
    return isinstance(argument.type, GraphQLNonNull) and argument.default is None


def _is_built(kind: Any) -> bool:
    is_abstract = isinstance(kind, GraphQLInterfaceType | GraphQLUnionType)
    is_page = kind.name.endswith(("Connection", "Edge")) or kind.name == "PageInfo"
    return is_abstract or is_page or kind.name in API.types


@pytest.mark.parametrize("name", ["enabled", "with-orders", "phone-only", "nameless"])
@pytest.mark.parametrize("root", ROOTS)
async def test_of_a_customer_and_a_company(log_in, name, root):
    customer = await log_in(name)
    asked = Customer(customer.account, customer.token, path=UNSTABLE)
    body = await asked.ask(f"{{ {ROOTS[root]} {{ {selection(SCHEMA.type_map[root], 2)} }} }}")
    assert "errors" not in body, body["errors"]


async def test_of_each_order_and_subscription(log_in):
    buyer, subscriber = await log_in("with-orders"), await log_in("enabled")
    orders = await buyer.data("{ customer { orders(first: 20) { nodes { id } } } }")
    order = selection(SCHEMA.type_map["Order"], 3)
    for each in orders["customer"]["orders"]["nodes"]:
        asked = Customer(buyer.account, buyer.token, path=UNSTABLE)
        body = await asked.ask(f'{{ order(id: "{each["id"]}") {{ {order} }} }}')
        assert "errors" not in body, body["errors"]
    contract = selection(SCHEMA.type_map["SubscriptionContract"], 3)
    for who, number in ((subscriber, 5900000001), (buyer, 5900000004)):  # the second has discounts
        contract_id = f"gid://shopify/SubscriptionContract/{number}"
        asked = Customer(who.account, who.token, path=UNSTABLE)
        body = await asked.ask(
            f'{{ customer {{ subscriptionContract(id: "{contract_id}") {{ {contract} }} }} }}'
        )
        assert "errors" not in body, body["errors"]
        assert body["data"]["customer"]["subscriptionContract"] is not None
