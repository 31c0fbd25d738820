"""`/logout`: the browser's session, and what began in it, is over."""

from urllib.parse import urlencode

import pytest

from tests.oidc.conftest import PUBLIC, returned

HOME = "http://localhost:3000/"


@pytest.fixture
def log_out(account):
    async def log_out(**query):
        given = {key: value for key, value in query.items() if value is not None}
        return await account.get(f"/authentication/logout?{urlencode(given)}")

    return log_out


async def test_sends_the_browser_where_the_client_asked(account, log_out):
    hint = (await account.tokens())["id_token"]
    answer = await log_out(id_token_hint=hint, post_logout_redirect_uri=HOME, state="s")
    assert (answer.status, answer.headers["Location"]) == (302, f"{HOME}?state=s")


async def test_the_next_authorize_asks_again(account, log_out):
    hint = (await account.tokens())["id_token"]
    await log_out(id_token_hint=hint)
    assert returned(await account.authorize(prompt="none"))["error"] == "login_required"


async def test_the_tokens_of_the_session_are_dead(account, log_out):
    tokens = await account.tokens()
    await log_out(id_token_hint=tokens["id_token"])
    answer = await account.token(
        grant_type="refresh_token", client_id=PUBLIC, refresh_token=tokens["refresh_token"]
    )
    assert (answer.status, await account.reason(answer)) == (400, "oauth.refresh-token-revoked")


async def test_a_uri_that_is_not_registered_is_ignored(account, log_out):
    hint = (await account.tokens())["id_token"]
    answer = await log_out(id_token_hint=hint, post_logout_redirect_uri="https://evil.example/")
    assert (answer.status, "Location" in answer.headers) == (200, False)
    assert await account.reason(answer) == "oauth.logout-uri"


async def test_without_a_uri_the_first_registered_one_is_it(start_account, tmp_path):
    (tmp_path / "account-clients.toml").write_text(
        f'[[clients]]\nclient_id = "{PUBLIC}"\nname = "Shop"\n'
        'logout_uris = ["https://shop.example/bye"]\n'
    )
    account = await start_account(fixtures=tmp_path)
    hint = (await account.tokens())["id_token"]
    answer = await account.get(f"/authentication/logout?id_token_hint={hint}")
    assert answer.headers["Location"] == "https://shop.example/bye"


@pytest.mark.parametrize("hint", [None, "nonsense", "a.b.c"])
async def test_a_missing_or_foreign_hint_ends_no_session(account, log_out, hint):
    await account.as_persona()
    answer = await log_out(id_token_hint=hint, post_logout_redirect_uri=HOME)
    assert (answer.status, answer.content_type) == (400, "text/html")
    assert await account.reason(answer) == "oauth.id-token-hint"
    assert "code" in returned(await account.authorize(prompt="none"))


async def test_an_expired_id_token_is_a_good_hint(account, log_out):
    hint = (await account.tokens())["id_token"]
    await account.client.put("/_sandbox/api/worlds/default/clock", json={"advance": "P2D"})
    answer = await log_out(id_token_hint=hint, post_logout_redirect_uri=HOME)
    assert answer.headers["Location"] == HOME


async def test_all_logins_of_the_session_end_and_no_other(account, log_out, mint):
    elsewhere = await account.multipass(mint())
    first = await account.tokens()
    codes = [returned(await account.authorize(prompt="none"))["code"] for _ in range(3)]
    later = [await (await account.redeem(code)).json() for code in codes]
    url = "/_sandbox/api/worlds/default/account-logins"
    logins = (await (await account.client.get(url)).json())["accountLogins"]
    await account.client.delete(f"{url}/{logins[2]['id']}")
    await log_out(id_token_hint=first["id_token"])
    ended = (await (await account.client.get(f"{url}?ended=true")).json())["accountLogins"]
    assert [login["ended"] for login in ended] == [
        None,
        "logged out",
        "ended by the control API",
        "logged out",
        "logged out",
    ]
    answers = [
        await account.token(
            grant_type="refresh_token", client_id=PUBLIC, refresh_token=tokens["refresh_token"]
        )
        for tokens in (first, *later, await elsewhere.json())
    ]
    assert [answer.status for answer in answers] == [400, 400, 400, 400, 200]
