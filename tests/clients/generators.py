"""Multipass tokens as other people's code makes them: packages, and the shapes of ports."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from tests.clients.tools import HERE, clients_python, node, openssl, run

SECRET: Final = "sandbox-multipass-secret"
SCRIPTS: Final = HERE / "scripts"


@dataclass(frozen=True, slots=True)
class Generator:
    """Makes tokens with one script; `find` names what runs it, or skips the test."""

    find: Callable[[], str]
    script: str
    arguments: tuple[str, ...] = ()

    def __call__(self, customer: Mapping[str, object], *, secret: str = SECRET) -> str:
        given = json.dumps({"secret": secret, "customer": customer})
        return run(self.find(), SCRIPTS / self.script, *self.arguments, given=given)


def by_openssl(customer: Mapping[str, object], *, secret: str = SECRET) -> str:
    openssl()
    return run("sh", SCRIPTS / "openssl_token.sh", secret, given=json.dumps(customer))


_npm: Final = partial(Generator, node, "npm_token.mjs")
_pypi: Final = partial(Generator, clients_python, "pypi_token.py")

GENERATORS: Final[Mapping[str, Callable[..., str]]] = {
    "multipassify": _npm(("multipassify",)),
    "multipass-js": _npm(("multipass-js",)),
    "shopify-multipass-login": _pypi(("shopify-multipass-login",)),
    "shopify-multipass-auth": _pypi(("shopify-multipass-auth",)),
    "node-crypto": Generator(node, "node_crypto_token.mjs"),
    "web-crypto": Generator(node, "web_crypto_token.mjs"),
    "crypto-js": Generator(node, "crypto_js_token.mjs"),
    "openssl": by_openssl,
}
