"""What all calls of the control API have in common."""

import re
from io import BytesIO

import pytest

from sandbox.control.api import ROUTES
from sandbox.world import Worlds
from tests.clients.tools import ROOT

DOC = (ROOT / "docs" / "control-api.md").read_text("utf-8")
BLUE = "/worlds/blue"


@pytest.fixture
def send(storefront):
    """Send a body as it is, by POST unless told otherwise, to make or change a customer."""

    async def send(body, content_type="application/json", **headers):
        response = await storefront.client.post(
            f"/_sandbox/api{BLUE}/customers",
            data=body,
            headers={"Content-Type": content_type, **headers},
        )
        answer = await response.json()
        return response.status, answer.get("type", "").rpartition(":")[2], answer.get("detail")

    return send


@pytest.mark.parametrize("path", ["", "/", "/nothing", "/worlds/", "/worlds/blue/nothing"])
async def test_what_is_not_there_is_a_problem(problem, path):
    assert await problem("GET", path) == (
        404,
        "unknown-path",
        "there is no such path: /_sandbox/api/openapi.json lists all",
    )


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("POST", "/worlds", "GET"),
        ("OPTIONS", "/worlds", "GET"),
        ("PATCH", BLUE, "PUT, GET, DELETE"),
        ("DELETE", f"{BLUE}/customers", "GET, POST"),
        ("GET", f"{BLUE}/reset", "POST"),
    ],
)
async def test_a_method_that_a_path_does_not_take_is_a_problem(storefront, method, path, allow):
    response = await storefront.client.request(method, f"/_sandbox/api{path}")
    problem = await response.json()
    assert (response.status, response.headers["Allow"]) == (405, allow)
    assert problem["detail"] == f"this path takes {allow}, not {method}"


async def test_a_head_is_a_get_without_its_body(storefront):
    response = await storefront.client.head("/_sandbox/api/worlds")
    assert (response.status, await response.read()) == (200, b"")
    assert response.headers["Content-Length"] == str(len(b'{"worlds":[]}'))


async def test_no_answer_is_kept_by_a_cache(storefront):
    response = await storefront.client.get("/_sandbox/api/worlds")
    assert response.headers["Cache-Control"] == "no-store"


async def test_a_prefix_for_a_world_leads_there_and_names_nothing(storefront, call):
    response = await storefront.client.put("/w/green/_sandbox/api/worlds/blue")
    assert response.status == 201
    _, listed = await call("GET", "/worlds")
    assert [world["name"] for world in listed["worlds"]] == ["blue"]


@pytest.mark.parametrize("body", [b"[]", b"null", b'"a"'])
async def test_a_body_that_is_no_object_is_refused(send, body):
    assert await send(body) == (400, "malformed-body", "the body is not a JSON object: send {…}")


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[" * 5000], ids=["cut", "not-utf-8", "deep"])
async def test_a_body_that_is_no_json_is_refused(send, body):
    status, slug, detail = await send(body)
    assert (status, slug) == (400, "malformed-body")
    assert detail.startswith("the body is not JSON: ")


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded"])
async def test_what_a_form_can_send_is_refused(send, content_type):
    assert await send(b'{"email":"a@b.example"}', content_type) == (
        415,
        "unsupported-media-type",
        f"Content-Type is {content_type}; send application/json",
    )


@pytest.mark.parametrize(
    "content_type", ["application/json; charset=utf-8", "application/merge-patch+json"]
)
async def test_json_may_be_called_so(send, content_type):
    status, _, _ = await send(b'{"email":"a@b.example"}', content_type)
    assert status == 201


async def test_a_compressed_body_is_refused(send):
    assert await send(b"\x1f\x8b", **{"Content-Encoding": "gzip"}) == (
        415,
        "unsupported-encoding",
        "Content-Encoding is gzip; send the body as it is",
    )


async def test_a_body_of_more_than_a_mebibyte_is_refused(send):
    status, slug, _ = await send(BytesIO(b" " * (1024 * 1024 + 1)))
    assert (status, slug) == (413, "body-too-large")


async def test_each_mistake_in_a_body_is_told_with_its_place(faults):
    told = {
        "emial": "a@b.example",
        "a/b~c": 1,
        "state": "ON",
        "tags": ["vip", 7],
        "acceptsMarketing": None,
        "firstName": 7,
    }
    known = (
        "Known are email, phone, firstName, lastName, acceptsMarketing, tags, state, "
        "multipassIdentifier, password, orders"
    )
    assert await faults("POST", f"{BLUE}/customers", told) == [
        ("#/emial", f"is not known here: did you mean email? {known}"),
        ("#/a~1b~0c", f"is not known here: {known}"),
        ("#/firstName", "must be a string in quotes or null, not a whole number"),
        ("#/acceptsMarketing", "must be true or false, not null"),
        ("#/tags/1", "must be a string in quotes, not a whole number"),
        (
            "#/state",
            "cannot be 'ON': write one of DISABLED, INVITED, ENABLED, DECLINED",
        ),
    ]


async def test_of_many_faults_the_first_twenty_are_named(faults):
    told = {f"key{number}": 1 for number in range(50_000)}
    listed = await faults("POST", f"{BLUE}/customers", told)
    assert [pointer for pointer, _ in listed] == [f"#/key{number}" for number in range(20)]


async def test_a_body_where_none_belongs_is_refused(faults):
    assert await faults("POST", f"{BLUE}/reset", {"seed": 1}) == [
        ("#/seed", "is not known here: leave it out")
    ]


async def test_a_parameter_where_none_belongs_is_refused(problem):
    assert await problem("GET", "/worlds/default/personas", page="2") == (
        400,
        "invalid-query",
        "in the URL, page is not known here: leave it out",
    )


async def test_a_parameter_that_is_given_twice_is_refused(storefront):
    response = await storefront.client.get(f"/_sandbox/api{BLUE}/inbox?to=a&to=b")
    assert response.status == 400
    assert (await response.json())[
        "detail"
    ] == "in the URL, to is given more than once: give it once"


async def test_a_refusal_is_one_line_of_the_log(call, caplog):
    with caplog.at_level("INFO", "sandbox"):
        await call("PUT", BLUE, {"a\nb": 1})
    (line,) = caplog.messages
    known = "is not known here: Known are seed, customers, locale, catalog"
    told = re.sub(r"[0-9.]+ ms", "… ms", line)
    assert told == f"PUT 422 /_sandbox/api{BLUE} … ms: invalid-values: #/a?b: {known}"


async def test_a_call_is_one_line_of_the_log(call, caplog):
    with caplog.at_level("INFO", "sandbox"):
        await call("PUT", BLUE, {})
    (line,) = caplog.messages
    assert re.sub(r"[0-9.]+ ms", "… ms", line) == f"PUT 201 /_sandbox/api{BLUE} … ms"


@pytest.mark.looks_inside
async def test_an_error_of_ours_is_a_problem_and_logged(problem, monkeypatch, caplog):
    def fail(*_):
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr(Worlds, "peek", fail)
    assert await problem("GET", BLUE) == (
        500,
        "internal-error",
        "the sandbox failed: see its log",
    )
    assert [str(record.exc_info[1]) for record in caplog.records if record.exc_info] == [
        "nobody foresaw this"
    ]


def test_the_guide_lists_every_call_and_no_other():
    told = re.findall(r"^\| `([A-Z]+ /\w+[^`]*)` \|", DOC, re.MULTILINE)
    assert told == [f"{route.method} {route.path}" for route in ROUTES]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_every_call_is_documented_in_sentences(route):
    assert all(text.endswith(".") for text in (route.summary, *route.refusals.values()))
