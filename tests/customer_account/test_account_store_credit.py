"""Store credit: what expires first is spent first, and what has expired counts no more."""

import pytest

from sandbox.fixture_files import Fixtures
from sandbox.origin import Origin
from sandbox.seeding import seeds_of
from sandbox.settings import Settings
from sandbox.store_credit.records import StoreCreditAccount
from sandbox.toml_file import TomlError
from tests.customer_account.conftest import Customer

ACCOUNTS = """
query ($query: String) {
  customer {
    storeCreditAccounts(first: 5, query: $query) {
      nodes {
        id balance { amount currencyCode }
        transactions(first: 9) {
          nodes {
            __typename amount { amount } balanceAfterTransaction { amount } createdAt event
            ... on StoreCreditAccountCreditTransaction { id expiresAt remainingAmount { amount } }
            ... on StoreCreditAccountDebitTransaction { id account { id } }
          }
        }
      }
    }
  }
}
"""
CLOCK = "/_sandbox/api/worlds/default/clock"


async def accounts(customer, **variables):
    data = await customer.data(ACCOUNTS, **variables)
    return data["customer"]["storeCreditAccounts"]["nodes"]


async def test_the_balance_is_what_was_given_less_what_was_spent(customer):
    (account,) = await accounts(customer)
    assert account["balance"] == {"amount": "22.5", "currencyCode": "USD"}
    assert [
        (
            each["amount"]["amount"],
            each["balanceAfterTransaction"]["amount"],
            each.get("remainingAmount", {}).get("amount"),
        )
        for each in account["transactions"]["nodes"]
    ] == [("25.0", "25.0", "12.5"), ("10.0", "35.0", "10.0"), ("-12.5", "22.5", None)]


async def test_what_has_expired_counts_no_more(account):
    await account.client.put(CLOCK, json={"freeze": "2031-01-01T00:00:00Z"})
    later = Customer(account, (await account.tokens())["access_token"])
    assert (await accounts(later))[0]["balance"]["amount"] == "10.0"


@pytest.mark.parametrize(("query", "count"), [("currency_code:USD", 1), ("currency_code:EUR", 0)])
async def test_accounts_can_be_searched(customer, query, count):
    assert len(await accounts(customer, query=query)) == count


async def test_a_customer_without_credit_has_no_account(log_in):
    assert await accounts(await log_in("with-orders")) == []


async def test_transactions_can_be_sorted_by_their_end(customer):
    data = await customer.data(
        """{ customer { storeCreditAccounts(first: 1) { nodes { transactions(
            first: 3, sortKey: EXPIRES_AT, reverse: true) { nodes { amount { amount } } } } } } }"""
    )
    (account,) = data["customer"]["storeCreditAccounts"]["nodes"]
    assert account["transactions"]["nodes"][0] == {"amount": {"amount": "25.0"}}


LOCATIONS = """
{ customer { companyContacts(first: 1) { nodes { locations(first: 9, sortKey: NAME) { nodes {
  name storeCreditAccounts(first: 9) { nodes { id balance { amount currencyCode } } }
} } } } } }
"""


@pytest.mark.parametrize(
    ("persona", "names"),
    [("enabled", ["Office", "Warehouse"]), ("company-buyer", ["Warehouse"]), ("tagged", [])],
)
async def test_a_company_location_has_an_account_that_its_contacts_see(log_in, persona, names):
    data = await (await log_in(persona)).data(LOCATIONS)
    contacts = data["customer"]["companyContacts"]["nodes"]
    shown = contacts[0]["locations"]["nodes"] if contacts else []
    account = {
        "id": "gid://shopify/StoreCreditAccount/4300000002",
        "balance": {"amount": "380.0", "currencyCode": "USD"},
    }
    assert shown == [
        {
            "name": name,
            "storeCreditAccounts": {"nodes": [account] if name == "Warehouse" else []},
        }
        for name in names
    ]


@pytest.mark.parametrize(
    "owner", ["", 'customer = "a@b.example"\ncompany_location = {company = 1, location = "x"}']
)
def test_an_account_has_one_owner(tmp_path, owner):
    (tmp_path / "store-credit.toml").write_text(f"[[accounts]]\nnumber = 1\n{owner}\n")
    seeds = seeds_of(Origin.of(Settings(customers=0)), Fixtures(tmp_path))
    with pytest.raises(TomlError) as refused:
        seeds.get(StoreCreditAccount, 1)
    assert "needs a customer or a company_location" in str(refused.value)
