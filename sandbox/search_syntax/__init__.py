"""The language of every `query` argument: parsed here, its fields come from the departments."""

from sandbox.search_syntax.fields import (
    SearchFields,
    any_word,
    flag,
    moment,
    number,
    one_of,
    whole,
    words,
    words_in,
)
from sandbox.search_syntax.syntax import (
    Fields,
    Joining,
    Outcome,
    Term,
    Test,
    compiled,
    condition,
    matching,
    terms_of,
    too_long,
)

__all__ = [
    "Fields",
    "Joining",
    "Outcome",
    "SearchFields",
    "Term",
    "Test",
    "any_word",
    "compiled",
    "condition",
    "flag",
    "matching",
    "moment",
    "number",
    "one_of",
    "terms_of",
    "too_long",
    "whole",
    "words",
    "words_in",
]
