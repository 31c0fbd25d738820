"""The film of the camp stove, at two sizes, also to be streamed. It needs FFmpeg."""

import subprocess
from collections.abc import Iterator
from math import pi, sin
from pathlib import Path
from typing import Final

from pictures.canvas import Canvas
from pictures.scenes import stove_film

SIZES: Final = {"camp-stove-720p.mp4": (1280, 720), "camp-stove-480p.mp4": (854, 480)}
FRAMES: Final = 24
RATE: Final = 12
"""Frames a second: the film lasts two seconds, and can be shown again and again."""

_PLAYLIST: Final = """\
#EXTM3U
#EXT-X-VERSION:3
#EXT-X-TARGETDURATION:{seconds:.0f}
#EXT-X-PLAYLIST-TYPE:VOD
#EXTINF:{seconds:.3f},
{part}
#EXT-X-ENDLIST
"""


def write_films(folder: Path) -> None:
    """Write the films to *folder*. Raises `FileNotFoundError` without FFmpeg."""
    frames = b"".join(_frames())
    for name, (width, height) in SIZES.items():
        subprocess.run(  # noqa: S603 - our own arguments
            [
                *("ffmpeg", "-loglevel", "error", "-y"),
                *("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "1280x720", "-r", str(RATE)),
                *("-i", "-", "-vf", f"scale={width}:{height}", "-c:v", "libx264"),
                *("-pix_fmt", "yuv420p", "-crf", "30", "-preset", "veryslow"),
                *("-movflags", "+faststart", "-map_metadata", "-1", folder / name),
            ],
            input=frames,
            check=True,
        )


def write_stream(folder: Path) -> None:
    """Write the films in *folder* as a stream of HLS: a playlist of both sizes, and one of each
    size, whose only part is a file. Raises `FileNotFoundError` without FFmpeg."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:3", "#EXT-X-INDEPENDENT-SEGMENTS"]
    for name, (width, height) in SIZES.items():
        part = (folder / name).with_suffix(".ts")
        subprocess.run(  # noqa: S603 - our own arguments
            [
                *("ffmpeg", "-loglevel", "error", "-y", "-i", folder / name, "-c", "copy"),
                *("-map_metadata", "-1", "-f", "mpegts", part),
            ],
            check=True,
        )
        playlist = part.with_suffix(".m3u8")
        playlist.write_text(_PLAYLIST.format(seconds=FRAMES / RATE, part=part.name))
        bits = 8 * part.stat().st_size * RATE // FRAMES
        lines += [
            f"#EXT-X-STREAM-INF:BANDWIDTH={bits},RESOLUTION={width}x{height}",
            playlist.name,
        ]
    (folder / "camp-stove.m3u8").write_text("\n".join([*lines, ""]))


def _frames() -> Iterator[bytes]:
    for at in range(FRAMES):
        canvas = Canvas("dusk", 1280, 720)
        stove_film(canvas, 1 + 0.14 * sin(2 * pi * at / FRAMES) + 0.05 * sin(6 * pi * at / FRAMES))
        yield canvas.finished().tobytes()
