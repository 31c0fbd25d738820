"""Errors of the control API: problem details (RFC 9457)."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from sandbox.control_models.problems import NAMESPACE, Problem
from sandbox.faults import Fault, fault, first_faults
from sandbox.near_names import did_you_mean
from sandbox.user_errors import CustomerErrorCode, Refused, UserError
from sandbox.world.worlds import check_name

BASE: Final = "/_sandbox/api"
CONTENT_TYPE: Final = "application/problem+json"


class ProblemError(Exception):
    """A request that is refused with *status*. *slug* names the problem: `world-not-found`."""

    def __init__(
        self,
        status: int,
        slug: str,
        detail: str,
        *,
        errors: Iterable[Fault] = (),
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(detail)
        self.slug = slug
        self.headers = headers
        self.problem = Problem(
            type=NAMESPACE + slug,
            title=slug.replace("-", " ").capitalize(),
            status=status,
            detail=detail,
            errors=tuple(errors),
        )


def world_not_found(name: str, known: Iterable[str]) -> ProblemError:
    """Return the error for a world that does not exist, with the names near it.

    Raises `InvalidWorldNameError` if no world can have this *name*.
    """
    check_name(name)
    meant = did_you_mean(name, known, most=3)
    hint = f"{meant} Else make" if meant else "make"
    return ProblemError(
        404,
        "world-not-found",
        f"there is no world {name}: {hint} it first, or name it in a Storefront API request",
    )


def absent(world: str, what: str, path: str) -> str:
    """Return the detail for *what* a *world* does not have: it names the call that lists them.

    That call has the *path* `orders` below the world.
    """
    there = f"{BASE}/worlds/{world}/{path}"
    return f"the world {world} has no {what}: see GET {there} for those it has"


def invalid_values(faults: Iterable[Fault]) -> ProblemError:
    """Return the error for an invalid body: its first faults. One without a place is a sentence."""
    errors = first_faults(faults)
    detail = "; ".join(f"{fault.pointer}: {fault.detail}".removeprefix("#: ") for fault in errors)
    return ProblemError(422, "invalid-values", detail, errors=errors)


def refused_by_shop(refused: Refused) -> ProblemError:
    """Return the error for what the shop refused, with the shop's messages."""
    if any(error.code == CustomerErrorCode.ALREADY_ENABLED for error in refused.errors):
        return ProblemError(409, "already-enabled", str(refused))
    return invalid_values(fault(error.message, *_place(error)) for error in refused.errors)


def _place(error: UserError) -> tuple[str, ...]:
    """Return the place in the body, which is not wrapped in an argument of the mutation."""
    field = error.field or ()
    return field[1:] if field[:1] == ("address",) else field
