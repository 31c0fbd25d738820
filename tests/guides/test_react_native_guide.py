"""The requests in examples/react-native, which need nothing that React Native does not have."""

import json
import re
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.guides.examples import EXAMPLES, node, run

SHOP = EXAMPLES / "react-native" / "shop.js"
PROGRAM = """
import { ask, logIn, sandboxUrl } from "./shop.js";

const [url, token] = process.argv.slice(1);
const shop = { url, accessToken: "sandbox-public.react-native" };
const { accessToken } = await logIn(shop, token);
const query = "query ($token: String!) { customer(customerAccessToken: $token) { firstName } }";
const { customer } = await ask(shop, query, { token: accessToken });
const urls = [sandboxUrl("android"), sandboxUrl("ios"), sandboxUrl("ios", "192.168.1.5")];
console.log(JSON.stringify([customer, urls]));
"""


def test_it_logs_in(sandbox_url):
    mint = ("-m", "sandbox", "multipass", "mint", "--email", "a@b.example", "--first-name", "Ada")
    token = run("python", *mint, cwd=SHOP.parent).strip()
    program = ("--input-type=module", "--eval", PROGRAM, sandbox_url, token)
    customer, urls = json.loads(run(node(), *program, cwd=SHOP.parent))
    assert customer == {"firstName": "Ada"}
    assert urls == ["http://10.0.2.2:7467", "http://localhost:7467", "http://192.168.1.5:7467"]


def test_it_imports_nothing():
    assert re.findall(r"^import|require\(|process\.|Buffer", SHOP.read_text(), re.MULTILINE) == []


@pytest.mark.parametrize("host", ["10.0.2.2:7467", "192.168.1.5:7467"])
def test_the_sandbox_answers_under_the_address_that_a_device_uses(sandbox_url, host):
    with closing(HTTPConnection(urlsplit(sandbox_url).netloc, timeout=10)) as connection:
        query = '{"query": "{ shop { name } }"}'
        headers = {"Host": host, "Content-Type": "application/json"}
        connection.request("POST", "/api/2026-10/graphql.json", query, headers)
        assert json.load(connection.getresponse())["data"] == {
            "shop": {"name": "Storefront Sandbox"}
        }
