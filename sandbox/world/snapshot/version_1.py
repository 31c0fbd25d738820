"""Snapshots of version 1, which had some of what is records now in parts of their own."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated, Any, TypeAlias

from msgspec import Meta, Raw, Struct
from msgspec.json import encode

from sandbox.faults import Fault
from sandbox.world.clock import ClockSetting, Moment
from sandbox.world.snapshot.document import Head, Part, Place, Section, numbered, sections

Placed: TypeAlias = Iterator[tuple[Place, Raw]]
_Count: TypeAlias = Annotated[int, Meta(ge=0)]


class ClockKept(Part, frozen=True):
    stands_at: Moment | None
    ahead: timedelta


class ProgressKept(Part, frozen=True):
    asked: _Count
    answered: _Count


class ScenariosKept(Part, frozen=True):
    """Scenarios as files have them, the newest first; how far each has come, by name."""

    on: tuple[dict[str, Any], ...]
    over: tuple[dict[str, Any], ...]
    counted: dict[str, ProgressKept]


class InboxKept(Part, frozen=True):
    last_id: _Count
    mails: tuple[Raw, ...]


class UsedTokenKept(Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    fingerprint: bytes
    used_at: Moment
    lapses_at: Moment


class DocumentOf1(Head, frozen=True):
    clock: ClockKept
    sequences: dict[str, _Count]
    scenarios: ScenariosKept
    inbox: InboxKept
    used_multipass_tokens: tuple[UsedTokenKept, ...]
    records: dict[str, Raw]


def sections_of(document: DocumentOf1) -> Iterator[Section | Fault]:
    """Yield the records of *document*, as `sections` does."""
    yield Section("Sequence", _sequences(document))
    yield Section("ClockSetting", _clock(document.clock))
    yield Section("ScenarioOn", _scenarios(document.scenarios.on, "on"))
    yield Section("ScenarioOver", _scenarios(document.scenarios.over, "over"))
    yield Section("ScenarioProgress", _progress(document.scenarios.counted))
    yield Section("Mail", numbered(document.inbox.mails, "inbox", "mails"))
    yield Section("UsedToken", _used_tokens(document.used_multipass_tokens))
    yield from sections(document.records)


def _sequences(document: DocumentOf1) -> Placed:
    scenarios, mails = document.scenarios, document.inbox.last_id
    given = {
        **document.sequences,
        "Mail": mails,
        "ScenarioOn": len(scenarios.on),
        "ScenarioOver": len(scenarios.over),
    }
    for kind, last in given.items():
        if last:
            yield ("sequences", kind), _raw(id=kind, last=last)


def _clock(kept: ClockKept) -> Placed:
    setting = ClockSetting(stands_at=kept.stands_at, ahead=kept.ahead)
    if setting != ClockSetting():
        yield ("clock",), Raw(encode(setting))


def _scenarios(documents: tuple[dict[str, Any], ...], key: str) -> Placed:
    """Yield the oldest first, as they were switched on."""
    for number in reversed(range(len(documents))):
        raw = _raw(id=len(documents) - number, written=documents[number])
        yield ("scenarios", key, number), raw


def _progress(counted: dict[str, ProgressKept]) -> Placed:
    for name, kept in counted.items():
        yield (
            ("scenarios", "counted", name),
            _raw(id=name, asked=kept.asked, answered=kept.answered),
        )


def _used_tokens(tokens: tuple[UsedTokenKept, ...]) -> Placed:
    for number, kept in enumerate(tokens):
        raw = _raw(id=kept.fingerprint, used_at=kept.used_at, lapses_at=kept.lapses_at)
        yield ("usedMultipassTokens", number), raw


def _raw(**fields: object) -> Raw:
    return Raw(encode(fields))
