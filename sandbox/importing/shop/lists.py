"""The query of a list, page by page."""


def listed(
    name: str, field: str, selection: str, *, first: int, order: str = ", sortKey: ID"
) -> str:
    """Return the query *name* for pages of *first* nodes of a root *field*."""
    return f"""
query {name}($after: String) {{
  {field}(first: {first}, after: $after{order}) {{
    %(page)s
    nodes {{ {selection} }}
  }}
}}
"""
