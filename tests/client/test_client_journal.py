"""The journal and the coverage of a world, read through the client."""

import pytest

from sandbox.client import ControlError

LOGIN = """
mutation ($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) { customerUserErrors { code } }
}
"""
OPERATION = "customerAccessTokenCreateWithMultipass"
RECOVER = "mutation ($email: String!) { customerRecover(email: $email) { __typename } }"


@pytest.fixture
def asked(world):
    """A world of which three things were asked; the second was refused."""
    world.graphql("{ shop { name } }")
    world.graphql(LOGIN, token=world.multipass_token(email="ada@example.com", defect="expired"))
    world.graphql(RECOVER, email="ada@example.com")
    return world


def test_entries_say_what_was_asked_how_it_ended_and_why(asked):
    shop, login, recover = asked.journal.entries()
    assert [entry.asked for entry in (shop, login, recover)] == [
        "shop",
        OPERATION,
        "customerRecover",
    ]
    assert (login.id, login.outcome, login.status) == (2, "user-errors", 200)
    assert [told.code for told in login.user_errors] == ["INVALID_MULTIPASS_REQUEST"]
    assert [reason.slug for reason in login.reason] == ["multipass.expired"]
    assert str(login.reason[0]).startswith("multipass.expired: created_at ")
    assert shop.access_token.kind == "public"


def test_entries_are_chosen_by_operation_outcome_and_id(asked):
    assert [entry.id for entry in asked.journal.entries(operation=OPERATION)] == [2]
    assert [entry.id for entry in asked.journal.entries(outcome="ok")] == [1]
    assert [entry.id for entry in asked.journal.entries(after=2)] == [3]


def test_what_was_asked_is_verified(asked):
    verified = asked.journal.verify(
        "customerRecover", variables={"email": "ada@example.com"}, count=1
    )
    assert verified
    assert (verified.passed, verified.found, repr(verified)) == (
        True,
        1,
        "<passed, found 1 times>",
    )


def test_what_was_asked_otherwise_is_told_with_its_difference(asked):
    verified = asked.journal.verify("customerRecover", variables={"email": "bob@example.com"})
    assert not verified
    difference = "#/variables/email is 'ada@example.com', not 'bob@example.com'"
    assert repr(verified).splitlines()[:2] == [
        "<not passed, found 0 times>",
        f"  #3 customerRecover: {difference}",
    ]


def test_what_was_asked_too_often_is_told(asked):
    verified = asked.journal.verify("customerRecover", count=0)
    assert repr(verified).splitlines()[:2] == [
        "<not passed, found 1 times>",
        "  #3 customerRecover: it was found",
    ]


def test_a_journal_is_followed(asked):
    entries = asked.journal.follow(after=1)
    assert [next(entries).id for _ in range(2)] == [2, 3]
    asked.graphql("{ shop { name } }")
    assert next(entries).id == 4
    entries.close()


@pytest.mark.usefixtures("asked")
async def test_a_journal_is_followed_by_one_who_awaits(async_world):
    entries = async_world.journal.follow(operation="shop")
    assert (await anext(entries)).id == 1
    await async_world.graphql("{ shop { name } }")
    assert (await anext(entries)).id == 4
    await entries.aclose()


def test_what_cannot_be_followed_is_told(asked):
    with pytest.raises(ControlError, match="outcome cannot be 'well'"):
        next(asked.journal.follow(outcome="well"))


async def test_what_cannot_be_followed_is_told_to_one_who_awaits(async_world):
    with pytest.raises(ControlError, match="outcome cannot be 'well'"):
        await anext(async_world.journal.follow(outcome="well"))


def test_a_cleared_journal_is_empty(asked):
    asked.journal.clear()
    assert asked.journal.entries() == ()


def test_coverage_counts_what_was_asked(asked):
    coverage = asked.coverage()
    (login,) = [told for told in coverage.operations if told.operation == OPERATION]
    assert (login.type, login.asked, login.succeeded) == ("mutation", 1, 0)
    counted = {code.code: code.count for code in login.codes}
    assert counted["INVALID_MULTIPASS_REQUEST"] == 1
    assert coverage.share["operations"].met == 3


def test_a_snapshot_is_taken_and_restored(world):
    world.customers.create(email="ada@example.com", first_name="Ada")
    snapshot = world.snapshot()
    world.reset()
    world.restore(snapshot)
    (ada,) = world.customers.list(email="ada@example.com").customers
    assert ada.first_name == "Ada"


def test_a_snapshot_that_is_none_is_refused(world):
    with pytest.raises(ControlError) as caught:
        world.restore({"nothing": "of the kind"})
    assert (caught.value.status, caught.value.problem) == (422, "invalid-values")
