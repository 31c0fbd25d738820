import pytest

from sandbox.schema.reading import read_versions
from sandbox.schema.versions import ApiVersion, UnknownVersionError


@pytest.fixture
def versions(document):
    return read_versions(document)


def test_lists_the_versions_of_the_file_oldest_first(versions):
    assert versions.served == (
        ApiVersion("2025-10", "2025-10 (Unsupported)", supported=False),
        ApiVersion("2026-01", "2026-01", supported=True),
        ApiVersion("2026-04", "2026-04", supported=True),
        ApiVersion("2026-07", "2026-07", supported=True),
        ApiVersion("2026-10", "2026-10 (Latest)", supported=True),
        ApiVersion("unstable", "unstable", supported=False),
    )


def test_the_newest_version_is_a_quarter(versions):
    assert versions.newest.handle == "2026-10"


@pytest.mark.parametrize(
    ("asked", "answers"),
    [
        pytest.param(None, "2025-10", id="no-version"),
        pytest.param("2025-10", "2025-10", id="oldest"),
        pytest.param("2026-07", "2026-07", id="served"),
        pytest.param("unstable", "unstable", id="unstable"),
        pytest.param("2025-07", "2025-10", id="one-quarter-too-old"),
        pytest.param("2019-04", "2025-10", id="the-first-quarter-ever"),
    ],
)
def test_a_version_in_the_path_is_answered_by_a_supported_one(versions, asked, answers):
    assert versions.resolve(asked).handle == answers


@pytest.mark.parametrize(
    "asked",
    [
        "2026-13",
        "2026-02",
        "2027-01",
        "2019-01",
        "foo",
        "",
        "2026-07\n",
        "2026-7",
        "\u0662\u0660\u0662\u0666-07",
    ],
)
def test_refuses_what_is_no_version(versions, asked):
    with pytest.raises(UnknownVersionError) as refusal:
        versions.resolve(asked)
    assert str(refusal.value).startswith(
        f"There is no API version {asked!r}. "
        "Served are: 2025-10, 2026-01, 2026-04, 2026-07, 2026-10, unstable."
    )


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("2026-7", ". Did you mean 2026-07?"),
        ("Unstable", ". Did you mean unstable?"),
        ("v1", "unstable."),
    ],
)
def test_names_the_version_that_was_probably_meant(versions, asked, hint):
    with pytest.raises(UnknownVersionError) as refusal:
        versions.resolve(asked)
    assert str(refusal.value).endswith(hint)
