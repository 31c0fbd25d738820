"""The login page: an email, then the code in the mail."""

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from yarl import URL

from tests.oidc.conftest import returned

INBOX = "/_sandbox/api/worlds/default/inbox"


@pytest.fixture
def page(account):
    """Open the login page with parameters of authorize; return it, and what posts a form to it."""

    async def page(**changes):
        location = (await account.authorize(**changes)).headers["Location"]
        url = URL(urlsplit(location)._replace(scheme="", netloc="").geturl(), encoded=True)
        shown = await account.client.get(url, allow_redirects=False)

        async def post(**form):
            return await account.client.post(url, data=form, allow_redirects=False)

        return shown, post

    return page


async def mailed_code(account):
    mails = (await (await account.client.get(INBOX)).json())["mails"]
    assert mails[-1]["kind"] == "login-code"
    assert mails[-1]["code"] in mails[-1]["text"]
    return mails[-1]["code"]


async def test_has_a_box_for_the_email_and_a_button_for_each_persona(page):
    shown, _ = await page()
    text = await shown.text()
    assert shown.status == 200
    assert '<label for="field-email">Email</label>' in text
    assert ">Continue</button>" in text
    assert ">enabled</button>" in text


async def test_a_mailed_code_logs_in(account, page):
    _, post = await page()
    asked = await post(email="enabled@sandbox.example")
    assert ">Submit</button>" in await asked.text()
    code = await mailed_code(account)
    assert code.isdecimal()
    assert len(code) == 6
    back = returned(await post(email="enabled@sandbox.example", loginCode=code))
    assert back["code"].startswith("shcac_")


async def test_the_first_login_makes_the_customer(account, page):
    _, post = await page()
    await post(email="New.One@Example.com")
    await post(email="new.one@example.com", loginCode=await mailed_code(account))
    url = "/_sandbox/api/worlds/default/customers?email=new.one@example.com"
    (customer,) = (await (await account.client.get(url)).json())["customers"]
    assert (customer["email"], customer["state"]) == ("new.one@example.com", "ENABLED")


async def test_a_wrong_code_is_refused_on_the_page(account, page):
    _, post = await page()
    await post(email="enabled@sandbox.example")
    answer = await post(email="enabled@sandbox.example", loginCode="nothing")
    assert answer.status == 422
    assert "correct 6-digit code" in await answer.text()
    assert await account.reason(answer) == "oauth.login-code"


async def test_after_five_wrong_codes_the_right_one_is_dead(account, page):
    _, post = await page()
    await post(email="enabled@sandbox.example")
    for _ in range(5):
        await post(email="enabled@sandbox.example", loginCode="nothing")
    code = await mailed_code(account)
    assert (await post(email="enabled@sandbox.example", loginCode=code)).status == 422


async def test_a_code_is_good_for_ten_minutes(account, page):
    _, post = await page()
    await post(email="enabled@sandbox.example")
    code = await mailed_code(account)
    clock = "/_sandbox/api/worlds/default/clock"
    assert (await account.client.put(clock, json={"advance": "PT10M"})).status == 200
    assert (await post(email="enabled@sandbox.example", loginCode=code)).status == 422


async def test_a_code_is_good_once(account, page):
    _, post = await page()
    await post(email="enabled@sandbox.example")
    code = await mailed_code(account)
    await post(email="enabled@sandbox.example", loginCode=code)
    assert (await post(email="enabled@sandbox.example", loginCode=code)).status == 422


async def test_a_code_may_have_spaces(account, page):
    _, post = await page()
    await post(email="enabled@sandbox.example")
    code = await mailed_code(account)
    answer = await post(email="enabled@sandbox.example", loginCode=f" {code[:3]} {code[3:]}")
    assert "code" in returned(answer)


async def test_a_new_code_takes_the_place_of_the_one_before(account, page):
    _, post = await page()
    first = await post(email="enabled@sandbox.example")
    old = await mailed_code(account)
    text = await first.text()
    assert ">Send a new code</button>" in text
    await post(email="enabled@sandbox.example")
    stale = await post(email="enabled@sandbox.example", loginCode=old)
    fresh = await post(email="enabled@sandbox.example", loginCode=await mailed_code(account))
    assert (stale.status, "code" in returned(fresh)) == (422, True)


async def test_leads_back_to_the_email(account, page):
    shown, _ = await page(login_hint="enabled@sandbox.example", login_hint_mode="submit")
    (path,) = re.findall(r'href="(\?[^"]*)"', await shown.text())
    again = await account.get(f"/authentication/login{unescape(path)}")
    assert 'value="enabled@sandbox.example"' not in await again.text()
    assert '<label for="field-email">Email</label>' in await again.text()


async def message(account):
    """Return the message of the newest reason in the journal."""
    journal = await account.client.get("/_sandbox/api/worlds/default/journal")
    return (await journal.json())["entries"][-1]["reason"][-1]["message"]


async def test_the_journal_says_why_a_code_is_refused(account, page):
    _, post = await page()
    email = "enabled@sandbox.example"
    messages = []

    async def refused(code="nothing"):
        assert (await post(email=email, loginCode=code)).status == 422
        messages.append(await message(account))

    await refused()
    await post(email=email)
    for _ in range(6):
        await refused()
    await post(email=email)
    clock = "/_sandbox/api/worlds/default/clock"
    await account.client.put(clock, json={"freeze": "2030-01-01T00:00:00Z"})
    await refused()
    assert messages[0] == f"there is no code for {email}: none was mailed, or it was used"
    assert messages[1] == f"that is not the code in the newest mail to {email}; 4 tries left"
    assert messages[6] == f"5 wrong codes came for {email}: let a new one be mailed"
    assert messages[7].startswith(f"the code mailed to {email} was good until ")


async def test_what_is_no_email_is_refused_on_the_page(page):
    _, post = await page()
    answer = await post(email="nobody")
    assert answer.status == 422
    assert "Enter a valid email" in await answer.text()


async def test_a_hint_is_filled_in(page):
    shown, _ = await page(login_hint="enabled@sandbox.example")
    assert 'value="enabled@sandbox.example"' in await shown.text()


async def test_a_hint_that_submits_itself_sends_the_code_at_once(account, page):
    shown, _ = await page(login_hint="enabled@sandbox.example", login_hint_mode="submit")
    assert "6-digit code" in await shown.text()
    assert len(await mailed_code(account)) == 6


async def test_a_named_provider_logs_the_hint_in_at_once(page):
    shown, _ = await page(login_hint="enabled@sandbox.example", acr_values="provider:google")
    assert returned(shown)["state"] == "the-state"


async def test_an_unknown_persona_is_refused_on_the_page(page):
    _, post = await page()
    answer = await post(persona="nobody")
    assert (answer.status, "no persona nobody" in await answer.text()) == (422, True)


async def test_a_page_of_another_site_cannot_post_the_form(account):
    location = (await account.authorize()).headers["Location"]
    url = URL(urlsplit(location)._replace(scheme="", netloc="").geturl(), encoded=True)
    answer = await account.client.post(
        url, data={"persona": "enabled"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status == 403


async def test_the_page_can_only_be_opened_with_what_authorize_takes(account):
    answer = await account.get("/authentication/login?client_id=unknown")
    assert answer.status == 400


async def test_what_a_request_says_is_only_text_on_the_page(page):
    shown, _ = await page(login_hint='"><script>alert(1)</script>')
    assert "<script" not in await shown.text()


@pytest.mark.parametrize(
    ("parameters", "title", "language"),
    [
        ({}, "Log in", "en"),
        ({"locale": "fr-CA"}, "Se connecter", "fr"),
        ({"ui_locales": "xx de"}, "Anmelden", "de"),
        ({"locale": "ja", "ui_locales": "ja"}, "Log in", "en"),
    ],
)
async def test_is_in_the_language_that_the_client_asks_for(page, parameters, title, language):
    shown, post = await page(**parameters)
    text = await shown.text()
    assert (f"<h1>{title}</h1>" in text, f'<html lang="{language}">' in text) == (True, True)
    assert f'<html lang="{language}">' in await (await post(email="a@example.com")).text()


async def test_is_in_the_language_of_the_browser(account):
    location = (await account.authorize()).headers["Location"]
    url = URL(urlsplit(location)._replace(scheme="", netloc="").geturl(), encoded=True)
    shown = await account.client.get(url, headers={"Accept-Language": "de-AT,de;q=0.9"})
    assert "<h1>Anmelden</h1>" in await shown.text()


async def test_says_who_the_personas_are_and_nothing_of_passwords(page):
    text = await (await page())[0].text()
    assert "enabled@sandbox.example" in text
    assert "password" not in text.lower()


@pytest.mark.parametrize(
    ("form", "slug"),
    [({"email": "nonsense"}, "oauth.email"), ({"persona": "nobody"}, "oauth.persona")],
)
async def test_what_is_wrong_with_a_login_is_in_the_journal(account, page, form, slug):
    _, post = await page()
    answer = await post(**form)
    assert (answer.status, await account.reason(answer)) == (422, slug)
