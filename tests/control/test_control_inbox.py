"""The mails of a world, read by the control API."""

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from sandbox.control.mail_html import html_of
from sandbox.world.inbox import Mail, MailKind

BLUE = "/worlds/blue"


@pytest.fixture
async def invited(call):
    """Invite Ada, then Grace; return the number of each."""

    async def invite(email):
        _, made = await call("POST", f"{BLUE}/customers", {"email": email})
        await call("POST", f"{BLUE}/customers/{made['id']}/invite")
        return made["id"].rpartition("/")[2]

    return [await invite(f"{name}@example.com") for name in ("ada", "grace")]


async def test_an_inbox_is_empty_until_a_mail_is_sent(call):
    assert await call("GET", f"{BLUE}/inbox") == (200, {"mails": []})


async def test_a_mail_has_its_links_as_the_shop_and_as_the_sandbox_writes_them(
    call, invited, storefront
):
    status, inbox = await call("GET", f"{BLUE}/inbox", to="Ada@example.com")
    (mail,) = inbox["mails"]
    (link,) = mail["links"]
    token = r"[0-9a-f]{32}-[0-9]{10}"
    shop = re.escape("https://sandbox.myshopify.com")
    assert re.fullmatch(rf"{shop}/account/activate/{invited[0]}/{token}", link)
    server = storefront.client.server
    path = link.removeprefix("https://sandbox.myshopify.com")
    assert (status, mail) == (
        200,
        {
            "id": 1,
            "to": "ada@example.com",
            "kind": "activation",
            "subject": "Customer account activation",
            "links": [link],
            "urls": [f"http://{server.host}:{server.port}/w/blue{path}"],
            "text": f"Activate your account at Storefront Sandbox: {link}",
            "html": mail["html"],
            "createdAt": mail["createdAt"],
            "code": None,
        },
    )
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", mail["createdAt"])


def test_the_html_of_a_mail_has_its_links_and_nothing_that_is_not_escaped():
    links = ("https://shop.example/a?b=1&c", "https://shop.example/a?b=1&c=<2>")
    mail = Mail(
        to="ada@example.com",
        kind=MailKind.ORDER_CONFIRMATION,
        subject="Order <1> & more",
        text=f"One: {links[0]}\nTwo: {links[1]}\n\n<b>bold</b> https://shop.example/other",
        created_at=datetime.now(UTC),
        links=links,
    )
    one, two = "https://shop.example/a?b=1&amp;c", "https://shop.example/a?b=1&amp;c=&lt;2&gt;"
    assert html_of(mail).partition("<body>\n")[2] == (
        "<h1>Order &lt;1&gt; &amp; more</h1>\n"
        f'<p>One: <a href="{one}">{one}</a><br>\nTwo: <a href="{two}">{two}</a></p>\n'
        "<p>&lt;b&gt;bold&lt;/b&gt; https://shop.example/other</p>\n</body>\n</html>\n"
    )


@pytest.mark.parametrize(
    ("asked", "to"),
    [
        ({}, ["ada@example.com", "grace@example.com"]),
        ({"to": "grace@example.com"}, ["grace@example.com"]),
        ({"kind": "activation"}, ["ada@example.com", "grace@example.com"]),
        ({"kind": "welcome"}, []),
        ({"to": "ada@example.com", "kind": "password-reset"}, []),
    ],
)
@pytest.mark.usefixtures("invited")
async def test_mails_are_chosen_by_address_and_kind_newest_last(call, asked, to):
    _, inbox = await call("GET", f"{BLUE}/inbox", **asked)
    assert [mail["to"] for mail in inbox["mails"]] == to


@pytest.mark.usefixtures("invited")
async def test_other_worlds_have_other_mails(call):
    assert await call("GET", "/worlds/green/inbox") == (200, {"mails": []})


@pytest.mark.usefixtures("invited")
async def test_an_inbox_can_be_emptied(call):
    assert await call("DELETE", f"{BLUE}/inbox") == (204, None)
    assert await call("GET", f"{BLUE}/inbox") == (200, {"mails": []})


async def test_refuses_a_kind_that_no_mail_has(problem):
    assert await problem("GET", f"{BLUE}/inbox", kind="spam") == (
        400,
        "invalid-query",
        (
            "in the URL, kind cannot be 'spam': write one of activation, welcome, "
            "password-reset, login-code, order-confirmation, shipping-confirmation, "
            "order-canceled, refund, abandoned-checkout"
        ),
    )


@pytest.mark.usefixtures("invited")
async def test_the_url_of_a_mail_is_served(call, storefront):
    _, inbox = await call("GET", f"{BLUE}/inbox", to="ada@example.com")
    path = urlsplit(inbox["mails"][0]["urls"][0]).path
    page = await storefront.client.get(path)
    assert (page.status, page.content_type) == (200, "text/html")
