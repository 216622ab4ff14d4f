"""drafter new: the dossier laid out, only what is missing added, nothing she wrote touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from kit import SEEDS, drafter
from ruamel.yaml import YAML

from drafter import case, desk, storage
from drafter.model.finding import DrafterError
from drafter.tables import load

TABLES = ("案卷", "提纲", "指标", "上年计划", "上年问题", "正文", "本年问题", "下年计划")


def order(work, **words):
    wanted = {key: words.pop(key) for key in ("district", "year", "kind") if key in words}
    return desk.Order(work, case.Wanted(**({"district": "龙华", "year": 2025} | wanted)), **({"seeds": SEEDS} | words))


@pytest.fixture
def folder(tmp_path):
    return desk.new(order(tmp_path)).folder


def rows(folder, name):
    return YAML(typ="safe", pure=True).load((folder / f"{name}.yaml").read_text("utf-8"))


def edit(file: Path, old: str, new: str):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_the_tables_the_layout_a_schema_each_and_the_prior_report(folder):
    assert {p.stem for p in folder.glob("*.yaml")} == {*TABLES, "版式"}
    assert {p.name for p in (folder / "格式").iterdir()} == {
        f"{name}.schema.json" for name in (*TABLES, "素材", "核对", "版式")
    }
    assert [p.name for p in (folder / "上年报告").iterdir()] == ["龙华-2024-法治政府建设年度报告.txt"]
    for name in (*TABLES, "版式"):
        first = (folder / f"{name}.yaml").read_text("utf-8").split("\n")[0]
        assert first == f"# yaml-language-server: $schema=格式/{name}.schema.json"
        assert json.loads((folder / "格式" / f"{name}.schema.json").read_text("utf-8"))["title"] == name


def test_everything_of_the_prior_report_is_there_once(folder, tmp_path):
    report = desk.read(SEEDS / "龙华-2024-法治政府建设年度报告.txt", tmp_path)
    metrics = rows(folder, "指标")
    assert [m["上年"] for m in metrics] == [s.figure.text for s in report.statistics]
    assert len({m["名称"] for m in metrics}) == len(metrics)
    assert [p["计划"] for p in rows(folder, "上年计划")] == [c.text for c in report.commitments]
    assert [p["问题"] for p in rows(folder, "上年问题")] == [p.text for p in report.problems]
    for row in [*metrics, *rows(folder, "上年计划"), *rows(folder, "正文")]:
        assert row["出处"]
    for metric, statistic in zip(metrics, report.statistics, strict=True):
        assert statistic.sentence in metric["出处"]
        assert f"第{statistic.paragraph}段" in metric["出处"]


def test_figures_in_the_text_are_slots(folder):
    text = "".join(row["文字"] or "" for row in rows(folder, "正文"))
    for metric in rows(folder, "指标"):
        assert f"{{{{ {metric['名称']} }}}}" in text


def test_a_fresh_dossier_loads(folder):
    inputs, _, findings = load(folder)
    assert findings == []
    assert inputs.case.district == "龙华区"


def test_a_second_run_changes_nothing(folder, tmp_path):
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    again = desk.new(order(tmp_path))
    assert again.laid == ()
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before


def test_deleted_rows_come_back_in_their_place_and_her_words_stay(folder, tmp_path):
    file = folder / "上年计划.yaml"
    text = file.read_text("utf-8")
    parts = text.split("\n  - 编号: ")
    parts[2] = parts[2].replace("完成情况:", "完成情况: 项目已入库  # 与科室核过").replace("状态:", "状态: 已完成")
    file.write_text("\n  - 编号: ".join(parts[:4] + parts[5:]) + "# 末尾的备注\n", "utf-8")
    kept = file.read_text("utf-8")
    laid = desk.new(order(tmp_path)).laid
    assert [(item.file.name, item.added) for item in laid] == [("上年计划.yaml", 1)]
    now = file.read_text("utf-8")
    assert "完成情况: 项目已入库  # 与科室核过" in now
    assert "# 末尾的备注" in now
    assert [row["编号"] for row in rows(folder, "上年计划")][:5] == ["划01", "划02", "划03", "划04", "划05"]
    for line in kept.split("\n"):
        assert line in now.split("\n")


def test_a_missing_key_and_a_missing_table_are_put_back(folder, tmp_path):
    edit(folder / "指标.yaml", "    今年:\n", "")
    (folder / ".drafter").rename(tmp_path / "历史丢了")
    (folder / "正文.yaml").unlink()
    laid = {item.file.name: item for item in desk.new(order(tmp_path)).laid}
    assert set(laid) == {"指标.yaml", "正文.yaml"}
    assert laid["正文.yaml"].created
    assert load(folder)[2] == []


def test_a_paragraph_is_known_though_the_words_it_quotes_were_replaced(folder, tmp_path):
    desk.open_dossier(folder, tmp_path)
    row = next(row for row in rows(folder, "正文") if row["文字"])
    edit(folder / "正文.yaml", f"    出处: {row['出处']}\n", "    出处: 全换了的.txt 第9段：替换时连这里也换了。\n")
    dossier = desk.open_dossier(folder, tmp_path)[0]
    assert row["编号"] in {one.row.id for one in dossier.joins.passages if one.row}
    assert desk.new(order(tmp_path)).laid == ()


def test_a_table_deleted_comes_back_as_she_last_saved_it(folder, tmp_path):
    edit(folder / "正文.yaml", "    处理:\n", "    处理: 改写\n")
    desk.open_dossier(folder, tmp_path)
    before = (folder / "正文.yaml").read_bytes()
    (folder / "正文.yaml").unlink()
    laid = desk.new(order(tmp_path)).laid
    assert [(item.file.name, item.restored) for item in laid] == [("正文.yaml", True)]
    assert (folder / "正文.yaml").read_bytes() == before
    assert desk.new(order(tmp_path)).laid == ()
    (folder / "正文.yaml").write_text("写坏了: [", "utf-8")
    desk.open_dossier(folder, tmp_path)
    (folder / "正文.yaml").unlink()
    desk.new(order(tmp_path))
    assert (folder / "正文.yaml").read_bytes() == before


def test_windows_line_ends_and_byte_order_mark_stay(folder, tmp_path):
    file = folder / "指标.yaml"
    data = file.read_bytes().split(b"\n  - ")
    file.write_bytes(b"\xef\xbb\xbf" + b"\n  - ".join(data[:-1]).replace(b"\n", b"\r\n"))
    desk.new(order(tmp_path))
    now = file.read_bytes()
    assert now.startswith(b"\xef\xbb\xbf")
    assert now.count(b"\n") == now.count(b"\r\n")
    assert len(rows(folder, "指标")) == len(data) - 1


def test_a_broken_table_stops_new_and_nothing_changes(folder, tmp_path):
    edit(folder / "指标.yaml", "上年: ", "上年：")
    edit(folder / "上年计划.yaml", "\n  - 编号: 划02", "\n  - 编号: 划02甲")
    before = {p: p.read_bytes() for p in folder.rglob("*.yaml")}
    started = desk.new(order(tmp_path))
    assert started.faults
    assert {p: p.read_bytes() for p in folder.rglob("*.yaml")} == before


def test_unfinished_promises_are_offered_for_next_year_once(folder, tmp_path):
    """Not while a blank candidate holds them, nor when her plan takes them up; else as a row; deleted twice, it stays away."""
    file, plan = folder / "上年计划.yaml", folder / "下年计划.yaml"
    edit(file, "    完成情况:\n    状态:\n", "    完成情况: 正在推进\n    状态: 推进中\n")
    edit(file, "    完成情况:\n    状态:\n", "    完成情况: 经费未到位\n    状态: 未启动\n")
    desk.new(order(tmp_path))
    assert not carried(folder)
    promises = [row["计划"] for row in rows(folder, "上年计划")]
    plan.write_text(plan.read_text("utf-8").replace("    计划:\n", "    计划: 启用新办公楼。\n"), "utf-8")
    desk.new(order(tmp_path))
    assert carried(folder) == [
        f"没做完的上年计划（推进中）：{promises[0]}",
        f"没做完的上年计划（未启动）：{promises[1]}",
    ]
    hints = [row["提示"] for row in rows(folder, "本年问题") or () if row["提示"]]
    assert hints == [f"上年计划未启动：{promises[1]}"]
    text = plan.read_text("utf-8")
    older = text[: text.index("\n  - 编号: 续")].replace("启用新办公楼", "启用办公楼", 1)
    plan.write_text(older + "\n", "utf-8")
    desk.new(order(tmp_path))
    assert len(carried(folder)) == 2  # gone all at once with a save of other changes: from an older window, it may be
    text = plan.read_text("utf-8")
    plan.write_text(text[: text.index("\n  - 编号: 续")] + "\n", "utf-8")
    desk.new(order(tmp_path))
    assert not carried(folder)


def carried(folder):
    return [row["参考"] for row in rows(folder, "下年计划") if row["编号"].startswith("续")]


def test_a_plan_that_takes_an_unfinished_promise_up_is_enough(folder, tmp_path):
    file, plan = folder / "上年计划.yaml", folder / "下年计划.yaml"
    edit(file, "    完成情况:\n    状态:\n", "    完成情况: 正在推进\n    状态: 推进中\n")
    promise = rows(folder, "上年计划")[0]["计划"]
    plan.write_text(plan.read_text("utf-8").replace("    计划:\n", f"    计划: 继续{promise}\n"), "utf-8")
    desk.new(order(tmp_path))
    assert not carried(folder)


def test_a_plan_written_beside_an_unfinished_promise_may_have_few_of_its_words(folder, tmp_path):
    file, plan = folder / "上年计划.yaml", folder / "下年计划.yaml"
    edit(file, "    完成情况:\n    状态:\n", "    完成情况: 正在推进\n    状态: 推进中\n")
    promise = rows(folder, "上年计划")[0]["计划"].rstrip("。")
    taken_up = f"六月底以前把{promise[-4:]}的收尾工作全部做完，逐项验收，按月通报进度。"
    plan.write_text(plan.read_text("utf-8").replace("    计划:\n", f"    计划: {taken_up}\n", 1), "utf-8")
    desk.new(order(tmp_path))
    assert not carried(folder)


def test_offers_left_blank_are_told_not_printed_and_may_be_deleted(folder, tmp_path):
    file, plan = folder / "上年计划.yaml", folder / "下年计划.yaml"
    edit(file, "    完成情况:\n    状态:\n", "    完成情况: 正在推进\n    状态: 推进中\n")
    plan.write_text(plan.read_text("utf-8").replace("    计划:\n", "    计划: 启用新办公楼。\n"), "utf-8")
    before = plan.read_bytes()
    desk.new(order(tmp_path))
    assert len(carried(folder)) == 1
    told = [one for one in desk.check(folder, tmp_path)[0] if "没做完的上年计划" in one.message]
    assert [(one.rule, one.level) for one in told] == [("还有空没填", "提醒")]
    plan.write_bytes(before)
    assert not [one for one in desk.check(folder, tmp_path)[0] if one.rule == "旧窗口存过"]
    assert not desk.new(order(tmp_path)).laid
    assert not carried(folder)


WORSE = """龙华区2024年司法行政工作总结
一、2024年工作情况
（一）行政应诉。全年行政应诉案件386件，败诉率9.3%，行政机关负责人出庭应诉率98.1%。
（二）法律援助。全年法律援助案件办结率95.2%，回访满意度99.1%。
二、2025年工作安排
（一）加强行政应诉。建立败诉案件分析制度。
"""


@pytest.mark.parametrize(
    ("now", "offered"),
    [
        ({"9.3%": "7.8%", "98.1%": "99.5%", "95.2%": "96%", "99.1%": "98%"}, []),
        ({"9.3%": "10.1%", "98.1%": "97%", "95.2%": "95.2%"}, ["9.3%升为10.1%", "98.1%降为97%"]),
        ({"9.3%": "约10%", "386件": "300件", "99.1%": "90%"}, []),
    ],
    ids=["好转的不提示", "变差的提示", "说不准的不提示"],
)
def test_only_what_got_worse_is_offered_as_a_problem(tmp_path, now, offered):
    (tmp_path / "上年.txt").write_text(WORSE, "utf-8")
    asked = order(tmp_path, sources=(tmp_path / "上年.txt",))
    folder = desk.new(asked).folder
    table = (folder / "指标.yaml").read_text("utf-8")
    for before, this in now.items():
        head, found, tail = table.partition(f"    上年: {before}\n")
        assert found
        table = head + found + tail.replace("    今年:\n", f"    今年: {this}\n", 1)
    (folder / "指标.yaml").write_text(table, "utf-8")
    desk.new(asked)
    hints = [row["提示"] for row in rows(folder, "本年问题") or () if row["提示"]]
    assert [hint.partition("由上年的")[2] for hint in hints] == offered


def test_ten_to_fifteen_figures_are_marked_for_the_annex(folder):
    marked = [row for row in rows(folder, "指标") if row.get("重点") == "是"]
    assert 10 <= len(marked) <= 15


@pytest.mark.parametrize("said", ["龙华", "龙华区", "深圳市龙华区"])
def test_a_district_by_any_of_its_names(tmp_path, said):
    started = desk.new(order(tmp_path, district=said))
    assert started.folder == tmp_path / "output" / "龙华-2025"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"district": "福田"}, "坪山区2021年法治政府建设年度报告"),
        ({"year": 2020}, "龙华区2023年司法行政工作总结"),
        ({"kind": "政府工作报告"}, "龙华区2024年法治政府建设年度报告"),
        ({"district": "../../etc"}, "不像区名"),
        ({"district": "龙华/../.."}, "不像区名"),
        ({"district": "con"}, "不像区名|没有"),
        ({"seeds": Path("没有这个文件夹")}, "找不到文件夹"),
        ({"sources": (Path("没有.txt"),)}, "找不到文件"),
        ({"sources": (Path("-"),)}, "不能用粘贴的文字"),
        ({"kind": "../../templates"}, "没有“../../templates”"),
    ],
)
def test_what_is_not_there_is_answered_with_what_is(tmp_path, words, told):
    with pytest.raises(DrafterError, match=told):
        desk.new(order(tmp_path, **words))
    assert not (tmp_path / "output").exists()


def test_the_nearest_earlier_report_is_used_and_said(tmp_path):
    started = desk.new(order(tmp_path, year=2030))
    assert started.reports[0].meta.year == 2024
    assert any("2024" in remark for remark in started.remarks)


def test_a_kind_chooses_among_a_districts_reports(tmp_path):
    started = desk.new(order(tmp_path, kind="司法行政工作总结"))
    assert started.reports[0].meta.kind == "司法行政工作总结"
    assert any("2023年" in remark for remark in started.remarks)


def test_two_kinds_of_one_year_ask_for_the_kind(tmp_path):
    seeds = tmp_path / "来文"
    seeds.mkdir()
    (seeds / "甲.txt").write_bytes((SEEDS / "龙华-2024-法治政府建设年度报告.txt").read_bytes())
    text = (SEEDS / "龙华-2023-司法行政工作总结.txt").read_text("utf-8")
    (seeds / "乙.txt").write_text(text.replace("2024年", "2025年").replace("2023年", "2024年"), "utf-8")
    with pytest.raises(DrafterError, match="几种报告"):
        desk.new(order(tmp_path, seeds=seeds))
    assert desk.new(order(tmp_path, seeds=seeds, kind="司法行政工作总结")).reports[0].meta.year == 2024


def test_reports_named_outright_are_both_answered_for(tmp_path):
    sources = (SEEDS / "龙华-2024-法治政府建设年度报告.txt", SEEDS / "龙华-2023-司法行政工作总结.txt")
    started = desk.new(order(tmp_path, sources=sources, into=tmp_path / "案"))
    both = sum(len(report.commitments) for report in started.reports)
    promises = rows(started.folder, "上年计划")
    assert len(promises) == both
    assert len({row["编号"] for row in promises}) == both
    assert load(started.folder)[2] == []
    assert any("2023年" in remark for remark in started.remarks)


def test_a_report_can_be_added_to_a_dossier_later(folder, tmp_path):
    started = desk.new(order(tmp_path, sources=(SEEDS / "龙华-2023-司法行政工作总结.txt",)))
    assert {item.file.name for item in started.laid} >= {"案卷.yaml", "上年计划.yaml", "指标.yaml"}
    assert load(folder)[2] == []
    assert len(rows(folder, "案卷")["上年报告"]) == 2
    assert desk.new(order(tmp_path)).laid == ()


def test_the_same_report_named_again_is_not_added_again(folder, tmp_path):
    seed = SEEDS / "龙华-2024-法治政府建设年度报告.txt"
    other = tmp_path / "从邮箱存的.txt"
    other.write_bytes(seed.read_bytes().replace(b"\n", b"\r\n"))
    started = desk.new(order(tmp_path, sources=(seed, other)))
    assert started.laid == ()
    assert started.remarks == (f"“{seed.name}”案卷里已经有了，没有再加", "“从邮箱存的.txt”案卷里已经有了，没有再加")
    assert len(list((folder / "上年报告").iterdir())) == 1


def test_two_versions_of_one_report_are_remarked(folder, tmp_path):
    other = tmp_path / "修改稿.txt"
    text = (SEEDS / "龙华-2024-法治政府建设年度报告.txt").read_text("utf-8")
    other.write_text(text + "\n附：联系电话。\n", "utf-8")
    assert any("同一年的同一种报告" in r for r in desk.new(order(tmp_path, sources=(other,))).remarks)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_report_that_does_not_say_its_year_is_taken_for_last_years(tmp_path, suffix):
    source = tmp_path / f"工作总结{suffix}"
    source.write_text(
        "龙华区司法行政工作总结\n一、工作总结\n全年受理案件3件。\n二、下一步工作计划\n建成服务中心。\n", "utf-8"
    )
    started = desk.new(order(tmp_path, sources=(source,)))
    assert f"没有看出“{source.name}”是哪一年的报告，当作2024年的，请核对" in started.remarks
    assert not started.faults
    assert rows(started.folder, "案卷")["上年报告"][0]["年度"] == 2024
    assert not [f for f in desk.check(started.folder, tmp_path)[0] if f.rule == "上年报告有变"]


ODD = {
    "只有标点的计划": "一是。\n（一）\n（二）！\n1.\n2.。\n！！！\n建成服务中心。",
    "一百多个小标题": "\n".join(f"（一）推进第{'甲乙丙丁'[n % 4]}{n}工作\n建成{n}级中心。" for n in range(1, 121)),
    "控制字符": "建成甲\x9f乙\x80服务中心。\u2028建成丙中心\x85。",
    "像表格记号": "键: 值{{ x }} #注\n'引\"号\n%YAML 1.2\n---\n...\n[]\n{}\n- 建成中心。",
    "像模板": "建成{{ 中心 }}三个{% if %}{# #}。",
}


@pytest.mark.parametrize("plan", ODD.values(), ids=ODD)
def test_an_odd_report_gives_a_dossier_that_reads_and_builds(tmp_path, plan):
    source = tmp_path / "上年.txt"
    text = f"龙华区2024年司法行政工作总结\n一、2024年工作总结\n{plan}\n二、存在的问题\n{plan}\n三、2025年工作计划\n{plan}\n"
    source.write_text(text, "utf-8")
    folder = desk.new(order(tmp_path, sources=(source,))).folder
    assert load(folder)[2] == []
    assert desk.build(folder, tmp_path).path.is_file()
    assert desk.new(order(tmp_path)).laid == ()


def test_another_districts_report_is_remarked(tmp_path):
    started = desk.new(order(tmp_path, sources=(SEEDS / "坪山-2021-法治政府建设年度报告.txt",)))
    assert any("坪山区" in remark for remark in started.remarks)


def test_a_dossier_of_another_report_is_left_alone(folder, tmp_path):
    with pytest.raises(DrafterError, match="已经有"):
        desk.new(order(tmp_path, kind="司法行政工作总结"))
    with pytest.raises(DrafterError, match="已经有"):
        desk.new(order(tmp_path, district="坪山", year=2022, into=folder))


def test_a_lost_case_file_is_made_again_from_the_reports_in_the_dossier(folder, tmp_path):
    """Not from another report of the district on the shelf, and nothing is laid out twice."""
    table, before = folder / "案卷.yaml", {p: p.read_bytes() for p in folder.glob("*.yaml")}
    table.unlink()
    shelf_of_others = tmp_path / "seeds"
    shelf_of_others.mkdir()
    other = (SEEDS / "龙华-2023-司法行政工作总结.txt").read_text("utf-8")
    (shelf_of_others / "别的.txt").write_text(other.replace("2023", "2024"), "utf-8")
    started = desk.new(order(tmp_path, into=folder, seeds=shelf_of_others))
    assert not started.faults
    assert {p: p.read_bytes() for p in folder.glob("*.yaml")} == before


def test_a_table_saved_as_txt_is_pointed_at(folder, tmp_path):
    (folder / "正文.yaml").rename(folder / "正文.yaml.txt")
    fault = load(folder)[2][0]
    assert fault.message == "缺少“正文.yaml”这张表"
    assert "正文.yaml.txt" in fault.fix


def test_a_table_without_rows_shows_how_a_row_is_written(tmp_path):
    source = tmp_path / "上年.txt"
    source.write_text("龙华区2024年司法行政工作总结\n一、2024年工作总结\n全年受理案件3件。\n", "utf-8")
    folder = desk.new(order(tmp_path, sources=(source,))).folder
    for name in ("本年问题", "下年计划"):
        text = (folder / f"{name}.yaml").read_text("utf-8")
        assert rows(folder, name) is None
        (folder / f"{name}.yaml").write_text(text.replace("#   ", "  "), "utf-8")
    assert load(folder)[2] == []
    assert load(folder)[0].new_problems[0].text == "哪方面的工作有什么不足。"


@pytest.mark.parametrize("name", ["../外面.txt", "/etc/passwd", "a/b.txt", "..", "链接.txt"])
def test_a_prior_reports_name_never_leads_outside(folder, tmp_path, name):
    secret = tmp_path / "机密.txt"
    secret.write_text("机密", "utf-8")
    (folder / "上年报告" / "链接.txt").symlink_to(secret)
    file = folder / "案卷.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("文件: 龙华-2024-法治政府建设年度报告.txt", f"文件: {name}"), "utf-8")
    with pytest.raises(DrafterError, match="文件名"):
        desk.check(folder, tmp_path)


def test_a_changed_prior_report_is_told(folder, tmp_path):
    prior = next((folder / "上年报告").iterdir())
    prior.write_bytes(prior.read_bytes() + "\n尾".encode())
    assert any(f.rule == "上年报告有变" for f in desk.check(folder, tmp_path)[0])


def test_a_file_is_replaced_whole(tmp_path, monkeypatch):
    file = tmp_path / "表.yaml"
    file.write_text("原来的", "utf-8")

    def fail(*_):
        raise OSError("磁盘满了")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="磁盘满了"):
        storage.write(file, "新的".encode())
    assert file.read_text("utf-8") == "原来的"
    assert [p.name for p in tmp_path.iterdir()] == ["表.yaml"]


def test_a_disk_that_knows_no_rights_is_written_to(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("os.chmod", refuse)
    storage.write(tmp_path / "表.yaml", "新的".encode())
    storage.write(tmp_path / "表.yaml", "更新的".encode())
    assert (tmp_path / "表.yaml").read_text("utf-8") == "更新的"


@pytest.mark.parametrize("name", ["a/b", "..", ".", "a\\b", "CON", "nul.txt", "a\0b", "", "x" * 200, "a ", "a."])
def test_names_that_are_no_step_of_a_path(name):
    assert not storage.is_safe_name(name)


def test_the_only_dossier_is_found(folder, tmp_path):
    assert case.find_dossier(tmp_path, None) == Path("output/龙华-2025")
    assert case.find_dossier(folder, None) == folder
    assert case.find_dossier(folder / "格式", None) == folder
    assert case.find_dossier(tmp_path / "output", None) == Path("龙华-2025")
    desk.new(order(tmp_path, district="坪山", year=2022))
    with pytest.raises(DrafterError, match="几个案卷"):
        case.find_dossier(tmp_path, None)
    assert case.find_dossier(tmp_path, Path("坪山-2022")).resolve() == tmp_path / "output" / "坪山-2022"
    assert case.find_dossier(folder, Path("坪山-2022")).resolve() == tmp_path / "output" / "坪山-2022"
    for elsewhere in ("坪山-2023", "../output/坪山-2022/上年"):
        with pytest.raises(DrafterError, match="现有：坪山-2022、龙华-2025"):
            case.find_dossier(tmp_path, Path(elsewhere))


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("check",), "drafter check --case output/坪山-2022"),
        (("build",), "drafter build --case output/坪山-2022"),
        (("request",), "drafter request --case output/坪山-2022"),
        (("collect", "材料"), "drafter collect … --case output/坪山-2022"),
        (("pull", "改.docx"), "drafter pull … --case output/坪山-2022"),
        (("new",), "drafter new --into output/坪山-2022"),
    ],
)
def test_among_several_dossiers_the_command_that_was_run_is_told(folder, tmp_path, words, hint):
    desk.new(order(tmp_path, district="坪山", year=2022))
    (tmp_path / "材料").mkdir()
    done = drafter(*words, cwd=tmp_path)
    assert (done.returncode, hint in done.stderr) == (2, True), done.stderr


def test_the_folder_she_stands_in_is_told_by_its_name(folder):
    assert "案卷在 龙华-2025。" in drafter("new", cwd=folder).stdout


def test_check_and_build_name_a_dossier_either_way(folder, tmp_path):
    desk.new(order(tmp_path, district="坪山", year=2022))
    bare, named = (
        drafter("check", "output/坪山-2022", cwd=tmp_path),
        drafter("check", "--case", "坪山-2022", cwd=tmp_path),
    )
    assert (bare.returncode, bare.stdout) == (named.returncode, named.stdout)
    assert drafter("build", "--case", "坪山-2022", cwd=tmp_path).returncode == 0
    both = drafter("check", "output/坪山-2022", "--case", "output/龙华-2025", cwd=tmp_path)
    assert (both.returncode, "案卷写了两个" in both.stderr) == (2, True)


def test_a_report_of_another_place_is_not_added(folder, tmp_path):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    other = SEEDS / "坪山-2021-法治政府建设年度报告.txt"
    with pytest.raises(DrafterError, match="坪山区的报告") as error:
        desk.new(order(tmp_path, sources=(other,)))
    assert "别的区的也添进来" in error.value.fix
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    told = drafter("new", "--from", other, cwd=folder)
    assert (told.returncode, "加上 --force" in told.stderr) == (2, True)
    forced = drafter("new", "--from", other, "--force", cwd=folder)
    assert (forced.returncode, forced.stdout.startswith("留意：“坪山-2021")) == (0, True)
    remarks = [line for line in forced.stdout.splitlines() if line.startswith("留意：")]
    assert len(remarks) == len(set(remarks))
    assert len(desk.new(order(tmp_path, sources=(other,))).reports) == 2


@pytest.mark.parametrize("name", ["指标", "案卷"])
def test_a_table_of_0_bytes_is_not_taken_for_one_that_is_not_there(folder, tmp_path, name):
    (folder / f"{name}.yaml").write_bytes(b"")
    before = {path: path.read_bytes() for path in folder.glob("*.yaml")}
    try:
        told = "".join(fault.message + fault.fix for fault in desk.new(order(tmp_path)).faults)
    except DrafterError as error:
        told = error.message + error.fix
    assert "空的" in told or "读不懂" in told
    assert "撤销" in told
    assert {path: path.read_bytes() for path in folder.glob("*.yaml")} == before


@pytest.mark.parametrize("other", ["上年计划.yaml.txt", "上年计划.yml", "上年计划.YAML", "上年计划.txt"])
def test_a_table_under_another_ending_is_named_and_not_doubled(folder, tmp_path, other):
    (folder / "上年计划.yaml").rename(folder / other)
    with pytest.raises(DrafterError, match="像是它") as error:
        desk.new(order(tmp_path))
    assert other in error.value.message
    assert not (folder / "上年计划.yaml").exists()


def test_a_report_whose_kind_is_not_seen_is_taken_for_the_kind_named(tmp_path):
    (tmp_path / "seeds").mkdir()
    text = "青山区2024年的一份材料\n一、2024年工作总结\n全年受理法律援助案件862件。\n二、2025年工作计划\n建成法律援助工作站8个。\n"
    (tmp_path / "seeds" / "青山.txt").write_text(text, "utf-8")
    asked = {"district": "青山", "year": 2025, "seeds": tmp_path / "seeds"}
    with pytest.raises(DrafterError, match="没有看出上年报告是哪一种") as error:
        desk.new(order(tmp_path, **asked))
    assert "写明报告种类" in error.value.fix
    assert desk.new(order(tmp_path, **asked, kind="司法行政工作总结")).folder.is_dir()


def test_asked_again_without_place_or_year_it_is_the_dossier_that_is_there(folder, tmp_path):
    table = folder / "指标.yaml"
    first, _, *rest = table.read_text("utf-8").split("\n  - ")[1:]
    table.write_text("\n  - ".join([table.read_text("utf-8").split("\n  - ")[0], first, *rest]), "utf-8")
    again = drafter("new", cwd=tmp_path)
    assert (again.returncode, "指02" in again.stdout) == (0, True)
    assert "还缺“--year 年份”" in drafter("new", "--district", "龙华", cwd=tmp_path).stderr
    (folder / "案卷.yaml").write_text("区", "utf-8")
    assert "案卷.yaml 读不懂" in drafter("new", cwd=tmp_path).stderr
