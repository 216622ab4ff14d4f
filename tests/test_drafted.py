"""What proofing finds of a dossier: the words are those the templates print, each finding is at its cell and told once, and
what she looked at is told no more until its words change."""

from __future__ import annotations

import shutil

import pytest
from kit import EXAMPLE, ROOT, SEEDS, dossier, drafter

from drafter import case, desk, home, proofing, rendering, rules
from drafter.desk import manual
from drafter.desk.drafted import cell_of, proofed
from drafter.desk.settling import settle
from drafter.model.erratum import Spot
from drafter.model.kept import NOTHING
from drafter.model.manuscript import HEADINGS, Look, Para, Span
from drafter.model.place import Place

LOOKS = (*HEADINGS, Look.TITLE, Look.BODY, Look.SIGNATURE, Look.DATE)
REPORT = "一、2024年工作总结\n全年共调解案件3763件，调解成功3533件，调解成功率93.89%。"
TEXT = "全年共调解案件{{ 调解案件 }}，调解成功{{ 调解成功 }}，调解成功率{{ 调解成功率 }}。"


def told(example):
    """(rule, address) of what proofing finds of a dossier beside what the rules found."""
    made = dossier(example)
    return [(one.rule, ".".join(map(str, one.ref))) for one in proofed(made, rules.check(made), NOTHING)]


def rated(rate, text=TEXT, scope=None):
    cells = [("调解案件", "3763件", "4000件"), ("调解成功", "3533件", "3800件"), ("调解成功率", "93.89%", rate)]
    metrics = [
        {"编号": f"指{n:02}", "名称": name, "上年": before, "今年": now, "口径": scope}
        for n, (name, before, now) in enumerate(cells, start=1)
    ]
    return {"上年报告": REPORT, "指标": metrics, "正文": [row("文01", text)]}


def row(number, text):
    return {"编号": number, "部分": "工作总结", "文字": text, "处理": "改写"}


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda seed: seed.stem)
def test_the_words_are_those_the_templates_print(seed, tmp_path):
    known = case.Known.beside(tmp_path).parse(seed).meta
    order = desk.Order(tmp_path, case.Wanted(known.district, known.year + 1), (seed,), tmp_path / "案卷")
    assert_same_words(desk.new(order).folder, tmp_path)


def test_the_words_of_the_example_are_those_the_templates_print(tmp_path):
    assert_same_words(shutil.copytree(EXAMPLE, tmp_path / "案卷"), tmp_path)


def assert_same_words(folder, work):
    made, _ = desk.open_dossier(folder, work)
    printed = rendering.render(made, home.folders("templates", ROOT), rendering.Copy(annexes=False))
    wanted = [(para.look, para.text) for para in printed.paras if para.look in LOOKS]
    assert [(one.para.look, one.para.text) for one in rendering.worded(made)] == wanted


@pytest.mark.parametrize(
    ("rate", "found"),
    [
        *((rate, True) for rate in ("98.5%", "近98%", "近93%", "超96%")),
        *((rate, False) for rate in ("95%", "95.0%", "约94%", "超90%", "94-96%", "近97%")),
    ],
)
def test_a_rate_is_worked_out_where_it_is_printed(rate, found):
    assert (("算不拢", "指标.2.今年") in told(rated(rate))) is found


def test_a_finding_stands_at_the_characters_of_its_cell():
    made = told(rated("95%", "刷新历史记录。办结312件,其中“调解”87件。"))
    assert made == [("错别字", "正文.0.文字.0.6"), ("半角标点", "正文.0.文字.7.14")]


def test_what_is_told_once_has_the_places_of_all_cells():
    many = {"正文": [row("文01", "办结案件,调解纠纷,办理公证,接待来访,"), row("文02", "走访群众,开展普法,排查隐患。")]}
    made = dossier({"上年报告": REPORT} | many)
    [one] = [one for one in proofed(made, [], NOTHING) if one.rule == "半角标点"]
    assert [ref[:3] for ref in (one.ref, *one.also)] == [("正文", 0, "文字")] * 4 + [("正文", 1, "文字")] * 2
    assert one.ref[3:] == (0, 5)


def test_a_cell_with_last_years_figure_is_told_once():
    example = rated("93.89%") | {"指标": [cells | {"今年": cells["上年"]} for cells in rated("93.89%")["指标"]]}
    assert "沿用旧数" not in [rule for rule, _ in told(example)]
    assert [one.rule for one in rules.check(dossier(example))].count("数字未更新") == 3


def test_a_changed_scope_is_no_finding_where_she_says_so():
    assert "同比不符" in [rule for rule, _ in told(scoped(None))]
    assert "同比不符" not in [rule for rule, _ in told(scoped("不含街道"))]


def scoped(scope):
    metric = {"编号": "指01", "名称": "受理法律援助案件", "上年": "1447件", "今年": "2000件", "口径": scope}
    return {
        "上年报告": "一、2024年工作总结\n全年受理法律援助案件1447件。",
        "指标": [metric],
        "正文": [row("文01", "全年受理法律援助案件{{ 受理法律援助案件 }}，同比增长80%。")],
    }


LAST = [("优秀率", "100%"), ("办结率", "100%"), ("满意率", "100%"), ("公开率", "98%")]
EQUAL = {
    "上年报告": f"一、2024年工作总结\n{'，'.join(name + rate for name, rate in LAST)}。",
    "指标": [
        {"编号": f"指{n:02}", "名称": name, "上年": rate, "今年": rate} for n, (name, rate) in enumerate(LAST, start=1)
    ],
}


def settled(answers, example=EQUAL):
    made = dossier(example | {"核对": answers})
    found = settle(rules.check(made), made)
    return [one.message for one in found.open if one.rule == "数字未更新"], found.silent


def test_several_alike_are_one_finding_with_one_answer():
    assert settled([]) == (["优秀率与上年相同（100%）；一样的还有2处：指02、指03", "公开率与上年相同（98%）"], 0)
    answer = {"规则": "数字未更新", "原话": "100%", "理由": "科室核对过"}
    assert settled([answer]) == (["公开率与上年相同（98%）"], 3)


@pytest.mark.parametrize(
    ("answer", "silent"),
    [
        ({"条": "指04", "原话": "98%"}, 1),
        ({"条": "指03", "原话": "98%"}, 0),
        ({"条": "指04", "原话": "97%"}, 0),  # its words changed
        ({"条": "指04"}, 0),
    ],
)
def test_an_answer_is_for_these_words_of_this_row(answer, silent):
    assert settled([{"规则": "数字未更新", **answer}])[1] == silent


def test_a_rule_of_proofing_may_be_named_and_no_other_word(tmp_path):
    folder = shutil.copytree(EXAMPLE, tmp_path / "案卷")
    rows = "".join(f"- {{编号: 核{n:02}, 规则: {name}}}\n" for n, name in enumerate(("算不拢", "没这条"), start=1))
    (folder / "核对.yaml").write_text(rows, "utf-8")
    found = [one.message for one in desk.check(folder, tmp_path).findings if one.rule == "核对不明"]
    assert found == ["“没这条”不是提醒的名称，没有起作用"]


FRAME = "{% from '宏.j2' import 题头, 正文, 落款 with context %}\n{{ 题头(案卷) }}\n{LINE}\n{{ 正文(部分) }}\n{{ 落款(案卷, 附表) }}\n"


def framed(tmp_path, line):
    """The example, and a template of hers with a line more above the text -> (words, place) of what is told of it."""
    folder = shutil.copytree(EXAMPLE, tmp_path / "案卷", ignore=shutil.ignore_patterns(".drafter"))
    before = desk.check(folder, tmp_path).findings
    kind = desk.open_dossier(folder, tmp_path)[0].kind.name
    file = tmp_path / "templates" / kind / "正文.j2"
    file.parent.mkdir(parents=True)
    file.write_text(FRAME.replace("{LINE}", line), "utf-8")
    told = [desk.check(folder, tmp_path).findings for _ in range(2)]
    assert told[0] == told[1]
    assert [one for one in before if one not in told[0]] == []
    assert desk.build(folder, tmp_path).findings == told[0]
    return [(one.rule, one.message.partition("：")[0], one.place) for one in told[0] if one not in before], file


def test_the_words_of_a_template_of_hers_are_proofed_where_they_stand(tmp_path):
    found, file = framed(tmp_path, "本单位单产刷新历史记录。")
    assert found == [("错别字", "“刷新历史记录”", Place(file, 3))]


def test_a_template_of_hers_that_prints_the_same_finds_the_same(tmp_path):
    assert framed(tmp_path, "")[0] == []


def test_what_was_kept_makes_no_difference(tmp_path):
    folder = shutil.copytree(EXAMPLE, tmp_path / "案卷", ignore=shutil.ignore_patterns(".drafter"))
    assert not any(one.rule == "错别字" for one in desk.check(folder, tmp_path).findings)
    misspell(folder)
    first, again = desk.check(folder, tmp_path), desk.check(folder, tmp_path)
    assert first == again
    assert any(one.rule == "错别字" for one in again.findings)


def misspell(folder):
    text = folder / "正文.yaml"
    text.write_text(text.read_text("utf-8").replace("2026年，龙华区将", "2026年，刷新历史记录，龙华区将"), "utf-8")


def test_a_report_laid_out_as_last_years_is_not_told_so(tmp_path):
    folder = shutil.copytree(EXAMPLE, tmp_path / "案卷", ignore=shutil.ignore_patterns(".drafter"))
    assert not any(one.rule == "结构不全" for one in desk.check(folder, tmp_path).findings)
    report = rendering.worded(desk.open_dossier(folder, tmp_path)[0])
    alone = proofing.draft(report, [""] * len(report), 2025, "龙华区", None)
    assert any(one.rule == "结构不全" for one in proofing.proof(alone))


def test_a_reminder_is_confirmed_with_a_reason_and_taken_back(tmp_path):
    folder = shutil.copytree(EXAMPLE, tmp_path / "案卷", ignore=shutil.ignore_patterns(".drafter"))
    misspell(folder)
    before = drafter("check", "案卷", cwd=tmp_path).stdout
    several = drafter("settle", "数字未更新", "--why", "科室核对过", "--case", "案卷", cwd=tmp_path)
    assert (several.returncode, "指09“431项”" in several.stderr) == (2, True)
    for words in (("数字未更新", "指09"), ("错别字",)):
        done = drafter("settle", *words, "--why", "科室核对过", "--case", "案卷", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    after = drafter("check", "案卷", cwd=tmp_path).stdout
    assert "提醒 错别字" not in after
    assert "431项" not in after
    assert "1061件" in after
    table = folder / "核对.yaml"
    assert [line.strip() for line in table.read_text("utf-8").splitlines() if "原话:" in line][1:] == [
        "原话: 431项",
        "原话: 刷新历史记录",
    ]
    for _ in range(2):
        drafter("undo", "--case", "案卷", cwd=tmp_path)
    assert drafter("check", "案卷", cwd=tmp_path).stdout == before


@pytest.mark.parametrize("place", ["", "案卷"])
def test_her_own_wordings_are_looked_for_beside_the_work_and_in_the_dossier(tmp_path, place):
    folder = shutil.copytree(EXAMPLE, tmp_path / "案卷")
    (tmp_path / place / "提法.yaml").write_text("- 不写: 法律服务站\n  写成: 公共法律服务站点\n", "utf-8")
    found, _, _ = desk.check(folder, tmp_path)
    assert any(one.rule == "本单位提法" and "法律服务站" in one.message for one in found)
    (tmp_path / place / "提法.yaml").write_text("- 写成: 公共法律服务站点\n", "utf-8")
    found, readable, _ = desk.check(folder, tmp_path)
    assert readable
    assert any(one.place.file.name == "提法.yaml" for one in found)


@pytest.mark.parametrize("why", ["", "  ", "\n"])
def test_a_reminder_is_not_confirmed_without_a_reason(tmp_path, why):
    folder = shutil.copytree(EXAMPLE, tmp_path / "案卷")
    before = {path: path.read_bytes() for path in folder.glob("*.yaml")}
    done = drafter("settle", "数字未更新", "指09", "--why", why, "--case", "案卷", cwd=tmp_path)
    assert (done.returncode, "还缺“--why 理由”" in done.stderr) == (2, True)
    assert {path: path.read_bytes() for path in folder.glob("*.yaml")} == before


def test_several_reminders_of_a_row_are_confirmed_together_and_once(tmp_path):
    folder = shutil.copytree(EXAMPLE, tmp_path / "案卷", ignore=shutil.ignore_patterns(".drafter"))
    text = folder / "正文.yaml"
    new = "2026年，刷新历史记录；再次刷新历史记录，龙华区将"
    text.write_text(text.read_text("utf-8").replace("2026年，龙华区将", new), "utf-8")
    found = [one for one in desk.check(folder, tmp_path).findings if one.rule == "错别字"]
    number = desk.open_dossier(folder, tmp_path)[0].inputs.passages[found[0].ref[1]].id
    before = len(desk.open_dossier(folder, tmp_path)[0].inputs.settled)
    words = ("settle", "错别字", number, "--why", "引的原话", "--case", "案卷")
    done = drafter(*words, cwd=tmp_path)
    assert (done.returncode, "共 2 处" in done.stdout) == (0, True), done.stderr
    assert not [one for one in desk.check(folder, tmp_path).findings if one.rule == "错别字"]
    written = desk.open_dossier(folder, tmp_path)[0].inputs.settled[before:]
    assert [one.words for one in written] == ["刷新历史记录", "再次刷新历史记录"]
    again = drafter(*words, cwd=tmp_path)
    assert (again.returncode, f"已经核对过，记在核对.yaml 的“{written[0].id}”" in again.stderr) == (2, True)


def test_an_error_is_not_confirmed_away(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "案卷")
    done = drafter("settle", "还有空没填", "谋03", "--why", "不写", "--case", "案卷", cwd=tmp_path)
    assert (done.returncode, "是错误，不能核对消去" in done.stderr) == (2, True)


@pytest.mark.parametrize("entry", manual.manual(), ids=lambda entry: entry.name + entry.told_by)
def test_the_manual_says_what_and_how(entry):
    shown = next(one for one in manual.about(entry.name) if one.told_by == entry.told_by)
    assert shown.about
    assert shown.remedy
    assert bool(shown.says) is (entry.told_by == manual.REPORT)
    assert "13800138000" not in shown.wrong + shown.says


def test_the_manual_on_the_screen():
    told = drafter("rules", "算不拢").stdout
    assert told.startswith("算不拢（提醒，校对报告、检查案卷）\n")
    assert "怎么改：三个数对一遍" in told
    assert drafter("rules").stdout.count("\n") == len(manual.manual()) + 2
    wrong = drafter("rules", "算不")
    assert (wrong.returncode, "名称相近的有：算不拢" in wrong.stderr) == (2, True)


@pytest.mark.parametrize("date", ["2026年2月30日", "2026年13月1日", "2026年02月30日"])
def test_a_date_that_is_none_is_told_once(date):
    example = {"上年报告": "一、2024年工作总结\n建成三个服务站。", "案卷": {"成文日期": date}}
    made = dossier(example)
    found = [*rules.check(made), *proofed(made, rules.check(made), NOTHING)]
    assert [one.rule for one in found if one.ref[:2] == ("案卷", "成文日期")] == ["日期写法"]


def test_words_of_the_head_of_a_dossier_are_told_at_its_cell():
    para = Para(Look.TITLE, (Span("钟楼区", ("案卷", "标题")), Span("2024年工作总结", ("案卷", "标题"))))
    assert cell_of(para, Spot(1, 1, 5)) == ("案卷", "标题")
