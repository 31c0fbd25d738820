"""The document: what a snapshot says of a world, key by key."""

from datetime import timedelta
from typing import Annotated, Any, Final, TypeAlias

from msgspec import Meta, Raw, Struct

from sandbox.gid import GidSequence
from sandbox.origin import Origin
from sandbox.scenarios.switchboard import MOST as MOST_SCENARIOS
from sandbox.world.clock import Moment
from sandbox.world.inbox import MOST as MOST_MAILS
from sandbox.world.inbox import Mail

VERSION: Final = 1
"""Counts up with each change that an older or a newer sandbox would read wrongly."""

_HIGHEST: Final = 10**18
_Count: TypeAlias = Annotated[int, Meta(ge=0)]
_Scenarios: TypeAlias = Annotated[tuple[dict[str, Any], ...], Meta(max_length=MOST_SCENARIOS)]
_Number: TypeAlias = Annotated[int, Meta(ge=GidSequence.FIRST, le=_HIGHEST)]


class _Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """All keys must be there, and no others."""


class ClockKept(_Part, frozen=True):
    """Where the clock stands; null for one that runs, so far ahead of the machine's."""

    stands_at: Moment | None
    ahead: timedelta


class ProgressKept(_Part, frozen=True):
    """How many calls that match were asked of a scenario, and how many it answered."""

    asked: _Count
    answered: _Count


class ScenariosKept(_Part, frozen=True):
    """Scenarios as files have them, the newest first: on, and over. `counted` is by name."""

    on: _Scenarios
    over: _Scenarios
    counted: dict[str, ProgressKept]


class InboxKept(_Part, frozen=True):
    """The mails, newest last, and the id that was given last."""

    last_id: _Count
    mails: Annotated[tuple[Mail, ...], Meta(max_length=MOST_MAILS)]


class RecordsKept(_Part, frozen=True):
    """Records of one kind that were put, and the ids of those of the seed that were removed."""

    hidden: tuple[int | str, ...]
    put: tuple[Raw, ...]


class Head(_Part, frozen=True):
    """All that is small. `sandbox` is the version of the program that took the snapshot.

    `sequences` are the numbers given last, by the kind of gid.
    """

    version: int
    sandbox: str
    origin: Origin
    clock: ClockKept
    sequences: dict[str, _Number]
    scenarios: ScenariosKept
    inbox: InboxKept


class Document(Head, frozen=True):
    """A snapshot of a world, secrets and all: hashes of passwords, and access tokens."""

    used_multipass_tokens: tuple[Raw, ...]
    records: dict[str, Raw]
