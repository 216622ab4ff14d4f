"""Where things are: templates, sections and example seeds, the clerk's own before the shipped ones."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """A folder that travels with the package (templates, sections, seeds, examples); in a checkout, the checkout's."""
    packed = _PACKAGE / "shipped" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


def folders(name: str, work: Path) -> tuple[Path, ...]:
    """Where to look for templates or sections: beside the clerk's work first, then the shipped ones."""
    beside, ours = work / name, shipped(name)
    return (beside, ours) if beside.is_dir() and beside.resolve() != ours.resolve() else (ours,)
