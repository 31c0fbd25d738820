"""The pages of the dashboard over HTTP: who gets them, and what browsers are told about them."""

import posixpath
import re

import pytest
from aiohttp import CookieJar

from sandbox.dashboard.static_files import static_files, version
from sandbox.dashboard.views import VIEWS

TOKEN = "let-me-in"
PAGE = "/_sandbox/journal"
HTML = {"Accept": "text/html,application/xhtml+xml"}


@pytest.fixture
async def public(start):
    """A server that other machines can reach."""
    return (await start(host="0.0.0.0", control_token=TOKEN)).client


@pytest.mark.parametrize(
    ("asked", "location"),
    [
        ("/", "/_sandbox/"),
        ("/w/blue", "/w/blue/_sandbox/"),
        ("/w/blue/", "/w/blue/_sandbox/"),
        ("/_sandbox", "/_sandbox/worlds"),
        ("/_sandbox/", "/_sandbox/worlds"),
        ("/w/blue/_sandbox/", "/w/blue/_sandbox/worlds"),
    ],
)
async def test_a_browser_is_led_to_the_first_view(storefront, asked, location):
    response = await storefront.client.get(asked, headers=HTML, allow_redirects=False)
    assert (response.status, response.headers["Location"]) == (302, location)


async def test_who_does_not_ask_for_html_gets_what_the_shop_answers_at_its_root(storefront):
    response = await storefront.client.get("/", headers={"Accept": "*/*"})
    assert (response.status, response.content_type) == (404, "application/json")


@pytest.mark.parametrize("slug", VIEWS)
async def test_each_view_is_a_page_that_names_its_world(storefront, slug):
    response = await storefront.client.get(f"/w/blue/_sandbox/{slug}")
    assert response.status == 200
    assert f'data-view="{slug}" data-world="blue" data-prefix="/w/blue"' in await response.text()
    assert f"views/{slug}.js" in static_files()


async def test_a_host_names_the_world_too(storefront):
    headers = {"Host": "blue.localhost:7467"}
    response = await storefront.client.get(PAGE, headers=headers)
    assert 'data-world="blue" data-prefix=""' in await response.text()


async def test_a_page_runs_no_inline_script_and_asks_no_other_host(storefront):
    response = await storefront.client.get(PAGE)
    policy = response.headers["Content-Security-Policy"]
    text = await response.text()
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")
    assert "unsafe" not in policy
    assert "<style" not in text
    assert " style=" not in text
    assert "//" not in text.replace("<!--", "")


@pytest.mark.parametrize("slug", VIEWS)
async def test_a_page_names_all_its_modules_so_that_none_waits_for_another(storefront, slug):
    text = await (await storefront.client.get(f"/_sandbox/{slug}")).text()
    named = set(
        re.findall(rf'<link rel="modulepreload" href="/_sandbox/files/{version()}/(.+)">', text)
    )
    files = {path: content.decode() for path, content in static_files().items()}
    needed = {
        posixpath.normpath(posixpath.join(posixpath.dirname(path), way))
        for path in named
        for way in re.findall(r'from "(\..+)";', files[path])
    }
    assert {"app.js", f"views/{slug}.js"} <= named
    assert needed <= named


async def test_what_is_no_page_is_answered_by_the_shop(storefront):
    response = await storefront.client.get("/_sandbox/none")
    assert (response.status, response.content_type) == (404, "application/json")


async def test_a_name_that_no_world_can_have_is_refused(storefront):
    response = await storefront.client.get("/w/%3Cb%3E/_sandbox/journal")
    assert response.status == 400
    assert "<b>" not in await response.text()


async def test_files_are_kept_for_as_long_as_they_do_not_change(storefront):
    kept = await storefront.client.get(f"/_sandbox/files/{version()}/app.js")
    old = await storefront.client.get("/_sandbox/files/0a1b2c3d4e5f/app.js")
    none = await storefront.client.get(f"/_sandbox/files/{version()}/../desk.py")
    assert kept.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert (old.status, old.headers["Cache-Control"]) == (200, "no-store")
    assert none.status == 404


async def test_a_page_of_another_host_name_is_refused_on_loopback(storefront):
    response = await storefront.client.get(PAGE, headers={"Host": "rebound.example:7467"})
    assert response.status == 403


async def test_other_machines_get_a_form_for_the_token(public):
    response = await public.get(PAGE)
    text = await response.text()
    assert response.status == 401
    assert 'name="token" type="password"' in text
    assert "data-view" not in text


async def test_the_token_logs_a_browser_in_and_out(public):
    public.session._cookie_jar = CookieJar(unsafe=True)
    response = await public.post(PAGE, data={"token": TOKEN}, allow_redirects=False)
    cookie = response.headers["Set-Cookie"]
    assert (response.status, response.headers["Location"]) == (303, PAGE)
    assert cookie.endswith("; Path=/; HttpOnly; SameSite=Strict")
    assert TOKEN not in cookie
    assert (await public.get(PAGE)).status == 200
    assert (await public.get("/_sandbox/api/worlds")).status == 200
    response = await public.post("/_sandbox/logout", allow_redirects=False)
    assert (response.status, response.headers["Location"]) == (303, "/_sandbox/")
    assert (await public.get("/_sandbox/api/worlds")).status == 401


async def test_a_wrong_token_is_refused(public):
    response = await public.post(PAGE, data={"token": "let-me-out"}, allow_redirects=False)
    assert response.status == 401
    assert "Set-Cookie" not in response.headers
    assert "This is not the control token of this server." in await response.text()


async def test_a_page_of_another_origin_cannot_send_the_form(public):
    headers = {"Origin": "http://evil.example"}
    response = await public.post(PAGE, data={"token": TOKEN}, headers=headers)
    assert response.status == 403


@pytest.mark.parametrize("value", ["", "let-me-in", "0" * 64, "\u00e9"])
async def test_a_cookie_that_the_token_did_not_make_is_worth_nothing(public, value):
    logged_in = await public.post(PAGE, data={"token": TOKEN}, allow_redirects=False)
    name = logged_in.headers["Set-Cookie"].partition("=")[0]
    public.session.cookie_jar.clear()
    headers = {"Cookie": f"{name}={value}"}
    assert (await public.get("/_sandbox/api/worlds", headers=headers)).status == 401


async def test_the_cookie_does_not_let_pages_of_another_origin_in(public):
    logged_in = await public.post(PAGE, data={"token": TOKEN}, allow_redirects=False)
    cookie = logged_in.headers["Set-Cookie"].partition(";")[0]
    headers = {"Cookie": cookie, "Origin": "http://localhost:3000"}
    assert (await public.get("/_sandbox/api/worlds", headers=headers)).status == 403


async def test_each_request_is_one_line_of_the_log(storefront, caplog):
    caplog.set_level("INFO", logger="sandbox")
    for path in ("/w/blue/_sandbox/journal", "/_sandbox/none", "/graphiql/examples.json", "/"):
        await storefront.client.get(path, headers=HTML, allow_redirects=False)
    lines = [record.getMessage().rpartition(" ms")[0] for record in caplog.records]
    assert [line.rpartition(" ")[0] for line in lines] == [
        "GET 200 /w/blue/_sandbox/journal",
        "GET 404 /_sandbox/none",
        "GET 404 /graphiql/examples.json",
        "GET 302 /",
    ]
