"""Hydrogen's newest storefront template, built with its own tools, in workerd and a real browser.

The tests are in JavaScript, beside this file.
"""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from sandbox.tls.authority import Authority, new_key, pem_of_key
from tests.clients.tools import ROOT, environment, missing, node

HERE: Final = Path(__file__).parent
TEMPLATE: Final = HERE / "node_modules/@shopify/cli-hydrogen/dist/assets/hydrogen/starter"
OLDEST_NODE: Final = (20, 19)
NAMES: Final = ("--tls-name", "cdn.shopify.com", "--tls-name", "shopify.com")
URLS: Final = ("--cdn-url", "https://cdn.shopify.com", "--public-url", "https://shopify.com")


def run(*command: str | Path, cwd: Path = ROOT, **variables: str) -> str:
    done = subprocess.run(
        command, cwd=cwd, env=environment(**variables), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def chromium() -> str:
    named = os.environ.get("CHROMIUM", "chromium")
    return shutil.which(named) or missing("Chromium (Debian: chromium), or CHROMIUM, its path")


@pytest.fixture(scope="module")
def storefront_folder(tmp_path_factory) -> Path:
    """The template, unmodified, and what `react-router build` makes of it."""
    version = run(node(), "--print", "process.versions.node").split(".")
    if tuple(map(int, version[:2])) < OLDEST_NODE:
        missing("Node.js 20.19 or newer, which Vite asks for")
    if not (HERE / "node_modules/@shopify/mini-oxygen").exists():
        missing("what Hydrogen's template runs on: run `make clients`")
    folder = tmp_path_factory.mktemp("skeleton") / "storefront"
    shutil.copytree(TEMPLATE, folder)
    (folder / "node_modules").symlink_to(HERE / "node_modules")
    run(node(), folder / "node_modules/@react-router/dev/bin.js", "build", cwd=folder)
    return folder


@pytest.fixture(scope="module")
def tls(tmp_path_factory) -> tuple[str, ...]:
    """The options of a sandbox with https, for the names that Hydrogen has in its code."""
    return ("--tls-folder", str(tmp_path_factory.mktemp("tls")), *NAMES)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    """A key and its certificate for the template itself, which has https for the login."""
    now, key = datetime.now(UTC), new_key()
    signed = Authority.make((), now=now).vouch(("localhost",), key.public_key(), now=now)
    file = tmp_path_factory.mktemp("certificate") / "site.pem"
    file.write_bytes(pem_of_key(key) + signed.public_bytes(Encoding.PEM))
    return file


def test_it_works_in_a_browser(storefront_folder, tls, certificate, chromium, tmp_path):
    if not (ROOT / "tests/dashboard/node_modules/.installed").exists():
        missing("Playwright: run `make clients`")
    authority = run(sys.executable, "-m", "sandbox", "tls", "path", *tls).strip()
    printed = run(
        *(node(), "--test", HERE / "skeleton.test.js"),
        CERTIFICATE=str(certificate),
        CHROMIUM=chromium,
        HOME=str(tmp_path),
        NODE_EXTRA_CA_CERTS=authority,
        SANDBOX_OPTIONS=" ".join(("--tls", *tls, *URLS)),
        STOREFRONT=str(storefront_folder),
    )
    assert "# skipped 0\n" in printed
