"""The text that `serve` prints when it is ready: commands to paste, and their answer."""

import json
import os
import shlex
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sandbox.cli.tls import how_to_trust
from sandbox.multipass import Multipass
from sandbox.schema import load_schemas
from sandbox.seeding.shop_data import fixtures_of
from sandbox.settings import HEXADECIMAL_TOKEN, MULTIPASS_SECRET, PUBLIC_TOKEN, Settings
from sandbox.world.shop_file import read_shop

_NAME: Final = "storefront-sandbox"
_EMAIL: Final = "ada@sandbox.example"
LOGIN: Final = (
    "mutation ($token: String!) { customerAccessTokenCreateWithMultipass(multipassToken: $token)"
    " { customerAccessToken { accessToken expiresAt } customerUserErrors { code field message } } }"
)
_ANSWER: Final = (
    '{"data":{"customerAccessTokenCreateWithMultipass":{"customerAccessToken":'
    '{"accessToken":"…32 hex digits…","expiresAt":"…42 days from now…"},"customerUserErrors":[]}},'
    '"extensions":{"cost":{"requestedQueryCost":12}}}'
)


def as_text(
    url: str, settings: Settings, *, minted: str | None = None, authority: Path | None = None
) -> str:
    """Return the panel. *minted* is a control token that was generated at this start.

    *authority* is the certificate authority that clients must trust.
    """
    program = program_here()
    token = f"\nControl token, new at each start: {minted}\n" if minted else ""
    trust = f"\n{how_to_trust(authority)}\n" if authority else ""
    return (
        f"Storefront Sandbox listens on {url}\n\n"
        "Log a customer in. The Multipass token in it works once, within 15 minutes:\n\n"
        f"{curl(url, settings, authority=authority)}\n\n"
        f"Answer: {_ANSWER}\n\n"
        f"{_token(settings)}"
        f"{_mint(program, settings)}\n"
        f"Dashboard in a browser:  {url}/_sandbox/\n"
        f"Customers to log in as:  {program} personas{_folder(settings)}\n"
        f"Errors to switch on:     {program} scenarios{_folder(settings)}\n"
        f"Documentation:           {program} docs\n"
        f"{token}"
        f"{trust}"
    )


def as_json(
    url: str, settings: Settings, *, minted: str | None = None, authority: Path | None = None
) -> str:
    """Return the same as one line of JSON."""
    ready = {
        "event": "ready",
        "url": url,
        "endpoint": endpoint(url),
        "curl": curl(url, settings, authority=authority),
    }
    if minted is not None:
        ready["controlToken"] = minted
    if authority is not None:
        ready["certificateAuthority"] = str(authority)
    return json.dumps(ready, ensure_ascii=False)


def endpoint(url: str) -> str:
    version = load_schemas().versions.newest.handle
    return f"{url}/api/{version}/graphql.json"


def curl(url: str, settings: Settings, *, authority: Path | None = None) -> str:
    """Return a shell command that logs a customer in with a new token."""
    token = Multipass(settings.multipass_secret).seal({"email": _EMAIL}, now=datetime.now(UTC))
    body = json.dumps({"query": LOGIN, "variables": {"token": token}})
    header = (
        ""
        if settings.default_token == PUBLIC_TOKEN
        else f" \\\n  -H 'X-Shopify-Storefront-Access-Token: {PUBLIC_TOKEN}'"
    )
    trusting = f"--cacert {shlex.quote(str(authority))} " if authority else ""
    where = shlex.quote(endpoint(url))  # an IPv6 address has brackets: zsh looks for files
    return f"curl {trusting}{where} -H 'Content-Type: application/json'{header} \\\n  -d '{body}'"


def program_here() -> str:
    """Return how a shell in any folder runs the program that runs now.

    That is its name if the shell finds it in PATH, else its whole path.
    """
    started = Path(sys.argv[0]).absolute()
    if started.name == "__main__.py":
        return f"{shlex.quote(sys.executable)} -m storefront_sandbox"
    found = shutil.which(_NAME)
    if found and os.path.realpath(found) == os.path.realpath(started):
        return _NAME
    return shlex.quote(str(started))


def _token(settings: Settings) -> str:
    """Return the line of the public token: the first of a shop of the user's own, if it has any."""
    texts: tuple[str, ...] = (PUBLIC_TOKEN, HEXADECIMAL_TOKEN)
    if settings.fixtures is not None:
        own = read_shop(fixtures_of(settings)).storefront_access_tokens
        public = [token.texts for token in own if not token.private]
        if own and not public:
            return ""
        texts = public[0] if public else texts
    return f"Public access token:     {', for Hydrogen '.join(texts)}\n"


def _folder(settings: Settings) -> str:
    """Return the option that names the user's own data, so that the command works anywhere."""
    if settings.fixtures is None:
        return ""
    return f" --fixtures {shlex.quote(str(Path(settings.fixtures).absolute()))}"


def _mint(program: str, settings: Settings) -> str:
    """Return the command for further tokens. A secret of the user's own is not printed."""
    mint = f"{program} multipass mint --email you@example.com"
    if settings.multipass_secret == MULTIPASS_SECRET:
        return f"More tokens:             {mint}"
    return f'More tokens, with your secret in $SECRET:\n  {mint} --secret "$SECRET"'
