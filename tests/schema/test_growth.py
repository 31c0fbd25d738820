import json
from functools import reduce

import pytest
from graphql import parse

from sandbox.schema.building import build_derived
from sandbox.schema.derivation import derive
from sandbox.schema.facts import facts
from sandbox.schema.formatting import format_document
from sandbox.schema.growth import ImpossibleVersionError, add_version, remove_version
from sandbox.schema.introspection import IntrospectionError
from sandbox.schema.reading import read_versions
from sandbox.schema.restricted import restricted
from sandbox.schema.versions import ApiVersion, UnknownVersionError

pytestmark = pytest.mark.slow

HANDLES = ("2025-10", "2026-01", "2026-04", "2026-07", "2026-10", "unstable")


def every_fact(document):
    return {
        handle: facts(build_derived(derive(document, handle)))
        for handle in read_versions(document).handles
    }


def without_restricted(introspection, marked):
    """Leave out what an official result leaves out."""
    schema = json.loads(json.dumps(introspection))["data"]["__schema"]
    schema["types"] = [
        {
            **kind,
            **{
                part: [
                    each for each in kind[part] if f"{kind['name']}.{each['name']}" not in marked
                ]
                for part in ("fields", "enumValues", "inputFields")
                if kind[part] is not None
            },
        }
        for kind in schema["types"]
        if kind["name"] not in marked
    ]
    schema["directives"] = [d for d in schema["directives"] if f"@{d['name']}" not in marked]
    return {"__schema": schema}


@pytest.fixture(scope="module")
def text(document):
    return format_document(document)


@pytest.fixture(scope="module")
def expected(document):
    return every_fact(document)


@pytest.mark.parametrize("version", ["2026-10", "unstable"])
def test_a_version_taken_out_comes_back_from_its_own_introspection(
    document, introspected, expected, version
):
    grown = add_version(remove_version(document, version), version, introspected(version))
    assert every_fact(grown) == expected


def test_all_versions_come_back_one_by_one(document, introspected, expected):
    first = reduce(remove_version, reversed(HANDLES[1:5]), document)
    grown = reduce(
        lambda file, version: add_version(file, version, introspected(version)),
        HANDLES[1:5],
        first,
    )
    assert every_fact(grown) == expected


@pytest.mark.parametrize("version", ["2026-10", "unstable"])
def test_renewing_a_version_with_what_it_was_changes_no_byte(document, introspected, text, version):
    renewed = add_version(document, version, introspected(version), replacing=True)
    assert format_document(renewed) == text


def test_restricted_elements_outlive_an_official_result(document, introspected, text):
    official = without_restricted(introspected("2026-10"), restricted(document))
    renewed = add_version(document, "2026-10", official, replacing=True)
    assert format_document(renewed) == text


def test_the_next_quarter_is_the_latest_and_unstable_stays_last(document, introspected):
    grown = add_version(document, "2027-01", introspected("2026-10"))
    assert read_versions(grown).served[-3:] == (
        ApiVersion("2026-10", "2026-10", supported=True),
        ApiVersion("2027-01", "2027-01 (Latest)", supported=True),
        ApiVersion("unstable", "unstable", supported=False),
    )


def test_a_quarter_that_changes_nothing_changes_no_other_line(document, introspected, text):
    grown = add_version(document, "2027-01", introspected("2026-10"))
    # What left before `unstable` now leaves a quarter later.
    expected = text.replace(
        'displayName: "2026-10 (Latest)", supported: true)\n',
        'displayName: "2026-10", supported: true)\n'
        '  @version(handle: "2027-01", displayName: "2027-01 (Latest)", supported: true)\n',
    ).replace('@until(version: "2026-10")', '@until(version: "2027-01")')
    assert format_document(grown) == expected


def test_a_release_candidate_is_neither_supported_nor_the_latest(document, introspected):
    name = "2027-01 (Release candidate)"
    grown = add_version(document, "2027-01", introspected("unstable"), display_name=name)
    assert read_versions(grown).served[-3:-1] == (
        ApiVersion("2026-10", "2026-10 (Latest)", supported=True),
        ApiVersion("2027-01", name, supported=False),
    )


def test_writes_down_everything_that_changed(small, introspect):
    changed = parse(CHANGED, no_location=True)
    grown = add_version(small, "2026-07", introspect(changed, "2026-07"))
    assert format_document(grown) == GROWN


CHANGED = """
schema @version(handle: "2026-07", displayName: "2026-07", supported: true) { query: QueryRoot }
directive @inContext(buyer: ID) on QUERY
type QueryRoot {
  pet(name: [String!]): Pet @deprecated(reason: "In the words of the service.")
  filter(by: Filter): Size
}
interface Named { name: String }
union Pet = Cat | Dog
type Cat { name: String }
type Dog implements Named { "Theirs." name: String @deprecated }
enum Size { BIG HUGE }
input Filter { size: Size name: String }
"""
GROWN = '''\
"""An introduction."""
schema
  @version(handle: "2026-01", displayName: "2026-01", supported: true)
  @version(handle: "2026-04", displayName: "2026-04", supported: true)
  @version(handle: "2026-07", displayName: "2026-07 (Latest)", supported: true)
  @version(handle: "unstable", displayName: "unstable", supported: false)
  @directive(name: "inContext", since: "2026-04") {
  query: QueryRoot
}

directive @version(displayName: String!, handle: String!, supported: Boolean!) repeatable on SCHEMA

directive @was(
  default: String
  deprecated: Boolean
  oneOf: Boolean
  type: String
  until: String!
) repeatable on ARGUMENT_DEFINITION | FIELD_DEFINITION

directive @since(version: String!) on FIELD_DEFINITION | OBJECT

directive @inContext(buyer: ID) on QUERY

type QueryRoot {
  filter(by: Filter): Size @except(versions: ["2026-04"])
  ghosts: [Ghost!]! @since(version: "unstable") @requiredAccess(scope: "see_ghosts")

  """Ours."""
  pet(
    name: String = "Rex"
      @was(type: "ID", default: "", until: "2026-01")
      @was(until: "2026-04")
      @was(type: "[String!]", default: "", until: "2026-07")
  ): Pet @deprecated @was(deprecated: false, until: "2026-04")
}

type Cat implements Named @implements(name: "Named", since: "2026-04", except: ["2026-07"]) {
  name: String
}

type Dog implements Named @implements(name: "Named", since: "2026-07", until: "2026-07") {
  name: String @was(until: "2026-04") @was(deprecated: true, until: "2026-07") @tokenRequired
  tail: Int @until(version: "2026-04")
}

input Filter
  @oneOf
  @was(oneOf: false, until: "2026-01")
  @was(until: "2026-04")
  @was(oneOf: false, until: "2026-07") {
  name: String
  size: Size
}

type Ghost @since(version: "unstable") @restricted {
  id: ID!
}

interface Named {
  name: String
}

union Pet @member(name: "Cat", until: "2026-07", except: ["2026-04"]) = Cat | Dog

enum Size {
  BIG
  HUGE @since(version: "2026-07") @until(version: "2026-07")
  SMALL @since(version: "2026-04") @except(versions: ["2026-07"])
}
'''


@pytest.mark.parametrize(
    ("version", "words"),
    [
        pytest.param(
            "2026-10",
            "2026-10 is in the schema already. To put another result in its place, add --replace.",
            id="there",
        ),
        pytest.param(
            "2025-07", "2025-07 is older than 2026-10, the newest in the schema.", id="older"
        ),
        pytest.param(
            "2027-02",
            "'2027-02' is not an API version: those are called like 2027-01 (01, 04, 07 or 10).",
            id="malformed",
        ),
    ],
)
def test_refuses_a_version_without_a_place(document, introspected, version, words):
    with pytest.raises(ImpossibleVersionError) as refusal:
        add_version(document, version, introspected("2026-10"))
    assert str(refusal.value) == words


def test_refuses_to_renew_what_is_not_the_newest_quarter(document, introspected):
    with pytest.raises(ImpossibleVersionError) as refusal:
        add_version(document, "2026-07", introspected("2026-07"), replacing=True)
    assert str(refusal.value) == "2026-07 is older than 2026-10, the newest in the schema."


def test_refuses_to_renew_what_is_not_there(document, introspected):
    with pytest.raises(UnknownVersionError) as refusal:
        add_version(document, "2027-01", introspected("2026-07"), replacing=True)
    assert str(refusal.value) == (
        "There is no API version '2027-01'. "
        "Served are: 2025-10, 2026-01, 2026-04, 2026-07, 2026-10, unstable. Did you mean 2026-01?"
    )


def test_refuses_the_schema_of_another_api(document, small, introspect):
    with pytest.raises(ImpossibleVersionError) as refusal:
        add_version(document, "2027-01", introspect(small, "2026-04"))
    assert str(refusal.value) == (
        "The root types are ['query: QueryRoot'], not "
        "['mutation: Mutation', 'query: QueryRoot']: is this the Storefront API?"
    )


def test_refuses_what_the_annotations_cannot_say(small, introspect):
    other = parse(CHANGED.replace("on QUERY", "on QUERY | MUTATION"))
    with pytest.raises(ImpossibleVersionError) as refusal:
        add_version(small, "2026-07", introspect(other, "2026-07"))
    assert str(refusal.value) == (
        "The annotations cannot say what 2026-07 has at @inContext: "
        "its kind changed, or the places of a directive did."
    )


@pytest.mark.parametrize(
    ("result", "words"),
    [
        pytest.param(
            [],
            'Not an introspection result: it should be a JSON object with "__schema", '
            'or with "data" and in it "__schema".',
            id="no-object",
        ),
        pytest.param(
            {"errors": [{"message": "Not Found"}]},
            "The service answered the introspection with errors: [{'message': 'Not Found'}]",
            id="errors",
        ),
        pytest.param(
            {"__schema": {"types": [{"kind": "SCALAR", "name": "URL"}]}},
            "The introspection result does not tell which input objects are one-of: "
            "ask with the query that `storefront-sandbox schema query` prints.",
            id="an-older-query",
        ),
    ],
)
def test_refuses_what_is_no_introspection_result(document, result, words):
    with pytest.raises(IntrospectionError) as refusal:
        add_version(document, "2027-01", result)
    assert str(refusal.value) == words


def test_refuses_a_result_that_names_a_type_it_does_not_have(document, introspected):
    result = introspected("2026-10")
    kept = [kind for kind in result["data"]["__schema"]["types"] if kind["name"] != "Customer"]
    with pytest.raises(IntrospectionError, match=r"^The introspection result is not whole\. "):
        add_version(
            document, "2027-01", {"__schema": {**result["data"]["__schema"], "types": kept}}
        )


def test_the_last_quarter_stays(small):
    one = remove_version(small, "2026-01")
    with pytest.raises(ImpossibleVersionError) as refusal:
        remove_version(one, "2026-04")
    assert str(refusal.value) == "2026-04 is the only quarter: it has to stay."


def test_the_last_quarter_cannot_be_renewed(small, introspect):
    one = remove_version(small, "2026-01")
    with pytest.raises(ImpossibleVersionError) as refusal:
        add_version(one, "2026-04", introspect(small, "2026-04"), replacing=True)
    assert str(refusal.value) == "2026-04 is the only quarter: there is nothing to add it to."


def test_takes_what_only_one_version_had_out_with_it(small):
    assert "Ghost" in format_document(small)
    assert "Ghost" not in format_document(remove_version(small, "unstable"))
