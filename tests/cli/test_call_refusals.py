"""Refusals of the control API, as the command line shows them: with the options of the command."""

import pytest

from sandbox.cli.call_refusals import detail_of
from sandbox.client import ControlError
from sandbox.control.api import ROUTES
from sandbox.control.problems import invalid_values
from sandbox.faults import fault

LIST = next(it for it in ROUTES if (it.method, it.path) == ("GET", "/worlds/{world}/products"))
MAKE = next(it for it in ROUTES if (it.method, it.path) == ("POST", "/worlds/{world}/products"))


def refusal(status, problem, detail, errors=()):
    return ControlError(status, problem, title="", detail=detail, errors=tuple(errors))


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (("title",), "--title: is missing"),
        (("descriptionHtml",), "--description-html: is missing"),
        (("variants", 0, "price"), "--variants[0].price: is missing"),
        (("titel",), "#/titel: is missing"),
        ((), "is missing"),
    ],
)
def test_a_fault_in_the_body_names_the_option(at, shown):
    problem = invalid_values([fault("is missing", *at)])
    error = refusal(422, "invalid-values", problem.problem.detail, problem.problem.errors)
    assert detail_of(error, MAKE) == shown


def test_a_fault_in_the_query_names_the_option():
    error = refusal(400, "invalid-query", "in the URL, first must be 250 or less")
    assert detail_of(error, LIST) == "--first must be 250 or less"


def test_a_missing_control_token_names_its_option():
    error = refusal(401, "token-required", "send `Authorization: Bearer TOKEN`")
    assert detail_of(error, LIST) == (
        "the control token is missing or wrong. Give it with --control-token, or in "
        "STOREFRONT_SANDBOX_CONTROL_TOKEN. It is the one that the server was started with, or that "
        "it printed when it started"
    )
