"""An authority is made once, kept for its owner, and found again."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from sandbox.tls import Authority, AuthorityError, Kept

REMEDY = (
    "`storefront-sandbox tls renew`, with the same names and folder, makes a new one; "
    "it is to be trusted anew."
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def contents(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_is_made_once(kept, now):
    made = kept.authority([], now=now)
    assert kept.authority([], now=now).certificate == made.certificate


def test_keeps_its_key_from_others(kept, now):
    kept.authority([], now=now)
    place = kept.path([]).parent
    assert (mode(place / "authority-key.pem"), mode(place / "authority.pem")) == (0o600, 0o644)


def test_leaves_nothing_else_behind(kept, now):
    kept.authority([], now=now)
    assert contents(kept.folder) == [
        "localhost",
        "localhost/authority-key.pem",
        "localhost/authority.pem",
    ]


def test_further_names_have_an_authority_of_their_own(kept, now):
    usual, another = (kept.authority(names, now=now) for names in ([], ["shop.test"]))
    assert (usual.reaches[3:], another.reaches[3:]) == ([], ["shop.test"])


def test_the_order_of_names_does_not_matter(kept):
    assert kept.path(["a.test", "b.test"]) == kept.path(["b.test", "a.test", "localhost"])


def test_starts_at_the_same_time_agree(kept, now):
    with ThreadPoolExecutor(8) as starts:
        made = list(starts.map(lambda _: kept.authority([], now=now), range(16)))
    assert len({authority.fingerprint for authority in made}) == 1
    assert contents(kept.folder)[1:] == [
        "localhost/authority-key.pem",
        "localhost/authority.pem",
    ]


def test_is_renewed_when_asked(kept, now):
    old = kept.authority([], now=now)
    new = kept.renew([], now=now)
    assert kept.authority([], now=now).certificate == new.certificate != old.certificate


def test_tells_that_the_folder_cannot_be_written(tmp_path, now):
    folder = tmp_path / "file" / "tls"
    folder.parent.touch()
    with pytest.raises(AuthorityError) as caught:
        Kept(folder).authority([], now=now)
    assert caught.value.args == (
        (
            f"{folder} cannot keep an authority: Not a directory. Name another folder with "
            "--tls-folder, or certificates of your own with --tls-cert and --tls-key."
        ),
    )


def test_tells_that_its_time_is_over(kept, now):
    kept.authority([], now=now - timedelta(days=3600))
    with pytest.raises(AuthorityError) as caught:
        kept.authority([], now=now)
    place, ends = kept.path([]).parent, now + timedelta(days=50)
    assert caught.value.args == (f"The authority in {place} ends on {ends:%Y-%m-%d}. {REMEDY}",)


def test_tells_that_a_file_is_missing(kept, now):
    kept.authority([], now=now)
    key = kept.path([]).with_name("authority-key.pem")
    key.unlink()
    with pytest.raises(AuthorityError) as caught:
        kept.authority([], now=now)
    assert caught.value.args == (f"{key} cannot be read: No such file or directory. {REMEDY}",)


def test_tells_that_key_and_certificate_are_of_two_authorities(kept, now):
    kept.authority([], now=now)
    place = kept.path([]).parent
    (place / "authority-key.pem").write_bytes(Authority.make([], now=now).key_pem())
    with pytest.raises(AuthorityError) as caught:
        kept.authority([], now=now)
    words = f"The authority in {place} is spoilt: the key belongs to another certificate. {REMEDY}"
    assert caught.value.args == (words,)


@pytest.mark.parametrize("content", [b"", b"\xff", b"-----BEGIN CERTIFICATE-----\n"])
def test_what_is_spoilt_can_be_renewed(kept, now, content):
    kept.authority([], now=now)
    kept.path([]).write_bytes(content)
    with pytest.raises(AuthorityError, match=" is spoilt: "):
        kept.authority([], now=now)
    new = kept.renew([], now=now)
    assert kept.authority([], now=now).certificate == new.certificate


def test_removes_all_that_is_its_own(kept, now):
    kept.authority([], now=now)
    kept.authority(["shop.test"], now=now)
    (kept.path([]).parent / "notes.txt").touch()
    (kept.folder / "another").mkdir()
    paths = sorted([kept.path([]), kept.path(["shop.test"])])
    assert kept.remove_all() == paths
    assert contents(kept.folder) == ["another", "localhost", "localhost/notes.txt"]
    assert kept.remove_all() == []
