"""`multipass mint` and `multipass explain`, as a shell sees them."""

import io
import json
from datetime import UTC, datetime, timedelta

import pytest

from sandbox.cli import multipass as command
from sandbox.cli.parser import Parser
from sandbox.multipass import BadSecretError, Multipass
from sandbox.multipass.defects import UnknownDefectError
from sandbox.settings import MULTIPASS_SECRET

NOW = "2026-11-23T12:00:00Z"
MADE = ["--created-at", NOW]
JANE = ["mint", "--email", "jane@example.com", *MADE]


@pytest.fixture
def run(capsys):
    def run(*arguments: str) -> tuple[int, str]:
        parser = Parser()
        command.add_parser(parser.add_subparsers())
        parsed = parser.parse_args(["multipass", *arguments])
        return parsed.run(parsed), capsys.readouterr().out

    return run


def read(token: str, *, secret: str = MULTIPASS_SECRET):
    return Multipass(secret).read(token)


def test_mint_prints_the_token_alone(run):
    status, out = run(*JANE)
    assert (status, out.count("\n"), read(out.rstrip("\n")).email) == (0, 1, "jane@example.com")


def test_mint_takes_every_field(run):
    options = {
        "first_name": "Jane",
        "last_name": "Doe",
        "identifier": "u-1",
        "tag_string": "vip",
        "return_to": "https://shop.example/",
    }
    given = [part for key in options for part in (f"--{key.replace('_', '-')}", options[key])]
    _, out = run(*JANE, *given)
    opened = read(out.rstrip("\n"))
    assert {key: getattr(opened, key) for key in options} == options


def test_mint_lays_options_over_the_customer(run):
    customer = '{"email": "joe@example.com", "first_name": "Joe", "addresses": [{"city": "Bonn"}]}'
    _, out = run(*JANE, "--customer", customer)
    opened = read(out.rstrip("\n"))
    assert (opened.email, opened.first_name, opened.addresses[0].city) == (
        "jane@example.com",
        "Joe",
        "Bonn",
    )


def test_mint_takes_an_age(run):
    before = datetime.now(UTC) - timedelta(minutes=20)
    _, out = run("mint", "--email", "jane@example.com", "--age", "PT20M")
    after = datetime.now(UTC) - timedelta(minutes=20)
    # The token has milliseconds.
    milli = timedelta(milliseconds=1)
    assert before - milli <= read(out.rstrip("\n")).created_at <= after


def test_mint_takes_another_secret(run):
    _, out = run(*JANE, "--secret", "another")
    assert read(out.rstrip("\n"), secret="another").email == "jane@example.com"


def test_mint_prints_json(run):
    status, out = run(*JANE, "--format", "json", "--url", "https://localhost:8443/")
    printed = json.loads(out)
    token = printed["token"]
    assert (status, printed) == (
        0,
        {"token": token, "url": f"https://localhost:8443/account/login/multipass/{token}"},
    )


def test_mint_prints_a_table(run):
    status, out = run(*JANE, "--format", "table")
    (token, shown), (url, login) = (line.split() for line in out.splitlines())
    assert (status, token, url) == (0, "token", "url")
    assert login == f"http://localhost:7467/account/login/multipass/{shown}"


def test_mint_names_the_default_address(run):
    _, out = run(*JANE, "--format", "json")
    assert json.loads(out)["url"].startswith("http://localhost:7467/account/login/multipass/")


def test_mint_makes_a_defect(run):
    _, out = run(*JANE, "--defect", "bad-email")
    assert run("explain", out.rstrip("\n"), "--now", NOW)[0] == 1


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (["mint"], command.UsageError, "A token needs an email. Add --email, or a --customer"),
        ([*JANE, "--defect", "x"], UnknownDefectError, "'x' is not a defect. There are: "),
        ([*JANE, "--secret", ""], BadSecretError, "The Multipass secret is empty: "),
    ],
)
def test_refuses_what_makes_no_sense(run, arguments, error, words):
    with pytest.raises(error) as caught:
        run(*arguments)
    assert str(caught.value).startswith(words)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["mint", "--email", "a@b.test", "--age", "3"], "argument --age: '3' is not a duration: "),
        (
            ["mint", "--email", "a@b.test", "--age", "-5m"],
            (
                "argument --age: '-5m' is not an age. Make a token of the future with "
                "--created-at or --defect future\n"
            ),
        ),
        (
            ["mint", "--email", "a@b.test", "--age", "9999999d"],
            "argument --age: '9999999d' goes back before the year 1\n",
        ),
        ([*JANE, "--customer", "[]"], "argument --customer: it is not "),
        ([*JANE, "--customer", "{"], "argument --customer: it is not "),
        (["explain", "x", "--now", "noon"], "argument --now: 'noon' is not a date and time. Write"),
        ([*JANE, "--age", "3m"], "argument --age: not allowed with argument --created-at"),
        ([], "required"),
    ],
)
def test_refuses_wrong_usage(run, capsys, arguments, words):
    with pytest.raises(SystemExit) as caught:
        run(*arguments)
    assert caught.value.code == 2
    assert words in capsys.readouterr().err


def test_explain_prints_the_steps_of_a_good_token(run):
    token = run(*JANE)[1].rstrip("\n")
    assert run("explain", token, "--now", NOW) == (
        0,
        (
            "ok      base64      172 characters stand for 128 bytes\n"
            "ok      length      IV 16, ciphertext 80, signature 32 bytes\n"
            "ok      signature   HMAC-SHA256 over IV and ciphertext fits the secret\n"
            "ok      padding     PKCS#7, 64 bytes of plaintext\n"
            "ok      json        an object with email, created_at\n"
            "ok      email       jane@example.com\n"
            'ok      created_at  "2026-11-23T12:00:00Z" is 2026-11-23T12:00:00Z\n'
            "ok      window      0 s old at 2026-11-23T12:00:00Z, 900 s (15 min) allowed\n"
            "ok      single use  not known to have been used\n"
            "\n"
            "The token opens.\n"
            "grant:  200, unless a world has seen it: worlds explain-token knows\n"
        ),
    )


def test_explain_prints_the_cause_of_a_refusal(run):
    assert run("explain", "003a87ac3aeaf1a219f38cc0e4eba38d") == (
        1,
        (
            "FAILED  base64      This is a customer access token, not a Multipass token.\n"
            "\n"
            "Refused: multipass.customer-access-token\n"
            "cause:  A customer access token was sent as the Multipass token.\n"
            "remedy: Use it in `customer(customerAccessToken:)`. For a login make a new Multipass"
            " token.\n"
            "grant:  400 invalid_grant\n"
        ),
    )


def test_explain_prints_notes(run):
    token = run(*JANE, "--tag-string", "vip")[1].rstrip("\n")
    assert "\nnote    tag_string replaces all tags" in run("explain", token, "--now", NOW)[1]


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_explain_reads_a_pipe(run, monkeypatch, end):
    token = run(*JANE)[1].rstrip("\n")
    monkeypatch.setattr("sys.stdin", io.StringIO(token + end))
    assert run("explain", "-", "--now", NOW)[0] == 0


def test_explain_prints_json(run):
    token = run(*JANE)[1].rstrip("\n")
    status, out = run("explain", token, "--now", NOW, "--secret", "another", "--format", "json")
    printed = json.loads(out)
    assert (status, printed["opens"], printed["failed"], printed["cause"]["name"]) == (
        1,
        False,
        "signature",
        "wrong-secret",
    )


def test_explain_takes_a_token_that_begins_with_a_dash(run):
    assert run("explain", "-abc", "--format", "json")[0] == 1


def test_explain_takes_bytes_for_what_they_are(run, monkeypatch):
    piped = io.TextIOWrapper(io.BytesIO(b"\xff\xfe"), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", piped)
    with pytest.raises(command.UsageError, match=r"^Standard input is not text. "):
        run("explain", "-")
