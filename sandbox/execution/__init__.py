"""From the text of a document to something ready to run, made once and kept."""

from sandbox.execution.cache import BoundedCache

__all__ = ["BoundedCache"]
