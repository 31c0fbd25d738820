"""The online store's own way into the login."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from yarl import URL

from tests.oidc.conftest import PUBLIC, returned


async def logged_in(account, entrance):
    """Go in by *entrance* as a persona; return where the browser ends."""
    authorize = (await account.get(entrance)).headers["Location"]
    login = (await account.client.get(relative(authorize), allow_redirects=False)).headers
    answer = await account.client.post(
        relative(login["Location"]), data={"persona": "enabled"}, allow_redirects=False
    )
    return await account.client.get(relative(answer.headers["Location"]), allow_redirects=False)


def relative(url):
    return URL(urlsplit(url)._replace(scheme="", netloc="").geturl(), encoded=True)


async def test_leads_to_authorize_with_what_it_was_given(account):
    answer = await account.get(
        "/customer_authentication/login?login_hint=a%40example.com&return_to=%2Fcart&locale=fr"
    )
    asked = dict(parse_qsl(urlsplit(answer.headers["Location"]).query))
    assert (answer.status, asked["login_hint"], asked["state"], asked["locale"]) == (
        302,
        "a@example.com",
        "/cart",
        "fr",
    )


async def test_a_browser_comes_back_to_a_path_of_the_shop(account):
    end = await logged_in(account, "/customer_authentication/login?return_to=%2Fcart")
    assert (end.status, end.headers["Location"]) == (302, "/cart")


@pytest.mark.parametrize("entrance", ["", "?return_to=%2F%2Fevil.example", "?return_to=x%3Ay"])
async def test_a_browser_that_wanted_nothing_of_the_shop_ends_at_a_page(account, entrance):
    end = await logged_in(account, f"/customer_authentication/login{entrance}")
    assert (end.status, "You are logged in" in await end.text()) == (200, True)


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/account/login", "/customer_authentication/login"),
        (
            "/account/login?return_url=%2Fcart&locale=de",
            "/customer_authentication/login?return_to=%2Fcart&locale=de",
        ),
    ],
)
async def test_the_old_login_leads_to_the_new_one_where_there_is_no_other(
    start_account, path, location
):
    account = await start_account(customer_accounts="NEW")
    answer = await account.get(path)
    assert (answer.status, answer.headers["Location"]) == (302, location)


async def test_the_old_login_stays_where_both_are(account):
    assert (await account.get("/account/login")).status == 200


async def test_a_browser_that_wants_its_account_of_a_new_shop_ends_at_a_page(start_account):
    account = await start_account(customer_accounts="NEW")
    first = await account.get("/account")
    second = await account.get(first.headers["Location"])
    end = await logged_in(account, second.headers["Location"])
    assert end.status == 200


async def test_the_old_logout_ends_the_new_session_where_there_is_no_other(start_account):
    account = await start_account(customer_accounts="NEW")
    await account.as_persona()
    assert "code" in returned(await account.authorize(prompt="none"))
    out = await account.get("/account/logout?return_url=%2Fcart")
    assert out.headers["Location"] == "/customer_authentication/logout?return_to=%2Fcart"
    end = await account.get(out.headers["Location"])
    assert (end.status, end.headers["Location"]) == (302, "/cart")
    assert returned(await account.authorize(prompt="none"))["error"] == "login_required"


async def test_a_logout_that_leads_nowhere_ends_at_a_page(account):
    await account.as_persona()
    end = await account.get("/customer_authentication/logout?return_to=%2F%2Fevil.example")
    assert (end.status, "You are logged out" in await end.text()) == (200, True)
    assert await account.reason(end) == "oauth.return-refused"
    assert returned(await account.authorize(prompt="none"))["error"] == "login_required"


async def test_a_shop_without_a_confidential_client_has_no_entrance(start_account, tmp_path):
    (tmp_path / "account-clients.toml").write_text(
        f'[[clients]]\nclient_id = "{PUBLIC}"\nname = "Shop"\n'
    )
    account = await start_account(fixtures=tmp_path)
    answer = await account.get("/customer_authentication/login")
    assert (answer.status, await account.reason(answer)) == (400, "oauth.no-client")
