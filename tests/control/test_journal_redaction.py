"""No entry holds what lets somebody in, wherever in a request or an answer that is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.control.documents import Documents
from sandbox.control.redaction import (
    HIDDEN,
    Redaction,
    fingerprint,
    without_strings,
)
from sandbox.control.secret_names import secret_name
from tests.conftest import LOGIN

JOURNAL = "/_sandbox/api/worlds/default/journal"
SECRET = "open-sesame-12"
ALIASED = """
mutation {
  a: customerAccessTokenCreate(input: {email: "enabled@sandbox.example", password: "%s"}) {
    b: customerAccessToken { c: accessToken }
  }
}
"""


@pytest.fixture
def journal(storefront):
    """Return the text of the whole journal."""

    async def journal():
        return await (await storefront.client.get(JOURNAL)).text()

    return journal


@pytest.mark.parametrize(
    ("document", "variables"),
    [
        ('mutation { customerCreate(input: {password: "%s"}) { customer { id } } }', {}),
        ('mutation { customerCreate(input: {password: """%s"""}) { customer { id } } }', {}),
        ("mutation ($x: String!) { customerCreate(input: {password: $x}) { id } }", {"x": SECRET}),
        ('mutation ($x: String = "%s") { customerReset(input: {resetToken: $x}) { id } }', {}),
        ('query ($x: ID!) { customer(customerAccessToken: ["%s"]) { id } }', {}),
        ("query ($x: X) { customer(customerAccessToken: [$x]) { id } }", {"x": {"y": [SECRET]}}),
        ("query ($x: X) { shop { name } }", {"x": {"password": [SECRET]}}),
        ('query @inContext(buyer: {customerAccessToken: "%s"}) { shop { name } }', {}),
        ('mutation { customerCreate(input: {pasword: "%s"}) { customer { id } } }', {}),
        ("mutation ($x: String!) { customerCreate(input: {Password: $x}) { id } }", {"x": SECRET}),
        ("mutation ($x: X!) { customerCreate(input: $x) { id } }", {"x": {"passwrd": SECRET}}),
        ("query ($x: ID!) { customer(acessToken: $x) { id } }", {"x": SECRET}),
        *(
            ("mutation ($x: X!) { customerCreate(input: $x) { id } }", {"x": {name: SECRET}})
            for name in ("pw", "PW", "userPw", "pw1", "pwd", "pass", "passwd", "pswd", "secret")
        ),
        ('mutation { customerCreate(input: {pw: "%s"}) { customer { id } } }', {}),
        ("mutation ($x: X!) { customerCreate(input: $x) { id } }", {"x": ["a@b.example", SECRET]}),
        ("mutation ($x: X!) { customerCreate(input: $x) { id } }", {"x": [[SECRET]]}),
        ("mutation ($x: X!) { customerCreate(input: [$x]) { id } }", {"x": SECRET}),
        ("mutation ($x: X!) { customerUpdate(customer: $x) { id } }", {"x": SECRET}),
        ('mutation { customerCreate(input: ["a@b.example", "%s"]) { customer { id } } }', {}),
        ("query ($l: X, $x: X) { a }", {"l": [SECRET], "x": {"password": SECRET}}),
        ("query ($x: X) { a }", {"x": [{"key": "password", "value": SECRET}]}),
        ('mutation { cartCreate(input: {attributes: [{key: "pw", value: "%s"}]}) { a } }', {}),
        ("mutation { customerCreate(pw: %s", {}),
        ("mutation { customerCreate(input: {password: '%s'}) }", {"x": SECRET}),
        ('mutation { customerCreate(input: {password: "%s', {}),
        ("mutation { customerCreate(password: %s", {}),
        ('mutation { a(resetUrl: "https://a.example/account/reset/1/%s") }', {}),
        ('{ a(note: "https://a.example/account/activate/1/%s?x=1") }', {}),
        (
            "mutation ($x: X!) { customerCreate(input: $x) { id } }",
            {"x": f'{{"password":"{SECRET}"}}'},
        ),
        (
            "mutation ($x: X!) { customerCreate(input: $x) { id } }",
            {"x": {"password": {SECRET: 1}}},
        ),
        ('query ($password: String = "%s") { shop { name } }', {}),
        ("# password: %s\n{ shop { name } }", {}),
        ("{ shop { name } } # Authorization: Bearer %s", {}),
        ('{ a(note: "password=%s&b=1") }', {}),
        *(
            ("query ($x: X) { a }", {"x": text.replace("%s", SECRET)})
            for text in (
                '{"a": [{"newPassword": "%s"}]}',
                '"{\\"password\\":\\"%s\\"}"',
                "email=a&password=%s&b=c",
                "customer[password]=%s",
                "password: %s",
                "https://ada:%s@b.example/",
                "https://b.example/?access_token=%s#a",
                "Authorization: Bearer %s",
                "the header was Bearer %s",
            )
        ),
        *(
            ("query ($x: X) { a }", {"x": value})
            for value in (
                ["password", SECRET],
                {"name": "password", "value": SECRET},
                [{"field": "customer[password]", "text": SECRET}],
                {"id": "new-password", "content": SECRET},
                {"email": SECRET, "password": "ada@example.com"},
                {"password": "a", "confirm": SECRET},
            )
        ),
        *(
            ("mutation ($x: X!) { customerCreate(input: $x) { id } }", {"x": {name: SECRET}})
            for name in (
                "apiKey",
                "private_key",
                "authorization",
                "jwt",
                "otp",
                "session",
                "sessionId",
                "cookie",
                "contraseña",
                "motDePasse",
                "wachtwoord",
                "senha",
                "lösenord",
                "hasło",
                "парол",
                "密码",
                "パスワード",
            )
        ),
        ('mutation { cartCreate(input: {attributes: [{name: "pw", text: "%s"}]}) { a } }', {}),
    ],
)
async def test_a_secret_is_not_told(storefront, journal, document, variables):
    text = document.replace("%s", SECRET)
    await storefront.post(text, **variables)
    assert SECRET not in await journal()


async def test_a_short_password_under_a_misspelt_key_is_not_in_an_error(storefront, journal):
    document = "mutation ($x: CustomerCreateInput!) { customerCreate(input: $x) { __typename } }"
    answer = await storefront.ask(document, x={"email": "a@example.com", "pasword": "xyz"})
    assert answer["errors"][0]["extensions"]["value"]["pasword"] == "xyz"
    assert "xyz" not in await journal()


@pytest.mark.parametrize(
    "value", ["xyz", ["xyz"], [["xyz"]], {"a": "xyz"}, [{"a": ["xyz"]}]], ids=json.dumps
)
@pytest.mark.parametrize("is_list", [False, True])
async def test_a_short_password_in_a_list_is_not_in_an_error(storefront, journal, value, is_list):
    document = "mutation ($x: CustomerCreateInput!) { customerCreate(input: $x) { __typename } }"
    given = {"email": "a@example.com", "pasword": value}
    answer = await storefront.ask(document, x=[given] if is_list else given)
    assert "xyz" in json.dumps(answer["errors"])
    assert "xyz" not in await journal()


@pytest.mark.parametrize(
    "name",
    [
        "email",
        "tag",
        "customerUserErrors",
        "id",
        "author",
        "shippingAddress",
        "pinned",
        "hasLoaded",
        "x" * 10_000,
    ],
)
def test_a_name_that_resembles_no_secret_is_none(name):
    assert secret_name(name) is None


async def test_a_token_is_not_told_under_another_name(storefront, journal):
    answer = await storefront.ask(ALIASED % "enabled-password")
    token = answer["data"]["a"]["b"]["c"]
    told = await journal()
    assert "enabled-password" not in told
    assert (token in told, told.count(fingerprint(token))) == (False, 1)


async def test_a_token_has_the_same_fingerprint_wherever_it_is(storefront, journal, mint):
    login = await storefront.login(mint())
    token = login["customerAccessToken"]["accessToken"]
    await storefront.ask(
        "query ($t: String!) { customer(customerAccessToken: $t) { id } }", t=token
    )
    told = await journal()
    assert (token in told, told.count(fingerprint(token))) == (False, 2)


async def test_what_is_no_secret_stays(storefront, journal):
    await storefront.post("query ($x: X) { shop(a: 1) { name } }", x={"email": "a@b.example"})
    (entry,) = json.loads(await journal())["entries"]
    assert entry["document"] == "query ($x: X) { shop(a: 1) { name } }"
    assert entry["variables"] == {"x": {"email": "a@b.example"}}


@pytest.mark.parametrize(
    "value",
    [
        "tag:token",
        "the token is new",
        "a basic tent",
        "password",
        ["email", "password"],
        {"name": "Boarding pass", "value": "12"},
        {"email": "ada@example.com", "password": None},
    ],
)
def test_a_text_that_only_speaks_of_secrets_stays(value):
    assert Redaction().given(value) == value


async def test_a_message_that_quotes_a_secret_is_told_without_it(storefront, journal):
    sent = {"email": 1, "password": SECRET, "nonsense": 2}
    answer = await storefront.ask(
        "mutation ($i: CustomerCreateInput!) { customerCreate(input: $i) { customer { id } } }",
        i=sent,
    )
    assert SECRET in json.dumps(answer)
    assert SECRET not in await journal()


async def test_no_line_of_a_journal_holds_a_token_of_multipass(storefront, journal, mint):
    token = mint()
    await storefront.login(token)
    await storefront.post(LOGIN.replace("$multipassToken: String!", ""), multipassToken=token)
    await storefront.client.get(f"/account/login/multipass/{token}")
    assert token[:16] not in await journal()


@given(st.text(min_size=1))
def test_a_password_inlined_is_hidden_whatever_it_is(password):
    written = json.dumps(password)
    document = Documents().read(f"mutation {{ a(input: {{password: {written}}}) }}")
    assert document.shown == 'mutation { a(input: {password: "[redacted]"}) }'
    assert document.found == {password: "[redacted]"}


@given(st.recursive(st.text(max_size=9), lambda inner: st.lists(inner, max_size=3), max_leaves=9))
def test_nothing_that_is_given_under_the_name_of_a_secret_is_told(value):
    told = json.dumps(Redaction().given({"password": value})["password"])
    assert set(told.replace('"[redacted]"', "")) <= set("[], ")


@given(st.text(alphabet=st.characters(blacklist_characters="\"'\n"), min_size=1))
def test_nothing_that_is_quoted_is_told_of_what_cannot_be_read(quoted):
    assert without_strings(f'{{ a(b: "{quoted}"') == '{ a(b: "[redacted]"'


def test_nothing_is_told_of_other_texts_when_there_are_too_many_secrets():
    redaction = Redaction()
    redaction.given({"password": [f"secret-{number}" for number in range(301)]})
    assert redaction.answered({"a": "harmless", "b": [1, None]}) == {"a": HIDDEN, "b": [1, None]}
    assert redaction.document("{ shop { name } }", ()) == HIDDEN


def test_looks_for_as_many_secrets_as_an_ordinary_request_has():
    redaction = Redaction()
    redaction.given({"password": [f"secret-{number}!" for number in range(300)]})
    assert redaction.answered(["harmless", "it was secret-7!"]) == ["harmless", f"it was {HIDDEN}"]


def test_a_long_word_that_names_secrets_again_and_again_is_looked_at_once():
    word = "password" * 8_000
    assert without_strings(word) == word
    assert without_strings(f"{word}: hunter2 }}") == f"{word}: [redacted] }}"
