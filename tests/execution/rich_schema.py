"""A schema with one of everything that GraphQL has for answers and arguments."""

from typing import Any

from graphql import GraphQLInputObjectType, GraphQLObjectType, GraphQLSchema, build_schema

SDL = """
directive @tag(name: String!, count: Int = 1) repeatable on
  FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT | QUERY | FRAGMENT_DEFINITION
directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT

scalar Even
scalar Json
enum Hue { RED GREEN BLUE }

interface Node { id: ID! }
interface Named implements Node { id: ID! name(upper: Boolean = false, suffix: String): String }
union Pet = Dog | Cat
union Thing = Person | Dog | Cat | Toy

type Person implements Node & Named {
  id: ID!
  name(upper: Boolean = false, suffix: String): String
  friends(first: Int = 2, filter: Filter): [Person!]!
  best(text: String): Person
  owner: Named!
  things(texts: [String!]): [Thing!]
  pets: [Pet]!
  grid: [[Int!]]
  deep: [[Named!]!]
  even(of: Even = 2): Even
  hue(of: Hue = RED): Hue!
  flag: Boolean!
  ratio: Float
  count: Int!
  json(of: Json): Json
  self: Query!
}
type Dog implements Node & Named {
  id: ID!
  name(upper: Boolean = false, suffix: String): String
  toys: [Toy!]
  barks: Boolean!
}
type Cat implements Node {
  id: ID!
  lives: Int!
  hue: Hue
  friend: Pet
  nap(at: String! = "noon"): String!
}
type Toy { label(text: String, id: ID): String! owner: Dog toys: [Toy] }

input Filter {
  text: String = "some"
  texts: [String!]
  lists: [[String]]
  id: ID
  hue: Hue
  even: Even
  json: Json
  min: Int! = 0
  inner: Filter
  pick: Pick
}
input Pick @oneOf { text: String id: ID number: Int }

type Query {
  person(id: ID, text: String, texts: [String!], filter: Filter, pick: Pick): Person
  people(first: Int!, filters: [Filter!] = [{ text: "x" }]): [Person]!
  node(id: ID!): Node!
  search(text: String!, hue: Hue, even: Even): [Thing]
  pet(name: String! = "Rex"): Pet
  toy(json: Json): Toy
  count(lists: [[String]]): Int!
}
type Mutation {
  change(text: String, filter: Filter!): Person!
  rename(name: String! = "x", tags: [String]): String
  pick(pick: Pick!): Thing
}
"""


def rich_schema() -> GraphQLSchema:
    schema = build_schema(SDL)
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__"):
            for field in kind.fields.values():
                for name, argument in field.args.items():
                    argument.out_name = f"{name}_"
        if isinstance(kind, GraphQLInputObjectType):
            for name, input_field in kind.fields.items():
                input_field.out_name = f"{name}_"
    even: Any = schema.type_map["Even"]
    even.parse_value = even.serialize = even_number
    even.coerce_input_value = even.coerce_output_value = even_number
    dog: Any = schema.type_map["Dog"]
    dog.is_type_of = lambda value, info: "Nope" not in repr(value) and bool(info.field_name)
    named: Any = schema.type_map["Named"]
    named.resolve_type = lambda value, info, kind: (
        "Dog" if info.path.as_list()[-1] == "owner" else kind.name if value == "text" else "Person"
    )
    return schema


def even_number(value: Any) -> int:
    if not isinstance(value, int) or value % 2:
        raise ValueError(f"{value!r} is not even")
    return value
