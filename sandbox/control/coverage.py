"""Coverage: which operations and error codes a world has answered, and which not yet."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal

from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control_models import coverage as models
from sandbox.scenarios import Scenario
from sandbox.storefront.api import STOREFRONT
from sandbox.world.coverage import Coverage

_Key = tuple[str | None, str]


def get_coverage(request: ControlRequest[Empty, Empty]) -> models.Coverage:
    world = request.world
    coverage, makers = world.journal.coverage, _makers(world.switchboard.library.scenarios())
    counts = _counts(coverage, makers)
    kinds: dict[str, Literal["query", "mutation"]] = {
        **dict.fromkeys(STOREFRONT.queries, "query"),
        **dict.fromkeys(STOREFRONT.mutations, "mutation"),
    }
    others = {*coverage.asked, *(name for name, _ in makers if name is not None)}
    names = dict.fromkeys([*sorted(kinds), *sorted(others)])
    operations = tuple(
        models.OperationCoverage(
            operation=name,
            type=kinds.get(name, "other"),
            asked=coverage.asked.get(name, 0),
            succeeded=coverage.asked.get(name, 0) - coverage.failed.get(name, 0),
            codes=_codes(name, counts, makers),
        )
        for name in names
    )
    return models.Coverage(
        share={
            "operations": models.CoverageShare(met=len(coverage.asked), known=len(operations)),
            "codes": models.CoverageShare(met=sum(map(bool, counts.values())), known=len(counts)),
        },
        operations=operations,
        any_operation=_codes(None, counts, makers),
    )


def _makers(scenarios: Iterable[Scenario]) -> Mapping[_Key, tuple[str, ...]]:
    """Return the names of the *scenarios* by operation and code; None stands for any operation."""
    makers: dict[_Key, tuple[str, ...]] = {}
    for scenario in scenarios:
        for code in dict.fromkeys(_codes_of(scenario)):
            for operation in scenario.match.operations or (None,):
                known = makers.get((operation, code), ())
                makers[operation, code] = (*known, scenario.name)
    return makers


def _codes_of(scenario: Scenario) -> Iterator[str]:
    for effect in scenario.effect.sequence or (scenario.effect,):
        yield from (error.code for error in effect.customer_user_errors)
        yield from (error.code for error in effect.user_errors if error.code)
        codes = ((error.extensions or {}).get("code") for error in effect.errors)
        yield from (str(code) for code in codes if code)


def _counts(coverage: Coverage, makers: Mapping[_Key, object]) -> Mapping[_Key, int]:
    """Count the requests for each code; 0 for a code that no request was answered with.

    A code that every operation can have counts for any of them.
    """
    counts: dict[_Key, int] = dict.fromkeys(makers, 0)
    for answered, count in coverage.codes.items():
        if answered.code is None:
            continue
        own = (answered.operation, answered.code)
        general = (None, answered.code)
        key = general if general in makers and own not in makers else own
        counts[key] = counts.get(key, 0) + count
    return counts


def _codes(
    operation: str | None, counts: Mapping[_Key, int], makers: Mapping[_Key, tuple[str, ...]]
) -> tuple[models.CodeCoverage, ...]:
    codes = sorted(code for whose, code in counts if whose == operation)
    return tuple(
        models.CodeCoverage(
            code=code, count=counts[operation, code], scenarios=makers.get((operation, code), ())
        )
        for code in codes
    )


ROUTES: Final = (
    Route(
        method="GET",
        path="/worlds/{world}/coverage",
        handle=get_coverage,
        summary="Show which operations and error codes your tests have triggered in a world.",
        answers={200: models.Coverage},
    ),
)
