"""Entries of a journal, made from the recorded exchanges, without secrets."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

import msgspec
from aiohttp import hdrs
from graphql import OperationDefinitionNode
from msgspec import Struct

from sandbox.control.documents import MOST_BYTES, Document, Documents
from sandbox.control.redaction import Redaction, fingerprint
from sandbox.control.secret_names import PASSWORD, secret_name
from sandbox.control_models.journal import AnsweredCode, JournalEntry, Outcome, RequestToken
from sandbox.door.log_text import shown_path
from sandbox.door.received import GraphQLRequest, Received, graphql_request
from sandbox.door.refusals import HttpRefusal
from sandbox.reason import Reason
from sandbox.world import StorefrontAccessToken
from sandbox.world.exchange import Exchange

_JSON: Final[Mapping[str, str]] = {hdrs.CONTENT_TYPE: "application/json"}
_SENT: Final[tuple[Mapping[str, str], ...]] = (
    _JSON,
    {**_JSON, hdrs.CONTENT_ENCODING: "gzip"},
    {**_JSON, hdrs.CONTENT_ENCODING: "deflate"},
)
"""The encodings that a JSON body can have. The right one is the one that can be read."""
_BARE: Final[Mapping[str, str]] = {hdrs.CONTENT_TYPE: "application/graphql"}
_OUTCOMES: Final[Mapping[str, Outcome]] = {each: each for each in get_args(Outcome)}
_SCENARIO: Final = "scenario."
_CONTROL: Final = "/_sandbox/api/"


class Reader:
    """Reads exchanges. A repeated document is parsed once, if it is among *most_bytes* of them.

    In a lane it pauses often.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._documents = Documents(most_bytes)

    def entry(self, number: int, exchange: Exchange) -> JournalEntry:
        return _entry(number, exchange, self.read(exchange))

    def read(self, exchange: Exchange) -> "Read":
        """Return the request of *exchange*, read, and the redaction for it."""
        if exchange.version is None:
            request, document = _sent(exchange), None
        else:
            request, document = self._request(exchange)
        redaction = Redaction(document.found if document else None)
        is_call = exchange.version is None and exchange.target.startswith(_CONTROL)
        return Read(
            exchange=exchange,
            request=request,
            document=document,
            variables=_body(exchange, redaction)
            if is_call
            else _variables(request, document, redaction),
            redaction=redaction,
        )

    def _request(self, exchange: Exchange) -> tuple[GraphQLRequest | None, Document | None]:
        if request := _sent(exchange):
            return request, self._documents.read(request.query)
        bare = _readable(Received("POST", exchange.target, _BARE, exchange.body or b""))
        document = self._documents.read(bare.query) if bare else None
        return (bare, document) if document and document.node else (None, None)


class Read(Struct, frozen=True, kw_only=True):
    """An exchange that was read. `variables` are without secrets, `request` has all of them."""

    exchange: Exchange
    request: GraphQLRequest | None
    document: Document | None
    variables: dict[str, Any] | None
    redaction: Redaction

    @property
    def operation(self) -> OperationDefinitionNode | None:
        if self.document is None or self.request is None:
            return None
        return self.document.operation(self.request.operation_name)

    def asked(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield the root fields with their arguments and variables, including secrets.

        They are empty if the request was not kept.
        """
        variables = (self.request and self.request.variables) or {}
        if self.document and self.operation:
            yield from self.document.asked(self.operation, variables)
        else:
            yield from ((name, variables) for name in self.exchange.operations)


def outline(number: int, exchange: Exchange) -> JournalEntry:
    """Return the entry without what is in the bodies: nothing has to be read for it."""
    return _entry(number, exchange, None)


def _entry(number: int, exchange: Exchange, read: Read | None) -> JournalEntry:
    operation, slugs = read and read.operation, [reason.slug for reason in exchange.reasons]
    scenarios = (slug for slug in slugs if slug.startswith(_SCENARIO))
    name = operation.name if operation else None
    return JournalEntry(
        id=number,
        time=exchange.moment,
        ms=round(exchange.seconds * 1e3, 3),
        delay_ms=round(exchange.delay * 1e3, 3),
        request_id=exchange.request_id,
        method=exchange.method,
        path=shown_path(exchange.target),
        version=exchange.version,
        access_token=_access_token(exchange.token),
        operation_name=name.value if name else None,
        operation_type=operation.operation.value if operation else None,
        operations=exchange.operations,
        document=read.document.shown if read and read.document else None,
        variables=read.variables if read else None,
        outcome=_OUTCOMES[exchange.outcome],
        status=exchange.status or None,
        user_errors=_codes(exchange, are_user_errors=True),
        errors=_codes(exchange, are_user_errors=False),
        reason=tuple(_reason(reason, read) for reason in exchange.reasons),
        scenario=next((slug.removeprefix(_SCENARIO) for slug in scenarios), None),
        answer=_answer(exchange.answer, read.redaction) if read else None,
    )


def _sent(exchange: Exchange) -> GraphQLRequest | None:
    """Return the GraphQL request in JSON; None if it was not kept, or is something else."""
    if exchange.method == "GET" and exchange.version is not None:
        return _readable(Received("GET", exchange.target, {}))
    if not exchange.body:
        return None
    tried = (Received("POST", exchange.target, headers, exchange.body) for headers in _SENT)
    return next((request for received in tried if (request := _readable(received))), None)


def _readable(received: Received) -> GraphQLRequest | None:
    try:
        return graphql_request(received)[0]
    except HttpRefusal:
        return None


def _access_token(token: StorefrontAccessToken | None) -> RequestToken | None:
    if token is None:
        return None
    return RequestToken(
        kind="private" if token.private else "public", fingerprint=fingerprint(token.token)
    )


def _variables(
    request: GraphQLRequest | None, document: Document | None, redaction: Redaction
) -> dict[str, Any] | None:
    """Return the variables without secrets; of an unreadable document all are hidden."""
    if request is None or request.variables is None:
        return None
    shown = _shown(request.variables, document, redaction)
    # What is found late stands in other variables, too.
    return _shown(request.variables, document, redaction) if redaction.found else shown


def _shown(
    variables: Mapping[str, Any], document: Document | None, redaction: Redaction
) -> dict[str, Any]:
    unread = PASSWORD if document and document.node is None else None
    sealed = document.sealed if document else {}
    objects = document.objects if document else frozenset()
    shown: dict[str, Any] = {}
    for name, value in variables.items():
        secret = sealed.get(name, unread) or secret_name(name)
        if secret is None and name in objects:
            shown[name] = redaction.without_keys(value)
        else:
            shown[name] = redaction.given(value, name=secret)
    return shown


def _body(exchange: Exchange, redaction: Redaction) -> dict[str, Any] | None:
    """Return the body of a call of the control API without secrets."""
    try:
        body = msgspec.json.decode(exchange.body or b"null")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return redaction.given(body) if isinstance(body, dict) else None


def _codes(exchange: Exchange, *, are_user_errors: bool) -> tuple[AnsweredCode, ...]:
    return tuple(
        AnsweredCode(operation=code.operation, code=code.code)
        for code in exchange.codes
        if code.is_user_error is are_user_errors
    )


def _reason(reason: Reason, read: Read | None) -> Reason:
    return Reason(reason.slug, read.redaction.text(reason.message) if read else "")


def _answer(body: bytes | None, redaction: Redaction) -> Any:
    if not body:
        return None
    try:
        return redaction.answered(msgspec.json.decode(body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return redaction.text(body.decode(errors="replace"))
