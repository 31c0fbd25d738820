"""`storefront-sandbox replay`: a journal asked once more."""

import io
import json
from pathlib import Path

import pytest

from sandbox.cli import main
from sandbox.in_process import Sandbox

LOGIN = """mutation ($email: String!, $password: String!) {
  customerAccessTokenCreate(input: { email: $email, password: $password }) {
    customerAccessToken { accessToken expiresAt } customerUserErrors { code }
  }
}"""
NAME = "query ($token: String!) { customer(customerAccessToken: $token) { firstName } }"
ENABLED = {"email": "enabled@sandbox.example", "password": "enabled-password"}


@pytest.fixture(scope="module")
def client():
    with Sandbox() as client:
        yield client


@pytest.fixture
def world(client):
    world = client.world("asked")
    yield world
    world.forget()


@pytest.fixture
def run(client, capsys):
    def run(*words):
        status = main([*words, "--url", client.url])
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def recorded(run, tmp_path):
    """Return the path of the journal by now."""

    def recorded(*words):
        file = tmp_path / "journal.json"
        file.write_text(run("journal", "list", "--world", "asked", "--format", "json", *words)[1])
        return str(file)

    return recorded


@pytest.fixture
def replay(run):
    return lambda file, *words: run("replay", file, "--world", "asked", *words)


@pytest.fixture
def logged_in(world):
    """Have a customer logged in and asked for."""
    answer = world.graphql(LOGIN, **ENABLED)
    token = answer.data["customerAccessTokenCreate"]["customerAccessToken"]["accessToken"]
    world.graphql(NAME, token=token)
    return world


@pytest.mark.usefixtures("logged_in")
def test_a_world_that_is_the_same_answers_the_same(recorded, replay):
    assert replay(recorded(), "--password", ENABLED["password"]) == (
        0,
        "2 the same, 0 different, 0 skipped.\n",
        "",
    )


def test_what_differs_is_told_with_its_place(logged_in, recorded, replay):
    file = recorded()
    logged_in.customers.update(6500000032768, first_name="Ada")
    status, out, _ = replay(file, "--password", ENABLED["password"])
    first, last = out.splitlines()
    assert (status, last) == (1, "1 the same, 1 different, 0 skipped.")
    assert first.startswith("#2 customer: #/answer/data/customer/firstName was ")
    assert first.endswith(', is "Ada"')


@pytest.mark.usefixtures("logged_in")
def test_what_needs_a_secret_is_skipped(recorded, replay):
    status, out, _ = replay(recorded())
    first, second, last = out.splitlines()
    assert (status, last) == (1, "0 the same, 0 different, 2 skipped.")
    assert first == (
        "#1 customerAccessTokenCreate: skipped, it needs a secret that the journal does not "
        "contain, [redacted]"
    )
    assert second.startswith(
        "#2 customer: skipped, it needs a secret that the journal does not contain, sha256:"
    )


def test_tells_all_as_json(logged_in, recorded, replay):
    file = recorded()
    logged_in.customers.update(6500000032768, first_name="Ada")
    before = json.loads(Path(file).read_text())["entries"][1]["answer"]["data"]["customer"]
    out = replay(file, "--password", ENABLED["password"], "--format", "json")[1]
    assert json.loads(out) == {
        "same": 1,
        "different": [
            {
                "id": 2,
                "differences": [
                    {
                        "pointer": "#/answer/data/customer/firstName",
                        "recorded": before["firstName"],
                        "answered": "Ada",
                    }
                ],
            }
        ],
        "skipped": [],
    }


def test_a_scenario_that_answered_answers_again(world, recorded, replay):
    with world.scenario("throttled"):
        world.graphql("{ shop { name } }")
    assert replay(recorded()) == (0, "1 the same, 0 different, 0 skipped.\n", "")


def test_a_connection_that_was_dropped_is_dropped_again(world, recorded, replay):
    with world.scenario("connection-dropped"), pytest.raises(ConnectionError):
        world.graphql("{ shop { name } }")
    assert replay(recorded()) == (0, "1 the same, 0 different, 0 skipped.\n", "")


def test_entries_may_stand_one_a_line_in_the_pipe(world, run, replay, monkeypatch):
    world.graphql("{ shop { name } }")
    world.graphql("{ shop { id } }")
    journal = json.loads(run("journal", "list", "--world", "asked", "--format", "json")[1])
    lines = "\n".join(map(json.dumps, journal["entries"])).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert replay("-") == (0, "2 the same, 0 different, 0 skipped.\n", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is not JSON: "),
        ('{"entries": [1]}', "is not a journal: it has no entries. "),
        ("[[]]", "is not a journal: it has no entries. "),
    ],
)
def test_a_file_that_is_no_journal_is_refused(replay, tmp_path, text, said):
    file = tmp_path / "journal.json"
    file.write_text(text)
    status, out, err = replay(str(file))
    assert (status, out) == (2, "")
    assert err.startswith(f"storefront-sandbox: {file} {said}")


def test_a_file_that_is_not_there_is_refused(replay):
    assert replay("none.json") == (
        2,
        "",
        "storefront-sandbox: none.json cannot be read: No such file or directory\n",
    )


def test_a_sandbox_that_is_not_there_is_told(world, recorded, capsys):
    world.graphql("{ shop { name } }")
    file = recorded()
    assert main(["replay", file, "--url", "http://localhost:1"]) == 4
    assert capsys.readouterr().err.startswith(
        "storefront-sandbox: No sandbox answers at http://localhost:1 ("
    )
