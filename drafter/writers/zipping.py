"""Office packages taken apart and put together: parts in fixed order and of one date, so that files can be compared."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

AUTHOR = "起草助手"
CORE = "docProps/core.xml"
"""Where a package says who wrote it and what it is called."""

TYPES = "[Content_Types].xml"
"""Where a package says of what kind its parts are; it comes first."""
_PACKED = ".png"
"""What is compressed in itself."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def parts(data: bytes, most: int = 2**30) -> dict[str, bytes]:
    """Bytes of a package -> its parts by name. ValueError when they come to more than so many bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(part.file_size for part in package.infolist()) > most:
            raise ValueError(most)
        return {name: package.read(name) for name in package.namelist()}


def packed(named: Mapping[str, bytes]) -> bytes:
    """Parts by name -> the bytes of their package; the same parts give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(named, key=lambda n: (n != TYPES, n)):
            way = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(name, _EPOCH), named[name], compress_type=way)
    return stream.getvalue()
