"""A small schema, and values for its fields that an executor could stumble over."""

from graphql import build_schema, print_ast

SDL = """
directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
directive @experimental_disableErrorPropagation on QUERY | MUTATION | SUBSCRIPTION
scalar Even
scalar Spelt
enum Hue { RED GREEN }
interface Shape { text: String }
type Round implements Shape { text: String must: String! }
type Square implements Shape { text: String }
union Any = Round | Item
input In { n: Int! = 1 s: String list: [In!] pick: Pick }
input Pick @oneOf { s: String n: Int }
type Item { text: String must: String! items: [Item] strict: [Item!] inner: Item hard: Item! }
type Query {
  text: String must: String! number: Int ratio: Float flag: Boolean id: ID hue: Hue even: Even
  item: Item hard: Item! items: [Item] strict: [Item!] stricter: [Item!]! texts: [String!]
  grid: [[Int!]!] deep: [[[Item]]] any: Any anys: [Any!] shape: Shape round: Round self: Query
  echo(
    s: String, n: Int! = 3, list: [Int], in: In, pick: Pick, even: Even, hue: Hue = RED
    spelt: Spelt
  ): String
  need(s: String!): String
}
type Mutation { one: Item two: String! three: String }
type Subscription { text: String }
"""


def adversarial_schema():
    schema = build_schema(SDL)
    even = schema.type_map["Even"]
    even.coerce_output_value = lambda value: 1 // (1 - value % 2) and (value or None)
    schema.type_map["Round"].is_type_of = lambda value, info: (
        info.field_name and (not isinstance(value, dict) or "square" not in value)
    )
    schema.type_map["Spelt"].coerce_input_literal = print_ast
    schema.type_map["In"].out_type = exploding
    return schema


def exploding(values):
    if values.get("s") == "explode":
        raise ExplodedError("at the input object")
    return values


class ExplodedError(Exception):
    """An input object is not made, for a reason of its own."""


def raising(error):
    def resolve(_info, **_arguments):
        raise error

    return resolve


def echo(_info, **arguments):
    return repr(arguments)


def path(info, **_arguments):
    return "/".join(map(str, info.path.as_list()))


def interrupted(*items):
    yield from items
    raise ValueError("in the middle")


class Attributes:
    __typename = "Round"
    text = "attribute"
    must = staticmethod(lambda info: f"called at {info.path.key}")


class Message(str):
    """A string, and more than one."""

    __slots__ = ()


BAD = {"must": None}
GOOD = {"must": "m"}


class OwnMessageError(Exception):
    message = "own"
