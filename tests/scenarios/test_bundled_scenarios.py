"""The scenarios that come with the sandbox."""

import pytest

from sandbox.scenarios import ForcedError, Library, Scenario, as_document, read_scenario
from sandbox.scenarios.reading import NAME
from sandbox.user_errors import CustomerErrorCode

PASSWORDS = "BLANK PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE TOO_LONG TOO_SHORT"
NAMES = "CONTAINS_HTML_TAGS CONTAINS_URL"
CODES = {
    operation: set(codes.split())
    for operation, codes in {
        "customerAccessTokenCreate": "CUSTOMER_DISABLED UNIDENTIFIED_CUSTOMER",
        "customerAccessTokenCreateWithMultipass": " ".join(CustomerErrorCode),
        "customerAccessTokenDelete": "",
        "customerAccessTokenRenew": "",
        "customerActivate": f"ALREADY_ENABLED TOKEN_INVALID {PASSWORDS}",
        "customerActivateByUrl": f"ALREADY_ENABLED TOKEN_INVALID {PASSWORDS}",
        "customerAddressCreate": f"INVALID TAKEN TOO_LONG {NAMES}",
        "customerAddressDelete": "NOT_FOUND",
        "customerAddressUpdate": f"INVALID NOT_FOUND TAKEN TOO_LONG {NAMES}",
        "customerCreate": f"BAD_DOMAIN CUSTOMER_DISABLED INVALID TAKEN {NAMES} {PASSWORDS}",
        "customerDefaultAddressUpdate": "NOT_FOUND",
        "customerRecover": "UNIDENTIFIED_CUSTOMER",
        "customerReset": f"TOKEN_INVALID {PASSWORDS}",
        "customerResetByUrl": f"TOKEN_INVALID {PASSWORDS}",
        "customerUpdate": f"BAD_DOMAIN INVALID TAKEN {NAMES} {PASSWORDS}",
    }.items()
}
"""What each operation can give; the Multipass mutation can be made to give them all."""

TAKE_A_CUSTOMER_TOKEN = [
    "customerAccessTokenDelete",
    "customerAccessTokenRenew",
    "customerAddressCreate",
    "customerAddressDelete",
    "customerAddressUpdate",
    "customerDefaultAddressUpdate",
    "customerUpdate",
]
SCENARIOS = Library().scenarios()
STATUSES = [400, 401, 402, 403, 404, 423, 429, 430, 500, 502, 503, 504]

bundled = pytest.mark.parametrize("scenario", SCENARIOS, ids=[s.name for s in SCENARIOS])


def codes_from(operation: str) -> set[str]:
    return {
        error.code
        for scenario in SCENARIOS
        for error in scenario.effect.customer_user_errors
        if scenario.match.holds(operation, {})
    }


@bundled
def test_says_what_it_is_in_a_sentence(scenario: Scenario):
    assert scenario.description.endswith(".")


@bundled
def test_can_be_sent_to_the_control_api_as_it_is_shown(scenario: Scenario):
    assert read_scenario(as_document(scenario), source="here", name=scenario.name) == scenario


@bundled
def test_a_user_error_is_for_operations_that_can_give_it(scenario: Scenario):
    assert scenario.match.operations or not scenario.effect.customer_user_errors


def test_each_operation_can_be_made_to_give_each_of_its_codes_and_no_other():
    assert {operation: codes_from(operation) for operation in CODES} == CODES


@pytest.mark.parametrize("operation", CODES)
def test_each_operation_can_be_made_to_fail_in_ways_of_its_own(operation: str):
    assert [s.name for s in SCENARIOS if s.match.operations and s.match.holds(operation, {})] != []


@pytest.mark.parametrize("operation", TAKE_A_CUSTOMER_TOKEN)
def test_each_operation_that_takes_a_customer_token_can_find_it_dead(operation: str):
    told = [error for scenario in SCENARIOS for error in ends(scenario, operation)]
    assert f"Access denied for {operation} field." in [
        error.message.partition(" Required")[0] for error in told
    ]


def ends(scenario: Scenario, operation: str) -> tuple[ForcedError, ...]:
    names = scenario.match.operations
    return scenario.effect.field_errors if names == {operation} else ()


@pytest.mark.parametrize(
    ("name", "operation"),
    [
        ("create-throttled", "customerCreate"),
        ("recover-throttled", "customerRecover"),
        ("login-throttled", "customerAccessTokenCreate"),
    ],
)
def test_what_the_service_throttles_can_be_throttled(name: str, operation: str):
    scenario = Library()[name]
    (error,) = scenario.effect.field_errors
    assert error.extensions == {"code": "THROTTLED"}
    assert scenario.match.holds(operation, {})


def test_every_status_can_be_had():
    statuses = {s.effect.status for s in SCENARIOS if s.match.operations is None}
    assert statuses - {None, 200} == set(STATUSES)


def test_names_can_be_carried_by_a_header_a_url_and_an_email():
    assert [name for name in Library() if not NAME.fullmatch(name)] == []


def test_multipass_invalid_answers_as_recorded():
    assert as_document(Library()["multipass-invalid"])["effect"] == {
        "customerUserErrors": (
            {
                "message": "Invalid Multipass request",
                "code": "INVALID_MULTIPASS_REQUEST",
                "field": ("multipassToken",),
            },
        )
    }


def test_throttled_answers_as_documented():
    answer = Library()["throttled"].effect.whole_answer
    assert answer is not None
    assert answer.body == b'{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}]}'
