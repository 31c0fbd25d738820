"""Nothing that is text becomes markup."""

from hypothesis import given
from hypothesis import strategies as st

from sandbox.account.html import HEADERS, document, element, joined
from tests.account.conftest import Reader

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"))


def test_an_element_has_attributes_and_content():
    link = element("a", "Tom & ", element("b", "Jerry"), None, href='/"?a&b', class_="x")
    assert link == '<a href="/&quot;?a&amp;b" class="x">Tom &amp; <b>Jerry</b></a>'


def test_what_is_none_or_false_is_left_out():
    written = element("input", id=None, required=True, disabled=False, aria_label="Name")
    assert written == '<input required aria-label="Name">'


def test_text_is_joined_as_text():
    assert joined("<", element("b", ">"), None, "&") == "&lt;<b>&gt;</b>&amp;"


@given(TEXT, TEXT)
def test_any_text_is_read_back_as_it_was(text, value):
    page = Reader(document("Title", element("p", text), element("input", value=value)).decode())
    assert page.lines == ([text] if text.strip() else [])
    assert page.tags[-1] == ("input", {"value": value})


def test_a_page_says_its_language_and_loads_nothing():
    page = Reader(document("A <b> title").decode())
    assert page.title == "A <b> title"
    assert [tag for tag, _ in page.tags] == [
        "html",
        "head",
        "meta",
        "meta",
        "meta",
        "title",
        "style",
        "body",
    ]
    assert page.tags[0] == ("html", {"lang": "en"})


def test_a_page_may_hold_no_script_and_no_frame_may_hold_it():
    policy = HEADERS["Content-Security-Policy"].split("; ")
    assert [part for part in policy if not part.startswith("style-src ")] == [
        "default-src 'none'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
