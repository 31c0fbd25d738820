"""How one sandbox process is set up. The only module that reads the environment."""

import os
from typing import Final

from msgspec import Struct

ENVIRONMENT_PREFIX: Final = "STOREFRONT_SANDBOX_"
MULTIPASS_SECRET: Final = "sandbox-multipass-secret"  # noqa: S105 - the seed's, public by design


class Settings(Struct, frozen=True, kw_only=True):
    """Everything that may differ between two sandbox processes.

    `seed`, `customers` and `locale` say what a fresh world holds; `scenarios` are on from its
    first moment. `default_token` is the Storefront access token that stands in for a missing
    one: None makes such a request *tokenless*, as it is at the real service.
    """

    host: str = "127.0.0.1"
    port: int = 4000
    seed: int = 1
    customers: int = 100
    locale: str = "en_US"
    scenarios: tuple[str, ...] = ()
    multipass_secret: str = MULTIPASS_SECRET
    default_token: str | None = "sandbox-public"  # noqa: S105 - likewise


def from_environment(flag: str) -> str | None:
    """Return what the environment says for *flag*: `--log-format` is `…_LOG_FORMAT`."""
    return os.environ.get(ENVIRONMENT_PREFIX + flag.lstrip("-").replace("-", "_").upper())
