"""Directives where they may not stand, in graphql-ruby's words."""

from typing import Any

import pytest
from graphql import GraphQLSchema

from sandbox.validation import parse, validate


def told(message: str, *places: tuple[int, int], path: list[str | int], **extensions: str) -> Any:
    locations = [{"line": line, "column": column} for line, column in places]
    return {"message": message, "locations": locations, "path": path, "extensions": extensions}


@pytest.mark.parametrize(
    ("document", "errors"),
    [
        pytest.param(
            "{ shop @nope { id } }",
            [
                told(
                    "Directive @nope is not defined",
                    (1, 8),
                    path=["query", "shop"],
                    code="undefinedDirective",
                    directiveName="nope",
                )
            ],
            id="DirectivesAreDefined",
        ),
        pytest.param(
            (
                "query @include(if: true) { shop { ...F @many(n: 1) ... @once { "
                "id } } } fragment F on Shop @skip(if: true) { id }"
            ),
            [
                told(
                    (
                        "'@many' can't be applied to fragment spreads (allowed: fields, "
                        "queries, inline fragments)"
                    ),
                    (1, 40),
                    path=["query", "shop", "... F"],
                    code="directiveCannotBeApplied",
                    targetName="fragment spreads",
                    name="many",
                ),
                told(
                    (
                        "'@once' can't be applied to inline fragments (allowed: fields, "
                        "fragment spreads)"
                    ),
                    (1, 56),
                    path=["query", "shop", "..."],
                    code="directiveCannotBeApplied",
                    targetName="inline fragments",
                    name="once",
                ),
                told(
                    (
                        "'@include' can't be applied to queries (allowed: fields, "
                        "fragment spreads, inline fragments)"
                    ),
                    (1, 7),
                    path=["query"],
                    code="directiveCannotBeApplied",
                    targetName="queries",
                    name="include",
                ),
                told(
                    (
                        "'@skip' can't be applied to fragment definitions (allowed: "
                        "fields, fragment spreads, inline fragments)"
                    ),
                    (1, 92),
                    path=["fragment F"],
                    code="directiveCannotBeApplied",
                    targetName="fragment definitions",
                    name="skip",
                ),
            ],
            id="DirectivesAreInValidLocations",
        ),
        pytest.param(
            "query ($m: Boolean @once) { shop { email(mask: $m) } }",
            [
                told(
                    (
                        "'@once' can't be applied to variable definitions (allowed: "
                        "fields, fragment spreads)"
                    ),
                    (1, 20),
                    path=["query"],
                    code="directiveCannotBeApplied",
                    targetName="variable definitions",
                    name="once",
                )
            ],
            id="DirectivesAreInValidLocations: variables",
        ),
        pytest.param(
            "{ shop { id @once @once @many(n: 1) @many(n: 2) } }",
            [
                told(
                    'The directive "once" can only be used once at this location.',
                    (1, 13),
                    (1, 19),
                    path=["query", "shop", "id"],
                    code="directiveNotUniqueForLocation",
                    directiveName="once",
                )
            ],
            id="UniqueDirectivesPerLocation",
        ),
        pytest.param(
            '{ shop { name @skip id @include(if: "a", nope: 1) } }',
            [
                told(
                    "Directive 'skip' is missing required arguments: if",
                    (1, 15),
                    path=["query", "shop", "name"],
                    code="missingRequiredArguments",
                    className="Directive",
                    name="skip",
                    arguments="if",
                ),
                told(
                    (
                        "Argument 'if' on Directive 'include' has an invalid value "
                        "(\"a\"). Expected type 'Boolean!'."
                    ),
                    (1, 24),
                    path=["query", "shop", "id", "if"],
                    code="argumentLiteralsIncompatible",
                    typeName="Directive",
                    argumentName="if",
                ),
                told(
                    "Directive 'include' doesn't accept argument 'nope'",
                    (1, 42),
                    path=["query", "shop", "id", "nope"],
                    code="argumentNotAccepted",
                    name="include",
                    typeName="Directive",
                    argumentName="nope",
                ),
            ],
            id="arguments of directives: the path has none of the directive",
        ),
    ],
)
def test_refuses_misplaced_directives(
    schema: GraphQLSchema, document: str, errors: list[Any]
) -> None:
    assert validate(schema, parse(document)) == errors
