"""Options in a file are read, checked and refused as flags are."""

from pathlib import Path

import pytest

from sandbox.cli import parse
from sandbox.cli.serve import settings_of
from sandbox.settings import Settings

FIXTURES = "STOREFRONT_SANDBOX_FIXTURES"
PORT = "STOREFRONT_SANDBOX_PORT"
SCENARIO = "STOREFRONT_SANDBOX_SCENARIO"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Work in a folder that is empty but for a folder of data."""
    (tmp_path / "shop" / "scenarios").mkdir(parents=True)
    (tmp_path / "shop" / "scenarios" / "teapot.toml").write_text("[effect]\nstatus = 418\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def write(folder):
    def write(text, name="storefront-sandbox.toml"):
        (folder / name).write_text(text, "utf-8")

    return write


@pytest.fixture
def read():
    def read(*words, **variables):
        return parse(words, variables=variables)

    return read


@pytest.fixture
def refusal(capsys, read):
    """Return the error, without the line that leads to the help."""

    def refusal(*words, **variables):
        with pytest.raises(SystemExit) as caught:
            read(*words, **variables)
        assert caught.value.code == 2
        return capsys.readouterr().err.splitlines()[-2]

    return refusal


def test_every_kind_of_value_reaches_the_settings(read, write):
    write(
        """
        host = "0.0.0.0"
        port = 4001
        seed = -3
        fixtures = "shop"
        scenario = ["slow", "teapot"]
        multipass-secret = " kept as it is "
        return-host = ["localhost:3000"]
        tls = false
        """
    )
    assert settings_of(read("serve")) == Settings(
        host="0.0.0.0",
        port=4001,
        seed=-3,
        fixtures=Path("shop"),
        scenarios=("slow", "teapot"),
        multipass_secret=" kept as it is ",
        return_hosts=("localhost:3000",),
        default_token=None,
    )


def test_a_flag_without_value_is_switched_on(read, write):
    write("tls = true")
    assert read("serve").tls is True


def test_without_a_file_the_settings_are_the_usual_ones(read):
    assert settings_of(read("serve")) == Settings()


def test_an_empty_file_says_nothing(read, write):
    write("")
    assert settings_of(read("serve")) == Settings()


def test_a_file_of_another_name_is_read_in_the_place_of_the_usual_one(read, write):
    write("port = 1")
    write("seed = 7", "other.toml")
    arguments = read("serve", "--config", "other.toml")
    assert (arguments.port, arguments.seed) == (Settings().port, 7)


def test_a_path_is_relative_to_the_file(read, write, folder):
    (folder / "inner").mkdir()
    write('fixtures = "../shop"', "inner/other.toml")
    assert read("serve", "--config", "inner/other.toml").fixtures == Path("inner/../shop")


def test_the_command_line_wins_over_a_variable_and_that_over_the_file(read, write):
    write("port = 1\nseed = 1\ncustomers = 1")
    arguments = read("serve", "--port", "3", **{PORT: "2", "STOREFRONT_SANDBOX_SEED": "2"})
    assert (arguments.port, arguments.seed, arguments.customers) == (3, 2, 1)


def test_scenarios_of_all_are_switched_on(read, write):
    write('scenario = ["slow"]')
    arguments = read("serve", "--scenario", "throttled", **{SCENARIO: "not-found"})
    assert arguments.scenario == ["slow", "not-found", "throttled"]


def test_another_command_takes_what_it_has(read, write):
    write('port = 1\nseed = 7\nfixtures = "shop"')
    arguments = read("personas")
    assert (arguments.seed, arguments.fixtures) == (7, Path("shop"))


def test_a_command_without_the_option_reads_no_file(read, write):
    write("nonsense")
    assert "config" not in read("docs")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("port =", "storefront-sandbox.toml:1:7: is not valid TOML: Invalid value"),
        (
            "\ncostumers = 5",
            "storefront-sandbox.toml:2: `costumers` is not known here: did you mean customers? ",
        ),
        ("config = 'x'", "storefront-sandbox.toml:1: `config` is not known here: "),
        (
            "\n\nport = 70000",
            "storefront-sandbox.toml:3: `port`: '70000' is not a whole number from 0 to 65535",
        ),
        ("[port]\na = 1", "storefront-sandbox.toml:1: `port` must be a text or a whole number"),
        ("port = true", "storefront-sandbox.toml:1: `port` must be a text or a whole number"),
        ("tls = 1", "storefront-sandbox.toml:1: `tls` must be true or false"),
        (
            "scenario = 'slow'",
            'storefront-sandbox.toml:1: `scenario` must be a list, such as ["…"]',
        ),
        (
            "scenario = [1.5]",
            "storefront-sandbox.toml:1: `scenario` must be a text or a whole number",
        ),
        (
            "scenario = ['slwo']",
            "storefront-sandbox.toml:1: `scenario`: There is no scenario 'slwo': did ",
        ),
        ("fixtures = 'shpo'", "storefront-sandbox.toml:1: `fixtures`: shpo is not a folder"),
    ],
)
def test_says_what_is_wrong_and_where(refusal, write, text, message):
    write(text)
    assert refusal("serve").startswith(f"storefront-sandbox serve: error: {message}")


def test_a_file_that_is_named_must_be_there(refusal):
    assert refusal("serve", "--config", "none.toml") == (
        "storefront-sandbox serve: error: none.toml cannot be read: No such file or directory"
    )


@pytest.mark.parametrize(
    ("words", "variables", "blamed"),
    [
        (["--fixtures", "none"], {}, "argument --fixtures"),
        ([], {FIXTURES: "none"}, FIXTURES),
        (["--fixtures", "none"], {FIXTURES: "shop"}, "argument --fixtures"),
    ],
)
def test_an_error_names_where_the_value_comes_from(refusal, write, words, variables, blamed):
    write('fixtures = "shop"')
    message = refusal("serve", *words, **variables)
    assert message == f"storefront-sandbox serve: error: {blamed}: none is not a folder"
