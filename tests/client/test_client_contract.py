"""The client and the control API are written apart: they must say the same."""

import re

import msgspec
import pytest

from sandbox.client import World, coverage, customers, inbox, journal, multipass, scenarios, world
from sandbox.client.client import SandboxClient
from sandbox.client.clock import ClockState
from sandbox.control import coverage as coverage_resource
from sandbox.control import customer_shown, entries, verification, worlds
from sandbox.control import customers as customers_resource
from sandbox.control import inbox as inbox_resource
from sandbox.control import scenarios as scenarios_resource
from sandbox.control.api import ROUTES
from sandbox.control.clock import ClockShown
from sandbox.customers.merchant import CustomerChange
from sandbox.multipass.cause import Cause
from sandbox.multipass.defects import DEFECTS
from sandbox.multipass.explanation import Explanation, Step
from sandbox.world.exchange import Outcome
from sandbox.world.inbox import MailKind

NOT_FOR_TESTS = {("POST", "/pact/provider-states"), ("GET", "/fidelity"), ("GET", "/openapi.json")}
"""What other tools than test suites ask for."""


class Recorder:
    """Sends nothing, and knows what it was given."""

    def __init__(self):
        self.calls = set()

    def send(self, call):
        self.calls.add((call.method, call.path.removeprefix("/_sandbox/api")))

    follow = send


@pytest.fixture(scope="module")
def calls():
    """All calls of the client, each as its method and path."""
    recorder = Recorder()
    listed = SandboxClient()
    listed._via = recorder
    listed.worlds()
    one = World(recorder, url="", name="{world}")
    one.make()
    one.state()
    one.reset()
    one.forget()
    one.snapshot()
    one.restore({})
    one.coverage()
    one.multipass_token()
    one.explain_multipass("")
    one.customers.list()
    one.customers.create()
    one.customers.get("{id}")
    one.customers.update("{id}")
    one.customers.delete("{id}")
    one.customers.invite("{id}")
    one.customers.add_address("{id}")
    one.scenarios.list()
    one.scenarios.put("{name}")
    one.scenarios.delete("{name}")
    one.scenarios.clear()
    one.clock.now()
    one.clock.run()
    one.inbox.mails()
    one.inbox.wait()
    one.inbox.clear()
    one.journal.entries()
    one.journal.follow()
    one.journal.verify("")
    one.journal.clear()
    return {(method, re.sub("%7B(.*?)%7D", r"{\1}", path)) for method, path in recorder.calls}


def test_the_client_calls_all_that_there_is_and_nothing_else(calls):
    assert calls == {(route.method, route.path) for route in ROUTES} - NOT_FOR_TESTS


def names(kind):
    return {field.encode_name for field in msgspec.structs.fields(kind)}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (world.WorldListed, worlds.WorldListed),
        (world.WorldState, worlds.WorldShown),
        (world.Counts, worlds.Counts),
        (customers.Customer, customer_shown.CustomerShown),
        (customers.Address, customer_shown.AddressShown),
        (customers.CustomerPage, customers_resource.CustomerPage),
        (customers.PageInfo, customers_resource.PageInfo),
        (scenarios.ScenarioOn, scenarios_resource.ScenarioOn),
        (scenarios.ScenarioList, scenarios_resource.ScenarioList),
        (ClockState, ClockShown),
        (inbox.Mail, inbox_resource.MailShown),
        (journal.Entry, entries.Entry),
        (journal.AnsweredCode, entries.AnsweredCode),
        (journal.AccessToken, entries.TokenShown),
        (journal.Verification, verification.Verification),
        (journal.Near, verification.Near),
        (journal.Difference, verification.Difference),
        (coverage.Coverage, coverage_resource.CoverageShown),
        (coverage.OperationCovered, coverage_resource.OperationCovered),
        (coverage.CodeCovered, coverage_resource.CodeCovered),
        (coverage.Share, coverage_resource.Share),
        (multipass.Explanation, Explanation),
        (multipass.Step, Step),
        (multipass.Cause, Cause),
    ],
    ids=lambda kind: kind.__name__,
)
def test_a_result_has_the_fields_that_are_answered(ours, theirs):
    assert names(ours) == names(theirs)


def given(fields):
    return {customers._camel_name(name) for name in fields.__annotations__}


def test_customers_are_told_by_the_fields_that_are_taken():
    assert given(customers.CustomerFields) == names(CustomerChange)


def test_addresses_are_told_by_the_fields_that_are_taken():
    taken = names(customers_resource.NewAddress) - {"default"}
    assert given(customers.AddressFields) == taken


def test_scenarios_are_told_by_the_fields_that_are_taken():
    taken = names(scenarios_resource.ScenarioAsked) - {"name"}
    assert set(scenarios.ScenarioFields.__annotations__) == taken


@pytest.mark.parametrize(
    ("known", "there_are"),
    [
        (multipass.Defect.__args__, DEFECTS),
        (inbox.MailKind.__args__, MailKind),
        (journal.Outcome.__args__, Outcome),
    ],
    ids=["defects", "kinds of mail", "outcomes"],
)
def test_all_choices_are_known(known, there_are):
    assert set(known) == set(there_are)
