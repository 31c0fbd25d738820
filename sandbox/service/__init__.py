"""Answers a GraphQL request against one bound schema."""
