"""The templates that come with the program, compiled once and kept as Python keeps its modules: beside them, in __pycache__.
Hers are compiled each time: what lies beside a dossier may come from anywhere, and no code is taken from there."""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from drafter import home, storage

_DIGEST = 32
"""Bytes before the code that tell of what it was made, and that it is whole."""


class Compiled(BytecodeCache):
    """Code of a shipped template, taken where it was made of the same words by the same program; of any other, none."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """A template's words -> where its code is kept, with the code where there is any."""
        shipped = filename is not None and home.shipped("templates") in Path(filename).parents
        bucket = Bucket(
            environment, cache_from_source(filename) if filename and shipped else "", _made_of(str(filename), source)
        )
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code kept; none that is damaged."""
        try:
            data = Path(bucket.key).read_bytes() if bucket.key else b""
        except OSError:
            return
        if data and data[:_DIGEST] == _digest(bucket, data[_DIGEST:]):
            bucket.code = marshal.loads(data[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code; not where the program may not be written to, or Python is told to keep none."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        code = marshal.dumps(bucket.code)
        try:
            storage.write(Path(bucket.key), _digest(bucket, code) + code)
        except OSError:
            return


def _digest(bucket: Bucket, code: bytes) -> bytes:
    return hashlib.sha256(bucket.checksum.encode() + code).digest()


def _made_of(file: str, source: str) -> str:
    """A digest of a template, of its words and where it lies, and of what compiles them."""
    told = "\n".join((sys.version, *_compilers(), file, source))
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()


@cache
def _compilers() -> tuple[str, ...]:
    """The files of this room and of jinja2, with their sizes and times."""
    return tuple(sorted(file for module in (__file__, jinja2.__file__) for file in _files(os.path.dirname(module))))


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file():
                told = entry.stat()
                yield f"{entry.path} {told.st_size} {told.st_mtime_ns}"
