"""Customers, found and paged through by the control API."""

import pytest

CUSTOMERS = "/worlds/blue/customers"


async def test_pages_lead_through_all_customers(call):
    path = "/worlds/few/customers"
    await call("PUT", "/worlds/few", {"customers": 3})
    _, whole = await call("GET", path, first=250)
    _, begin = await call("GET", path, first=20)
    cursor = begin["pageInfo"]["endCursor"]
    _, rest = await call("GET", path, after=cursor)
    assert begin["customers"] + rest["customers"] == whole["customers"]
    assert [page["pageInfo"]["hasNextPage"] for page in (whole, begin, rest)] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    "asked",
    [
        {"email": " Tagged@sandbox.example "},
        {"query": "tagged@sandbox.example"},
        {"query": 'hunter tag:"trade show" state:enabled'},
        {"email": "tagged@sandbox.example", "query": "tag:vip"},
    ],
)
async def test_a_customer_is_searched_for_by(call, asked):
    _, page = await call("GET", CUSTOMERS, **asked)
    assert [found["email"] for found in page["customers"]][:1] == ["tagged@sandbox.example"]


@pytest.mark.parametrize("email", ["nobody@example.com", "no email at all", ""])
async def test_finds_nobody_by_an_email_that_is_nobody_s(call, email):
    assert await call("GET", CUSTOMERS, email=email) == (
        200,
        {"customers": [], "pageInfo": {"hasNextPage": False, "endCursor": None}},
    )


@pytest.mark.parametrize(
    ("asked", "detail"),
    [
        ({"first": "0"}, "first must be 1 or more"),
        ({"first": "251"}, "first must be 250 or less"),
        ({"first": "ten"}, "first must be a whole number such as 12, not a string"),
        ({"after": "x"}, "after is 'x': use the endCursor of a page"),
        ({"after": "MQ==!"}, "after is 'MQ==!': use the endCursor of a page"),
        ({"page": "2"}, "page is not known here: Known are email, query, after, first"),
    ],
)
async def test_refuses_a_page_that_nobody_can_show(problem, asked, detail):
    assert await problem("GET", CUSTOMERS, **asked) == (
        400,
        "invalid-query",
        f"in the URL, {detail}",
    )
