"""Scopes: what a login asks for, and what a client may read and write."""

from typing import Final

FULL: Final = "customer-account-api:full"
OPENID: Final = "openid"
EMAIL: Final = "email"
MCP: Final = "customer-account-mcp-api:full"
SUPPORTED: Final = (OPENID, EMAIL, FULL, MCP)
"""Shopify: `scopes_supported` of live discovery documents (recorded)."""
LEGACY: Final = "https://api.customers.com/auth/customer.graphql"
"""Shopify: the scope until 2024, whose token had to be exchanged (documented)."""

_READ: Final = (
    *("customers", "orders", "own_subscription_contracts", "companies", "locations"),
    *("draft_orders", "markets", "metaobjects", "store_credit_accounts"),
    *("store_credit_account_transactions", "quick_sale"),
)
_WRITE: Final = (
    *("customers", "orders", "own_subscription_contracts", "companies", "locations"),
    "subscription_contracts",
)
ALL_SCOPES: Final = (
    *(f"customer_read_{name}" for name in _READ),
    *(f"customer_write_{name}" for name in _WRITE),
)
"""Of clients. Shopify: documented by name; which field needs which is not."""
