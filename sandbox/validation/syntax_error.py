"""Syntax errors: of a text that is not a document, or that is too large."""

from typing import Final

from sandbox.validation.wire import WireError

LONGEST_TEXT: Final = 250_000
"""Characters."""
MOST_TOKENS: Final = 10_000
"""Comments not among them. graphql-ruby's guide suggests 5,000."""
MOST_COMMENTS: Final = 5_000
DEEPEST_NESTING: Final = 100
"""Of brackets of every kind. Whatever walks a document recurses."""

TOO_LARGE: Final = "This query is too large to execute"
"""The message of graphql-ruby, with a full stop, above its own limits."""


class QuerySyntaxError(ValueError):
    """The text is not a GraphQL document; `wire` is the error as the client gets it."""

    def __init__(self, message: str, locations: list[dict[str, int]]) -> None:
        super().__init__(message)
        # Shopify (Admin API 2026): the code, and no path.
        self.wire: WireError = {
            "message": message,
            "locations": locations,
            "extensions": {"code": "PARSE_ERROR"},
        }
