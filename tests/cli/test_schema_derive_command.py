"""`storefront-sandbox schema derive`, which images are built with."""

SERVED = "2025-10, 2026-01, 2026-04, 2026-07, 2026-10, unstable"


def test_keeps_what_starts_load(shell, tmp_path):
    assert shell("schema", "derive", "--folder", str(tmp_path)) == (
        0,
        f"{tmp_path}: {SERVED}\n",
        "",
    )
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 2 * 7


def test_tells_when_it_cannot_write(shell, tmp_path):
    in_the_way = tmp_path / "a-file"
    in_the_way.write_text("")
    folder = in_the_way / "below"
    words = f"storefront-sandbox: {folder} cannot be written: Not a directory.\n"
    assert shell("schema", "derive", "--folder", str(folder)) == (2, "", words)
