"""What a test suite made its application face, and what not yet."""

import pytest

from sandbox.storefront.api import STOREFRONT

SIGN_UP = """
mutation ($input: CustomerCreateInput!) {
  customerCreate(input: $input) { customerUserErrors { code } }
}
"""


@pytest.fixture
def coverage(call):
    async def coverage():
        status, told = await call("GET", "/worlds/default/coverage")
        assert status == 200
        return told

    return coverage


def of(told, operation):
    return next(each for each in told["operations"] if each["operation"] == operation)


def code_of(codes, code):
    return next((each for each in codes if each["code"] == code), None)


async def test_a_fresh_world_has_met_nothing(coverage):
    told = await coverage()
    known = sum(len(each["codes"]) for each in told["operations"]) + len(told["anyOperation"])
    steps = ("challenge", "codes", "information", "payment", "shipping", "sold-out")
    names = sorted({*STOREFRONT.queries, *STOREFRONT.mutations})
    names += [f"checkout/{step}" for step in steps]
    assert [each["operation"] for each in told["operations"]] == names
    assert told["share"] == {
        "operations": {"met": 0, "known": len(names)},
        "codes": {"met": 0, "known": known},
    }


async def test_counts_requests_by_operation(storefront, coverage):
    given = {"email": "grace@hopper.example", "password": "sesame-12"}
    await storefront.ask(SIGN_UP, input=given)
    await storefront.ask(SIGN_UP, input=given)
    told = await coverage()
    made = of(told, "customerCreate")
    assert (made["type"], made["asked"], made["succeeded"]) == ("mutation", 2, 1)
    assert told["share"]["operations"]["met"] == 1


async def test_counts_codes_and_names_what_makes_them(storefront, coverage):
    await storefront.ask(SIGN_UP, input={"email": "nobody", "password": "sesame-12"})
    codes = of(await coverage(), "customerCreate")["codes"]
    invalid, taken = code_of(codes, "INVALID"), code_of(codes, "TAKEN")
    assert (invalid["count"], "email-invalid" in invalid["scenarios"]) == (1, True)
    assert taken == {"code": "TAKEN", "count": 0, "scenarios": ["email-taken", "phone-taken"]}


async def test_counts_codes_that_were_not_asked_for(storefront, coverage):
    document = SIGN_UP.replace("customerUserErrors { code }", "customer { id }")
    await storefront.ask(document, input={"email": "nobody", "password": "sesame-12"})
    assert code_of(of(await coverage(), "customerCreate")["codes"], "INVALID")["count"] == 1


async def test_counts_what_a_scenario_answers(storefront, coverage):
    await storefront.ask(
        SIGN_UP,
        headers={"X-Sandbox-Scenario": "email-taken"},
        input={"email": "grace@hopper.example", "password": "sesame-12"},
    )
    assert code_of(of(await coverage(), "customerCreate")["codes"], "TAKEN")["count"] == 1


async def test_what_any_operation_may_be_answered_is_met_by_one(storefront, coverage):
    await storefront.ask("{ shop { name } }", headers={"X-Sandbox-Scenario": "throttled"})
    assert code_of((await coverage())["anyOperation"], "THROTTLED")["count"] == 1


async def test_counts_codes_that_no_scenario_makes(storefront, coverage):
    await storefront.ask("{ shop { nam } }")
    told = of(await coverage(), "shop")
    assert told["codes"] == [{"code": "undefinedField", "count": 1, "scenarios": []}]


async def test_an_emptied_journal_keeps_the_counts_and_a_reset_does_not(storefront, coverage, call):
    await storefront.ask("{ shop { name } }")
    await call("DELETE", "/worlds/default/journal")
    assert of(await coverage(), "shop")["asked"] == 1
    await call("POST", "/worlds/default/reset")
    assert of(await coverage(), "shop")["asked"] == 0
