"""Variables are read, checked and refused as flags are."""

import pytest

from sandbox.cli import parse
from sandbox.cli.serve import settings_of
from sandbox.settings import Settings

PREFIX = "STOREFRONT_SANDBOX_"


def named(variables: dict[str, str]) -> dict[str, str]:
    return {PREFIX + name: value for name, value in variables.items()}


@pytest.fixture
def read():
    def read(*words: str, **variables: str):
        return parse(words, variables=named(variables))

    return read


@pytest.fixture
def refusal(capsys):
    """Return the error of *words* and *variables*, without the line that leads to the help."""

    def refusal(*words: str, **variables: str) -> str:
        with pytest.raises(SystemExit) as caught:
            parse(words, variables=named(variables))
        assert caught.value.code == 2
        return capsys.readouterr().err.splitlines()[-2]

    return refusal


def test_every_variable_reaches_the_settings(read):
    arguments = read(
        "serve",
        HOST="0.0.0.0",
        PORT="4001",
        SEED="7",
        CUSTOMERS="3",
        LOCALE="de_DE",
        SCENARIO="throttled, slow",
        MULTIPASS_SECRET=" kept as it is ",
        PASSWORD_COST="13",
        DEFAULT_TOKEN="sandbox-read-only",
        CONTROL_TOKEN="let-me-in",
        LOG_FORMAT="json",
    )
    assert arguments.log_format == "json"
    assert settings_of(arguments) == Settings(
        host="0.0.0.0",
        port=4001,
        seed=7,
        customers=3,
        locale="de_DE",
        scenarios=("throttled", "slow"),
        multipass_secret=" kept as it is ",
        password_cost=13,
        default_token="sandbox-read-only",
        control_token="let-me-in",
    )


def test_without_variables_the_settings_are_the_usual_ones(read):
    assert settings_of(read("serve")) == Settings()


def test_the_command_line_wins(read):
    assert read("serve", "--port", "4002", PORT="4001").port == 4002


def test_scenarios_of_both_are_switched_on(read):
    assert read("serve", "--scenario", "slow", SCENARIO="throttled").scenario == [
        "throttled",
        "slow",
    ]


def test_an_empty_variable_says_nothing(read):
    assert settings_of(read("serve", HOST="", PORT="", SCENARIO="")) == Settings()


def test_a_value_may_begin_with_a_dash(read):
    assert read("serve", SEED="-3").seed == -3


def test_a_longer_name_of_a_flag_tells_its_variable(read):
    arguments = read("multipass", "mint", "--email", "a@b.example", MULTIPASS_SECRET="another")
    assert arguments.secret == "another"


def test_a_variable_of_another_command_is_nothing_to_this_one(read, capsys):
    assert read("scenarios", PORT="abc").format == "table"
    assert capsys.readouterr().err == ""


def test_a_command_inside_another_has_variables(read):
    assert read("schema", "check", "FILE", FIX="1").fix is True


@pytest.mark.parametrize(
    ("said", "meant"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("FALSE", False)]
)
def test_a_flag_without_value_is_switched_by_its_variable(read, said, meant):
    assert read("serve", TLS=said).tls is meant


@pytest.mark.parametrize(
    ("words", "variables", "said"),
    [
        (
            ["serve"],
            {"LOG_FORMAT": "xml"},
            (
                "storefront-sandbox serve: error: STOREFRONT_SANDBOX_LOG_FORMAT: "
                "'xml' is not a choice. Choose from text, json"
            ),
        ),
        (
            ["serve", "--port", "4001"],
            {"PORT": "abc"},
            (
                "storefront-sandbox serve: error: STOREFRONT_SANDBOX_PORT: "
                "'abc' is not a whole number from 0 to 65535"
            ),
        ),
        (
            ["serve"],
            {"CUSTOMERS": "-1"},
            (
                "storefront-sandbox serve: error: STOREFRONT_SANDBOX_CUSTOMERS: "
                "'-1' is not a whole number from 0 to 5000000"
            ),
        ),
        (
            ["serve"],
            {"WEBHOOK": "orders/create=localhost"},
            (
                "storefront-sandbox serve: error: STOREFRONT_SANDBOX_WEBHOOK: "
                "write TOPIC=URL: 'localhost' is not an http(s) URL"
            ),
        ),
        (
            ["serve"],
            {"LOCALE": "xx"},
            (
                "storefront-sandbox serve: error: STOREFRONT_SANDBOX_LOCALE: "
                "There is no locale 'xx'. Try en_US, de_DE or ja_JP."
            ),
        ),
        (
            ["serve"],
            {"SCENARIO": "throttled, slwo"},
            (
                "storefront-sandbox serve: error: STOREFRONT_SANDBOX_SCENARIO: "
                "There is no scenario 'slwo': did you mean 'slow'? "
                "`storefront-sandbox scenarios` lists all of them."
            ),
        ),
        (
            ["multipass", "mint", "--created-at", "today"],
            {"AGE": "20m"},
            (
                "storefront-sandbox multipass mint: error: argument --created-at: "
                "not allowed with STOREFRONT_SANDBOX_AGE"
            ),
        ),
        (
            ["multipass", "mint"],
            {"CUSTOMER": "[]"},
            (
                "storefront-sandbox multipass mint: error: STOREFRONT_SANDBOX_CUSTOMER: "
                "it is not a JSON object: write {…}"
            ),
        ),
        (
            ["serve"],
            {"TLS": "xml"},
            (
                "storefront-sandbox serve: error: STOREFRONT_SANDBOX_TLS: "
                "'xml' is neither yes nor no. Write 1 or 0"
            ),
        ),
        (
            ["version"],
            {"SEED": "\udcff"},
            "storefront-sandbox: error: b'STOREFRONT_SANDBOX_SEED=\\xff' is not UTF-8 text",
        ),
    ],
)
def test_a_refusal_names_the_variable(refusal, words, variables, said):
    assert refusal(*words, **variables) == said


def test_a_refusal_names_the_flag_where_that_is_wrong(refusal):
    assert refusal("serve", "--port", "abc", PORT="4001") == (
        "storefront-sandbox serve: error: argument --port: "
        "'abc' is not a whole number from 0 to 65535"
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("PROT", "STOREFRONT_SANDBOX_PROT is not a setting. Did you mean STOREFRONT_SANDBOX_PORT?"),
        ("HELP", "STOREFRONT_SANDBOX_HELP is not a setting."),
        ("XYZZYXYZZYXYZZY", "STOREFRONT_SANDBOX_XYZZYXYZZYXYZZY is not a setting."),
    ],
)
def test_an_unknown_variable_is_told(read, capsys, name, said):
    read("version", **{name: "1"})
    assert capsys.readouterr().err == f"storefront-sandbox: {said}\n"


def test_variables_that_kubernetes_makes_of_a_service_are_passed_over(read, capsys):
    arguments = read(
        "serve",
        PORT="tcp://10.0.0.1:7467",
        SERVICE_HOST="10.0.0.1",
        SERVICE_PORT="7467",
        SERVICE_PORT_HTTP="7467",
        PORT_7467_TCP="tcp://10.0.0.1:7467",
        PORT_7467_TCP_ADDR="10.0.0.1",
        PORT_7467_TCP_PORT="7467",
        PORT_7467_TCP_PROTO="tcp",
    )
    assert settings_of(arguments) == Settings()
    assert capsys.readouterr().err == ""


def test_the_variable_of_the_tests_is_known(read, capsys):
    read("version", REQUIRE_TOOLS="1")
    assert capsys.readouterr().err == ""


def test_a_variable_stands_for_an_option_that_is_required(read, refusal):
    arguments = read("import", "shop", "--domain", "shop.example", TOKEN="kept-out-of-the-history")
    assert (arguments.domain, arguments.token) == ("shop.example", "kept-out-of-the-history")
    required = "import shop: error: the following arguments are required: "
    assert refusal("import", "shop", TOKEN="secret") == f"storefront-sandbox {required}--domain"
    assert refusal("import", "shop") == f"storefront-sandbox {required}--domain, --token"
