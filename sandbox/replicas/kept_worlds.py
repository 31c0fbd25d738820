"""Files of worlds where a store keeps them: `--import` and `--export-on-exit`."""

from pathlib import Path

from sandbox.replicas.shared_worlds import SharedWorlds
from sandbox.replicas.sharing import Sharing
from sandbox.replicas.store_calls import StoreUnavailableError
from sandbox.world.snapshot.file import UnwrittenError, read_worlds, write_file


class NotImportedError(OSError):
    """The store is not available, so the worlds of a file could not be put there."""


class KeptWorlds:
    """Reads the file *restore* into the store and writes all worlds of the store to *save*.

    A world that the store has stays as it is: all replicas may be started with the same file, at
    any time.
    """

    def __init__(self, sharing: Sharing, worlds: SharedWorlds) -> None:
        self._sharing = sharing
        self._worlds = worlds
        self.restore: Path | None = None
        self.save: Path | None = None

    async def begin(self) -> None:
        """Raises `InvalidSnapshotError`, `NotImportedError`."""
        if self.restore is None:
            return
        worlds = read_worlds(self.restore, self._worlds)
        try:
            for world in worlds:
                await self._sharing.put_new(world)
        except StoreUnavailableError as error:
            raise NotImportedError(f"{self.restore} cannot be imported: {error}") from None

    async def end(self) -> None:
        """Raises `UnwrittenError`; the file is as it was then."""
        if self.save is None:
            return
        try:
            names = await self._sharing.store.origins()
            copies = [await self._sharing.copies.catch_up(name) for name in names]
        except StoreUnavailableError as error:
            raise UnwrittenError(f"{self.save} cannot be written: {error}") from None
        worlds = [copy.world for copy in copies if copy is not None]
        write_file(self.save, worlds, self._worlds.kinds)
