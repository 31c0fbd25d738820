"""GraphQL operations compiled to plans: the same answers as graphql-core's, many times as fast."""

from sandbox.execution.executor import Executor, documents_cache
from sandbox.execution.kept import renderings
from sandbox.execution.operation import Outcome
from sandbox.execution.plain import plain

__all__ = ["Executor", "Outcome", "documents_cache", "plain", "renderings"]
