"""The indicators of the field are data: two districts' words are one of them, a slip in the data is one sentence."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from kit import CATALOGUE, KINDS, ROOT, report

from drafter.cli import main
from drafter.model.finding import DrafterError
from drafter.model.indicator import TOPIC, Sort
from drafter.tables import load_catalogue, load_kinds
from drafter.zh import units

ALL = {one.name: one for field in CATALOGUE for one in field.indicators}
SHIPPED = (ROOT / "sections" / "指标" / "公证.yaml").read_text("utf-8")


def recognised(*sentences):
    """Sentences of one report's summary -> the indicator of each figure."""
    return [s.indicator for s in report("一、2024年工作总结\n" + "\n".join(sentences)).statistics]


ONE = {
    "法律援助案件受理数": ("受理法律援助案件812宗。", "区法律援助中心共指派法援案件903件。"),
    "法律援助咨询数": ("法律援助窗口解答咨询5120人次。", "做优法律援助，接待来访群众法律咨询4200件。"),
    "法律援助挽回损失": ("加强法律援助，为困难群众挽回经济损失361万元。", "法援律师帮助农民工追回欠薪1.2亿元。"),
    "人民调解案件数": ("人民调解组织共受理纠纷2300宗。", "各级调委会调解案件1845件。"),
    "人民调解成功率": ("调解矛盾纠纷900件，调解成功率98.6%。", "人民调解成功率达97%。"),
    "行政复议受理数": ("受理行政复议案件310宗。", "区政府依法受理复议申请288件。"),
    "行政复议审结数": ("收到行政复议申请40件，审结35件。", "办结行政复议案件61宗。"),
    "行政应诉案件数": ("办理行政应诉案件77件。", "代理行政诉讼案件52宗。"),
    "行政机关负责人出庭率": ("行政机关负责人出庭应诉率100%。", "负责人出庭率保持在98%。"),
    "在册社区矫正对象数": ("在册社区矫正对象410名。", "目前在矫社区矫正对象388人。"),
    "社区矫正教育活动次数": ("组织社区矫正集中教育60次。", "为社区矫正对象举办公益活动45场次。"),
    "接收刑满释放人员数": ("衔接刑满释放人员130名。", "接收刑释人员97人。"),
    "普法活动场次": ("举办普法活动210场。", "开展法治宣传教育活动150余场次。"),
    "普法资料发放数": ("发放普法宣传资料3万份。", "开展普法宣传，派发读本2200册。"),
    "公证办证数": ("办理公证业务6020件。", "区公证处全年办理各类公证5800余宗。"),
    "律师事务所数": ("全区共有律师事务所41家。", "区内律所38家。"),
    "审查意见条数": ("审核合同90份，出具法律意见110条。", "提出审查意见230余条。"),
    "执法案卷评查数": ("评查行政执法案卷400宗。", "开展执法监督，抽查案卷120本。"),
    "规范性文件备案件数": ("备案审查规范性文件12件。", "向市政府报送备案规范性文件9份。"),
    "12348热线接听数": ("12348热线接听来电3300通次，解答咨询3120次。", "12348公共法律服务热线解答咨询2900人次。"),
    "人大建议办理件数": ("办理人大代表建议31件。", "承办人大建议27件。"),
}


@pytest.mark.parametrize("name", ONE)
def test_two_districts_words_are_one_indicator(name):
    for sentence in ONE[name]:
        assert name in recognised(sentence), sentence


NONE = [
    "176项政务服务事项实现跨省通办。",
    "实施开发区权责划转审批事项72项。",
    "431项惠企利民补贴事项惠及3200家企业。",
    "法律援助案件受理量同比增长12%。",
    "受理法律援助案件比上年增加35件。",
    "法律援助典型案例3件入选省级案例库。",
    "3名调解员获评全市优秀。",
    "选派20名律师参加志愿服务。",
    "新建办公用房300平方米，植树2000棵。",
    "全市法律援助优秀案件2件。",
    "取消职业资格许可事项12项。",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_none_is_not_taken_for_one(sentence):
    assert set(recognised(sentence)) == {""}


def test_the_parts_of_a_whole_belong_to_it():
    told = recognised("村居法律顾问共提供法律服务500次，其中法律咨询300次、调解纠纷80件、法治宣传120场。")
    assert told == ["法律顾问服务次数", "法律顾问咨询次数", "法律顾问调解纠纷数", "法律顾问法治宣传数"]


def test_words_beside_another_figure_are_not_taken_for_ones_own():
    apart = ["人大建议办理件数", "政协提案办理件数"]
    assert recognised("办理人大代表建议31件、政协委员提案52件。") == apart
    assert recognised("31件人大代表建议、52件政协委员提案全部办复。") == apart
    assert recognised("办理人大代表建议、政协委员提案83件。") == ["人大建议和政协提案办理件数"]


def test_a_short_word_means_the_field_named_before_it():
    assert recognised("处理行政调解案件60件，调解成功51件。") == ["行政调解案件数", "行政调解成功数"]


def test_the_heading_tells_the_field_where_the_sentence_does_not():
    assert recognised("一是提升法律援助质效。全年接待群众咨询640人次。") == ["法律援助咨询数"]


def test_a_narrower_count_is_its_own_indicator():
    assert recognised("受理法律援助案件90件，其中农民工讨薪案件30件。")[1] == "农民工法律援助案件数"


@pytest.mark.parametrize("field", CATALOGUE, ids=lambda field: field.name)
def test_every_alias_is_recognised_as_its_own_indicator(field):
    for one in field.indicators:
        for alias in one.aliases:
            words = alias.replace(TOPIC, field.topics[0]).replace(" ", "")
            assert recognised(f"全年{words}37{one.unit}。") == [one.name], words


def test_the_catalogue_is_whole():
    assert len(ALL) == sum(len(field.indicators) for field in CATALOGUE) >= 80
    assert len(CATALOGUE) >= 12
    for one in ALL.values():
        assert one.source
        if one.parts:
            assert {ALL[one.parts.above].sort, ALL[one.parts.below].sort} == {Sort.COUNT}
    assert {one.sort for one in ALL.values()} == set(Sort)


def test_no_alias_is_two_indicators_in_one_unit():
    said = [
        (alias.replace(TOPIC, field.topics[0]).replace(" ", ""), unit)
        for field in CATALOGUE
        for one in field.indicators
        for alias in set(one.aliases)
        for unit in (one.unit, *one.also)
    ]
    assert len(said) == len(set(said))


def test_units_that_count_the_same_and_units_that_come_close():
    assert units.same("宗", "件")
    assert units.same("起", "例")
    assert units.same("人（次）", "人次")
    assert not units.same("人", "人次")
    assert units.near("名", "人次")
    assert units.near("场次", "期")
    assert not units.near("件", "人")
    assert len(units.UNITS) == len(set(units.UNITS))


def test_a_catalogue_is_no_kind(tmp_path):
    assert load_kinds((ROOT / "sections",)) == KINDS
    assert load_catalogue((tmp_path,)) == ()


def changed(key, value, text=SHIPPED):
    """The shipped field with the first value of a key changed."""
    lines = text.split("\n")
    at = next(n for n, line in enumerate(lines) if line.lstrip("- ").startswith(f"{key}:"))
    lines[at] = lines[at].split(":")[0] + f": {value}"
    return "\n".join(lines)


RATE = "  - 名称: 公证满意率\n    单位: '%'\n    类型: 比率\n    别名: ～满意率\n    依据: 通行用语\n"
BROKEN = {
    "空的": ("", 1),
    "只有一个词": ("公证", 1),
    "括号没有配对": ("领域: [", 1),
    "不是文字": ("领域: \0", 1),
    "没有这个单位": (changed("单位", "桩"), 7),
    "类型不认识": (changed("又计", "份\n    类型: 大数"), 9),
    "别名只有一个字": (changed("别名", "证"), 9),
    "别名空着": (changed("别名", ""), 9),
    "没有依据": (changed("依据", ""), 10),
    "多了一个键": (changed("依据", "通行用语\n    备注: 甲"), 11),
    "主题词空着": (changed("主题词", ""), 3),
    "比率没有写由": (SHIPPED + RATE, None),
    "分母不是指标": (SHIPPED + RATE + "    由: {分子: 公证办证数, 分母: 公证评价数}\n", 1),
    "名称写了两次": (SHIPPED + SHIPPED[SHIPPED.index("  - ") :], 1),
    "一个说法两个指标": (changed("名称", "公证事项数", SHIPPED) + SHIPPED[SHIPPED.index("  - ") :], 1),
}


@pytest.mark.parametrize(("text", "line"), BROKEN.values(), ids=BROKEN)
def test_a_slip_in_the_catalogue_is_one_sentence_with_its_place(tmp_path, text, line):
    file = tmp_path / "指标" / "公证.yaml"
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    with pytest.raises(DrafterError) as error:
        load_catalogue((tmp_path,))
    assert error.value.fix
    assert error.value.place.file == file
    assert error.value.place.line == (line or text[: text.index("公证满意率")].count("\n") + 1)


def field(name, indicator, alias):
    head = f"领域: {name}\n主题词: {name}\n指标:\n"
    return f"{head}  - 名称: {indicator}\n    单位: 件\n    别名: {alias}\n    依据: 本区统计\n"


def test_her_own_catalogue_adds_and_goes_before(tmp_path):
    (tmp_path / "指标").mkdir()
    (tmp_path / "指标" / "公证.yaml").write_text(field("公证", "公证件数", "～业务"), "utf-8")
    (tmp_path / "指标" / "信访.yaml").write_text(field("信访", "信访件数", "信访 事项、法律援助 案件"), "utf-8")
    known = {one.name: one for f in load_catalogue((tmp_path, ROOT / "sections")) for one in f.indicators}
    assert {"公证件数", "信访件数", "律师事务所数"} <= known.keys()
    assert "公证办证数" not in known
    assert "～案件" not in known["法律援助案件受理数"].aliases


def test_read_tells_the_indicator_of_each_figure(tmp_path):
    file = tmp_path / "龙华区2024年司法行政工作总结.txt"
    file.write_text("龙华区2024年司法行政工作总结\n一、2024年工作总结\n受理法律援助案件812宗，植树30棵。\n", "utf-8")
    told = json.loads(CliRunner().invoke(main, ["read", str(file), "--json"]).output)
    assert [s["indicator"] for s in told["statistics"]] == ["法律援助案件受理数", ""]
