"""From an answer to the refusals in it, and whether one is what a line of the ledger has."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

import msgspec
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
)
from msgspec import UNSET, Struct, UnsetType

from sandbox.account.pages import Page, find_page
from sandbox.account.table import PAGES
from sandbox.checkout_pages.table import PAGES as CHECKOUT_PAGES
from sandbox.door.answers import Answer
from sandbox.door.received import Received, graphql_request
from sandbox.door.refusals import HttpRefusal
from sandbox.fidelity import Kind, Line, Place, load_ledger

_OK: Final = 200
_FOUND: Final = 302
_REFUSED: Final = 400
ACCOUNT_API: Final = "customer-account"
_PAGES: Final = (Kind.PAGE, Kind.CHECKOUT)
_TAG: Final = re.compile(r"<(?:style|script).*?</(?:style|script)>|<[^>]*>", re.DOTALL)
ACCOUNT_PAGE: Final = "any-account-page"
_WORLD: Final = re.compile(r"^/w/[^/]*")
_ANY_WORDS: Final = "{words}"
_LISTS: Final = {
    "customerUserErrors": Place.CUSTOMER_USER_ERRORS,
    "userErrors": Place.USER_ERRORS,
    "warnings": Place.WARNINGS,
}
_ANY_INDEX: Final = re.compile(r"[0-9]+")


class Refusal(Struct, frozen=True):
    """One refusal that was answered.

    It is in the ledger under one of `names`. What a query did not select of it is unset;
    `by_scenario` is None where that is not known.
    """

    names: tuple[str, ...]
    place: Place
    status: int
    code: str | UnsetType | None = UNSET
    field: tuple[str, ...] | UnsetType | None = UNSET
    message: str | UnsetType = UNSET
    by_scenario: bool | None = None

    def may_be(self, line: Line) -> bool:
        """Say whether this is such an error as *line* tells, as far as it was selected."""
        if (line.place, line.status) != (self.place, self.status):
            return False
        if line.by_scenario_only and self.by_scenario is False:
            return False
        if ACCOUNT_PAGE in self.names:
            return line.message == _ANY_WORDS or str(line.message) in str(self.message)
        code = line.code if self.code is UNSET else self.code
        field = line.field if self.field is UNSET else self.field
        return line.says(code, field, str(line.message) if self.message is UNSET else self.message)

    def shows(self, line: Line) -> bool:
        """Say whether this answers *line* for certain, and without the help of a scenario."""
        is_whole = UNSET not in (self.code, self.field, self.message)
        return is_whole and (line.by_scenario_only or not self.by_scenario)


def of_api(received: Received, status: int, body: bytes) -> Iterator[Refusal]:
    """Yield the refusals in an answer of the Storefront API."""
    if status != _OK:
        yield _of_body(status, body.decode())
        return
    try:
        answer = msgspec.json.decode(body)
    except msgspec.DecodeError:
        return  # in parts, as `@defer` has it
    errors, data = answer.get("errors") or [], answer.get("data")
    payloads = {key: value for key, value in (data or {}).items() if isinstance(value, dict)}
    if not errors and not any(map(_lists, payloads.values())):
        return
    fields = _root_fields(received)
    for error in errors:
        yield _of_error(error, fields)
    for key, payload in payloads.items():
        name = fields.get(key, key)
        for place, found in _lists(payload):
            # Other mutations have the same errors once more in `userErrors`.
            if place is Place.CUSTOMER_USER_ERRORS or name.startswith(("cart", "shopPay")):
                yield from (_of_user_error(error, name, place) for error in found)


def of_account_api(received: Received, status: int, body: bytes) -> Iterator[Refusal]:
    """Yield the refusals in an answer of the Customer Account API."""
    if status != _OK:
        text = body.decode()
        yield Refusal((ACCOUNT_API, "http"), Place.BODY, status, None, None, text)
        return
    answer = msgspec.json.decode(body)
    fields = _root_fields(received)
    for error in answer.get("errors") or ():
        first, *inner = error.get("path") or (None,)
        wherever = ["customer"] if inner else []
        own = [f"{ACCOUNT_API}.{fields[first]}"] if first in fields else []
        code = (error.get("extensions") or {}).get("code")
        names = (*own, ACCOUNT_API, *wherever, "document")
        yield Refusal(names, Place.ERRORS, _OK, code, None, error["message"])
    for key, payload in (answer.get("data") or {}).items():
        for place, found in _lists(payload) if isinstance(payload, dict) else ():
            name = f"{ACCOUNT_API}.{fields.get(key, key)}"
            yield from (_of_user_error(error, name, place) for error in found)


def login_entry(path: str) -> str:
    """Return the name of the entry for a path of the login: documents have several."""
    form = path.replace("oauth-authorization-server", "openid-configuration")
    if path.endswith("jwks.json"):
        return f"/{path}"
    return "/" + form.replace("authentication/.well-known", ".well-known")


def of_login(path: str, answer: Answer) -> Iterator[Refusal]:
    """Yield what the login to new customer accounts refuses at *path*: by error, or by page."""
    names = (login_entry(path), "every-login-request")
    if answer.status == _FOUND:
        sent = dict(parse_qsl(urlsplit(answer.headers["Location"]).query))
        if "error" in sent:
            words = sent.get("error_description", "")
            yield Refusal(names, Place.BODY, _FOUND, sent["error"], None, words)
    elif answer.status >= _REFUSED and answer.content_type.startswith("application/json"):
        body = answer.body.decode()
        told = msgspec.json.decode(answer.body)
        if "error" in told:
            words = told["error_description"]
            yield Refusal(names, Place.BODY, answer.status, told["error"], None, words)
        else:
            yield Refusal((*names, "http"), Place.BODY, answer.status, None, None, body)
    elif answer.status >= _REFUSED:
        text = unescape(" ".join(_TAG.sub(" ", answer.body.decode()).split()))
        yield Refusal((*names, ACCOUNT_PAGE), Place.BODY, answer.status, None, None, text)


def of_page(path: str, status: int, html: str) -> Refusal:
    """Return what an account page refuses: the text of its HTML is the message."""
    text = unescape(" ".join(_TAG.sub(" ", html).split()))
    names = (*_pages(path), ACCOUNT_PAGE, "http")
    return Refusal(names, Place.BODY, status, None, None, text)


def _pages(path: str) -> Iterator[str]:
    page = _page(_WORLD.sub("", path))
    for entry in load_ledger():
        if entry.kind in _PAGES and page is not None and _page(entry.name) is page:
            yield entry.name


def _page(path: str) -> Page | None:
    below = path.removeprefix("/account")
    found = find_page(PAGES, below) if below != path else None
    found = found or find_page(CHECKOUT_PAGES, below)
    return found and found[0]


def _of_body(status: int, text: str) -> Refusal:
    code = re.search(r'"code":"(\w+)"', text)
    return Refusal(("http",), Place.BODY, status, code[1] if code else None, None, text)


def _of_error(error: Mapping[str, Any], fields: Mapping[str, str]) -> Refusal:
    first, *inner = error.get("path") or (None,)
    own = [fields[first]] if first in fields else []
    wherever = ["customer"] if inner else []  # what the ledger has of a customer is so everywhere
    names = (*own, *wherever, "document")
    code = (error.get("extensions") or {}).get("code")
    return Refusal(names, Place.ERRORS, _OK, code, None, error["message"])


def _lists(payload: Mapping[str, Any]) -> list[tuple[Place, Any]]:
    """Return the errors and warnings of a payload, by their place."""
    return [(place, payload[key]) for key, place in _LISTS.items() if payload.get(key)]


def _of_user_error(error: Mapping[str, Any], name: str, place: Place) -> Refusal:
    """The ledger has the index 0 for any: what is wrong with one line may be with each."""
    field = None if place is Place.WARNINGS else error.get("field", UNSET)
    path = tuple("0" if _ANY_INDEX.fullmatch(part) else part for part in field or ())
    return Refusal(
        (name,),
        place,
        _OK,
        error.get("code", UNSET),
        path if isinstance(field, list) else field,
        error.get("message", UNSET),
    )


def _root_fields(received: Received) -> dict[str, str]:
    """Return the root fields that were asked for, by their keys in the answer."""
    try:
        asked, _ = graphql_request(received)
        document = parse(asked.query)
    except (HttpRefusal, GraphQLError):
        return {}
    return {
        key: name
        for node in document.definitions
        if isinstance(node, OperationDefinitionNode)
        and asked.operation_name in (None, node.name and node.name.value)
        for key, name in _selected(node.selection_set, document)
    }


def _selected(selections: SelectionSetNode, document: DocumentNode) -> Iterator[tuple[str, str]]:
    fragments = {
        node.name.value: node.selection_set
        for node in document.definitions
        if isinstance(node, FragmentDefinitionNode)
    }
    pending = [selections]
    while pending:
        for node in pending.pop().selections:
            match node:
                case FieldNode():
                    yield (node.alias or node.name).value, node.name.value
                case InlineFragmentNode():
                    pending.append(node.selection_set)
                case FragmentSpreadNode() if node.name.value in fragments:
                    pending.append(fragments.pop(node.name.value))
