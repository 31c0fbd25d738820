"""Draws the images of the built-in shop: `python -m pictures` writes them to `fixtures/files`."""
