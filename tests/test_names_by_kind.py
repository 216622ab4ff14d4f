"""Names of kinds that further hand-read samples found wanting: plants told by their capacity, multiples, lists of sizes, what is
done of so many. Sentences are made up."""

from __future__ import annotations

import pytest
from test_names import counted, names

from drafter.quantities import Standing
from drafter.zh import figures

MULTIPLES = {
    "经营主体达到1.6万户、是十年前的3倍。": ["经营主体", "经营主体倍数"],
    "区属企业“十四五”时期净利润为“十三五”时期的2.2倍。": ["区属企业十四五时期净利润倍数"],
    "发电装机突破90万千瓦、规模比“十三五”末翻了一番。": ["发电装机", "发电装机规模倍数"],
    "城镇、农村居民人均消费支出分别为2万元、1万元，是“十二五”末的1.4倍、1.5倍。": [
        "城镇居民人均消费支出",
        "农村居民人均消费支出",
        "城镇居民人均消费支出倍数",
        "农村居民人均消费支出倍数",
    ],
}
SIZES = {
    "年产6万吨醋酸项目投产。": ["投产的醋酸项目规模"],
    "全县20万千瓦光伏基地并网发电。": ["并网发电的光伏基地规模"],
    "15万吨饲料厂正在建设。": ["建设的饲料厂规模"],
    "处理12万吨污泥。": ["处理污泥"],
    "占地90亩、建筑面积6万平方米的陶瓷产业园开园。": ["陶瓷产业园占地", "陶瓷产业园建筑面积"],
    "投资3亿元、全长20公里的环湖公路建成。": ["环湖公路投资", "环湖公路全长"],
    "目前8万平方米的冷库建设完成。": ["冷库建设面积"],
}
SHARES = {
    "每年将76%的财力用于教育。": ["用于教育的财力比例"],
    "95%以上的社区集体收入超过8万元。": ["社区集体比例", "社区集体收入"],
    "老旧电梯更新完成92%。": ["老旧电梯更新完成率"],
    "15个断面水质达标率100%。": ["断面数量", "断面水质达标率"],
    "列入市级计划的桥梁18座，桥梁开工率100%，完成投资3亿元。": [
        "列入市级计划的桥梁",
        "桥梁开工率",
        "市级计划的桥梁完成投资",
    ],
}
TOLD_BEFORE = {
    "技改投资增长9%，三次产业结构持续优化，调整为8∶42∶50。": ["技改投资增速", "三次产业结构"],
    "玉米生产再获丰收，总产达到90万斤。": ["玉米总产"],
    "用水户在全省率先过亿、达到1.2亿户。": ["用水户户数"],
    "互助养老制度基本建立、已有3万人受益。": ["互助养老制度"],
    "严格落实减税降费政策，减税2亿元。": ["减税金额"],
    "城乡居民收入分别增长4%、7%，增幅连续3年居全省主要城市前两位。": [
        "城镇居民收入增速",
        "农村居民收入增速",
        "农村居民收入增幅连续年数",
    ],
}
DONE = {
    "48个水源地保护项目已完成45个。": ["水源地保护项目", "完成水源地保护项目"],
    "组织5次重点工程集中开工。": ["组织重点工程集中开工"],
    "开通5条城区、6条城乡公交线路。": ["开通城区公交线路", "城乡公交线路"],
    "在全省运动会上取得3金、2银的好成绩。": ["全省运动金牌数", "全省运动银牌数"],
    "为60名困难职工代缴医疗保险费3万元。": ["代缴医疗保险费的困难职工", "代缴医疗保险费"],
    "支持12个“两业”［3］项目。": ["支持两业项目"],
    "近2亿人口的大省实现充分就业。": ["人口数量"],
}
ALL = MULTIPLES | SIZES | SHARES | TOLD_BEFORE | DONE


@pytest.mark.parametrize("sentence", ALL)
def test_a_name_says_what_is_counted(sentence):
    assert names(sentence) == ALL[sentence]


def test_a_rate_is_no_total_and_a_yearly_aim_no_result():
    assert [one.standing for one in counted("信访总量下降6%，案件总量达到300件。")] == [Standing.NOW, Standing.TOTAL]
    assert [one.standing for one in counted("经济总量突破80亿元。")] == [Standing.NOW]
    assert [one.standing for one in counted("全区每年都要新建20个停车场。")] == [Standing.PLAN]


def test_the_number_of_a_road_counts_nothing():
    assert not figures.find("东湖大道、经八路、纬十二路建成通车。")
    assert [one.figure.unit for one in figures.find("打通断头路23条、新开公交线路十二路。")] == ["条", "路"]
