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
)
from sandbox.search_syntax.syntax import Outcome, Term, Test, condition, matching

__all__ = [
    "Outcome",
    "SearchFields",
    "Term",
    "Test",
    "any_word",
    "condition",
    "flag",
    "matching",
    "moment",
    "number",
    "one_of",
    "whole",
    "words",
]
