"""`/oauth/authorize`: who is sent where, and with what."""

import pytest

from tests.oidc.conftest import CALLBACK, CONFIDENTIAL, SHOP, returned


async def test_a_browser_without_a_session_is_sent_to_the_login(account):
    answer = await account.authorize()
    assert answer.status == 302
    assert answer.headers["Location"].startswith(f"{account.issuer}/login?client_id=")


async def test_after_the_login_the_client_gets_a_code_and_its_state(account):
    back = await account.as_persona()
    assert sorted(back) == ["code", "state"]
    assert back["code"].startswith("shcac_")
    assert back["state"] == "the-state"


async def test_a_browser_with_a_session_gets_a_code_without_asking(account):
    await account.as_persona()
    assert sorted(returned(await account.authorize(prompt="none"))) == ["code", "state"]


async def test_prompt_login_asks_again(account):
    await account.as_persona()
    answer = await account.authorize(prompt="login")
    assert answer.headers["Location"].startswith(f"{account.issuer}/login?")


async def test_prompt_none_without_a_session_is_refused_at_the_client(account):
    assert returned(await account.authorize(prompt="none")) == {
        "error": "login_required",
        "error_description": "Login required",
        "state": "the-state",
    }


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"scope": None}, "invalid_request"),
        ({"scope": "openid everything"}, "invalid_scope"),
        ({"scope": "https://api.customers.com/auth/customer.graphql"}, "invalid_scope"),
        ({"response_type": None}, "invalid_request"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge_method": None}, "invalid_request"),
        ({"code_challenge": "no base64url!"}, "invalid_request"),
    ],
)
async def test_the_client_hears_of_what_it_asked_wrongly(account, changes, error):
    back = returned(await account.authorize(**changes))
    assert (back["error"], back["state"]) == (error, "the-state")


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"client_id": "unknown"}, "client_id is not valid"),
        ({"client_id": None}, "client_id is not valid"),
        ({"redirect_uri": "https://evil.example/"}, '"redirect_uri" mismatch'),
        ({"redirect_uri": None}, '"redirect_uri" mismatch'),
        ({"redirect_uri": "javascript:alert(1)"}, '"redirect_uri" mismatch'),
        ({"redirect_uri": "https://localhost.evil.example/"}, '"redirect_uri" mismatch'),
        ({"redirect_uri": "https://localhost@evil.example/"}, '"redirect_uri" mismatch'),
        ({"redirect_uri": f"{CALLBACK}#fragment"}, '"redirect_uri" mismatch'),
        ({"redirect_uri": f"{CALLBACK}\0", "prompt": "none"}, '"redirect_uri" mismatch'),
    ],
)
async def test_a_browser_is_not_sent_where_nobody_has_registered(account, changes, line):
    answer = await account.authorize(**changes)
    assert (answer.status, answer.content_type) == (400, "text/html")
    assert line in (await answer.text()).replace("&quot;", '"')
    assert "Location" not in answer.headers


@pytest.mark.parametrize(
    "uri",
    [
        "http://localhost:3000/account/authorize",
        "http://127.0.0.1/",
        "https://shop.localhost:8443/cb?x=1",
        "https://abc.tryhydrogen.dev/account/authorize",
        f"shop.{SHOP}.app://callback",
    ],
)
async def test_without_registered_uris_this_machine_is_allowed(account, uri):
    answer = await account.authorize(redirect_uri=uri)
    assert answer.headers["Location"].startswith(f"{account.issuer}/login?")


async def test_a_registered_uri_is_compared_as_a_whole(start_account, tmp_path):
    (tmp_path / "account-clients.toml").write_text(
        '[[clients]]\nclient_id = "shop"\nname = "Shop"\n'
        'redirect_uris = ["https://shop.example/cb"]\n'
    )
    account = await start_account(fixtures=tmp_path)
    good = await account.authorize(client_id="shop", redirect_uri="https://shop.example/cb")
    longer = await account.authorize(client_id="shop", redirect_uri="https://shop.example/cb?a=1")
    local = await account.authorize(client_id="shop", redirect_uri=CALLBACK)
    assert [each.status for each in (good, longer, local)] == [302, 400, 400]
    assert await account.reason(local) == "oauth.redirect-uri"


async def test_a_confidential_client_may_go_without_pkce(account):
    answer = await account.authorize(
        client_id=CONFIDENTIAL, code_challenge=None, code_challenge_method=None
    )
    assert answer.headers["Location"].startswith(f"{account.issuer}/login?")


async def test_a_missing_state_is_accepted_and_noted(account):
    answer = await account.authorize(state=None)
    assert answer.status == 302
    assert await account.reason(answer) == "oauth.state-missing"
