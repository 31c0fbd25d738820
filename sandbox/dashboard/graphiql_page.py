"""GraphiQL: a page around the package from npm that `make graphiql` puts beside this file."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import msgspec
from aiohttp import hdrs, web

from sandbox.dashboard.static_files import TYPES
from sandbox.schema import load_schemas

FOLDER: Final = Path(__file__).parent / "graphiql"
MISSING: Final = (
    "GraphiQL is not in this clone. Run `make graphiql`, which needs npm, and reload this page. "
    "The wheel that `make dist` builds and the image have it."
)
SCHEMAS: Final[Mapping[str, str]] = {
    "storefront": "schema.graphql",
    "customer-account": "customer-account.graphql",
}
"""The file with the schema of each API that GraphiQL knows."""

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""GraphiQL's editor sets styles as it runs, and its style sheet holds images and fonts."""


def is_built() -> bool:
    return (FOLDER / "graphiql.min.js").is_file()


def serve_package(name: str) -> web.Response | None:
    """Return the file *name* of the package; None if there is none."""
    file = FOLDER / name
    if file.parent != FOLDER or file.suffix not in TYPES or not file.is_file():
        return None
    return web.Response(
        body=file.read_bytes(),
        headers={
            hdrs.CONTENT_TYPE: TYPES[file.suffix],
            hdrs.CACHE_CONTROL: "no-cache",
            "X-Content-Type-Options": "nosniff",
        },
    )


def serve_examples(api: str, version: str) -> web.Response | None:
    """Return the examples for a *version* of an API as JSON; None if it is not served."""
    file = SCHEMAS.get(api)
    if file is None or version not in load_schemas(file).versions.handles:
        return None
    return web.Response(body=_examples(file, version), content_type="application/json")


@cache
def _examples(file: str, version: str) -> bytes:
    from sandbox.dashboard.examples import examples

    return msgspec.json.encode(list(examples(load_schemas(file).build(version))))
