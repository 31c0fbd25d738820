"""Was it asked: how often, and if not, what came near."""

import pytest

VERIFY = "/worlds/default/journal/verify"
RECOVER = "mutation ($email: String!) { customerRecover(email: $email) { userErrors { field } } }"
LITERAL = 'mutation { customerRecover(email: "ada@lovelace.example") { userErrors { field } } }'


@pytest.fixture
def verify(call):
    async def verify(operation, **wanted):
        status, body = await call("POST", VERIFY, {"operation": operation, **wanted})
        assert status == 200
        nearest = [(near["entry"]["id"], near["differences"]) for near in body["nearest"]]
        return body["passed"], body["found"], nearest

    return verify


@pytest.fixture
async def asked(storefront):
    """A journal with two of Ada's recoveries, the second with a literal, and a query."""
    await storefront.ask(RECOVER, email="ada@lovelace.example")
    await storefront.ask(LITERAL)
    await storefront.ask("{ shop { name } }")


def differs(pointer, expected, actual):
    return {"pointer": pointer, "expected": expected, "actual": actual}


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, 2),
        ({"count": 2}, 2),
        ({"variables": {"email": "ada@lovelace.example"}}, 2),
        ({"variables": {"$.email": "ada@lovelace.example"}, "count": 2}, 2),
        ({"variables": {"email": "grace@hopper.example"}, "count": 0}, 0),
    ],
)
async def test_passes(verify, wanted, found):
    assert await verify("customerRecover", **wanted) == (True, found, [])


@pytest.mark.usefixtures("asked")
async def test_tells_where_what_came_near_differs(verify):
    difference = differs("#/variables/email", "grace@hopper.example", "ada@lovelace.example")
    wanted = {"variables": {"email": "grace@hopper.example"}}
    told = await verify("customerRecover", **wanted)
    assert told == (False, 0, [(2, [difference]), (1, [difference])])


@pytest.mark.usefixtures("asked")
async def test_shows_what_was_asked_too_often(verify):
    assert await verify("customerRecover", count=1) == (False, 2, [(2, []), (1, [])])


@pytest.mark.usefixtures("asked")
async def test_of_another_operation_tells_that_alone(verify):
    told = await verify("customerReset", variables={"id": "1"})
    assert told == (
        False,
        0,
        [
            (3, [differs("#/operation", "customerReset", "shop")]),
            (2, [differs("#/operation", "customerReset", "customerRecover")]),
            (1, [differs("#/operation", "customerReset", "customerRecover")]),
        ],
    )


async def test_of_an_empty_journal_has_nothing_to_show(verify):
    assert await verify("shop") == (False, 0, [])


async def test_differences_are_told_as_deep_as_they_are(storefront, verify):
    await storefront.post(
        "mutation ($i: [X]) { cartCreate(input: {lines: $i, note: null}) { cart { id } } }",
        i=[{"quantity": 1, "attributes": []}],
    )
    wanted = {"i": [{"quantity": 1, "a~/b": 3}], "input": {"lines": [{"quantity": 2}], "note": "x"}}
    told = await verify("cartCreate", variables=wanted)
    assert told == (
        False,
        0,
        [
            (
                1,
                [
                    differs("#/variables/i/0/a~0~1b", 3, None),
                    differs("#/variables/input/lines/0/quantity", 2, 1),
                    differs("#/variables/input/note", "x", None),
                ],
            )
        ],
    )


async def test_of_many_differences_the_first_hundred_are_told(storefront, verify):
    lines = [{"quantity": 1}] * 200
    await storefront.post(
        "mutation ($lines: [X]) { cartCreate(input: {lines: $lines}) { cart { id } } }",
        lines=lines,
    )
    wanted = {"input": {"lines": [{"quantity": 2}] * 200}}
    told = await verify("cartCreate", variables=wanted)
    pointers = [f"#/variables/input/lines/{number}/quantity" for number in range(100)]
    assert told == (False, 0, [(1, [differs(pointer, 2, 1) for pointer in pointers])])


async def test_a_token_is_compared_as_it_is_and_shown_by_its_fingerprint(storefront, verify, mint):
    token = mint()
    await storefront.login(token)
    operation = "customerAccessTokenCreateWithMultipass"
    assert await verify(operation, variables={"multipassToken": token}) == (True, 1, [])
    _, _, [(_, [difference])] = await verify(operation, variables={"multipassToken": "other"})
    assert difference["pointer"] == "#/variables/multipassToken"
    assert difference["actual"].startswith("sha256:")


async def test_one_of_several_root_fields_is_enough(storefront, verify):
    await storefront.ask(
        "{ shop { name } ...On } fragment On on QueryRoot { locales: localization"
        " { country { isoCode } } }"
    )
    assert await verify("localization") == (True, 1, [])


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({}, ("#/operation", "is missing: write a string")),
        (
            {"operation": "shop", "variables": {"$..a": 1}},
            (
                "#/variables",
                "'$..a' is not a path: after $ write steps: .name, ['name'], [0], .* or [*]",
            ),
        ),
        (
            {"operation": "customerRecoverr", "count": 0},
            (
                "#/operation",
                (
                    "'customerRecoverr' is not an operation of the Storefront API: did you mean "
                    "customerRecover or customerReset?"
                ),
            ),
        ),
        (
            {"operation": "customerRecover", "variables": {"emial": "a"}, "count": 0},
            ("#/variables/emial", "is not an argument: did you mean email? Arguments are email"),
        ),
        (
            {"operation": "customerRecover", "variables": {"$.note": "a"}, "count": 0},
            ("#/variables/$.note", "is not an argument. Arguments are email"),
        ),
        (
            {"operation": "customerCreate", "variables": {"input": {"emial": "a"}}, "count": 0},
            (
                "#/variables/input/emial",
                (
                    "is not known here: did you mean email? Known are acceptsMarketing, email, "
                    "firstName, lastName, password, phone"
                ),
            ),
        ),
        (
            {"operation": "cartCreate", "variables": {"$.input.lines[*].quantty": 1}, "count": 0},
            (
                "#/variables/$.input.lines[*].quantty",
                (
                    "quantty is not known here: did you mean quantity? Known are attributes, "
                    "merchandiseId, parent, quantity, sellingPlanId"
                ),
            ),
        ),
        (
            {"operation": "shop", "count": -1},
            ("#/count", "must be 0 or more"),
        ),
    ],
)
async def test_a_question_that_cannot_be_meant_is_refused(faults, body, fault):
    assert await faults("POST", VERIFY, body) == [fault]


@pytest.mark.parametrize(
    "variables",
    [
        {"e": "grace@example.com"},
        {"$.e": "grace@example.com"},
        {"email": "grace@example.com"},
        {"$.*": "grace@example.com"},
    ],
)
async def test_a_variable_of_a_request_may_have_any_name(storefront, verify, variables):
    document = "mutation ($e: String!) { customerRecover(email: $e) { __typename } }"
    await storefront.post(document, e="ada@example.com")
    passed, found, nearest = await verify("customerRecover", variables=variables)
    assert (passed, found, len(nearest)) == (False, 0, 1)


async def test_an_argument_of_another_version_is_one(verify):
    told = await verify("customerSmsMarketingSubscribe", variables={"phoneNumber": "+1"}, count=0)
    assert told == (True, 0, [])
