"""Scenarios of a world: list them, switch them on and off."""

from collections.abc import Mapping
from typing import Any, Final

from msgspec import convert, to_builtins

from sandbox.control.problems import ProblemError, invalid_values
from sandbox.control.route import SMALL, ControlRequest, Empty, Route
from sandbox.control.schema_names import scenario_faults
from sandbox.control_models import scenarios as models
from sandbox.control_models.scenarios import (
    ActiveScenario,
    ScenarioFilter,
    ScenarioList,
    ScenarioSwitch,
)
from sandbox.faults import fault_of
from sandbox.scenarios import (
    InvalidScenarioError,
    Scenario,
    UnknownScenarioError,
    as_document,
    read_scenario,
    read_switched,
)
from sandbox.scenarios.library import BrokenScenarioError
from sandbox.scenarios.reading import NAME
from sandbox.world.switchboard import Switchboard, TooManyScenariosError


def list_scenarios(request: ControlRequest[ScenarioFilter, Empty]) -> ScenarioList:
    switchboard = request.world.switchboard
    library = switchboard.library.scenarios() if request.query.library else ()
    return ScenarioList(
        library=tuple(convert(as_document(scenario), models.Scenario) for scenario in library),
        on=tuple(_shown(switchboard, scenario) for scenario in switchboard.on),
    )


def put_scenario(request: ControlRequest[Empty, ScenarioSwitch]) -> ActiveScenario:
    """Switch the scenario on, from its beginning, as the newest. It replaces one of its name.

    Raises `ProblemError`.
    """
    name, switchboard = request.path["name"], request.world.switchboard
    if not NAME.fullmatch(name):
        raise ProblemError(
            400,
            "invalid-scenario-name",
            f"{name!r} cannot name a scenario: use a-z and 0-9, with single '-' between them",
        )
    try:
        scenario = _scenario(switchboard, name, to_builtins(request.body))
        if faults := scenario_faults(scenario):
            raise invalid_values(faults)
        switched = switchboard.put(name, scenario)
    except UnknownScenarioError as error:
        raise _unknown(error, " To define one, give an `effect`.") from None
    except InvalidScenarioError as error:
        raise invalid_values([fault_of(error)]) from None
    except TooManyScenariosError as error:
        raise ProblemError(409, "too-many-scenarios", str(error)) from None
    return _shown(switchboard, switched)


def delete_scenario(request: ControlRequest[Empty, Empty]) -> None:
    """Switch the scenario off, also one that has answered all its calls. Raises `ProblemError`."""
    name, switchboard = request.path["name"], request.world.switchboard
    try:
        switchboard.find(name)
    except UnknownScenarioError as error:
        raise _unknown(error) from None
    switchboard.drop(name)


def delete_scenarios(request: ControlRequest[Empty, Empty]) -> None:
    request.world.switchboard.clear()


def _scenario(switchboard: Switchboard, name: str, body: Mapping[str, Any]) -> Scenario:
    """Return the scenario that *body* defines, or the known one with the changes of *body*.

    Raises `UnknownScenarioError` and `InvalidScenarioError`.
    """
    if "effect" in body:
        return read_scenario(body, source=name, name=name)
    return read_switched(body, switchboard.known(name), source=name)


def _shown(switchboard: Switchboard, scenario: Scenario) -> ActiveScenario:
    progress = switchboard.progress(scenario.name)
    counted = {"answered": progress.answered, "left": progress.left(scenario)}
    return convert({**as_document(scenario), **counted}, ActiveScenario)


def _unknown(error: UnknownScenarioError, hint: str = "") -> ProblemError:
    if isinstance(error, BrokenScenarioError):
        return ProblemError(500, "broken-file", str(error))
    return ProblemError(404, "unknown-scenario", f"{error.args[0]}{hint}")


_PATH: Final = "/worlds/{world}/scenarios"
_ONE: Final = f"{_PATH}/{{name}}"
_UNKNOWN: Final = {404: "There is no such scenario."}
ROUTES: Final = (
    Route(
        method="GET",
        path=_PATH,
        handle=list_scenarios,
        summary="List all scenarios, and those that are on, newest first.",
        query=ScenarioFilter,
        answers={200: ScenarioList},
    ),
    Route(
        method="PUT",
        path=_ONE,
        handle=put_scenario,
        summary="Switch a scenario on, from its beginning: a built-in one, or one of your own.",
        body=ScenarioSwitch,
        most=SMALL,
        answers={200: ActiveScenario},
        refusals={
            400: "The name is not valid for a scenario.",
            **_UNKNOWN,
            409: "Too many scenarios are on in this world.",
            422: "The body is invalid; nothing has changed.",
        },
    ),
    Route(
        method="DELETE",
        path=_ONE,
        handle=delete_scenario,
        summary="Switch a scenario off.",
        answers={204: None},
        refusals=_UNKNOWN,
    ),
    Route(
        method="DELETE",
        path=_PATH,
        handle=delete_scenarios,
        summary="Switch all scenarios off.",
        answers={204: None},
    ),
)
