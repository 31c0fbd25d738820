"""A small schema that has one of everything a document can get wrong."""

import pytest
from graphql import GraphQLSchema, build_schema

SDL = """
directive @once(if: Boolean) on FIELD | FRAGMENT_SPREAD
directive @many(n: Int!) repeatable on FIELD | QUERY | INLINE_FRAGMENT

type Query {
  shop: Shop!
  node(id: ID!): Node
  nodes(ids: [ID!]!): [Node]!
  search(query: String!, first: Int = 10, sort: Sort = TITLE, tags: [String!]): [Result!]!
  price(amount: Float, at: DateTime): Float
  matrix(rows: [[Int]]): Int
  pick(by: PickInput!, page: Int! = 1): Shop
}

type Mutation {
  save(input: SaveInput!, inputs: [SaveInput!]): Shop
}

interface Node { id: ID! }

type Shop implements Node {
  id: ID!
  name: String!
  sort: Sort
  email(mask: Boolean = false): String
  shop: Shop
  products(first: Int!): [Product!]!
}

type Product implements Node { id: ID! title: String! price(currency: String): Float }

type Page { body: String title: Int }

union Result = Product | Page

enum Sort { TITLE PRICE }

scalar DateTime

input SaveInput {
  key: String!
  count: Int
  sort: Sort
  nested: SaveInput
  tags: [String!]
  size: Int! = 1
}

input PickInput @oneOf { id: ID handle: String }
"""


@pytest.fixture(scope="session")
def schema() -> GraphQLSchema:
    return build_schema(SDL)
