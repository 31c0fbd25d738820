"""Files of TOML: the line and the key that are wrong."""

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from sandbox.faults import FaultError
from sandbox.resources import resource
from sandbox.toml_file import TomlError, TomlFile, read_toml

TEXT = '''\
# A shop.
name = "Mugs"
about = """
markets = 1
"""

[[markets]]
handle = "home"
countries = [
  "US",
  "CA",
]

# Another one.
[[markets]]
handle = "away"
countries = []

[brand.colors]
primary = "red"
'''


class Shop(Struct):
    name: str
    pages: int


def said(*at: object) -> str:
    return str(TomlFile(TEXT, "shop.toml").wrong(FaultError("is wrong", *at)))


@pytest.mark.parametrize(
    ("path", "line", "key"),
    [
        (("name",), 2, "name"),
        (("about",), 3, "about"),
        (("markets",), 7, "markets"),
        (("markets", 0, "handle"), 8, "markets[0].handle"),
        (("markets", 0, "countries"), 9, "markets[0].countries"),
        (("markets", 0, "countries", 1), 9, "markets[0].countries[1]"),
        (("markets", 1), 15, "markets[1]"),
        (("markets", 1, "countries"), 17, "markets[1].countries"),
        (("markets", 1, "currency"), 15, "markets[1].currency"),
        (("brand", "colors", "primary"), 20, "brand.colors.primary"),
    ],
)
def test_names_the_line_in_which_a_value_begins(path, line, key):
    assert said(*path) == f"shop.toml:{line}: `{key}` is wrong"


def test_what_is_nowhere_in_the_file_has_no_line():
    assert (said("domain"), said()) == ("shop.toml: `domain` is wrong", "shop.toml: is wrong")


def test_reads_a_value_as_a_type_or_says_what_to_write():
    file = TomlFile('[mugs]\nname = "Mugs"\npages = "many"\n', "shops.toml")
    with pytest.raises(TomlError) as refused:
        file.read(Shop, "mugs")
    assert (
        str(refused.value)
        == "shops.toml:3: `mugs.pages` must be a whole number such as 12, not a string"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "name = 1\nname = 2\n",
            (
                "2:9: is not valid TOML: Cannot overwrite a value. "
                "This key is there twice. Write it once"
            ),
        ),
        (
            "name = Corner",
            (
                "1:8: is not valid TOML: Invalid value. Write text in quotes, as in "
                'name = "Ada"; true and false in small letters'
            ),
        ),
        ("name = \u201cAda\u201d", "1:8: is not valid TOML: Invalid value. Use straight quotes"),
        (
            "tags = [1\n",
            (
                "2:1: is not valid TOML: Unclosed array. Separate values with commas, "
                "and close the list with ]"
            ),
        ),
        ('name = "\\x"', "1:11: is not valid TOML: Invalid hex value"),
    ],
)
def test_what_is_no_toml_is_named_with_line_column_and_a_hint(text, message):
    with pytest.raises(TomlError) as refused:
        TomlFile(text, "shop.toml")
    assert str(refused.value) == f"shop.toml:{message}"


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / "bytes.toml").write_bytes(b"\xff")
    with pytest.raises(
        TomlError, match=r"^bytes\.toml is not UTF-8 text: .*can't decode byte 0xff"
    ):
        read_toml(tmp_path / "bytes.toml")
    with pytest.raises(TomlError, match=r"^mine/none\.toml cannot be read: No such file"):
        read_toml(tmp_path / "none.toml", source="mine/none.toml")


PERSONAS = resource("fixtures/personas.toml").read_text("utf-8")
COUNT = len(tomli.loads(PERSONAS)["personas"])


@given(number=st.integers(0, COUNT - 1))
def test_finds_each_persona_of_a_long_file(number):
    told = str(TomlFile(PERSONAS, "p").wrong(FaultError("", "personas", number)))
    headers = [n for n, line in enumerate(PERSONAS.split("\n"), 1) if line == "[[personas]]"]
    assert told == f"p:{headers[number]}: `personas[{number}]` "
