"""The login pages in a real browser: the tests are in JavaScript, beside this file."""

from pathlib import Path

import pytest

from tests.clients.tools import passes_in_chromium


@pytest.mark.slow
def test_it_works_in_a_browser(tmp_path):
    passes_in_chromium(Path(__file__).with_name("login.test.js"), tmp_path)
