"""What a start loads in the place of the schema file: right, or made anew."""

import os
import subprocess
import sys
from hashlib import sha256
from shutil import copytree, which

import pytest

from sandbox.schema.building import build_schema, load_document
from sandbox.schema.facts import facts
from sandbox.schema.reading import read_versions, required_access
from sandbox.schema.start import Schemas, derive_all
from sandbox.schema.versions import UnknownVersionError
from tests.clients.tools import ROOT

VERSION = "2026-10"
BUILD = """
import sys
from pathlib import Path
from sandbox.schema.facts import facts
from sandbox.schema.start import Schemas
print(sorted(facts(Schemas([Path(sys.argv[1])]).build(sys.argv[2])).items()))
"""
ROOTS_RIGHTS = "-dac_override,-dac_read_search"
"""What lets root read and write each file. Without them, the modes of files count for it, too."""


def kept(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def the_one(folder, name):
    (path,) = folder.rglob(name)
    return path


@pytest.fixture(scope="module")
def expected():
    return facts(build_schema(VERSION))


@pytest.fixture(scope="module")
def derived(tmp_path_factory):
    """A folder in which all versions are kept, and what deriving them returned."""
    folder = tmp_path_factory.mktemp("derived")
    return folder, derive_all(folder)


@pytest.fixture
def full(derived, tmp_path):
    """A folder of the test's own in which all versions of the Storefront API are kept."""
    folder, _ = derived
    key = Schemas([folder])._key
    copytree(folder / key, tmp_path / "full" / key)
    return tmp_path / "full"


@pytest.fixture
def printed():
    """Build the schema in a process that may read no file against its mode; return its facts."""
    limited = ()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        limited = ("setpriv", f"--bounding-set={ROOTS_RIGHTS}", f"--inh-caps={ROOTS_RIGHTS}")
        if which("setpriv") is None:
            pytest.skip("root reads every file: install util-linux, or run as another user")

    def printed(folder):
        words = (*limited, sys.executable, "-c", BUILD, folder, VERSION)
        return subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout

    return printed


def test_loads_what_the_file_says(tmp_path, expected):
    Schemas([tmp_path]).build(VERSION)
    assert kept(tmp_path) == ["2026-10.json", "index.json"]
    assert facts(Schemas([tmp_path]).build(VERSION)) == expected


def test_the_index_says_what_the_file_says(full):
    schemas = Schemas([full])
    assert schemas.versions == read_versions(load_document())
    assert schemas.index.access == required_access(load_document())
    assert "Mutation.customerAccessTokenCreateWithMultipass" in schemas.index.fields


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda content: content[:-1], id="cut-short"),
        pytest.param(lambda content: content.replace(b"Customer", b"Custimer"), id="changed"),
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda _: b"\xff\x00", id="garbage"),
        pytest.param(lambda _: b"\n", id="no-digest"),
        pytest.param(lambda _: sha256(b"{}").hexdigest().encode() + b"\n{}", id="another-digest"),
    ],
)
def test_makes_anew_what_is_spoilt(full, expected, spoil):
    path = the_one(full, "2026-10.json")
    whole = path.read_bytes()
    path.write_bytes(spoil(whole))
    assert facts(Schemas([full]).build(VERSION)) == expected
    assert path.read_bytes() == whole


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff",
        b"[" * 100_000,
        b"{}",
        b'{"__schema": {"types": 1, "directives": []}}',
        b'{"__schema": {"types": [{"kind": "?", "name": "A"}], "directives": []}}',
        b'{"__schema": {"types": [], "directives": [], "queryType": {"name": "A"}}}',
        b'{"served": [], "access": 1, "fields": []}',
    ],
)
@pytest.mark.parametrize("name", ["2026-10.json", "index.json"])
def test_makes_anew_what_has_another_shape_although_its_digest_is_right(full, expected, name, text):
    path = the_one(full, name)
    whole = path.read_bytes()
    path.write_bytes(Schemas([full])._digest(text) + b"\n" + text)
    assert facts(Schemas([full]).build(VERSION)) == expected
    assert path.read_bytes() == whole


@pytest.mark.parametrize("name", ["2026-10.json", "index.json"])
def test_a_folder_in_the_place_of_a_file_is_left_alone(full, expected, name):
    path = the_one(full, name)
    path.unlink()
    (path / "inside").mkdir(parents=True)
    assert facts(Schemas([full]).build(VERSION)) == expected
    assert (path / "inside").is_dir()


@pytest.mark.parametrize("mode", [0o000, 0o200])
def test_makes_anew_what_may_not_be_read(full, expected, mode, printed):
    path = the_one(full, "2026-10.json")
    whole = path.read_bytes()
    path.chmod(mode)
    assert printed(full) == f"{sorted(expected.items())}\n"
    assert path.read_bytes() == whole


def test_starts_where_the_folder_may_not_be_looked_into(full, expected, printed):
    folder = the_one(full, "index.json").parent
    folder.chmod(0o000)
    try:
        assert printed(full) == f"{sorted(expected.items())}\n"
    finally:
        folder.chmod(0o700)


def test_what_belongs_to_another_schema_file_is_not_looked_at(full, expected, monkeypatch):
    before = kept(full)
    monkeypatch.setattr("sandbox.schema.start.FORMAT", 0)
    assert facts(Schemas([full]).build(VERSION)) == expected
    assert kept(full) == sorted([*before, "2026-10.json", "index.json"])


def test_starts_where_nothing_can_be_written(tmp_path, expected):
    nowhere = tmp_path / "a-file"
    nowhere.write_text("in the way")
    assert facts(Schemas([nowhere]).build(VERSION)) == expected


def test_takes_what_was_packaged_and_writes_nothing_then(full, tmp_path, expected):
    own = tmp_path / "own"
    assert facts(Schemas([full, own]).build(VERSION)) == expected
    assert not own.exists()


def test_derives_all_versions_for_a_package(derived):
    folder, handles = derived
    assert handles == list(read_versions(load_document()).handles)
    of_one_api = [*(f"{handle}.json" for handle in handles), "index.json"]
    assert kept(folder) == sorted(of_one_api * 2)


def test_another_user_may_read_what_is_kept(derived):
    modes = {path.stat().st_mode & 0o777 for path in derived[0].rglob("*.json")}
    assert modes == {0o644}


def test_deriving_for_a_package_fails_where_nothing_can_be_written(tmp_path):
    nowhere = tmp_path / "a-file"
    nowhere.write_text("in the way")
    with pytest.raises(NotADirectoryError):
        derive_all(nowhere)


def test_leaves_nothing_beside_what_could_not_be_kept(full):
    path = the_one(full, "index.json")
    names = kept(full)
    path.unlink()
    path.mkdir()
    with pytest.raises(IsADirectoryError):
        derive_all(full)
    assert sorted(other.name for other in path.parent.iterdir()) == names


def test_refuses_a_version_that_is_not_served(tmp_path):
    with pytest.raises(UnknownVersionError, match=r"There is no API version '2020-01'\."):
        Schemas([tmp_path]).build("2020-01")


def test_each_build_is_of_its_own(full):
    schemas = Schemas([full])
    assert schemas.build(VERSION) is not schemas.build(VERSION)
