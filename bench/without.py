"""The sandbox without one of its parts, to see what the part gives or takes.

Run as `without.py PART PORT`. Nobody would want a switch for these in the product, so they are
taken out from here; the wheel that is measured knows nothing of it.
"""

import asyncio
import gc
import json
import os
import sys
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hmac import compare_digest
from operator import attrgetter
from typing import Any, Final
from unittest.mock import patch

from aiohttp import web
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from sandbox import server
from sandbox.door.admission import Admission
from sandbox.door.answers import RequestIds
from sandbox.door.heads import Heads
from sandbox.door.recording import Recorder
from sandbox.execution import operation
from sandbox.execution.cache import BoundedCache
from sandbox.multipass import token
from sandbox.multipass.errors import SignatureMismatchError
from sandbox.storefront import (
    at_once,
    binding,
    endpoint,
    engine,
    preparation,
    requests,
    resolution,
)
from sandbox.storefront.api import STOREFRONT
from sandbox.world.journal import Journal
from sandbox.world.secrets import Secrets
from sandbox.world.used_tokens import UsedTokens


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the sandbox: *words* say what it is, *take_out* leaves it out of this process."""

    words: str
    take_out: Callable[[], None]
    is_feature: bool = False
    workload: str = "login"


def _replace(owner: Any, name: str, by: Any) -> None:
    patch.object(owner, name, by).start()


def _at_once() -> None:
    def by_aiohttp(manager: web.Server, *, loop: Any, **options: Any) -> Any:
        own = {
            name: options[name] for name in options.keys() - {"serves", "answer", "turn", "heads"}
        }
        return web.RequestHandler(manager, loop=loop, **own)

    _replace(server, "ProtocolAtOnce", by_aiohttp)


def _turns() -> None:
    def by_itself(_: Any, connection: at_once.ProtocolAtOnce) -> None:
        connection.answer_due()
        connection.send()

    _replace(at_once.Turn, "add", by_itself)


def _heads() -> None:
    _replace(Heads, "whole", lambda *_: None)


def _plans() -> None:
    _replace(operation, "_is_covered", lambda *_: False)


def _documents() -> None:
    _replace(BoundedCache, "get", lambda *_: None)


def _lifting() -> None:
    _replace(engine, "LIFTABLE", frozenset())


def _one_cipher() -> None:
    def unseal(self: Any, raw: bytes) -> bytes:
        sealed = raw[:-32]
        if not compare_digest(token.sign(sealed, key=self._signing_key), raw[-32:]):
            raise SignatureMismatchError
        decryptor = Cipher(AES(self._encryption_key), CBC(sealed[:16])).decryptor()
        return token.unpad(decryptor.update(sealed[16:]) + decryptor.finalize())

    _replace(token.Multipass, "unseal", unseal)


def _pools() -> None:
    _replace(Secrets, "token", lambda _: os.urandom(16).hex())
    _replace(RequestIds, "next", lambda _: f"{uuid.uuid4()}-{int(time.time())}")


def _json() -> None:
    def decoded(body: bytes) -> engine.GraphQLRequest:
        asked = json.loads(body)
        return engine.GraphQLRequest(
            asked["query"], asked.get("variables"), asked.get("operationName")
        )

    _replace(requests, "_decoded", decoded)
    _replace(endpoint, "encode", lambda body: json.dumps(body, separators=(",", ":")).encode())


def _frozen() -> None:
    _replace(gc, "freeze", lambda: None)


def _own_loop() -> None:
    import uvloop

    _replace(asyncio, "Runner", partial(asyncio.Runner, loop_factory=uvloop.new_event_loop))


def _cost() -> None:
    _replace(preparation, "cost_of", lambda *_: lambda _variables: 0)


def _scopes() -> None:
    _replace(binding, "_guarded", lambda resolver, *_: resolver)


def _scenarios() -> None:
    def performing(mutation: Any) -> Callable[..., Any]:
        perform = attrgetter("_perform")(resolution)
        return lambda name, call, arguments, _spellings: perform(name, mutation, call, arguments)

    by_name = {name: performing(mutation) for name, mutation in STOREFRONT.mutations.items()}
    _replace(binding, "ROOTS", {**binding.ROOTS, "Mutation": by_name})


def _admission() -> None:
    admit = Admission.admit
    first: list[Any] = []

    def once(self: Admission, headers: Any, world: str | None) -> Any:
        if not first:
            first.append(admit(self, headers, world))
        return first[0]

    _replace(Admission, "admit", once)


def _single_use() -> None:
    _replace(UsedTokens, "used_at", lambda *_, **__: None)
    _replace(UsedTokens, "add", lambda *_, **__: None)


def _journal() -> None:
    _replace(Journal, "add", lambda *_: None)


def _recording() -> None:
    _replace(Recorder, "record", lambda *_, **__: None)


PARTS: Final = {
    "at-once": Part("answers written at once, past aiohttp's tasks", _at_once),
    "turns": Part("clients of one turn answered together (else one by one)", _turns),
    "heads": Part("heads of requests known again (else each is parsed)", _heads),
    "plans": Part("operations compiled to plans (else graphql-core executes)", _plans),
    "documents": Part("documents kept (else each is parsed and checked)", _documents),
    "lifting": Part(
        "strings lifted out of documents, the token in the document", _lifting, workload="inlined"
    ),
    "one-cipher": Part("one decryptor and one MAC for all tokens", _one_cipher),
    "pools": Part("random tokens and ids cut from pools", _pools),
    "json": Part("msgspec for JSON (else the standard library)", _json),
    "frozen": Part("the garbage collector settled after the start", _frozen),
    "own-loop": Part("asyncio's own loop (else uvloop)", _own_loop),
    "cost": Part("`extensions.cost`", _cost, is_feature=True),
    "scopes": Part("scopes of the access token", _scopes, is_feature=True),
    "scenarios": Part("scenarios, a magic email inside the token too", _scenarios, is_feature=True),
    "admission": Part("worlds by name, access tokens", _admission, is_feature=True),
    "journal": Part("the journal and coverage of a world", _journal, is_feature=True),
    "recording": Part("journal, coverage, metrics and log", _recording, is_feature=True),
    "single-use": Part("a token works once", _single_use, is_feature=True),
}


def main() -> int:
    """Serve on the port, without the part."""
    from sandbox.cli import main as serve  # as late as the sandbox itself: parts are out by now

    name, port = sys.argv[1:]
    PARTS[name].take_out()
    return serve(["serve", "--port", port, "--log-format", "json"])


if __name__ == "__main__":
    sys.exit(main())
