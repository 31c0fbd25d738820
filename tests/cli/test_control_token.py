"""The control token, as those get it who start a server for others."""

import json
import re
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from sandbox.cli import panel, parse
from sandbox.settings import Settings

OPEN = ("--port", "0", "--host", "0.0.0.0", "--log-format", "json")


def status(url, token):
    request = Request(f"{url}/_sandbox/api/worlds", headers={"Authorization": f"Bearer {token}"})
    try:
        with urlopen(request, timeout=15) as response:
            return response.status
    except HTTPError as error:
        with error:
            return error.code


def test_a_server_for_others_makes_a_token_up_and_tells_it_once(serving):
    with serving(*OPEN) as server:
        ready = json.loads(server.first_line)
        assert re.fullmatch(r"[\w-]{43}", ready["controlToken"])
        assert status(ready["url"], ready["controlToken"]) == 200


def test_a_token_that_was_given_is_not_told_and_lets_in(serving):
    with serving(*OPEN, "--control-token", "let-me-in") as server:
        ready = json.loads(server.first_line)
        assert list(ready) == ["event", "url", "endpoint", "curl"]
        assert [status(ready["url"], token) for token in ("let-me-in", "guessed")] == [200, 401]


def test_the_panel_ends_in_the_token_that_was_made_up():
    shown = panel.as_text("http://localhost:7467", Settings(), minted="made-up")
    assert shown.endswith("\nControl token, new at each start: made-up\n")


@pytest.mark.parametrize("token", ["", "two words", "é", "a\nb"])
def test_refuses_a_token_that_no_header_can_hold(capsys, token):
    with pytest.raises(SystemExit):
        parse(["serve", "--control-token", token], variables={})
    assert "the token must consist of a-z, A-Z, 0-9 and - . _ ~ + / =" in capsys.readouterr().err
