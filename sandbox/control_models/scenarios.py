"""Scenarios, with the same keys in a file and in the control API."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Final

from msgspec import UNSET, Meta, Struct, UnsetType

from sandbox.control_models.orders import Price
from sandbox.user_errors import CustomerErrorCode

ANY: Final = "*"
"""The `operation` of a scenario for all operations."""


class When(StrEnum):
    """Whether the operation runs: with `AFTER` it does, and its answer is replaced."""

    BEFORE = "before"
    AFTER = "after"


class ForcedCustomerUserError(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """An entry of `customerUserErrors`."""

    message: str
    code: CustomerErrorCode
    field: tuple[str, ...] | None = None


class PlainUserError(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """An entry of `userErrors`. Those of customers have no code, those of carts do (the schema)."""

    message: str
    field: tuple[str, ...] | None = None
    code: str | None = None


class ForcedError(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A top-level GraphQL error.

    With any `path` the field of the operation raises it: the field is null, and the path is that
    of the field in the response. Without a path it is the answer to the whole request.
    """

    message: str
    path: tuple[str | int, ...] | None = None
    extensions: Mapping[str, Any] | None = None


class FieldChangeError(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """The GraphQL error of a field, which is null then."""

    message: str
    extensions: Mapping[str, Any] | None = None


class FieldChange(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a field of a type has in the answer, wherever it is asked for.

    `field` is `TYPE.FIELD`, such as `ProductVariant.availableForSale`. Its `value` is null if it
    is left out. Of an object, only the fields that `value` has are changed. `{base_url}` in a
    text is the sandbox's address. With an `error` the field is null, and the error is in `errors`.
    """

    field: str
    value: Any = None
    error: FieldChangeError | None = None


class VariantsChange(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What all variants are like while the operation runs: products, carts and the checkout follow.

    `price` is the same in each currency. `quantity` is the stock of each. With `deleted` none is
    found by its id any more.
    """

    price: Price | None = None
    quantity: Annotated[int, Meta(ge=0, le=1_000_000_000)] | None = None
    deleted: bool = False


class ScenarioMatch(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The calls that a scenario answers.

    `operation` is a root field, several, or `*` for all. `variables` must be contained in the
    arguments or variables of the call; a key that begins with `$` is a JSON path.
    """

    operation: str | tuple[str, ...] = ANY
    variables: dict[str, Any] = {}
    times: int | None = None


class ScenarioStep(
    Struct, frozen=True, rename="camel", forbid_unknown_fields=True, omit_defaults=True
):
    """The effect on one call. `delay` is a duration, as in `PT0.5S`; `drop` cuts the connection.

    `body` is text, sent as HTML, or an object, sent as JSON. With `when` `after`, the operation
    runs before its answer is replaced. `fields` changes fields of the usual answer, and
    `variants` the variants that the operation sees. `lag` is a duration: a query shows changes so
    much later. `tokenless` answers the request as one without a Storefront access token.
    """

    customer_user_errors: tuple[ForcedCustomerUserError, ...] = ()
    user_errors: tuple[PlainUserError, ...] = ()
    errors: tuple[ForcedError, ...] = ()
    status: int | None = None
    body: str | Mapping[str, Any] | None = None
    fields: tuple[FieldChange, ...] = ()
    variants: VariantsChange | None = None
    delay: str | None = None
    drop: bool = False
    when: When = When.BEFORE
    lag: str | None = None
    tokenless: bool = False


class ScenarioEffect(
    ScenarioStep, frozen=True, rename="camel", forbid_unknown_fields=True, omit_defaults=True
):
    """The effect on the calls: the same on each, or by `sequence` one step after another.

    `share` is the seeded part of the calls that is answered, above 0 and at most 1.
    """

    sequence: Annotated[tuple[ScenarioStep, ...], Meta(max_length=1_000)] | None = None
    share: float | None = None


class Scenario(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A scenario. Without `times` it answers every call that matches."""

    name: str
    description: str = ""
    times: int | None = None
    match: ScenarioMatch = ScenarioMatch()
    effect: ScenarioEffect


class ActiveScenario(Scenario, frozen=True, kw_only=True):
    """A scenario that is on. `left` is the number of calls it will still answer, null for any."""

    answered: int
    left: int | None


class ScenarioFilter(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """With `library` false, only the scenarios that are on are listed; `library` is empty."""

    library: bool = True


class ScenarioList(Struct, frozen=True):
    """The scenarios that can be switched on by name, and those that are on, newest first."""

    library: tuple[Scenario, ...]
    on: tuple[ActiveScenario, ...]


class MatchChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The calls. Each key replaces that of the scenario; what is left out stays."""

    operation: str | tuple[str, ...] | UnsetType = UNSET
    variables: dict[str, Any] | UnsetType = UNSET
    times: int | UnsetType | None = UNSET


class ScenarioSwitch(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a scenario is switched on. With an `effect` it is a definition of your own.

    `name` may repeat the name in the path, and must not differ from it.
    """

    name: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    times: int | UnsetType | None = UNSET
    match: MatchChange | UnsetType = UNSET
    effect: ScenarioEffect | UnsetType = UNSET
