"""The server routes in examples/nuxt, run by h3, which is the HTTP framework of Nuxt."""

import json

import pytest

from tests.guides.examples import example, node
from tests.guides.site import Visitor, site


@pytest.fixture(scope="module")
def url(sandbox_url, tmp_path_factory):
    log = tmp_path_factory.mktemp("nuxt") / "log"
    variables = {"SHOP_URL": sandbox_url, "SANDBOX_WORLDS": "1"}
    with site(node(), "serve.mjs", cwd=example("nuxt"), log=log, **variables) as url:
        yield url


def test_a_login_is_kept_in_its_own_world_and_in_no_other(url):
    ada, grace = Visitor(url, "nuxt-blue"), Visitor(url, "nuxt-green")
    for visitor, name in ((ada, "Ada"), (grace, "Grace")):
        body = json.dumps({"email": "same@example.com", "firstName": name}).encode()
        assert json.loads(visitor.post_json("/api/login", body)) == {"ok": True}
    shown = [json.loads(visitor.get("/api/customer")) for visitor in (ada, grace)]
    assert shown == [{"customer": {"firstName": "Ada"}}, {"customer": {"firstName": "Grace"}}]


def test_a_visitor_is_no_customer(url):
    assert json.loads(Visitor(url, "nuxt-nobody").get("/api/customer")) == {"customer": None}
