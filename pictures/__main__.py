"""Write the files of the shop. With names, such as `compass.webp`, only those images."""

import shutil
import sys
from pathlib import Path
from typing import Final

from PIL import Image

from pictures.album import pictures
from pictures.film import write_films, write_stream
from pictures.model import glb

FILES: Final = Path(__file__).parents[1] / "fixtures" / "files"


def main(*names: str) -> None:
    FILES.mkdir(exist_ok=True)
    for picture in pictures():
        if not names or picture.name in names:
            save(picture.image(), FILES / picture.name)
    if names:
        return
    (FILES / "enamel-mug.glb").write_bytes(glb())
    if shutil.which("ffmpeg"):
        write_films(FILES)
        write_stream(FILES)
    else:
        sys.stderr.write("FFmpeg is not installed: the films stay as they are.\n")


def save(image: Image.Image, path: Path) -> None:
    """Save *image* in the format that the ending of *path* names, as a small file."""
    if path.suffix == ".webp":
        image.save(path, quality=78, method=6)
    elif path.suffix == ".jpg":
        image.save(path, quality=72, optimize=True, progressive=True)
    else:
        image.quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
