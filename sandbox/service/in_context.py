"""`@inContext`: country, language and buyer of an operation.

Its `country`, `language`, `buyer` and `preferredLocationId` are in force; what else it takes is
checked, and changes nothing that the sandbox answers.
"""

from collections.abc import Callable, Mapping
from typing import Any

from graphql import OperationDefinitionNode, Undefined, value_from_ast_untyped

from sandbox.reason import Reason
from sandbox.service.request_context import RequestContext
from sandbox.user_errors import DeadTokenError
from sandbox.viewer import Buyer, viewer_of

Arguments = Mapping[str, Any]
Asked = Callable[[Mapping[str, Any]], Arguments]


class InvalidBuyerError(Exception):
    """The buyer's token is not valid: *reason* has the cause."""

    def __init__(self, reason: Reason) -> None:
        # Shopify: recorded. The whole answer is this message, without a code, and the cost.
        super().__init__("The token provided is not valid")
        self.reason = reason


def asked_context(operation: OperationDefinitionNode) -> Asked | None:
    """Return what reads the directive of *operation* for a request's variables; None without one.

    The operation is valid, and so are the variables.
    """
    directive = next((d for d in operation.directives or () if d.name.value == "inContext"), None)
    if directive is None:
        return None
    arguments = {argument.name.value: argument.value for argument in directive.arguments or ()}
    defaults = {
        definition.variable.name.value: value_from_ast_untyped(definition.default_value)
        for definition in operation.variable_definitions or ()
        if definition.default_value
    }

    def asked(variables: Mapping[str, Any]) -> Arguments:
        given = {**defaults, **variables}
        values = {name: value_from_ast_untyped(node, given) for name, node in arguments.items()}
        return {name: value for name, value in values.items() if value is not Undefined}

    return asked


def enter(context: RequestContext, arguments: Arguments) -> dict[str, str]:
    """Answer the request as *arguments* ask, and return what the answer shows of it.

    Shopify: the context that applies is an extension of the answer wherever the directive is
    used (changelog of 2022-04-01). Raises `InvalidBuyerError`.
    """
    viewer = viewer_of(
        context.world,
        country=arguments.get("country"),
        language=arguments.get("language"),
        buyer=_buyer(context, arguments.get("buyer")),
        base_url=context.base_url,
        preferred_location=arguments.get("preferredLocationId"),
    )
    context.enter(viewer)
    return {"country": viewer.country, "language": viewer.language}


def _buyer(context: RequestContext, asked: Mapping[str, Any] | None) -> Buyer | None:
    if not asked:
        return None
    from sandbox.identity.buyers import identify_buyer

    try:
        customer = identify_buyer(context.world, asked["customerAccessToken"])
    except DeadTokenError as dead:
        if context.world.shop.unknown_buyers == "IGNORED":
            context.trace.explain(dead.reason)
            return None
        raise InvalidBuyerError(dead.reason) from None
    location = asked.get("companyLocationId")
    return Buyer(customer.id, _price_list(context, location, customer.email) if location else None)


def _price_list(context: RequestContext, location: str, email: str | None) -> str | None:
    from sandbox.companies.buying import purchase_at

    purchase = purchase_at(context.world, location, email)
    return None if purchase is None else purchase.location.price_list
