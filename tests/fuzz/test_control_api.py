"""The control API keeps to the document that it serves of itself, whatever it is asked.

Schemathesis sends what the document allows and what it forbids: first every bound and every kind,
then some by chance, then calls one after another that go on with what came before. No answer may
be a 5xx, or have a status, a content type or a form that the document does not know; what the
document forbids must be refused.
"""

from collections.abc import Iterator

import pytest
import requests
import schemathesis
from hypothesis import settings
from msgspec.json import decode, encode
from schemathesis.config import SchemathesisConfig

from sandbox.control.api import ROUTES
from sandbox.control.openapi import describe
from sandbox.in_process import Sandbox
from tests.budget import budget

REFUSALS = ["400", "404", "405", "409", "413", "415", "422"]
CONFIG = {
    # What there is: by chance alone nothing would ever be found.
    "dictionaries": {
        "worlds": {"values": ["known"]},
        "ids": {
            "values": [
                "6500000032768",
                "gid://shopify/Customer/6500000131072",
                "enamel-mug",  # a product
                "51000134217728",  # its variant
                "camp-kitchen",  # a collection
                "contact",  # a page
                "news",  # a blog
                "footer",  # a menu
            ]
        },
        "scenarios": {"values": ["email-taken", "throttled"]},
        "emails": {"values": ["enabled@sandbox.example", "new@example.com"]},
        "operations": {"values": ["customer", "customerCreate"]},
    },
    "parameters": {
        "path.world": {"dictionary": "worlds", "probability": 0.6},
        "path.id": {"dictionary": "ids", "probability": 0.9},
        "path.name": {"dictionary": "scenarios", "probability": 0.7},
        "query.operation": {"dictionary": "operations", "probability": 0.3},
        "body.operation": {"dictionary": "operations", "probability": 0.5},
        "body.email": {"dictionary": "emails", "probability": 0.5},
    },
    "seed": 1,
    "generation": {"max-examples": budget(3, nightly=50), "deterministic": True, "no-shrink": True},
    "checks": {
        # An email or a locale must be more than some text: what a schema allows may be refused.
        "positive_data_acceptance": {"enabled": False},
        # What is too long for the document can be too long for a body of any kind.
        "negative_data_rejection": {"expected-statuses": REFUSALS},
        # On loopback no token is asked for; test_control_access.py has that.
        "ignored_auth": {"enabled": False},
        # Whoever names a world that was forgotten makes it anew.
        "use_after_free": {"enabled": False},
    },
}
TRAILS = settings(max_examples=budget(5, nightly=200), stateful_step_count=8)
WAITING = "/worlds/{world}/inbox/wait"  # up to a minute, for what never comes
ENDLESS = "/worlds/{world}/journal/stream"  # has no end that a check could look at

schema = schemathesis.openapi.from_dict(
    decode(encode(describe(ROUTES))), config=SchemathesisConfig.from_dict(CONFIG)
).exclude(path=ENDLESS)


@pytest.fixture(scope="module")
def api() -> Iterator[str]:
    """The URL of the control API of a running sandbox."""
    with Sandbox() as client:
        yield f"{client.url}/_sandbox/api"


@pytest.fixture(autouse=True)
def _known(api):
    prepare(api)


def prepare(api):
    """Forget all worlds, and put one in place in which something has happened."""
    world = f"{api}/worlds/known"
    document = '{ customer(customerAccessToken: "none") { id } }'
    shop = api.replace("/_sandbox/", "/w/known/") + "/graphql.json"
    with requests.Session() as session:
        for listed in session.get(f"{api}/worlds").json()["worlds"]:
            session.delete(f"{api}/worlds/{listed['name']}").raise_for_status()
        session.post(f"{world}/customers/6500000131072/invite").raise_for_status()
        session.put(f"{world}/scenarios/throttled", json={"times": 3}).raise_for_status()
        session.post(shop, json={"query": document}).raise_for_status()


def patient(case):
    """Return *case* as it is sent: where it would wait, it does not."""
    if case.path == WAITING:
        case.query = {**(case.query or {}), "timeout": "0"}
    return case


@schema.parametrize()
def test_answers_as_its_document_says(case, api):
    patient(case).call_and_validate(base_url=api)


def test_answers_as_its_document_says_after_whatever_came_before(api):
    class Trail(schema.as_state_machine()):
        def setup(self):
            prepare(api)  # a trail that is repeated must find the same

        def before_call(self, case):
            patient(case)

        def get_call_kwargs(self, _):
            return {"base_url": api}

    Trail.run(settings=settings(TRAILS, derandomize=True, database=None))
