"""The plain text of HTML."""

import pytest

from sandbox.plain_text import plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>A <b>mug</b> of clay.</p>", "A mug of clay."),
        ("one<br>two &amp; three", "one two & three"),
        ("a <!-- <b> and > --> b", "a b"),
        ("a <!-- never ended", "a <!-- never ended"),
        ("a <!-- ended by > b", "a b"),
        ("1 < 2, <b", "1 < 2, <b"),
        ("<p <!-- in a tag > a --> b", "a --> b"),
    ],
)
def test_is_what_stands_outside_of_tags_and_comments(html, text):
    assert plain_text(html) == text


@pytest.mark.parametrize("beginning", ["<!--", "<a ", "<!-- > "])
def test_beginnings_without_ends_are_not_looked_through_again_and_again(beginning):
    """Where it is, a hundred times the text takes ten thousand times as long, some minutes."""
    assert len(plain_text(beginning * 200_000)) < 1_000_000
