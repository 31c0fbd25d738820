"""Provider states of Pact: a verifier sets one up before it replays an interaction.

Pact: a verifier posts each state by itself. The body differs a little between verifiers. The
answer has values for the interaction.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sandbox.control.customer_shown import show_customer
from sandbox.control.problems import invalid_values
from sandbox.control.route import SMALL, ControlRequest, Empty, Route
from sandbox.control.scenarios import delete_scenario, put_scenario
from sandbox.control_models.customers import CustomerChange
from sandbox.control_models.pact import ProviderState, ProviderStateValues
from sandbox.control_models.scenarios import ScenarioSwitch
from sandbox.customers.merchant import create, update
from sandbox.customers.records import Customer
from sandbox.customers.seed.personas import Persona
from sandbox.email_address import normalize
from sandbox.faults import fault, fault_of, not_known
from sandbox.near_names import near_names
from sandbox.world import World
from sandbox.world.worlds import DEFAULT

_FRESH: Final = re.compile(r"(?i)(?:an?|the)?\s*(?:fresh world|world is fresh)")
_SCENARIO: Final = re.compile(r"(?i)(?:the )?scenario:?\s+(?P<name>[a-z0-9-]+)(?: is on)?")
_PERSONA: Final = re.compile(r"(?i)(?:the )?persona:?\s+(?P<name>[a-z0-9-]+)(?: exists)?")
_CUSTOMER: Final = re.compile(r"(?i)(?:an?|the) customer(?:\s+(?P<email>\S+@\S+))? exists")
_KNOWN: Final = (
    "the world is fresh",
    "scenario NAME is on",
    "persona NAME",
    "a customer EMAIL exists",
)


class _State(Struct, frozen=True):
    """A state to set up or tear down: the name in its text, and its details."""

    request: ControlRequest[Any, Any]
    name: str | None
    params: Mapping[str, Any]
    is_teardown: bool


def post_provider_state(request: ControlRequest[Empty, ProviderState]) -> ProviderStateValues:
    """Set the states up or tear them down. Of several, the last one that has a value counts.

    Raises `ProblemError`, and `Refused` for a customer that cannot be made.
    """
    body = request.body
    params = dict(body.params or {})
    name = str(params.pop("world", DEFAULT))
    there = replace(request, path={"world": name})
    values = ProviderStateValues(world=there.world.name)
    for text in [body.state] if body.state is not None else body.states:
        if text.strip():
            perform, found = _understood(text.strip(), there.world)
            new = perform(_State(there, found, params, body.action == "teardown"))
            values = replace(values, **{**msgspec.structs.asdict(new), "world": name})
    return values


def _understood(
    text: str, world: World
) -> tuple[Callable[[_State], ProviderStateValues], str | None]:
    """Return the function for the state of that *text*, and the name in it."""
    for pattern, perform in _STATES:
        if found := pattern.fullmatch(text):
            return perform, next(iter(found.groups()), None)
    if text in (personas := [persona.name for persona in world.store.after(Persona, 0)]):
        return _persona, text
    near = near_names(text, [*_KNOWN, *personas])
    hint = f"did you mean {near[0]!r}? " if near else ""
    detail = f"{text!r} is not a known state: {hint}Known are {', '.join(map(repr, _KNOWN))}"
    raise invalid_values([fault(detail, "state")])


def _fresh(state: _State) -> ProviderStateValues:
    world = state.request.path["world"]
    if not state.is_teardown:
        state.request.worlds.reset(world)
    return ProviderStateValues(world=world)


def _scenario(state: _State) -> ProviderStateValues:
    there = state.request.path
    request = replace(state.request, path={**there, "name": state.name or ""})
    if state.is_teardown:
        delete_scenario(request)
    else:
        put_scenario(replace(request, body=_converted(state.params, ScenarioSwitch)))
    return ProviderStateValues(world=there["world"])


def _persona(state: _State) -> ProviderStateValues:
    """Return who a persona is. Every fresh world has it, so nothing is set up."""
    world = state.request.world
    persona = world.store.find(Persona, "name", state.name or "")
    if persona is None:
        names = [each.name for each in world.store.after(Persona, 0)]
        detail = f"the persona {state.name} {not_known(state.name or '', names)}"
        raise invalid_values([fault(detail, "state")])
    return replace(_who(world.name, persona.customer), password=persona.password)


def _customer(state: _State) -> ProviderStateValues:
    """Make the customer, or change the one with that email. It is not torn down."""
    world = state.request.world
    params = {"email": state.name} | dict(state.params) if state.name else dict(state.params)
    change = _converted(params, CustomerChange)
    email = normalize(change.email) if isinstance(change.email, str) else None
    known = world.store.find(Customer, "email", email) if email else None
    if state.is_teardown:
        return ProviderStateValues(world=world.name)
    customer = create(world, change) if known is None else update(world, known, change)
    password = change.password if isinstance(change.password, str) else None
    return replace(_who(world.name, customer), password=password)


def _who(world: str, customer: Customer) -> ProviderStateValues:
    shown = show_customer(customer)
    return ProviderStateValues(
        world=world,
        customer_id=shown.id,
        email=shown.email,
        multipass_identifier=shown.multipass_identifier,
    )


_STATES: Final = (
    (_FRESH, _fresh),
    (_SCENARIO, _scenario),
    (_PERSONA, _persona),
    (_CUSTOMER, _customer),
)
T = TypeVar("T", bound=Struct)


def _converted(params: Mapping[str, Any], kind: type[T]) -> T:
    """Return *params* as a *kind*. Some verifiers send all values as text."""
    try:
        return msgspec.convert(params, kind, strict=False)
    except msgspec.ValidationError as error:
        raise invalid_values([fault_of(error, "params", kind=kind)]) from None


ROUTES: Final = (
    Route(
        method="POST",
        path="/pact/provider-states",
        handle=post_provider_state,
        summary="Set up or remove a provider state for a Pact verifier.",
        body=ProviderState,
        most=SMALL,
        answers={200: ProviderStateValues},
        refusals={
            404: "There is no such scenario.",
            409: "Too many scenarios are on.",
        },
    ),
)
