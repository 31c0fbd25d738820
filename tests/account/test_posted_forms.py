"""Which posts are taken: those of our own pages, and of clients that are no browsers."""

from io import BytesIO

import pytest

FORM = {"customer[email]": "enabled@sandbox.example", "customer[password]": "enabled-password"}
PATH = "/account/login"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://shop.test:7467", "Host": "shop.test:7467"},
        {"Origin": "http://Shop.Test:7467", "Host": "shop.test:7467"},
        {"Origin": "http://localhost:5173", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
    ],
)
async def test_takes_what_our_own_page_posts(storefront, headers):
    response = await storefront.client.post(PATH, data=FORM, headers=headers, allow_redirects=False)
    assert response.status == 303


@pytest.mark.parametrize(
    ("headers", "origin"),
    [
        ({"Origin": "https://evil.example"}, "https://evil.example"),
        ({"Origin": "null"}, "null"),
        ({"Origin": ""}, "another site"),
        ({"Origin": "http://["}, "http://["),
        ({"Origin": "http://shop.test:4001", "Host": "shop.test:7467"}, "http://shop.test:4001"),
        ({"Origin": "http://shop.test", "Host": "shop.test:7467"}, "http://shop.test"),
        ({"Sec-Fetch-Site": "cross-site"}, "another site"),
        ({"Sec-Fetch-Site": "same-site"}, "another site"),
        (
            {
                "Sec-Fetch-Site": "cross-site",
                "Origin": "http://shop.test",
                "Host": "shop.test",
            },
            "http://shop.test",
        ),
    ],
)
async def test_refuses_what_another_site_posts(storefront, headers, origin):
    response = await storefront.client.post(
        PATH, data=FORM, headers={**headers, "X-Sandbox-Explain": "1"}, allow_redirects=False
    )
    assert (response.status, response.headers["X-Sandbox-Reason"]) == (
        403,
        f"account.other-origin: a page of {origin} may not post this form",
    )
    assert "Set-Cookie" not in response.headers


async def test_refuses_what_is_no_form(browser):
    seen = await browser.post(PATH, '{"a": 1}', Content_Type="application/json")
    assert (seen.status, seen.lines[:2]) == (
        415,
        [
            "Unsupported Media Type",
            "Content-Type is application/json; forms are sent as application/x-www-form-urlencoded",
        ],
    )


async def test_refuses_more_fields_than_a_form_has(browser):
    seen = await browser.post(PATH, {f"field{number}": "" for number in range(101)})
    assert (seen.status, seen.lines[:2]) == (400, ["Bad Request", "a form has at most 100 fields"])


async def test_refuses_a_body_past_the_limit(browser):
    form = BytesIO(b"x" * (1024 * 1024 + 1))
    seen = await browser.post(PATH, form, Content_Type="application/x-www-form-urlencoded")
    assert (seen.status, seen.lines[1]) == (413, "a body has at most 1048576 bytes")


async def test_bytes_that_are_no_text_are_wrong_values_like_others(browser):
    form = b"customer[email]=%ff%00\xff&customer[password]=%ed%a0%80"
    seen = await browser.post(PATH, form, Content_Type="application/x-www-form-urlencoded")
    assert (seen.status, seen.lines[3]) == (422, "Unidentified customer")
