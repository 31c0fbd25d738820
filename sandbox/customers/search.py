"""Finding customers as a merchant does, page by page, without making up all that there may be."""

import re
from itertools import islice
from typing import Final

from msgspec import Struct

from sandbox.customers.records import Customer
from sandbox.email_address import normalize
from sandbox.world import World

MOST_LOOKED_AT: Final = 500
"""Customers looked at for one page: some 100 ms when all of them are yet to be made up."""

_TERM: Final = re.compile(r'(?:(state|tag):)?("[^"]*"|\S+)')


class Terms(Struct, frozen=True):
    """Conditions for a customer, in lower case: words in email, phone or names; states and tags.

    `email` is a word that is a whole email, which only one customer can have; None without one.
    """

    words: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    email: str | None = None


class Page(Struct, frozen=True):
    """Customers found, by id. `reached` is the last id looked at; None when there are no more."""

    customers: tuple[Customer, ...]
    reached: int | None = None


def read_terms(text: str) -> Terms:
    """Read such as `jane state:enabled tag:"trade show"`: a small part of the Admin's search."""
    terms = [(match[1], match[2].strip('"')) for match in _TERM.finditer(text.casefold())]
    words = tuple(value for key, value in terms if key is None and value)
    return Terms(
        words=words,
        states=tuple(value for key, value in terms if key == "state"),
        tags=tuple(value for key, value in terms if key == "tag"),
        email=next(filter(None, map(normalize, words)), None),
    )


def search(world: World, terms: Terms, *, first: int, after: int = 0) -> Page:
    """Return the *first* customers past the id *after* who meet all of *terms*.

    A page may have fewer although more follow, as no more than `MOST_LOOKED_AT` are looked at:
    `reached` is where to go on. A whole email is found at once, however many customers there are.
    """
    if terms.email is not None:
        known = world.store.find(Customer, "email", terms.email)
        return Page((known,) if known and known.id > after and _meets(known, terms) else ())
    following = world.store.after(Customer, after)
    found: list[Customer] = []
    reached = after
    for customer in islice(following, MOST_LOOKED_AT):
        reached = customer.id
        if _meets(customer, terms):
            found.append(customer)
            if len(found) == first:
                break
    is_more = next(following, None) is not None
    return Page(tuple(found), reached if is_more else None)


def _meets(customer: Customer, terms: Terms) -> bool:
    texts = (customer.email, customer.phone, customer.first_name, customer.last_name)
    text = " ".join(filter(None, texts)).casefold()
    tags = {tag.casefold() for tag in customer.tags}
    return (
        all(word in text for word in terms.words)
        and all(state == customer.state.lower() for state in terms.states)
        and tags.issuperset(terms.tags)
    )
