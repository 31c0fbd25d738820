"""The files that packaging is about."""

import tomllib
from pathlib import Path

import pytest

from tests.packaging.building import build


@pytest.fixture(scope="session")
def root() -> Path:
    return Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def pyproject(root) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text())


@pytest.fixture(scope="session")
def wheel(root, tmp_path_factory) -> Path:
    return build(root, "--wheel", into=tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def sdist(root, tmp_path_factory) -> Path:
    return build(root, "--sdist", into=tmp_path_factory.mktemp("sdist"))
