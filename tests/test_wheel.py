"""The package outside its checkout: everything travels inside the wheel."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile

import pytest
from kit import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT]
    subprocess.run(list(map(str, command)), check=True, timeout=300)
    return next(folder.glob("drafter-*.whl"))


def test_sections_templates_seeds_and_examples_are_in_it(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "sections/法治政府建设年度报告.yaml",
        "sections/指标/法律援助.yaml",
        "templates/宏.j2",
        "templates/对照表/Word.j2",
        "templates/对照表/各行.j2",
        "seeds/坪山-2021-法治政府建设年度报告.txt",
        "examples/龙华-2025/指标.yaml",
    ):
        assert f"drafter/shipped/{name}" in names
    assert {"drafter/page/templates/page.html", "drafter/page/static/page.css"} <= set(names)
    assert not [n for n in names if n.startswith(("tests/", "output/", "docs/"))]
    assert [n for n in names if n.endswith("licenses/LICENSE")]


def test_it_does_the_whole_job_in_an_empty_folder(wheel, tmp_path):
    venv.create(tmp_path / "v")
    python = tmp_path / "v" / "bin" / "python"
    drafter = tmp_path / "v" / "bin" / "drafter"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-compile", wheel]
    subprocess.run(pip, check=True, timeout=600)
    work = tmp_path / "桌面"
    work.mkdir()
    for words, code in ((["new", "--district", "深圳市龙华区", "--year", "2025"], 0), (["check"], 1), (["build"], 0)):
        result = subprocess.run([drafter, *words], cwd=work, capture_output=True, text=True, timeout=120, check=False)
        assert result.returncode == code, result.stdout + result.stderr
    assert list((work / "output" / "龙华-2025").glob("*.docx"))
