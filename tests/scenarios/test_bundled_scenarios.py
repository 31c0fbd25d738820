"""The scenarios that come with the sandbox."""

import pytest

from sandbox.scenarios import Library, Scenario, as_document, read_scenario
from sandbox.scenarios.reading import NAME
from sandbox.user_errors import CustomerErrorCode

MULTIPASS = "customerAccessTokenCreateWithMultipass"
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


def test_multipass_can_be_made_to_give_every_code():
    assert codes_from(MULTIPASS) == set(CustomerErrorCode)


@pytest.mark.parametrize(
    ("operation", "codes"),
    [
        (
            "customerCreate",
            (
                "BAD_DOMAIN BLANK CONTAINS_HTML_TAGS CONTAINS_URL CUSTOMER_DISABLED INVALID "
                "PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE TAKEN TOO_LONG TOO_SHORT"
            ),
        ),
        ("customerAccessTokenCreate", "CUSTOMER_DISABLED UNIDENTIFIED_CUSTOMER"),
        (
            "customerActivate",
            (
                "ALREADY_ENABLED BLANK PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE TOKEN_INVALID "
                "TOO_LONG TOO_SHORT"
            ),
        ),
        (
            "customerActivateByUrl",
            "ALREADY_ENABLED BLANK PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE TOO_LONG TOO_SHORT",
        ),
        ("customerRecover", "UNIDENTIFIED_CUSTOMER"),
        (
            "customerReset",
            "BLANK PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE TOKEN_INVALID TOO_LONG TOO_SHORT",
        ),
        (
            "customerResetByUrl",
            "BLANK PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE TOO_LONG TOO_SHORT",
        ),
        (
            "customerUpdate",
            (
                "BAD_DOMAIN BLANK CONTAINS_HTML_TAGS CONTAINS_URL INVALID "
                "PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE TAKEN TOO_LONG TOO_SHORT"
            ),
        ),
        ("customerAddressCreate", "CONTAINS_HTML_TAGS CONTAINS_URL INVALID TOO_LONG"),
        ("customerAddressUpdate", "CONTAINS_HTML_TAGS CONTAINS_URL INVALID NOT_FOUND TOO_LONG"),
        ("customerAddressDelete", "NOT_FOUND"),
        ("customerDefaultAddressUpdate", "NOT_FOUND"),
    ],
)
def test_an_operation_can_be_made_to_give_each_code_of_its_own(operation: str, codes: str):
    assert codes_from(operation) == set(codes.split())


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
