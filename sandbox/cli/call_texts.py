"""The help of the options of `sandbox.cli.control`, by the name of the field that each sets.

A name after a command, as in `customers list query`, is for that command only.
"""

from collections.abc import Mapping
from typing import Final

_ADDRESS: Final = {
    "company": "Company of the address",
    "address1": "Street and number",
    "address2": "Apartment, floor or similar",
    "city": "City",
    "country": "Country, by name or code",
    "countryCode": "Country, by its two-letter code, such as DE",
    "province": "Province or state, by name or code",
    "provinceCode": "Province or state, by its code, such as NY",
    "zip": "Postal code",
    "default": "Whether to make it the default address of the customer",
}

TEXTS: Final[Mapping[str, str]] = {
    **_ADDRESS,
    "seed": "Number that decides which customers are generated (default: that of the server)",
    "customers": "Number of generated customers (default: that of the server)",
    "locale": "Language and country of names and addresses (default: that of the server)",
    "email": "Email of the customer",
    "phone": "Phone number, such as +15145550100",
    "firstName": "First name",
    "lastName": "Last name",
    "acceptsMarketing": "Whether the customer agreed to marketing emails",
    "tags": "All tags of the customer",
    "state": "State of the account",
    "multipassIdentifier": "Id of the customer on your site, as in Multipass tokens",
    "password": "New password, 5 to 40 characters",
    "orders": 'Orders of the customer, such as [{"lines": [{"title": "Mug", "price": 9}]}]',
    "orders list customer": "Only orders of this customer: an id or an email",
    "orders list after": "Start after this cursor, the `endCursor` of the page before",
    "orders list first": "Number of orders on a page, 1 to 250",
    "orders make customer": "Id of the customer, instead of --email",
    "orders make email": "Email of the customer; one that nobody has makes a customer",
    "lines": 'Lines, such as [{"title": "Mug", "price": "9.50", "quantity": 2}]',
    "processedAt": "Time of the order (default: the time of the world)",
    "financialStatus": "Status of the payment",
    "fulfillmentStatus": "Status of the delivery",
    "currencyCode": "Currency, such as EUR (default: that of the shop)",
    "shipping": "Price of the delivery",
    "taxRate": "Tax as a fraction of the prices, such as 0.08",
    "customAttributes": 'Notes of your storefront, such as [{"key": "gift", "value": "yes"}]',
    "customers list query": "Words in email, phone or names, `state:enabled` or `tag:vip`",
    "customers list after": "Start after this cursor, the `endCursor` of the page before",
    "customers list first": "Number of customers on a page, 1 to 250",
    "name": "Name of the scenario, for a scenario of your own",
    "description": "One sentence on what the scenario does",
    "times": "Number of answers until the scenario ends (default: no limit)",
    "match": "Which requests the scenario answers",
    "effect": 'What the scenario does, such as {"status": 503}',
    "freeze": "Stop the clock at this time; true stops it at the present time",
    "advance": "Move the clock forward by this duration, such as 90s, 15m or PT15M1S",
    "set": "Set the clock to this time",
    "run": "Let a stopped clock run on, with true",
    "reset": "Let the clock run with that of the machine again, with true",
    "to": "Only mails to this address",
    "kind": "Only mails of this kind",
    "after": "Only those with a higher id",
    "timeout": "Longest time to wait, in seconds (2.5) or with a unit (2500ms, PT2.5S), up to 60 s",
    "operation": "Only requests with this root field, such as customerCreate",
    "outcome": "Only requests with this outcome",
    "journal verify operation": "Root field that must have been requested, such as customerCreate",
    "variables": "Variables or arguments that the request must have had",
    "count": "Exact number of such requests (default: at least one)",
    "pact state": "Name of the provider state",
    "states": "Names of provider states, instead of --state",
    "action": "Whether to set the state up or to remove it",
    "params": "Parameters of the state, such as world",
    "consumer": "Name of the consumer. It has no effect",
    "interaction_id": "Id of the interaction. It has no effect",
    "customer": 'Content of the token, such as {"email": "ada@example.com"}',
    "defect": "Make one thing wrong, such as expired",
    "token": "Multipass token to explain",
}


def text_of(command: str, field: str) -> str:
    """Return the help for the option of *field*. Raises `KeyError` if there is none."""
    return TEXTS.get(f"{command} {field}") or TEXTS[field]
