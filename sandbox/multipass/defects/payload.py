"""Tokens whose content is not what a shop reads."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from msgspec.json import encode as encode_json

from sandbox.multipass.defects.draft import Defect, Draft


def _not_json(draft: Draft) -> str:
    return draft.seal_bytes(urlencode(draft.payload()).encode())


def _python_dict(draft: Draft) -> str:
    return draft.seal_bytes(str(draft.payload()).encode())


def _not_an_object(draft: Draft) -> str:
    return draft.seal_bytes(encode_json([draft.payload()]))


def _json_twice(draft: Draft) -> str:
    return draft.seal_bytes(encode_json(draft.json().decode()))


def _no_email(draft: Draft) -> str:
    return draft.seal(email=None)


def _bad_email(draft: Draft) -> str:
    return draft.seal(email="jane@@example.com")


def _no_created_at(draft: Draft) -> str:
    complete = draft.payload()
    del complete["created_at"]
    return draft.seal_bytes(encode_json(complete))


def _bad_created_at(draft: Draft) -> str:
    return draft.seal(created_at=int(draft.now.timestamp()))


def _identifier_conflict(draft: Draft) -> str:
    """Opens well: it is the shop that knows the customer under another identifier."""
    other = f"{draft.customer.get('identifier') or 'nobody'}-other"
    return draft.seal(identifier=other)


DEFECTS: Final[Mapping[str, Defect]] = {
    "not-json": _not_json,
    "python-dict": _python_dict,
    "not-an-object": _not_an_object,
    "json-twice": _json_twice,
    "no-email": _no_email,
    "bad-email": _bad_email,
    "no-created-at": _no_created_at,
    "bad-created-at": _bad_created_at,
    "identifier-conflict": _identifier_conflict,
}
