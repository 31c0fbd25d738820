"""The API versions the sandbox serves."""

import re
from typing import Final

from msgspec import Struct

from sandbox.near_names import near_names

UNSTABLE: Final = "unstable"
FIRST_QUARTER: Final = "2019-04"
"""Shopify: API versions by quarter began with 2019-04 (documented)."""
_QUARTER: Final = re.compile(r"2\d{3}-(?:01|04|07|10)", re.ASCII)


class UnknownVersionError(LookupError):
    """The version is not served, and no other is served instead."""


class ApiVersion(Struct, frozen=True):
    """One version, as `publicApiVersions` has it."""

    handle: str
    display_name: str
    supported: bool


class Versions(Struct, frozen=True):
    """All versions served, oldest first; `unstable`, if any, is last."""

    served: tuple[ApiVersion, ...]

    @property
    def handles(self) -> tuple[str, ...]:
        return tuple(version.handle for version in self.served)

    @property
    def oldest(self) -> ApiVersion:
        return self.served[0]

    @property
    def newest(self) -> ApiVersion:
        """The newest quarter: `unstable` is none."""
        return next(version for version in reversed(self.served) if is_quarter(version.handle))

    def resolve(self, handle: str | None) -> ApiVersion:
        """Find the version that answers for *handle*, the path segment; None: a path without one.

        Shopify: the unversioned path, and a quarter no longer served, answer as the oldest
        version does; the response header X-Shopify-API-Version names it.
        Raises `UnknownVersionError` for what never was a version, or is none yet.
        """
        if handle is None:
            return self.oldest
        if is_quarter(handle) and FIRST_QUARTER <= handle < self.oldest.handle:
            return self.oldest
        return self.exactly(handle)

    def exactly(self, handle: str) -> ApiVersion:
        """Find the version named *handle*. Raises `UnknownVersionError`."""
        for version in self.served:
            if version.handle == handle:
                return version
        near = near_names(handle, self.handles)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise UnknownVersionError(
            f"There is no API version {handle!r}. Served are: {', '.join(self.handles)}.{hint}"
        )


def is_quarter(handle: str) -> bool:
    return _QUARTER.fullmatch(handle) is not None
