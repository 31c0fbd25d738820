"""What the JSON inside a token says: read, passed over with a note, or refused."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.json import encode
from msgspec.structs import asdict

from sandbox.multipass import (
    BadEmailError,
    Multipass,
    NoCreatedAtError,
    NoEmailError,
    NotAnObjectError,
    NotJsonError,
    OpenedAddress,
)
from sandbox.multipass.errors import MultipassError
from sandbox.multipass.payload import parse, read_plain, unpack

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
MADE = "2026-11-23T12:00:00Z"
ABSENT = {
    "first_name": None,
    "last_name": None,
    "tag_string": None,
    "identifier": None,
    "return_to": None,
    "remote_ip": None,
    "addresses": (),
    "notes": (),
}
NOTHING = {
    "address1": None,
    "address2": None,
    "city": None,
    "company": None,
    "country": None,
    "country_code": None,
    "first_name": None,
    "last_name": None,
    "phone": None,
    "province": None,
    "province_code": None,
    "zip": None,
    "default": False,
}


def opened(plaintext: bytes) -> dict[str, object]:
    """Return what a token that holds *plaintext* says, beyond its required keys."""
    multipass = Multipass("secret")
    said = asdict(multipass.open(multipass.seal_bytes(plaintext), now=NOW))
    return {key: said[key] for key in ABSENT}


def said_by(**payload: object) -> dict[str, object]:
    return opened(encode({"email": "jane@example.com", "created_at": MADE, **payload}))


def test_the_required_keys_are_enough():
    assert said_by() == ABSENT


def test_reads_every_text():
    texts = {
        "first_name": "Jane",
        "last_name": "Doe",
        "tag_string": "vip, canary",
        "identifier": "u-1",
        "return_to": "https://shop.example/cart",
    }
    assert said_by(**texts) == {**ABSENT, **texts}


@pytest.mark.parametrize(
    "key", ["first_name", "last_name", "tag_string", "identifier", "return_to", "addresses"]
)
def test_null_is_as_good_as_absent(key):
    assert said_by(**{key: None}) == ABSENT


@pytest.mark.parametrize("key", ["first_name", "last_name", "tag_string", "return_to"])
def test_an_empty_text_is_a_value(key):
    assert said_by(**{key: ""}) == {**ABSENT, key: ""}


@pytest.mark.parametrize(
    ("payload", "changed"),
    [
        (
            {"identifier": ""},
            {"identifier": None, "notes": ("identifier is empty: read as none",)},
        ),
        (
            {"identifier": 4711},
            {
                "identifier": "4711",
                "notes": ("identifier is a number: read as the text of its digits",),
            },
        ),
        (
            {"first_name": True},
            {"notes": ("first_name is ignored: true, not a text",)},
        ),
        (
            {"tag_string": ["vip"]},
            {"notes": ("tag_string is ignored: an array, not a text",)},
        ),
        (
            {"last_name": {"de": "Doe"}},
            {"notes": ("last_name is ignored: an object, not a text",)},
        ),
        (
            {"first_name": "x" * 256, "last_name": "x" * 255},
            {
                "last_name": "x" * 255,
                "notes": ("first_name is ignored: longer than 255 characters",),
            },
        ),
        (
            {"tag_string": "," * 100_001},
            {"notes": ("tag_string is ignored: longer than 100,000 characters",)},
        ),
        (
            {"return_to": "/" * 10_001},
            {"notes": ("return_to is ignored: longer than 10,000 characters",)},
        ),
        (
            {"addresses": [{"city": "x" * 256}, *[1] * 999, {"city": "late"}]},
            {
                "addresses": (OpenedAddress(),),
                "notes": (
                    "addresses[0].city is ignored: longer than 255 characters",
                    *(
                        f"addresses[{i}] is skipped: the number 1, not an object"
                        for i in range(1, 1000)
                    ),
                    "addresses has more than 1000 entries: the rest is ignored",
                ),
            },
        ),
        (
            {"remote_ip": "192.0.2.1"},
            {
                "remote_ip": "192.0.2.1",
                "notes": ("remote_ip is not enforced: Shopify ignores it since 2026",),
            },
        ),
        (
            {"phone": "+16135550199", "accepts_marketing": None},
            {
                "notes": (
                    "phone is ignored: not a key that Shopify documents",
                    "accepts_marketing is ignored: not a key that Shopify documents",
                )
            },
        ),
        (
            {"firstName": "Ada", "tags": "VIP", "return-to": "/", "x" * 300: 1},
            {
                "notes": (
                    (
                        "firstName is ignored: not a key that Shopify documents. Did you mean "
                        "first_name?"
                    ),
                    "tags is ignored: not a key that Shopify documents. Did you mean tag_string?",
                    (
                        "return-to is ignored: not a key that Shopify documents. Did you mean "
                        "return_to?"
                    ),
                    f"{'x' * 300} is ignored: not a key that Shopify documents",
                )
            },
        ),
        (
            {"addresses": [{"countryCode": "CA"}]},
            {
                "addresses": (OpenedAddress(),),
                "notes": (
                    (
                        "addresses[0].countryCode is ignored: not a key that Shopify documents. "
                        "Did you mean country_code?"
                    ),
                ),
            },
        ),
        (
            {"created_at": "2026-11-23T12:00:00"},
            {"notes": ("created_at names no zone: read as UTC",)},
        ),
        (
            {"addresses": {"city": "Ottawa"}},
            {"notes": ("addresses is ignored: an object, not an array",)},
        ),
        (
            {"addresses": ["Ottawa", None]},
            {
                "notes": (
                    "addresses[0] is skipped: a text, not an object",
                    "addresses[1] is skipped: null, not an object",
                )
            },
        ),
    ],
)
def test_passes_over_what_it_cannot_read(payload, changed):
    assert said_by(**payload) == {**ABSENT, **changed}


def test_reads_every_part_of_an_address():
    texts = {key: f"a {key}" for key in NOTHING if key != "default"}
    said = said_by(addresses=[{**texts, "default": True}])
    assert said == {**ABSENT, "addresses": (OpenedAddress(**texts, default=True),)}


def test_reads_what_it_can_of_an_odd_address():
    odd = {"zip": 10115, "city": None, "phone": [], "default": "yes", "planet": "Earth"}
    assert said_by(addresses=[odd, {"city": "Bonn", "default": None}]) == {
        **ABSENT,
        "addresses": (OpenedAddress(zip="10115"), OpenedAddress(city="Bonn")),
        "notes": (
            "addresses[0].zip is a number: read as the text of its digits",
            "addresses[0].phone is ignored: an array, not a text",
            "addresses[0].default is ignored: a text, neither true nor false",
            "addresses[0].planet is ignored: not a key that Shopify documents",
        ),
    }


@pytest.mark.parametrize(
    ("plaintext", "first_name"),
    [
        (r'"first_name":"\u0416\u00e9\ud83d\ude00"', "Жé😀"),
        ('"first_name":"Жé😀"', "Жé😀"),
        (r'"first_name":"a\/b"', "a/b"),
        ('"first_name":"first", "first_name" : "last"', "last"),
        (' \n\t"first_name"\r\n:"Jane" ', "Jane"),
    ],
    ids=["escaped", "raw", "escaped-slash", "twice", "white-space"],
)
def test_takes_json_as_every_library_writes_it(plaintext, first_name):
    rest = f'"created_at":"{MADE}","email":"jane@example.com"'
    said = opened(f" {{{plaintext},{rest}}} \n".encode())
    assert said == {**ABSENT, "first_name": first_name}


@pytest.mark.parametrize(
    ("plaintext", "words"),
    [
        (b"", "The plaintext is not strict JSON: "),
        (b"email=jane%40example.com", "The plaintext is not strict JSON: "),
        (b'{"email":"jane@example.com",}', "The plaintext is not strict JSON: "),
        (b"{'email':'jane@example.com'}", "The plaintext is not strict JSON: "),
        (b'{"a":NaN}', "The plaintext is not strict JSON: "),
        (b'{"a":"\\ud800"}', "The plaintext is not strict JSON: "),
        (b'{"a":1e999}', "The plaintext is not strict JSON: "),
        (b'{"a":1}{"a":1}', "The plaintext is not strict JSON: "),
        (b'{"a":"\xff"}', "The plaintext is not UTF-8."),
        (b'{"a":"\xed\xa0\x80"}', "The plaintext is not UTF-8."),
        (b"\xef\xbb\xbf{}", "The plaintext begins with a byte order mark, which JSON does not"),
        (b"[" * 100_000, "The plaintext is JSON nested too deep to read."),
    ],
)
def test_refuses_what_is_not_json(plaintext, words):
    with pytest.raises(NotJsonError) as caught:
        opened(plaintext)
    assert caught.value.plaintext == plaintext
    assert caught.value.message.startswith(words)


@pytest.mark.parametrize(
    ("plaintext", "words"),
    [
        (b"[]", "The JSON is an array, not an object."),
        (b"null", "The JSON is null, not an object."),
        (b"42", "The JSON is the number 42, not an object."),
        (b"true", "The JSON is true, not an object."),
        (b'"{}"', "The JSON is a text, not an object."),
    ],
)
def test_refuses_what_is_not_an_object(plaintext, words):
    with pytest.raises(NotAnObjectError) as caught:
        opened(plaintext)
    assert caught.value.message == words


@pytest.mark.parametrize(
    "plaintext",
    [b"{}", b'{"email":null}', b'{"email":""}', b'{"email":" \\n"}', b'{"Email":"a@b.co"}'],
)
def test_refuses_a_payload_without_email(plaintext):
    with pytest.raises(NoEmailError):
        opened(plaintext)


@pytest.mark.parametrize(
    "email", ["foo@", "@bar.com", "foo@bar", "foo@@bar.com", 42, True, [], {"email": "a@b.co"}]
)
def test_refuses_a_bad_email(email):
    with pytest.raises(BadEmailError) as caught:
        said_by(email=email)
    assert caught.value.email == email


@pytest.mark.parametrize("created_at", [None, "", " "])
def test_refuses_a_payload_without_created_at(created_at):
    with pytest.raises(NoCreatedAtError):
        said_by(created_at=created_at)


def test_keeps_the_email_as_given_beside_its_normal_form():
    multipass = Multipass("secret")
    token = multipass.seal({"email": " Jane.Doe @Example.COM"}, now=NOW)
    read = multipass.open(token, now=NOW)
    assert (read.email, read.raw_email) == ("jane.doe@example.com", " Jane.Doe @Example.COM")


TEXTS = st.sampled_from(["", " ", "Jane", "jane@example.com", "JANE@Example.com ", "\u00e9", MADE])
KEYS = st.sampled_from(["email", "created_at", *ABSENT, "unknown"])
MADES = st.sampled_from([MADE, "2026-11-23T12:00:00", "2026-11-23T13:00:00+01:00", "2026-11-23"])


@given(
    st.dictionaries(KEYS, TEXTS | st.none() | st.integers(0, 3) | st.just([])),
    st.fixed_dictionaries({"email": TEXTS | st.none(), "created_at": MADES}),
    st.booleans(),
)
def test_what_is_plain_is_read_alike_by_the_shorter_way(more, required, is_whole):
    plaintext = encode({**more, **required} if is_whole else more)
    plain = read_plain(plaintext, fingerprint=b"f")
    try:
        read = unpack(parse(plaintext), fingerprint=b"f")
    except MultipassError:
        read = None
    assert plain is None or plain == read


def test_what_a_generator_writes_is_plain():
    plaintext = encode({"email": "jane@example.com", "created_at": MADE, "first_name": None})
    assert read_plain(plaintext, fingerprint=b"f") == unpack(parse(plaintext), fingerprint=b"f")


@pytest.mark.parametrize("plaintext", [b"", b"[]", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_payload_is_not_plain(plaintext):
    assert read_plain(plaintext, fingerprint=b"f") is None
