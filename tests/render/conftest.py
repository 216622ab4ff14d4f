"""Drafts built once a session and turned into PDF and text by one run of LibreOffice each, for every test here."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path

import pytest
from kit import EXAMPLE, SEEDS, SHARED
from measuring import measured

from drafter import case, desk, readers
from drafter.model.manuscript import SHEET

ALIASES = {
    "仿宋_GB2312": "FandolFang",
    "楷体_GB2312": "FandolKai",
    "仿宋": "FandolFang",
    "楷体": "FandolKai",
    "方正小标宋_GBK": "FandolSong",
    "黑体": "FandolHei",
    "宋体": "FandolSong",
    "方正小标宋简体": "FandolSong",
    "Times New Roman": "Liberation Serif",
}
"""Font of a draft -> the free one of the same widths that stands for it."""

HEADED = "示例·版头"
LETTERHEAD = """份号: 000001
密级: 机密★1年
紧急程度: 特急
发文机关标志: 龙华区司法局文件
发文字号: 龙司〔2026〕3号
签发人: 王某某
抄送: 区委办公室，区人大常委会办公室，区政府办公室，区政协办公室，区委全面依法治区委员会办公室，各街道办事处
印发机关: 龙华区司法局办公室
印发日期: 2026年1月12日
"""
"""版式.yaml of a draft that is sent under a letterhead."""

REAL = ["龙华-2024", "龙华-2025", "坪山-2022", "硚口-2024", "钟楼-2024"]
PAPERS = [f"{job}·{copy}" for job in ["示例", *REAL] for copy in ("审阅稿", "清稿")]
ALL = [*PAPERS, "示例·对照表"]
AGAIN = "示例·再出一次"


@dataclass(frozen=True)
class Draft:
    """A Word file, what LibreOffice makes of it, and the paper it was written from as drafter reads it back."""

    name: str
    docx: Path
    pdf: Path
    txt: Path

    @property
    def all_pages(self):
        return measured(self.pdf)

    @property
    def sheet(self):
        """The pages of 审阅单, which have no number and stand before page 1."""
        return list(takewhile(lambda page: page.foot is None, self.all_pages))

    @property
    def pages(self):
        """The pages of the paper itself, numbered from 1."""
        return [replace(page, number=n) for n, page in enumerate(self.all_pages[len(self.sheet) :], start=1)]

    @property
    def all_paras(self):
        return readers.read(self.docx).paras

    @property
    def paras(self):
        """The paragraphs of the paper itself."""
        return self.all_paras[max((n for n, p in enumerate(self.all_paras) if p.look in SHEET), default=-1) + 1 :]


@pytest.fixture(scope="session")
def fonts(tmp_path_factory):
    """(environment in which free fonts stand for the drafts', whether they are all installed)."""
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{font}</string></edit></match>'
        for name, font in ALIASES.items()
    )
    config = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    config.write_text(
        f'<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>{rules}</fontconfig>',
        "utf-8",
    )
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True).stdout
    return {"FONTCONFIG_FILE": str(config)}, all(font in listed for font in ALIASES.values())


@pytest.fixture(scope="session")
def drafts(tmp_path_factory, fonts):
    """Name -> draft: review copy and clean copy of every report, the comparison of two, the example built again."""
    work = tmp_path_factory.mktemp("drafts")
    files = [*_built(work, "示例"), *_compared(work), *_again(work), *_headed(work)]
    for job in REAL if SHARED.is_dir() else ():
        files += _built(work, job)
    for kind in ("pdf", "txt:Text (encoded):UTF8"):
        profile = f"-env:UserInstallation=file://{work}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(work), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=600, env=os.environ | fonts[0])
    return {f.stem: Draft(f.stem, f, f.with_suffix(".pdf"), f.with_suffix(".txt")) for f in files}


def _dossier(work, job, name):
    if job == "示例":
        return shutil.copytree(EXAMPLE, work / name / "案卷")
    district, year = job.split("-")
    (work / name).mkdir()
    return desk.new(desk.Order(work / name, case.Wanted(district, int(year)), seeds=SHARED / "seeds")).folder


def _built(work, job):
    folder = _dossier(work, job, job)
    review = desk.build(folder, work).path
    clean = desk.build(folder, work, desk.Wish(clean=True, annex=True, force=True)).path
    return [
        Path(shutil.copy(file, work / f"{job}·{copy}.docx")) for file, copy in ((review, "审阅稿"), (clean, "清稿"))
    ]


def _compared(work):
    prior, current = (next(SEEDS.glob(f"龙华-{year}-*.txt")) for year in (2023, 2024))
    return [desk.trace(prior, current, work, work / "示例·对照表.docx").placed.path]


def _headed(work):
    folder = _dossier(work, "示例", HEADED)
    (folder / "版式.yaml").write_text(LETTERHEAD, "utf-8")
    return [
        Path(shutil.copy(desk.build(folder, work, desk.Wish(clean=True, force=True)).path, work / f"{HEADED}.docx"))
    ]


def _again(work):
    folder = _dossier(work, "示例", AGAIN)
    return [Path(shutil.copy(desk.build(folder, work).path, work / f"{AGAIN}.docx"))]


def _named(drafts, name):
    if name not in drafts:
        pytest.skip("needs the real reports in ../shared")
    return drafts[name]


@pytest.fixture(params=ALL)
def draft(request, drafts):
    """Every draft in turn."""
    return _named(drafts, request.param)


@pytest.fixture
def set_draft(draft, fonts):
    """Every draft in turn, where its pages can be measured."""
    if not fonts[1]:
        pytest.skip("needs the Fandol fonts (.ci/packages)")
    return draft


@pytest.fixture(params=PAPERS)
def set_paper(request, drafts, fonts):
    """Every draft that has pages of text, where they can be measured."""
    if not fonts[1]:
        pytest.skip("needs the Fandol fonts (.ci/packages)")
    return _named(drafts, request.param)
