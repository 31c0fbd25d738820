"""The code of the guide logs in by both doors of one world."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any, Final
from uuid import uuid4

import pytest

from sandbox.multipass import Multipass
from sandbox.settings import MULTIPASS_SECRET
from tests.clients.tools import ROOT, node

FOLDER: Final = ROOT / "examples" / "move-to-grant"
CUSTOMER: Final = {"emailAddress": {"emailAddress": "ada@example.com"}}
PROGRAM: Final = """
import json, sys
import account
tokens = account.log_in(sys.argv[1])
data = account.ask(tokens["access_token"], "{ customer { emailAddress { emailAddress } } }")
again = account.refresh(tokens["refresh_token"])
try:
    used = account.log_in(sys.argv[1])
except RuntimeError as error:
    used = json.loads(str(error))
print(json.dumps({"customer": data["customer"], "lifetime": again["expires_in"], "used": used}))
"""


def minted() -> str:
    return Multipass(MULTIPASS_SECRET).seal({"email": "ada@example.com"}, now=datetime.now(UTC))


@pytest.fixture
def world(sandbox_url: str) -> str:
    return f"{sandbox_url.replace('127.0.0.1', 'localhost')}/w/{uuid4().hex[:20]}"


@pytest.fixture
def printed(world: str) -> Any:
    """Run a command of the example; return what it prints."""

    def printed(*command: Any) -> Any:
        environment = {
            **os.environ,
            "SHOP_URL": world,
            "SHOP_TOKEN": "sandbox-public",
            "SITE_URL": "http://localhost:3000",
            "CLIENT_ID": "5a0db0c5-51e0-4000-8000-000000000001",
            "PYTHONPATH": str(FOLDER),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        done = subprocess.run(
            command, cwd=FOLDER, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return printed


def test_the_code_for_node_logs_the_same_customer_in_by_both_doors(printed, world):
    seen = printed(node(), "run.mjs", minted(), minted())
    assert seen == {
        "old": 32,
        "customer": {"id": seen["customer"]["id"], **CUSTOMER},
        "lifetime": 3600,
        "used": "invalid_grant: Invalid Multipass request",
        "logOut": f"{world}/authentication/61000000001/logout",
    }


def test_the_code_for_python_logs_in_by_the_grant(printed):
    assert printed(sys.executable, "-c", PROGRAM, minted()) == {
        "customer": CUSTOMER,
        "lifetime": 3600,
        "used": {"error": "invalid_grant", "error_description": "Invalid Multipass request"},
    }
