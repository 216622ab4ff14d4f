"""The words of a report where templates of hers may print it: only those are run, the shipped ones are known word for word."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter import home
from drafter.model.dossier import Dossier
from drafter.model.manuscript import Para
from drafter.model.place import Place
from drafter.model.worded import Worded
from drafter.rendering import printed_words


def hers(dossier: Dossier, templates: Sequence[Path]) -> tuple[str, ...]:
    """The templates of a dossier's report that are her own, by name; none where only the shipped ones are used."""
    own = [folder for folder in templates if folder != home.shipped("templates")]
    names = (f"{dossier.kind.name}/正文.j2", "宏.j2")
    return tuple(name for name in names if any(folder.joinpath(name).exists() for folder in own))


def worded(dossier: Dossier, templates: Sequence[Path] = ()) -> list[Worded]:
    """A dossier -> the paragraphs of its report from the title to the date, blanks as they are printed. Only templates of hers
    are run."""
    known = printed_words.worded(dossier)
    if not hers(dossier, templates):
        return known
    from drafter.rendering import framed
    from drafter.rendering.papers import Copy, render

    return list(framed.parted(render(dossier, templates, Copy(annexes=False)).paras, known))


def frame(para: Para, start: int, end: int) -> str:
    """The words of the template that characters of a paragraph stand in; empty where most are of her cells."""
    from drafter.rendering import framed

    return framed.frame(para, start, end)


def written(words: str, dossier: Dossier, templates: Sequence[Path]) -> Place:
    """Where words that templates of hers print stand in them."""
    from drafter.rendering import framed

    return framed.written(words, templates, hers(dossier, templates))
