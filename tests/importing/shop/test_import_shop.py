"""`storefront-sandbox import shop`: another sandbox is the shop."""

import json
import signal
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from sandbox.settings import environment_without_ours
from tests.clients.serving import serving
from tests.clients.tools import ROOT
from tests.importing.shop.conftest import SANDBOX, asked, content_type, words
from tests.importing.shop.documents import DOCUMENTS

ASKED_BY_NAME = (
    *("--metaobject", "route", "--metafield", "shop.custom.opening_hours"),
    *("--metafield", "product.test.file_reference", "--metafield", "product.test.files"),
)


@pytest.fixture(scope="module")
def copy(shop_url, tmp_path_factory):
    """The URL of a sandbox that serves a copy of the shop."""
    folder = tmp_path_factory.mktemp("copied")
    done = subprocess.run(
        [
            *SANDBOX,
            *("import", "shop", "--domain", shop_url, "--token", "sandbox-public"),
            *ASKED_BY_NAME,
        ],
        cwd=folder,
        env=environment_without_ours() | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    logs = tmp_path_factory.mktemp("copy-logs")
    (folder / "storefront-sandbox.toml").write_text('fixtures = "shop"\n')
    with serving(SANDBOX, cwd=folder, logs=logs) as url:
        yield url


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_copy_answers_as_the_shop_does(document, shop_url, copy):
    of_shop = asked(shop_url, "sandbox-public", document)
    assert "errors" not in of_shop
    assert asked(copy, "sandbox-public", document) == of_shop


def test_a_copy_ends_with_the_command_that_serves_it(import_shop):
    done = import_shop()
    assert done.status == 0
    assert done.out == (
        "Imported 3 locations, 67 products, 11 collections, 5 pages, 2 blogs, 10 articles, "
        "3 menus, 5 redirects, 1 type of metaobjects into shop.\n\n"
        "Serve it: storefront-sandbox serve --fixtures shop\n"
    )


def test_what_the_token_cannot_read_is_left_out_and_named(import_shop, shop):
    done = import_shop("--menu", "nowhere", token=shop.token("sandbox-no-customers"))
    assert done.status == 0
    assert done.err == (
        "products found: 67\nlocations: 3\nproducts: 67\ncollections: 11\n"
        "Left out: pages. The token lacks the scope unauthenticated_read_content.\n"
        "Left out: blogs. The token lacks the scope unauthenticated_read_content.\n"
        "Left out: articles. The token lacks the scope unauthenticated_read_content.\n"
        "Left out: menus. The token lacks the scope unauthenticated_read_content.\n"
        "Left out: redirects. The token lacks the scope unauthenticated_read_content.\n"
        "Left out: types of metaobjects. The token lacks the scope"
        " unauthenticated_read_metaobjects.\n"
    )


def test_a_menu_that_there_is_not_is_named(import_shop):
    done = import_shop("--menu", "nowhere")
    assert "Left out: the menu nowhere, which the shop does not have.\n" in done.err


def test_the_token_is_kept_nowhere(import_shop, tmp_path, shop):
    shop.world.scenarios.put("off", match={"operation": "blogs"}, effect={"status": 403})
    stopped = import_shop()
    kept = [path.read_text() for path in tmp_path.rglob("*") if path.is_file()]
    assert stopped.status == 1
    assert kept
    assert not [text for text in (*kept, stopped.out, stopped.err) if shop.token() in text]


def test_a_killed_import_goes_on_and_asks_nothing_twice(import_shop, tmp_path, shop):
    shop.world.scenarios.put("slow", match={"operation": "pages"}, effect={"delay": "PT20S"})
    with subprocess.Popen(
        words(shop),
        cwd=tmp_path,
        env=environment_without_ours() | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    ) as importing:
        assert importing.stderr is not None
        while "products: 67" not in importing.stderr.readline():
            pass
        importing.send_signal(signal.SIGKILL)
    shop.world.scenarios.clear()
    done = import_shop()
    assert (done.status, done.err.partition("\n")[0]) == (
        0,
        "Going on with the import that was stopped.",
    )
    assert not [path.name for path in (tmp_path / "shop").iterdir() if path.name[0] == "."]
    entries = shop.world.journal.entries()
    times = Counter(json.dumps([entry.document, entry.variables]) for entry in entries)
    twice = [question for question, count in times.items() if count > 1]
    assert len(twice) <= 1, "the one that was under way may be asked again"


def test_the_folder_of_a_stopped_import_is_not_used_for_another_shop(import_shop, shop):
    shop.world.scenarios.put("off", match={"operation": "blogs"}, effect={"status": 403})
    import_shop()
    done = import_shop("--version", "2026-07")
    assert done.status == 1
    assert done.err == (
        f"storefront-sandbox: shop/.import-shop has an import of {shop.url} that was not "
        "completed. Delete that folder to begin another one.\n"
    )


def test_files_that_are_there_are_kept(import_shop, tmp_path):
    Path(tmp_path, "shop").mkdir()
    Path(tmp_path, "shop", "shop.toml").write_text("mine")
    done = import_shop()
    assert (done.status, done.err) == (
        2,
        (
            "storefront-sandbox: shop has shop.toml. Add --replace to replace them, or choose "
            "another folder by --to.\n"
        ),
    )
    assert Path(tmp_path, "shop", "shop.toml").read_text() == "mine"


def test_files_are_replaced_if_that_is_asked_for(import_shop, tmp_path):
    Path(tmp_path, "shop").mkdir()
    Path(tmp_path, "shop", "shop.toml").write_text("mine")
    done = import_shop("--replace")
    assert done.status == 0
    assert 'name = "Storefront Sandbox"' in Path(tmp_path, "shop", "shop.toml").read_text()


def test_images_are_fetched_and_served(import_shop, tmp_path):
    done = import_shop("--images")
    assert "129 images and films" in done.out
    (tmp_path / "storefront-sandbox.toml").write_text('fixtures = "shop"\n')
    with serving(SANDBOX, cwd=tmp_path, logs=tmp_path) as url:
        document = '{ product(handle: "enamel-mug") { featuredImage { url } } }'
        image = asked(url, "sandbox-public", document)["data"]["product"]["featuredImage"]["url"]
        assert image.startswith(f"{url}/cdn/shop/files/enamel-mug-")
        assert content_type(image) == "image/webp"


def test_a_token_of_another_shop_is_refused(import_shop, tmp_path, shop):
    done = import_shop(token="unknown")
    assert (done.status, done.err) == (
        1,
        f"storefront-sandbox: {shop.url}: the token is not one of this shop (status 401).\n",
    )
    assert list(tmp_path.iterdir()) == []
