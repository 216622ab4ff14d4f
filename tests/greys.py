"""Two pictures of one thing held against each other: a line moved shows, a smoother edge does not."""

from __future__ import annotations

import numpy as np

BLOCK = 8
"""Pixels to the side of the squares whose mean greys are compared."""
FAINT = 24
"""Of 255: the most that the mean grey of a square may differ."""


def greys(picture):
    width, height = (side // BLOCK * BLOCK for side in picture.size)
    pixels = np.asarray(picture, dtype=float)[:height, :width]
    return pixels.reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK).mean(axis=(1, 3))


def differing(picture, golden):
    """How many squares of two grey pictures differ; all of them where the sizes do."""
    if picture.size != golden.size:
        return greys(picture).size
    return int((abs(greys(picture) - greys(golden)) > FAINT).sum())
