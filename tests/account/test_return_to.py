"""Where a browser may be sent: no address that any browser could read otherwise than we do."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.account.return_to import ForbiddenReturnError, location
from sandbox.return_hosts import (
    ANY_PORT,
    Host,
    InvalidReturnHostError,
    parse_host,
    return_host,
)

HOSTS = frozenset({Host("localhost", 7467), Host("sandbox.myshopify.com", None), Host("::1", 7467)})
SETTINGS = frozenset(map(return_host, ("any.test:*", "*.shop.test", "*.many.test:*", "[::1]:*")))


@pytest.mark.parametrize(
    ("return_to", "prefix", "expected"),
    [
        ("/", "", "/"),
        ("/cart?a=b&c=%20#top", "", "/cart?a=b&c=%20#top"),
        ("/cart", "/w/blue", "/w/blue/cart"),
        ("/w/blue", "/w/blue", "/w/blue"),
        ("/w/blue/cart", "/w/blue", "/w/blue/cart"),
        ("/w/bluer", "/w/blue", "/w/blue/w/bluer"),
        ("/größe 4", "", "/gr%C3%B6%C3%9Fe%204"),
        ("/search?q=//evil.example/@x:y", "", "/search?q=//evil.example/@x:y"),
        ("/.//evil.example", "", "/.//evil.example"),
        ("http://localhost:7467/cart", "/w/blue", "http://localhost:7467/cart"),
        ("HTTP://LocalHost:7467", "", "HTTP://LocalHost:7467"),
        ("http://[::1]:7467/cart", "", "http://[::1]:7467/cart"),
        ("https://sandbox.myshopify.com/1/checkouts/2", "", None),
        ("https://sandbox.myshopify.com:443/", "", None),
        ("http://sandbox.myshopify.com:80/", "", None),
        ("http://sandbox.myshopify.com#@evil.example", "", None),
        ("http://sandbox.myshopify.com?@evil.example", "", None),
    ],
)
def test_an_allowed_address_is_followed(return_to, prefix, expected):
    assert location(return_to, hosts=HOSTS, prefix=prefix) == (expected or return_to)


@pytest.mark.parametrize(
    "return_to",
    [
        "//evil.example",
        "///evil.example",
        "//sandbox.myshopify.com",
        r"/\evil.example",
        r"\\evil.example",
        r"\/evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/\r\nSet-Cookie: a=b",
        "\t//evil.example",
        " //evil.example",
        " https://evil.example",
        "\x00/cart",
        "/cart\x7f",
        "evil.example",
        "cart",
        "?next=/cart",
        "#cart",
        "https:evil.example",
        "https:/evil.example",
        "https:///evil.example",
        "https://",
        "https://evil.example",
        "https://evil.example/sandbox.myshopify.com",
        "https://sandbox.myshopify.com.evil.example",
        "https://evilsandbox.myshopify.com",
        "https://sandbox.myshopify.com@evil.example",
        "https://sandbox.myshopify.com:x@evil.example",
        "https://evil.example@sandbox.myshopify.com",
        r"https://sandbox.myshopify.com\@evil.example",
        r"https://evil.example\.sandbox.myshopify.com",
        "https://evil.example%2f.sandbox.myshopify.com",
        "https://sandbox.myshopify.com%2eevil.example",
        "https://sandbox%2emyshopify.com",
        "https://sandbox.myshopify.com.",
        "https://sandbox.myshopify.com;evil.example",
        "https://sandbox.myshopify.com:7467",
        "http://sandbox.myshopify.com:443",
        "https://sandbox.myshopify.com:99999",
        "https://sandbox.myshopify.com:+443",
        "http://localhost",
        "http://localhost:4001",
        "http://localhost:7467:80",
        "http://[::1",
        "http://[::1]:7467.evil.example",
        "https://evil\uff0eexample",
        "https://sandbox.myshopify.com\u3002evil.example",
        "https://\uff53andbox.myshopify.com",
        "https://xn--sandbox.example",
        "ht\ntps://evil.example",
        "javascript:alert(1)",
        "JavaScript://sandbox.myshopify.com/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "ftp://sandbox.myshopify.com/",
        "file:///etc/passwd",
        "blob:https://sandbox.myshopify.com/x",
        "view-source:https://sandbox.myshopify.com",
        "://sandbox.myshopify.com",
    ],
)
def test_does_not_follow(return_to):
    with pytest.raises(ForbiddenReturnError):
        location(return_to, hosts=HOSTS, prefix="")


@pytest.mark.parametrize(
    ("return_to", "words"),
    [
        (
            "http://shop.test/cart",
            "shop.test is not a host of this shop; --return-host shop.test would allow it",
        ),
        ("//x", "it begins with //, which names another host"),
        ("cart", "it is neither a path from / on nor an http(s) URL"),
        ("https://a@sandbox.myshopify.com", "it has a user name in front of its host"),
        ("/\t", "it holds a control character or a backslash"),
        ("https://[", "it is not a URL"),
    ],
)
def test_says_why_it_does_not_follow(return_to, words):
    with pytest.raises(ForbiddenReturnError) as caught:
        location(return_to, hosts=HOSTS, prefix="")
    assert str(caught.value) == words


@given(
    st.text(st.sampled_from("/\\:@.?#%[]; \t\nhtpsea1")) | st.text(),
    st.sampled_from(["", "/w/blue"]),
)
def test_what_is_followed_is_a_path_or_names_an_allowed_host(return_to, prefix):
    try:
        followed = location(return_to, hosts=HOSTS, prefix=prefix)
    except ForbiddenReturnError:
        return
    assert followed.isascii()
    assert followed.isprintable()
    assert not set(followed) & {"\\", " "}
    assert (followed.startswith(prefix or "/") and not followed.startswith("//")) or parse_host(
        urlsplit(followed).netloc
    ) in HOSTS


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("localhost:3000", Host("localhost", 3000)),
        ("Shop.Example", Host("shop.example", None)),
        ("shop.example:443", Host("shop.example", None)),
        ("shop.example:80", Host("shop.example", None)),
        ("[::1]:3000", Host("::1", 3000)),
        ("xn--bcher-kva.example", Host("xn--bcher-kva.example", None)),
        ("localhost:*", Host("localhost", ANY_PORT)),
        ("[::1]:*", Host("::1", ANY_PORT)),
        ("*.Shop.test", Host("*.shop.test", None)),
        ("*.shop.test:3000", Host("*.shop.test", 3000)),
        ("*.shop.test:*", Host("*.shop.test", ANY_PORT)),
    ],
)
def test_a_host_to_return_to_is_read(text, host):
    assert return_host(text) == host


@pytest.mark.parametrize(
    "text",
    [
        "",
        ":3000",
        "http://localhost",
        "localhost/",
        "a@b.example",
        "h:port",
        "h:70000",
        "[::1",
        "bücher.example",
        "b c",
        "*",
        "*:*",
        "*.",
        "*.*.example",
        "a.*.example",
        "localhost:3000:*",
        "localhost:**",
        "shop.example?",
        "shop.example#",
    ],
)
def test_refuses_what_is_no_host(text):
    with pytest.raises(InvalidReturnHostError) as caught:
        return_host(text)
    assert str(caught.value) == (
        f"{text!r} is not a host to return to: write it as localhost:3000, localhost:* for all "
        "ports, or *.shop.test for all hosts below one"
    )


@pytest.mark.parametrize(
    "return_to",
    [
        "http://any.test/",
        "https://any.test:8443/",
        "http://[::1]:3000/",
        "https://a.shop.test/",
        "http://a.b.shop.test:80/",
        "http://a.many.test:3000/",
    ],
)
def test_follows_what_a_setting_with_a_wildcard_allows(return_to):
    assert location(return_to, hosts=SETTINGS, prefix="") == return_to


@pytest.mark.parametrize(
    "return_to",
    [
        "http://b.any.test/",
        "http://any.test.evil.example/",
        "https://shop.test/",
        "https://evilshop.test/",
        "https://a.shop.test:3000/",
        "https://a.shop.test.evil.example/",
        "https://evil.example%2f.shop.test/",
        "https://evil.example;.shop.test/",
        "https://*.shop.test/",
        "https://evil\uff0eexample.shop.test/",
        "http://many.test:3000/",
    ],
)
def test_does_not_follow_beyond_a_wildcard(return_to):
    with pytest.raises(ForbiddenReturnError):
        location(return_to, hosts=SETTINGS, prefix="")
