"""From drafts to entries of the logs, and back into the copies."""

import uuid
from collections.abc import Sequence

import msgspec
from msgspec.structs import asdict

from sandbox.replicas.copies import LIVES, Copies
from sandbox.replicas.copy import new_id
from sandbox.replicas.draft import Draft
from sandbox.replicas.encoding import FORMAT, Encoding
from sandbox.replicas.foresight import Foresight
from sandbox.replicas.log_parts import Commit, Committed
from sandbox.replicas.shared_store import SharedStore
from sandbox.replicas.store_calls import StoreUnavailableError
from sandbox.store import Changes
from sandbox.world.journal import ROOM


class Commits:
    """Puts drafts into the *store*. The *copies* are as new then as the store."""

    def __init__(
        self, store: SharedStore, copies: Copies, encoding: Encoding, foresight: Foresight
    ) -> None:
        self._store = store
        self._copies = copies
        self._encoding = encoding
        self._foresight = foresight

    async def put(self, drafts: Sequence[Draft]) -> "Sequence[bool | StoreUnavailableError]":
        """Commit drafts in one call; say of each whether nobody was faster.

        Raises `StoreUnavailableError` if the store cannot be used at all.
        """
        if not drafts:
            return []
        drafted = [draft.store.drafted() for draft in drafts]
        commits = [self._commit_of(*each) for each in zip(drafts, drafted, strict=True)]
        names = [draft.copy.world.name for draft in drafts]
        outcomes: list[bool | StoreUnavailableError] = []
        for draft, changes, commit, committed in zip(
            drafts, drafted, commits, await self._store.commit(names, commits), strict=True
        ):
            if isinstance(committed, StoreUnavailableError):
                outcomes.append(committed)
            else:
                outcomes.append(await self._settled(draft, changes, commit, committed))
        return outcomes

    def _commit_of(self, draft: Draft, drafted: Changes) -> Commit:
        copy, journal = draft.copy, draft.journal
        made = "" if draft.place[0] else uuid.uuid4().hex
        kept = draft.store.changes() if made else drafted
        encode = self._encoding.encode_exchange
        return Commit(
            place=draft.place,
            entry=new_id() + self._encoding.encode(kept) if kept else b"",
            made=made,
            origin=msgspec.json.encode(asdict(copy.world.origin)).decode() if made else "",
            format=FORMAT,
            lives=LIVES if self._copies.is_due(copy) else 0,
            most=journal.most,
            room=ROOM,
            requests=[encode(each) for each in journal.added],
            counts=[part for pair in journal.counts.items() for part in pair],
        )

    async def _settled(
        self, draft: Draft, drafted: Changes, commit: Commit, committed: Committed
    ) -> "bool | StoreUnavailableError":
        """Bring the copy up to what the store has; say whether the commit was done."""
        copy, journal = draft.copy, draft.journal
        if committed.newer is not None:
            try:
                self._copies.take(copy.world.name, committed.newer)
            except StoreUnavailableError as error:
                return error
            copy.is_shared = True
            self._foresight.note(is_changed=True)
        elif copy.place == draft.place:
            copy.generation = commit.made or copy.generation
            if commit.entry:
                self._copies.apply(copy, drafted, commit.entry)
            self._copies.keep(draft)
            self._foresight.note(is_changed=False)
        if not committed.is_done:
            self._store.calls.tally.conflicts += 1
            return False
        if journal.is_cleared:
            await self._store.clear_journal(copy.world.name, copy.generation)
        self._copies.after_commit(copy)
        return True
