"""Damaged pictures go through their reader, recognition left out: each is read, or refused; quickly, in little memory."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from test_mutated import EACH, damaged, in_bounds, passed

SUFFIX = {"PNG": "png", "JPEG": "jpg", "TIFF": "tiff"}


def picture(kind):
    """Two grey pages of noise, of which a photo holds the first."""
    pages, held = [Image.effect_noise((120, 160), 60).convert("RGB")] * 2, io.BytesIO()
    pages[0].save(held, kind, **({"save_all": True, "append_images": pages[1:]} if kind == "TIFF" else {}))
    return held.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("kind", SUFFIX)
def test_a_damaged_picture_is_read_or_refused(kind, tmp_path):
    in_bounds(*passed(damaged(picture(kind), SUFFIX[kind], EACH, tmp_path), "--stub"))
