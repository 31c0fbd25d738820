"""A running sandbox, asked through its control API."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.conftest import Storefront

Call = Callable[..., Awaitable[tuple[int, Any]]]
PROBLEM = "urn:storefront-sandbox:problem:"


def absent(what: str, path: str, *, world: str = "blue") -> str:
    """Return the detail for *what* a *world* does not have, and the call that lists those it has.

    That call has the *path* `orders` below the world.
    """
    there = f"/_sandbox/api/worlds/{world}/{path}"
    return f"the world {world} has no {what}: see GET {there} for those it has"


@pytest.fixture
def call(storefront: Storefront) -> Call:
    """Call a path below `/_sandbox/api`; return the status, and the body read as JSON."""

    async def call(method: str, path: str, body: Any = None, **parameters: Any) -> tuple[int, Any]:
        response = await storefront.client.request(
            method, f"/_sandbox/api{path}", json=body, params=parameters
        )
        is_problem = response.status >= 400
        kind = "application/problem+json" if is_problem else "application/json"
        empty = response.status == 204
        assert empty or response.content_type == kind
        return response.status, None if empty else await response.json()

    return call


@pytest.fixture
def faults(call: Call) -> Callable[..., Awaitable[Any]]:
    """Make a call whose body is refused; return the place and the words of each fault."""

    async def faults(method: str, path: str, body: Any) -> list[tuple[str, str]]:
        status, problem = await call(method, path, body)
        assert (status, problem["type"]) == (422, f"{PROBLEM}invalid-values")
        return [(fault["pointer"], fault["detail"]) for fault in problem["errors"]]

    return faults


@pytest.fixture
def problem(call: Call) -> Callable[..., Awaitable[Any]]:
    """Make a call that is refused; return its status, the problem's slug, and the detail."""

    async def problem(method: str, path: str, body: Any = None, **parameters: Any) -> Any:
        status, problem = await call(method, path, body, **parameters)
        slug = problem["type"].removeprefix(PROBLEM)
        title = slug.replace("-", " ").capitalize()
        assert problem == {
            "type": PROBLEM + slug,
            "title": title,
            "status": status,
            "detail": problem["detail"],
        }
        return status, slug, problem["detail"]

    return problem
