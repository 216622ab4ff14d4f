"""build for the public: the clean copy as Word and as a page for the website, once nothing in it is a person's or secret."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from drafter import case
from drafter.case import folders_of
from drafter.desk.drafted import cell_of
from drafter.desk.drafting import based_on, examined
from drafter.model.dossier import Dossier
from drafter.model.finding import DrafterError, Finding, Level
from drafter.model.kind import Part
from drafter.model.manuscript import Manuscript
from drafter.model.place import Ref
from drafter.model.worded import Worded
from drafter.storage import leftovers


@dataclass(frozen=True)
class Published:
    """What was made for the public. word, page: None when the tables could not be read; findings: what is open."""

    word: case.Placed | None
    page: case.Placed | None
    findings: tuple[Finding, ...]


def publish(folder: Path, work: Path, reference: Path | None = None) -> Published:
    """A dossier's folder -> its public copy, as Word and as a page. Refused while errors are open, where a person can be told
    from it, and where the paper is secret: neither file is written. reference: as for build."""
    from drafter import rendering, writers

    leftovers.sweep()
    base = based_on(reference)
    dossier, told = examined(folder, work)
    if dossier is None:
        return Published(None, None, told.open)
    manuscript = rendering.render(dossier, folders_of("templates", work), rendering.Copy(annexes=False))
    _refuse_secrets(dossier)
    _refuse_persons(dossier, manuscript)
    if errors := sum(one.level is Level.ERROR for one in told.open):
        raise DrafterError(f"还有 {errors} 处错误没有解决，没有出公开稿", fix="先检查案卷，逐条改好")
    layout = dossier.habits.layout(base)
    word, page = (writers.write(manuscript, [], suffix, layout) for suffix in (".docx", ".html"))
    placed = case.place_public(folder, dossier, {".docx": word, ".html": page})
    return Published(placed[".docx"], placed[".html"], told.open)


def _refuse_secrets(dossier: Dossier) -> None:
    grade = dossier.habits.secrecy
    if grade:
        told = f"版式.yaml 里填了密级“{grade}”，没有出公开稿"
        raise DrafterError(told, fix="有密级的不能公开；没有定密的，把“密级:”后面空着")


def _refuse_persons(dossier: Dossier, manuscript: Manuscript) -> None:
    """Look through the whole copy, afresh: nothing that was kept has a say in what may be published."""
    from drafter import proofing

    told = [Worded(para, Part.OTHER) for para in manuscript.paras]
    found = proofing.personal(proofing.draft(told, [""] * len(told), dossier.year, dossier.district, None))
    if not found:
        return
    refs: list[Ref] = [cell_of(manuscript.paras[one.paragraph - 1], one.spots[0]) for one in found]
    first = min(range(len(found)), key=lambda n: dossier.place_of(refs[n]))
    more = f"，共{len(found)}处" if len(found) > 1 else ""
    message = f"公开稿里有涉密个人信息“{found[first].words}”{more}，没有出公开稿"
    raise DrafterError(message, fix="先检查案卷，逐处删去或者盖住，再出", place=dossier.place_of(refs[first]))
