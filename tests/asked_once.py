"""LibreOffice asked for many papers by one run: to start it takes a second, a paper of it a tenth."""

from __future__ import annotations

import contextlib

import pytest

from drafter.model.finding import DrafterError
from drafter.office import libreoffice, outside


@contextlib.contextmanager
def asked_once(readings):
    """Readings that ask LibreOffice for a paper each -> within the block they are given what one run made of them all.

    Where that run came to no good end, it is asked for those it left out again, alone and within the reader's own bounds.
    """
    alone, wanted = libreoffice.convert, {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(libreoffice, "convert", lambda data, filters, _: wanted.setdefault(filters, {}).setdefault(data))
        for reading in readings:
            with contextlib.suppress(DrafterError):
                reading()
        made = {(filters, data): paper for filters in wanted for data, paper in _made(filters, wanted[filters])}
        patch.setattr(
            libreoffice,
            "convert",
            lambda data, filters, bounds: (
                made[filters, data] if (filters, data) in made else alone(data, filters, bounds)
            ),
        )
        yield


def _made(filters, papers):
    """Papers of a kind -> each with what one run of LibreOffice makes of it, or None; those it did not get to are left out."""
    with outside.folder() as folder:
        files = [folder / f"{n}.{filters.suffix}" for n, _ in enumerate(papers)]
        for file, data in zip(files, papers, strict=True):
            file.write_bytes(data)
        libreoffice._configure(folder / "profile")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        ways = [f"--infilter={filters.reader}", "--convert-to", f"{filters.target}:{filters.writer}"]
        command = [libreoffice.soffice(), profile, *libreoffice._SWITCHES, *ways, "--outdir", folder / "out", *files]
        whole = outside.run(command, outside.Bounds(seconds=120, memory=2**30, work=6 + len(files)))
        for file, data in zip(files, papers, strict=True):
            target = folder / "out" / f"{file.stem}.{filters.target}"
            if whole or target.is_file():
                yield data, target.read_bytes() if target.is_file() else None
