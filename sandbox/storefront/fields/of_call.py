"""Fields whose answer lies in the world that was asked: their getters are given the call too."""

from typing import Any

from graphql import GraphQLResolveInfo

from sandbox.door.call import Call
from sandbox.storefront.fields.connection import Getter


class OfCall:
    """Makes a resolver of a getter of the source, the call and the arguments."""

    __slots__ = ("_getter",)

    def __init__(self, getter: Getter) -> None:
        self._getter = getter

    def __call__(self, source: Any, info: GraphQLResolveInfo[Call], /, **arguments: Any) -> Any:
        return self._getter(source, info.context, **arguments)
