"""`@inContext`, in force for a whole operation."""

import pytest

ASK = "localization { country { isoCode } language { isoCode } }"
WITH_VARIABLES = f"""
query ($country: CountryCode = CA, $language: LanguageCode) @inContext(
  country: $country, language: $language
) {{ {ASK} }}
"""
BUYER = "query ($token: String!) @inContext(buyer: {customerAccessToken: $token}) { shop { name } }"


def answered(country, language):
    return {
        "data": {
            "localization": {"country": {"isoCode": country}, "language": {"isoCode": language}}
        },
        "extensions": {
            "context": {"country": country, "language": language},
            "cost": {"requestedQueryCost": 3},
        },
    }


@pytest.mark.parametrize(
    ("arguments", "country", "language"),
    [
        pytest.param("country: CA, language: FR", "CA", "FR", id="both"),
        pytest.param("country: JP", "JP", "JA", id="the default language of the country"),
        pytest.param("language: ES", "US", "ES", id="the shop's own country"),
        pytest.param("country: BR, language: JA", "US", "EN", id="neither is there"),
        pytest.param("country: null, language: null", "US", "EN", id="null"),
        pytest.param(
            'preferredLocationId: "gid://shopify/Location/1", visitorConsent: {analytics: false}',
            "US",
            "EN",
            id="what changes nothing",
        ),
    ],
)
async def test_the_answer_says_what_applies(storefront, arguments, country, language):
    answer = await storefront.ask(f"query @inContext({arguments}) {{ {ASK} }}")
    assert answer == answered(country, language)


@pytest.mark.parametrize(
    ("variables", "country", "language"),
    [
        pytest.param({"country": "DE", "language": "DE"}, "DE", "DE", id="given"),
        pytest.param({}, "CA", "EN", id="left out, with a default and without"),
        pytest.param({"country": None}, "US", "EN", id="null"),
    ],
)
async def test_variables_are_read(storefront, variables, country, language):
    assert await storefront.ask(WITH_VARIABLES, **variables) == answered(country, language)


async def test_two_requests_with_one_text_have_each_its_own_context(storefront):
    first = await storefront.ask(WITH_VARIABLES, country="GB")
    second = await storefront.ask(WITH_VARIABLES, country="JP")
    assert (first, second) == (answered("GB", "EN"), answered("JP", "JA"))


async def test_a_policy_is_linked_in_the_language_that_applies(storefront):
    answer = await storefront.ask(
        "query @inContext(country: FR, language: FR) { shop { privacyPolicy { url } } }"
    )
    policy = "https://sandbox.myshopify.com/61000000001/policies/71000000001.html?locale=fr"
    assert answer["data"] == {"shop": {"privacyPolicy": {"url": policy}}}


async def test_without_the_directive_the_answer_says_nothing_of_it(storefront):
    answer = await storefront.ask("{ shop { name } }")
    assert answer["extensions"] == {"cost": {"requestedQueryCost": 1}}


async def test_is_taken_on_a_mutation(storefront, mint):
    answer = await storefront.ask(
        """mutation ($token: String!) @inContext(country: CA) {
          customerAccessTokenCreateWithMultipass(multipassToken: $token) {
            customerUserErrors { code }
          }
        }""",
        token=mint(),
    )
    assert answer == {
        "data": {"customerAccessTokenCreateWithMultipass": {"customerUserErrors": []}},
        "extensions": {
            "context": {"country": "CA", "language": "EN"},
            "cost": {"requestedQueryCost": 11},
        },
    }


async def test_a_buyer_who_is_signed_in_is_answered(storefront, mint):
    token = (await storefront.login(mint()))["customerAccessToken"]["accessToken"]
    assert await storefront.ask(BUYER, token=token) == {
        "data": {"shop": {"name": "Storefront Sandbox"}},
        "extensions": {
            "context": {"country": "US", "language": "EN"},
            "cost": {"requestedQueryCost": 1},
        },
    }


async def test_a_buyer_who_is_nobody_is_answered_nothing(storefront):
    assert await storefront.ask(BUYER, token="0" * 32) == {
        "errors": [{"message": "The token provided is not valid"}],
        "extensions": {"cost": {"requestedQueryCost": 1}},
    }


async def test_the_reason_says_what_is_wrong_with_the_buyer(storefront):
    reason = await storefront.reason(BUYER, token="0" * 32)
    assert reason == "customer-access-token.unknown: this world has issued no such token"


async def test_a_mutation_for_nobody_changes_nothing(storefront, mint):
    token = mint()
    refused = await storefront.ask(
        """mutation ($token: String!) @inContext(buyer: {customerAccessToken: "nobody"}) {
          customerAccessTokenCreateWithMultipass(multipassToken: $token) {
            customerAccessToken { accessToken }
          }
        }""",
        token=token,
    )
    payload = await storefront.login(token)
    assert ("data" in refused, payload["customerUserErrors"]) == (False, [])


async def test_a_buyer_without_a_token_is_refused_as_a_variable(storefront):
    answer = await storefront.ask(BUYER)
    assert answer == {
        "errors": [
            {
                "message": "Variable $token of type String! was provided invalid value",
                "locations": [{"line": 1, "column": 8}],
                "extensions": {
                    "code": "INVALID_VARIABLE",
                    "value": None,
                    "problems": [{"path": [], "explanation": "Expected value to not be null"}],
                },
            }
        ]
    }
