import pytest

from sandbox.resources import MissingResourceError, resource


def test_finds_the_schema():
    assert resource("schema.graphql").read_text(encoding="utf-8").startswith('"""')


def test_finds_the_fixtures():
    assert resource("fixtures").is_dir()


def test_says_what_to_do_about_a_missing_file():
    with pytest.raises(MissingResourceError, match=r"install storefront-sandbox anew"):
        resource("nothing.toml")
