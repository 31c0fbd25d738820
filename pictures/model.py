"""The enamel mug as a 3D model: a binary glTF file of one mesh."""

import json
import struct
from collections.abc import Iterator, Sequence
from math import cos, hypot, pi, sin
from typing import Final, TypeAlias

Point: TypeAlias = tuple[float, float, float]

# The mug in metres: radius and height of its outline, from the middle of the ground up the outside,
# and down the inside.
OUTLINE: Final = (
    (0.0, 0.0), (0.036, 0.0), (0.040, 0.004), (0.041, 0.082), (0.042, 0.084),
    (0.040, 0.083), (0.038, 0.006), (0.0, 0.005),
)  # fmt: skip
HANDLE: Final = (0.046, 0.042, 0.023, 0.004)
"""Where its middle is, outwards and upwards; the radius of the bow, and of the wire."""

SEGMENTS: Final = 32
WIRE: Final = 8
WHITE: Final = [0.94, 0.93, 0.9, 1.0]

_ARRAY_BUFFER, _ELEMENT_BUFFER = 34962, 34963
_FLOAT, _SHORT = 5126, 5123


def glb() -> bytes:
    """Return the file."""
    points, triangles = _mesh()
    normals = _normals(points, triangles)
    floats = [each for point in (*points, *normals) for each in point]
    indices = [each for triangle in triangles for each in triangle]
    binary = struct.pack(f"<{len(floats)}f{len(indices)}H", *floats, *indices)
    binary += b"\0" * (-len(binary) % 4)
    text = json.dumps(_document(points, len(indices), len(binary)), separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    length = 12 + 8 + len(text) + 8 + len(binary)
    return b"".join(
        (
            struct.pack("<4sII", b"glTF", 2, length),
            struct.pack("<I4s", len(text), b"JSON"),
            text,
            struct.pack("<I4s", len(binary), b"BIN\0"),
            binary,
        )
    )


def _document(points: Sequence[Point], indices: int, length: int) -> dict[str, object]:
    each = len(points) * 12
    lows, highs = ([edge(axis) for axis in zip(*points, strict=True)] for edge in (min, max))
    return {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0, "name": "Enamel Mug"}],
        "meshes": [
            {
                "primitives": [
                    {"attributes": {"POSITION": 0, "NORMAL": 1}, "indices": 2, "material": 0}
                ]
            }
        ],
        "materials": [
            {
                "doubleSided": True,
                "pbrMetallicRoughness": {
                    "baseColorFactor": WHITE,
                    "metallicFactor": 0.0,
                    "roughnessFactor": 0.35,
                },
            }
        ],
        "buffers": [{"byteLength": length}],
        "bufferViews": [
            {"buffer": 0, "byteLength": each, "target": _ARRAY_BUFFER},
            {"buffer": 0, "byteOffset": each, "byteLength": each, "target": _ARRAY_BUFFER},
            {
                "buffer": 0,
                "byteOffset": 2 * each,
                "byteLength": 2 * indices,
                "target": _ELEMENT_BUFFER,
            },
        ],
        "accessors": [
            {
                "bufferView": 0,
                "componentType": _FLOAT,
                "count": len(points),
                "type": "VEC3",
                "min": lows,
                "max": highs,
            },
            {"bufferView": 1, "componentType": _FLOAT, "count": len(points), "type": "VEC3"},
            {"bufferView": 2, "componentType": _SHORT, "count": indices, "type": "SCALAR"},
        ],
    }


def _mesh() -> tuple[list[Point], list[tuple[int, int, int]]]:
    body = [
        [(r * cos(2 * pi * at / SEGMENTS), y, r * sin(2 * pi * at / SEGMENTS)) for r, y in OUTLINE]
        for at in range(SEGMENTS + 1)
    ]
    points: list[Point] = []
    triangles: list[tuple[int, int, int]] = []
    for rows in (body, list(_handle())):
        start, wide = len(points), len(rows[0])
        points += [_rounded(point) for row in rows for point in row]
        for row in range(len(rows) - 1):
            for at in range(wide - 1):
                a = start + row * wide + at
                triangles += [(a, a + 1, a + wide), (a + 1, a + wide + 1, a + wide)]
    return points, triangles


def _handle() -> Iterator[list[Point]]:
    """Yield rings of points along the bow, from its upper end to its lower one."""
    out, up, bow, wire = HANDLE
    for step in range(SEGMENTS // 2 + 1):
        turn = pi / 2 - pi * step / (SEGMENTS // 2)
        ring = []
        for at in range(WIRE + 1):
            angle = 2 * pi * at / WIRE
            radius = bow + wire * cos(angle)
            ring.append((out + radius * cos(turn), up + radius * sin(turn), wire * sin(angle)))
        yield ring


def _rounded(point: Point) -> Point:
    """Return *point* as a number of 32 bits holds it on every machine."""
    x, y, z = (round(each, 6) for each in point)
    return x, y, z


def _normals(points: Sequence[Point], triangles: Sequence[tuple[int, int, int]]) -> list[Point]:
    sums = [[0.0, 0.0, 0.0] for _ in points]
    for triangle in triangles:
        a, b, c = (points[at] for at in triangle)
        u, v = (tuple(p - q for p, q in zip(end, a, strict=True)) for end in (b, c))
        across = (u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
        for at in triangle:
            sums[at] = [total + each for total, each in zip(sums[at], across, strict=True)]
    return [_unit(x, y, z) for x, y, z in sums]


def _unit(x: float, y: float, z: float) -> Point:
    length = hypot(x, y, z) or 1.0
    return _rounded((x / length, y / length, z / length))
