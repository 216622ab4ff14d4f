"""llama.cpp's own server with a tiny model that knows nothing: its answers have the shape asked for, and whatever they say,
drafter's own judgement stands."""

from __future__ import annotations

import gc
from contextlib import contextmanager

import pytest
from kit import drafter
from oracle import pair

from drafter import asking, desk, tables
from drafter.desk.consulting import TRACING, instructions
from drafter.desk.examining import check_model
from drafter.model.finding import DrafterError
from drafter.model.graded import Grade
from drafter.model.second_reader import NoAnswer
from drafter.tracing.second.examined import digest, papers
from drafter.tracing.second.shown import lots, material
from drafter.tracing.second.verdicts import Items, verdicts

llama = pytest.importorskip("xllamacpp")
tiny = pytest.importorskip("tiny_llama", reason="needs gguf")
pytestmark = pytest.mark.slow

MANNERS = {"一条也不说": '"}],', "说一条，编号是空的": '"{}],', "数字写个没完": '{"9', "字写个没完": "{a"}
"""What it likes to write next."""


@contextmanager
def serving(folder, likes, wait=60):
    tiny.write(folder / "tiny.gguf", likes=likes)
    wish = llama.CommonParams()
    wish.model.path = str(folder / "tiny.gguf")
    wish.n_ctx, wish.n_parallel, wish.warmup, wish.verbosity = 32768, 1, False, 0
    server = llama.Server(wish)
    (folder / "模型.yaml").write_text(
        f"地址: {server.listening_address}/v1\n模型: tiny\n对照: 开\n等一次: {wait}\n等全部: 120\n", "utf-8"
    )
    try:
        yield tables.load_endpoint(folder)
    finally:
        del server
        gc.collect()


def asked(endpoint, folder):
    """A short request, as it is asked."""
    paper = papers()[0]
    shown, lot = material(paper.told[:3], ()), next(lots(paper.promises[:3], range(3)))
    said = asking.connect(endpoint, folder).ask(instructions(TRACING, folder), shown.text, lot.text, Items, "对照")
    return said, verdicts(said, lot.asked, shown.places)


@pytest.mark.parametrize("manner", ["一条也不说", "说一条，编号是空的"])
def test_its_answer_has_the_shape_and_says_nothing_to_rely_on(tmp_path, manner):
    with serving(tmp_path, MANNERS[manner]) as endpoint:
        said, (found, faults) = asked(endpoint, tmp_path)
    assert bool(said.items) is (manner != "一条也不说")
    assert found == {}
    assert set(faults.values()) == {"没有答"}


@pytest.mark.parametrize("manner", ["数字写个没完", "字写个没完"])
def test_one_that_never_ends_is_no_answer(tmp_path, manner):
    with (
        serving(tmp_path, MANNERS[manner], wait=8) as endpoint,
        pytest.raises(NoAnswer, match=r"没有在 8 秒内|没有说完"),
    ):
        asked(endpoint, tmp_path)


def test_the_trace_is_ours_whatever_it_says(tmp_path):
    before, now = pair(tmp_path)
    alone = desk.trace(before, now, tmp_path).comparison.trace.answers
    with serving(tmp_path, MANNERS["说一条，编号是空的"]) as endpoint:
        mark = asking.connect(endpoint, tmp_path).mark
        asking.keep_grade(tmp_path, mark, digest(instructions(TRACING, tmp_path)), Grade(260, 208, 260, 260))
        found = desk.trace(before, now, tmp_path).comparison
    assert found.trace.answers == alone
    assert "模型没有答" in found.remarks[-1]


def test_it_fails_the_exam(tmp_path):
    with serving(tmp_path, MANNERS["一条也不说"]), pytest.raises(DrafterError, match="模型没有答，没有考下去"):
        check_model(tmp_path)


def test_nothing_it_writes_enters_the_tables(tmp_path):
    """A draft that says nothing is told, and one that says anything that no row bears is struck out."""
    (tmp_path / "上年.txt").write_text(
        "龙华区司法局2024年工作总结和2025年工作计划\n一、2024年工作总结\n（一）法律援助惠民生\n全年受理法律援助案件1021件。\n"
        "二、2025年工作计划\n（一）提升法律援助\n设立法律援助联络点12个。\n龙华区司法局\n2025年1月8日\n",
        "utf-8",
    )
    assert drafter("new", "--district", "龙华", "--year", "2025", "--from", "上年.txt", cwd=tmp_path).returncode == 0
    file = tmp_path / "output/龙华-2025/指标.yaml"
    file.write_text(file.read_text("utf-8").replace("\n    今年:", "\n    今年: 1127件", 1), "utf-8")
    before = file.with_name("正文.yaml").read_bytes()
    with serving(tmp_path, MANNERS["一条也不说"]):
        with (tmp_path / "模型.yaml").open("a", encoding="utf-8") as told:
            told.write("起草: 开\n")
        done = drafter("write", "法律援助惠民生", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "没有一句站得住" in done.stdout or "没有起草" in done.stdout
    assert file.with_name("正文.yaml").read_bytes() == before
