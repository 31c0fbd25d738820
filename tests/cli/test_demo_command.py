"""`storefront-sandbox demo` reports which steps succeed and which fail."""

import re
import shutil

import pytest

from tests.clients.tools import ROOT

SUCCEEDED = re.compile(
    r"""1\. A sandbox listens on http://localhost:\d+
2\. A Multipass token for ada@lovelace\.example:
   [\w=-]+
3\. The login with this token:
   \{"customerAccessToken": \{"accessToken": "[0-9a-f]{32}", "expiresAt": "[^"]+"\}, .*: \[\]\}
4\. The customer that the login made:
   \{"email": "ada@.*", "displayName": "Ada Lovelace", "tags": \["mathematician", "vip"\]\}
5\. The same token again, refused as Shopify does:
   \{"customerAccessToken": null, "customerUserErrors": \[\{[^}]+\}\]\}
   The reason, which Shopify never gives:
   multipass\.already-used: .+

Stopped\. Every step succeeded\.
"""
)
NO_PROXY_THERE = "http://127.0.0.1:9"


@pytest.fixture
def checkout(tmp_path):
    """A copy of what runs, to be spoilt."""
    for folder in ("sandbox", "storefront_sandbox", "fixtures"):
        left_out = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=left_out)
    shutil.copy(ROOT / "schema.graphql", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "variables",
    [
        pytest.param({}, id="plain"),
        pytest.param({"STOREFRONT_SANDBOX_SCENARIO": "throttled"}, id="scenario-on"),
        pytest.param({"STOREFRONT_SANDBOX_CUSTOMERS": "-1"}, id="settings-wrong"),
        pytest.param({"http_proxy": NO_PROXY_THERE, "no_proxy": ""}, id="behind-a-proxy"),
    ],
)
def test_every_step_succeeds(shell, variables):
    status, out, err = shell("demo", **variables)
    assert (status, err) == (0, "")
    assert SUCCEEDED.fullmatch(out)


def test_a_configuration_file_in_the_folder_changes_nothing(shell, tmp_path):
    (tmp_path / "storefront-sandbox.toml").write_text("port = true")
    status, out, err = shell("demo", cwd=tmp_path)
    assert (status, err) == (0, "")
    assert SUCCEEDED.fullmatch(out)


def test_names_the_steps_that_fail(shell, checkout):
    shop = checkout / "fixtures" / "shop.toml"
    shop.write_text(shop.read_text().replace('"unauthenticated_write_customers",', ""))
    status, out, err = shell("demo", cwd=checkout)
    assert (status, err) == (1, "storefront-sandbox: failed: login, customer, refusal, reason\n")
    assert '"code": "ACCESS_DENIED"' in out


def test_tells_why_the_server_does_not_start(shell, checkout):
    (checkout / "fixtures" / "shop.toml").write_text("name = 1")
    assert shell("demo", cwd=checkout) == (
        1,
        "",
        (
            "storefront-sandbox: The server did not start. Its log:\n"
            "storefront-sandbox: fixtures/shop.toml:1: `name` must be a string in quotes, "
            "not a whole number\n"
        ),
    )
