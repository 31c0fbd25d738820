"""The folder in which authorities are kept, one for each set of names."""

import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final, Self

from sandbox.tls.authority import LEAF_LIFE, Authority
from sandbox.tls.names import USUAL

CERTIFICATE: Final = "authority.pem"
KEY: Final = "authority-key.pem"
_PLACE: Final = "localhost"
_REMEDY: Final = (
    "`storefront-sandbox tls renew`, with the same names and folder, makes a new one; "
    "it is to be trusted anew."
)


class AuthorityError(OSError):
    """An authority cannot be read, kept or used. The message names it, the cause and the remedy."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of authorities.

    Each set of names has an authority of its own. So each can sign only for its names, and a
    server with other names does not replace an authority that clients already trust.
    """

    folder: Path

    @classmethod
    def by_user(cls) -> Self:
        """Return where this user's are, when no other folder is named."""
        from platformdirs import user_data_path

        return cls(user_data_path("storefront-sandbox", appauthor=False) / "tls")

    def path(self, names: Collection[str]) -> Path:
        """Return where the certificate is that clients trust: an absolute path."""
        return (self._place(names) / CERTIFICATE).absolute()

    def authority(self, names: Collection[str], *, now: datetime) -> Authority:
        """Return the authority for *names*, made at the first time. Raises `AuthorityError`."""
        place = self._place(names)
        if not place.is_dir():
            made = Authority.make(names, now=now)
            if self._keep(place, made):
                return made
        authority = _read(place)
        if authority.ends - now < LEAF_LIFE:
            raise AuthorityError(
                f"The authority in {place} ends on {authority.ends:%Y-%m-%d}. {_REMEDY}"
            )
        return authority

    def renew(self, names: Collection[str], *, now: datetime) -> Authority:
        """Make the authority for *names* anew. Raises `AuthorityError`."""
        place, made = self._place(names), Authority.make(names, now=now)
        if place.is_dir():
            _forget(place)
        self._keep(place, made)
        return made

    def all(self) -> Iterator[tuple[Path, Authority]]:
        """Yield each certificate's path with its authority. Raises `AuthorityError`."""
        for place in self._places():
            yield (place / CERTIFICATE).absolute(), _read(place)

    def remove_all(self) -> list[Path]:
        """Remove every authority with its key; returns the certificates' paths."""
        places = self._places()
        for place in places:
            _forget(place)
        return [(place / CERTIFICATE).absolute() for place in places]

    def _place(self, names: Collection[str]) -> Path:
        further = sorted(set(names).difference(USUAL))
        if not further:
            return self.folder / _PLACE
        digest = sha256(" ".join(further).encode()).hexdigest()
        return self.folder / f"{_PLACE}-and-{digest[:8]}"

    def _places(self) -> list[Path]:
        """Return the files of authorities in the folder, which may have other files, too."""
        return sorted({path.parent for path in self.folder.glob(f"{_PLACE}*/authority*.pem")})

    def _keep(self, place: Path, authority: Authority) -> bool:
        """Put both files in place in one step. Return False if another start did so before."""
        beside = None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            beside = Path(tempfile.mkdtemp(dir=self.folder, prefix=".new-"))
            (beside / CERTIFICATE).write_bytes(authority.certificate_pem())
            (beside / CERTIFICATE).chmod(0o644)
            (beside / KEY).touch(0o600)
            (beside / KEY).write_bytes(authority.key_pem())
            beside.chmod(0o755)  # a client of another user, as in a container, reads the one file
            beside.rename(place)
        except OSError as error:
            if beside:
                shutil.rmtree(beside, ignore_errors=True)
            if place.is_dir():
                return False
            raise AuthorityError(
                f"{self.folder} cannot keep an authority: {_why(error)}. Name another folder "
                "with --tls-folder, or certificates of your own with --tls-cert and --tls-key."
            ) from error
        return True


def _why(error: OSError) -> str:
    return "it is a file" if isinstance(error, FileExistsError) else f"{error.strerror}"


def _read(place: Path) -> Authority:
    try:
        return Authority.read((place / CERTIFICATE).read_bytes(), (place / KEY).read_bytes())
    except OSError as error:
        raise AuthorityError(
            f"{error.filename} cannot be read: {error.strerror}. {_REMEDY}"
        ) from error
    except (TypeError, ValueError) as error:
        raise AuthorityError(
            f"The authority in {place} is spoilt: {str(error).rstrip('.')}. {_REMEDY}"
        ) from error


def _forget(place: Path) -> None:
    """Remove the two files, the key first, and nothing that somebody put beside them."""
    try:
        for name in (KEY, CERTIFICATE):
            (place / name).unlink(missing_ok=True)
    except OSError as error:
        raise AuthorityError(f"{error.filename} cannot be removed: {error.strerror}.") from error
    with suppress(OSError):
        place.rmdir()
