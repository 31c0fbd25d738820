"""What customers may type, and in which words they are told that they may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from sandbox.customers.refusals import (
    bad_domain,
    blank,
    contains_emojis,
    contains_html_tags,
    contains_url,
    invalid,
    padded_password,
    taken,
    too_long,
    too_short,
)
from sandbox.customers.rules import (
    address_line_problems,
    cleaned,
    email_problems,
    name_problems,
    password_problems,
    phone_problems,
    taken_problems,
)

RULES = [address_line_problems, email_problems, name_problems, password_problems]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("text", [None, UNSET])
def test_what_is_not_there_has_no_problems(rule, text):
    assert list(rule(text, "input", "thing")) == []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("", [], id="blank"),
        pytest.param("x" * 255, [], id="longest"),
        pytest.param("x" * 256, [too_long("firstName", most=255)], id="too-long (Admin API)"),
        pytest.param("<b>Bad</b>", [contains_html_tags("firstName")], id="html (recorded)"),
        pytest.param("</p>", [contains_html_tags("firstName")], id="closing"),
        pytest.param("<!-- x -->", [contains_html_tags("firstName")], id="comment"),
        pytest.param("a < b > c", [], id="less-than"),
        pytest.param("<3", [], id="heart"),
        pytest.param("http://x", [contains_url("firstName")], id="url"),
        pytest.param("see WWW.x.com", [contains_url("firstName")], id="www"),
        pytest.param("St. John", [], id="point"),
        pytest.param("http", [], id="scheme-alone"),
        pytest.param("\N{FIRE}", [], id="emoji"),
        pytest.param(
            "<a href='https://x'>",
            [contains_html_tags("firstName"), contains_url("firstName")],
            id="both",
        ),
    ],
)
def test_a_name_has_the_problems_of_the_real_service(text, problems):
    assert list(name_problems(text, "firstName")) == problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("Main St \N{FIRE}", [contains_emojis("address1")], id="emoji (Admin API)"),
        pytest.param(
            "\N{HEAVY BLACK HEART}\N{VARIATION SELECTOR-16}",
            [contains_emojis("address1")],
            id="heart",
        ),
        pytest.param("<b>", [contains_html_tags("address1")], id="html"),
        pytest.param("\u6771\u4eac\u90fd \u2116 5 \u00a7", [], id="letters-and-signs"),
    ],
)
def test_a_line_of_an_address_has_the_problems_of_the_real_service(text, problems):
    assert list(address_line_problems(text, "address1")) == problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("", [blank("password")], id="blank (recorded)"),
        pytest.param("1234", [too_short("password", least=5)], id="short (reported)"),
        pytest.param("12345", [], id="shortest"),
        pytest.param("x" * 40, [], id="longest"),
        pytest.param("x" * 41, [too_long("password", most=40)], id="long"),
        pytest.param("in  side", [], id="spaces-inside"),
        pytest.param(
            " ", [too_short("password", least=5), padded_password("password")], id="one-space"
        ),
    ],
)
def test_a_password_has_the_problems_of_the_real_service(text, problems):
    assert list(password_problems(text, "password")) == problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("jane@shop.test", [], id="reserved-domain"),
        pytest.param(" ja ne@shop.example", [], id="spaces (Admin API)"),
        pytest.param("", [blank("email")], id="blank"),
        pytest.param("foo@", [invalid("email")], id="no-domain (Admin API)"),
        pytest.param("@bar.com", [invalid("email")], id="no-local-part (Admin API)"),
        pytest.param("foo@bar", [invalid("email")], id="no-dot (Admin API)"),
        pytest.param("foo@@bar.com", [invalid("email")], id="two-ats (Admin API)"),
        pytest.param("foo@bar..com", [bad_domain("email")], id="empty-label"),
        pytest.param("foo@-bar.com", [bad_domain("email")], id="hyphen"),
        pytest.param(
            "x" * 256, [too_long("email", most=255), invalid("email")], id="long (Admin API)"
        ),
    ],
)
def test_an_email_has_the_problems_of_the_real_service(text, problems):
    assert list(email_problems(text, "email")) == problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("+1 (613) 450-5293", [], id="as-typed (Admin API)"),
        pytest.param("613-450-5293", [], id="without-calling-code (our choice)"),
        pytest.param(None, [], id="none"),
        pytest.param(UNSET, [], id="left-out"),
        pytest.param(" ", [], id="blank"),
        pytest.param("call me", [invalid("phone")], id="words"),
    ],
)
def test_a_phone_number_has_the_problems_of_the_real_service(text, problems):
    assert list(phone_problems(text, "phone", country="CA")) == problems


@pytest.mark.parametrize("mine", [True, False])
def test_what_another_has_is_taken(world, ada, mine):
    found = taken_problems(world, "input", owner=ada if mine else None, email=ada.email, phone=None)
    assert list(found) == ([] if mine else [taken("input", "email")])


@given(st.text())
def test_what_is_cleaned_is_clean(text):
    once = cleaned(text)
    assert cleaned(once) == once
    assert once != ""


@pytest.mark.parametrize("text", [None, UNSET])
def test_nothing_is_clean_already(text):
    assert cleaned(text) is text


def test_looks_through_the_beginning_of_a_long_text():
    long = too_long("input", "firstName", most=255)
    begins, ends = "<b>" + "x" * 10_000, "x" * 10_000 + "<b>"
    html = contains_html_tags("input", "firstName")
    assert list(name_problems(begins, "input", "firstName")) == [long, html]
    assert list(name_problems(ends, "input", "firstName")) == [long]
