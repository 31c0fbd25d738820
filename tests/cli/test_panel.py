"""The commands that `serve` prints: they work in any folder."""

import re
import shutil
import subprocess
from signal import SIGTERM

import pytest

from sandbox.cli import panel
from sandbox.settings import (
    HEXADECIMAL_TOKEN,
    PUBLIC_TOKEN,
    Settings,
    environment_without_ours,
)
from tests.clients.tools import ROOT, missing


@pytest.fixture(scope="module")
def printed():
    """The panel of a server that was started in a checkout."""
    command = [ROOT / ".venv/bin/storefront-sandbox", "serve", "--port", "0"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment_without_ours(), stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            lines = iter(process.stdout.readline, "")
            shown = []
            for line in lines:
                shown.append(line)
                if line.startswith("Documentation:"):
                    break
        finally:
            process.send_signal(SIGTERM)
    return "".join(shown)


@pytest.mark.parametrize(
    ("label", "answer"),
    [
        ("More tokens", r"[\w=-]{100,}\n"),
        ("Customers to log in as", r"NAME +EMAIL .*"),
        ("Errors to switch on", r"NAME +OPERATIONS .*"),
        ("Documentation", r"PAGE +SUBJECT\n.*"),
    ],
)
def test_a_command_works_as_printed(printed, tmp_path, label, answer):
    shell = shutil.which("sh") or missing("sh (Debian: dash)")
    command = re.search(rf"^{label}: +(.*)$", printed, re.MULTILINE)[1]
    done = subprocess.run(
        [shell, "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert re.fullmatch(answer, done.stdout, re.DOTALL)


def test_a_secret_of_ones_own_is_not_printed():
    shown = panel.as_text("http://localhost:7467", Settings(multipass_secret="top-secret"))
    assert "top-secret" not in shown
    assert 'multipass mint --email you@example.com --secret "$SECRET"\n' in shown


def test_a_folder_of_ones_own_is_named_in_the_commands(tmp_path):
    folder = tmp_path / "my shop"
    folder.mkdir()
    shown = panel.as_text("http://localhost:7467", Settings(fixtures=folder))
    assert re.findall(r"(personas|scenarios)(.*)\n", shown) == [
        ("personas", f" --fixtures '{folder}'"),
        ("scenarios", f" --fixtures '{folder}'"),
    ]


def test_a_program_in_the_path_is_printed_by_its_name(monkeypatch, tmp_path):
    program = tmp_path / "storefront-sandbox"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.argv", [str(program), "serve"])
    assert panel.program_here() == "storefront-sandbox"


def test_a_program_that_is_not_in_the_path_is_printed_by_its_own(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["/opt/my tools/storefront-sandbox", "serve"])
    assert panel.program_here() == "'/opt/my tools/storefront-sandbox'"


def test_the_public_token_is_printed_in_both_forms():
    shown = panel.as_text("http://localhost:7467", Settings())
    assert f"Public access token:     {PUBLIC_TOKEN}, for Hydrogen {HEXADECIMAL_TOKEN}\n" in shown


SHOP = (ROOT / "starter" / "shop.toml").read_text("utf-8")
OWN = '[[storefront_access_tokens]]\ntoken = "{}"\nscopes = []\n'


@pytest.mark.parametrize(
    ("tokens", "line"),
    [
        ("", f"Public access token:     {PUBLIC_TOKEN}, for Hydrogen {HEXADECIMAL_TOKEN}\n"),
        (
            f"{OWN.format('shpat_ours')}private = true\n{OWN.format('ours')}",
            "Public access token:     ours\n",
        ),
        (f"{OWN.format('shpat_ours')}private = true\n", ""),
    ],
    ids=["none", "public", "private"],
)
def test_the_public_token_of_a_shop_of_ones_own_is_printed(tmp_path, tokens, line):
    (tmp_path / "shop.toml").write_text(SHOP + tokens, "utf-8")
    shown = panel.as_text("http://localhost:7467", Settings(fixtures=tmp_path))
    assert [row for row in shown.splitlines(keepends=True) if row.startswith("Public")] == (
        [line] if line else []
    )
