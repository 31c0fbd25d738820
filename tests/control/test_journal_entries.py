"""What a journal tells of requests: everything but what would let its reader in."""

import asyncio
import gzip
import json
from datetime import datetime
from hashlib import sha256

import pytest
from aiohttp import ClientError

from tests.conftest import LOGIN

JOURNAL = "/worlds/default/journal"
SIGN_UP = (
    "mutation Up($input: CustomerCreateInput!)"
    " { customerCreate(input: $input) { customerUserErrors { code } } }"
)


def fingerprint(secret):
    return f"sha256:{sha256(secret.encode()).hexdigest()[:8]}"


@pytest.fixture
def entries(call):
    async def entries(**asked):
        status, body = await call("GET", JOURNAL, **asked)
        assert status == 200
        return body["entries"]

    return entries


@pytest.fixture
def entry(entries):
    """Return the only entry."""

    async def entry():
        (only,) = await entries()
        return only

    return entry


async def test_a_login_is_told_whole(storefront, mint, entry):
    token = mint()
    response = await storefront.post(LOGIN, multipassToken=token)
    answer = await response.json()
    login = answer["data"]["customerAccessTokenCreateWithMultipass"]
    access = login["customerAccessToken"]
    access["accessToken"] = fingerprint(access["accessToken"])
    told = await entry()
    assert told.pop("ms") > 0
    assert datetime.fromisoformat(told.pop("time")).tzinfo is not None
    assert told == {
        "id": 1,
        "delayMs": 0.0,
        "requestId": response.headers["x-request-id"],
        "method": "POST",
        "path": "/api/2026-10/graphql.json",
        "version": "2026-10",
        "accessToken": {"kind": "public", "fingerprint": fingerprint("sandbox-public")},
        "operationName": None,
        "operationType": "mutation",
        "operations": ["customerAccessTokenCreateWithMultipass"],
        "document": LOGIN,
        "variables": {"multipassToken": fingerprint(token)},
        "outcome": "ok",
        "status": 200,
        "userErrors": [],
        "errors": [],
        "reason": [],
        "scenario": None,
        "answer": answer,
    }


async def test_a_refusal_is_told_with_its_codes_and_why(storefront, entry):
    await storefront.ask(SIGN_UP, input={"email": "nobody", "password": "sesame-12"})
    told = await entry()
    assert (told["operationName"], told["outcome"]) == ("Up", "user-errors")
    assert told["userErrors"] == [{"operation": "customerCreate", "code": "INVALID"}]
    slugs = [reason["slug"] for reason in told["reason"]]
    assert (slugs, told["errors"]) == (["customer.email-invalid"], [])


async def test_a_document_that_is_not_valid_is_told_with_its_root_fields(storefront, entry):
    await storefront.ask("{ shop { nam } nothing }")
    told = await entry()
    assert (told["outcome"], told["operations"]) == ("errors", ["shop"])
    assert told["errors"] == [{"operation": "shop", "code": "undefinedField"}] * 2


async def test_the_error_of_a_field_is_that_of_its_operation(storefront, entry):
    await storefront.ask(
        "{ shop { name } customer(customerAccessToken: 1) { id } }",
        headers={"X-Shopify-Storefront-Access-Token": "sandbox-no-customers"},
    )
    told = await entry()
    assert set(told["operations"]) == {"shop", "customer"}
    assert told["outcome"] == "errors"


@pytest.mark.parametrize(
    ("scenario", "outcome", "status"),
    [("throttled", "errors", 200), ("security-rejection", "http-error", 430), ("slow", "ok", 200)],
)
async def test_a_scenario_that_answered_is_named(storefront, entry, scenario, outcome, status):
    await storefront.post("{ shop { name } }", headers={"X-Sandbox-Scenario": scenario})
    told = await entry()
    assert (told["scenario"], told["outcome"], told["status"]) == (scenario, outcome, status)


async def test_an_answer_that_was_lost_has_no_status(storefront, entry):
    with pytest.raises(ClientError):
        await storefront.post(
            "{ shop { name } }", headers={"X-Sandbox-Scenario": "connection-dropped"}
        )
    told = await entry()
    assert (told["outcome"], told["status"], told["answer"]) == ("dropped", None, None)


async def test_what_a_scenario_holds_up_counts_apart(storefront, entry):
    await storefront.post("{ shop { name } }", headers={"X-Sandbox-Scenario": "slow"})
    told = await entry()
    assert told["delayMs"] > 100 > told["ms"]


async def test_a_body_that_is_none_is_an_http_error(storefront, entry):
    await storefront.client.post(storefront.path, data=b"password=sesame-12")
    told = await entry()
    assert (told["outcome"], told["status"], told["document"]) == ("http-error", 415, None)
    assert "sesame" not in json.dumps(told)


async def test_a_request_by_get_is_told(storefront, entry):
    asked = {"query": "query Q($n: Int) { shop { name } }", "variables": '{"n": 1}'}
    await storefront.client.get(storefront.path, params=asked)
    told = await entry()
    assert (told["method"], told["path"]) == ("GET", "/api/2026-10/graphql.json")
    assert (told["document"], told["variables"]) == (asked["query"], {"n": 1})


async def test_a_compressed_request_is_told(storefront, entry):
    body = gzip.compress(json.dumps({"query": "{ shop { name } }"}).encode())
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    await storefront.client.post(storefront.path, data=body, headers=headers)
    assert (await entry())["document"] == "{ shop { name } }"


async def test_a_document_without_json_is_told(storefront, entry):
    headers = {"Content-Type": "application/graphql"}
    await storefront.client.post(storefront.path, data="{shop{name}}", headers=headers)
    assert (await entry())["document"] == "{shop{name}}"


async def test_a_body_that_is_too_large_is_not_kept(storefront, entry):
    await storefront.ask("{ shop { name } }", n="x" * 70_000)
    told = await entry()
    assert (told["operations"], told["outcome"]) == (["shop"], "ok")
    assert (told["document"], told["variables"]) == (None, None)


async def test_a_tokenless_request_has_no_token(start):
    storefront = await start(default_token=None)
    await storefront.ask("{ shop { name } }")
    response = await storefront.client.get(f"/_sandbox/api{JOURNAL}")
    (told,) = (await response.json())["entries"]
    assert told["accessToken"] is None


async def test_a_browser_login_is_told(storefront, mint, entry):
    token = mint()
    await storefront.client.get(f"/account/login/multipass/{token}", allow_redirects=False)
    told = await entry()
    assert (told["path"], told["version"]) == ("/account/login/multipass/[redacted]", None)
    assert (told["status"], told["outcome"]) == (302, "ok")
    assert told["operations"] == ["customerAccessTokenCreateWithMultipass"]
    assert told["variables"] == {"multipassToken": fingerprint(token)}


async def test_a_form_is_told_without_its_password(storefront, entry):
    form = {"customer[email]": "ada@lovelace.example", "customer[password]": "not-hers-7"}
    await storefront.client.post("/account/login", data=form)
    told = await entry()
    assert (told["status"], told["outcome"]) == (422, "user-errors")
    given = {"email": "ada@lovelace.example", "password": "[redacted]"}
    assert told["variables"] == {"input": given}


async def test_a_page_that_does_nothing_is_no_entry(storefront, entries):
    await storefront.client.get("/account/login")
    assert await entries() == []


async def test_entries_are_chosen_by_operation_outcome_and_id(storefront, call):
    await storefront.ask("{ shop { name } }")
    await storefront.ask("{ shop { nam } }")
    await storefront.ask("{ localization { country { isoCode } } }")

    async def ids(**asked):
        _, body = await call("GET", JOURNAL, **asked)
        assert (body["lastId"], body["forgotten"]) == (3, 0)
        return [entry["id"] for entry in body["entries"]]

    assert await ids() == [1, 2, 3]
    assert await ids(operation="shop") == [1, 2]
    assert await ids(operation="shop", outcome="errors") == [2]
    assert await ids(after=2) == [3]


async def test_an_outcome_that_there_is_not_is_refused(problem):
    status, slug, words = await problem("GET", JOURNAL, outcome="fine")
    known = "write one of ok, user-errors, errors, http-error, dropped"
    assert (status, slug) == (400, "invalid-query")
    assert words == f"in the URL, outcome cannot be 'fine': {known}"


async def test_what_is_forgotten_is_told(start):
    storefront = await start(journal=1)
    await storefront.ask("{ shop { name } }")
    await storefront.ask("{ shop { name } }")
    response = await storefront.client.get(f"/_sandbox/api{JOURNAL}")
    told = await response.json()
    assert [entry["id"] for entry in told.pop("entries")] == [2]
    assert told == {"lastId": 2, "forgotten": 1}


async def test_an_emptied_journal_goes_on_counting(storefront, call, entries):
    await storefront.ask("{ shop { name } }")
    assert await call("DELETE", JOURNAL) == (204, None)
    assert await entries() == []
    await storefront.ask("{ shop { name } }")
    assert [entry["id"] for entry in await entries()] == [2]


async def test_worlds_have_journals_of_their_own(storefront, entries):
    await storefront.ask("{ shop { name } }", headers={"X-Sandbox-World": "blue"})
    assert await entries() == []


async def test_time_is_that_of_the_world(storefront, call, entry):
    await call("PUT", "/worlds/default/clock", {"freeze": "2030-01-02T03:04:05Z"})
    await storefront.ask("{ shop { name } }")
    assert (await entry())["time"] == "2030-01-02T03:04:05Z"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [("GET", "", None), ("GET", "/stream", None), ("POST", "/verify", {"operation": "shop"})],
)
async def test_a_journal_that_is_off_is_not_taken_for_an_empty_one(start, method, path, body):
    storefront = await start(journal=0)
    response = await storefront.client.request(method, f"/_sandbox/api{JOURNAL}{path}", json=body)
    problem = await response.json()
    words = "this server keeps no journal: start it with --journal 1000"
    assert (response.status, problem["detail"]) == (409, words)


LARGE = "{ " + " ".join(f"a{number}: shop {{ name id }}" for number in range(1_200)) + " }"


@pytest.mark.parametrize(
    ("method", "path", "asked"),
    [
        ("GET", JOURNAL, {}),
        ("POST", f"{JOURNAL}/verify", {"body": {"operation": "shop", "count": 10}}),
    ],
)
async def test_others_go_first_while_a_large_journal_is_read(storefront, call, method, path, asked):
    for number in range(10):
        await storefront.ask(f"{LARGE} # {number}")
    order = []

    async def read():
        status, _ = await call(method, path, **asked)
        order.append(status)

    async def ask():
        order.append(await storefront.ask("{ __typename }"))

    await asyncio.gather(read(), ask())
    assert [type(each) for each in order] == [dict, int]
    assert order[1] == 200


async def test_the_newest_entries_below_an_id_are_a_page(storefront, call):
    for _ in range(5):
        await storefront.ask("{ shop { name } }")
    _, page = await call("GET", "/worlds/default/journal", before=5, last=2)
    assert [entry["id"] for entry in page["entries"]] == [3, 4]
    assert page["lastId"] == 5


async def test_no_entry_is_past_a_number_that_is_too_large_to_count(storefront, call):
    await storefront.ask("{ shop { name } }")
    _, page = await call("GET", "/worlds/default/journal", after="9" * 30)
    assert page["entries"] == []
