"""The kinds of slips that are put into real reports: name -> how. Sentences are our own; names and figures are made up."""

from __future__ import annotations

import random

from spoiling import COUNTED, NUMBER, Spoil, changed, name_changed, over, since, told
from spoilt_figures import again, growth, last_years, lasting, one_of_two


def _rates(chance: random.Random) -> dict[str, object]:
    whole, share = chance.randint(120, 9000), chance.uniform(0.5, 0.97)
    part, off = int(whole * share), chance.choice((-1, 1)) * chance.uniform(0.6, 4)
    old, by = chance.randint(200, 9000), chance.uniform(0.05, 0.6)
    now = int(old * (1 + by))
    return {
        "whole": whole, "part": part, "rate": f"{min(99.9, part / whole * 100 + off):.1f}", "old": old, "now": now,
        "under": f"{part / whole * 100 + 3.4:.0f}", "over": f"{part / whole * 100 + 2.6:.1f}", "grown": f"{(now / old - 1) * 100 + chance.choice((-1, 1)) * chance.uniform(2, 9):.1f}", "a": int(part * 0.6),
        "b": part - int(part * 0.6) + chance.randint(2, 15), "c": chance.randint(3, 40), "times": f"{now / old * 2:.1f}",
        "less": old - now + chance.randint(5, 60) if old > now else now - old + chance.randint(5, 60),
        "yearly": f"{((now / old) ** 0.2 - 1) * 100 + 3:.1f}", "share": f"{min(99, part / whole * 100 + 7):.1f}",
    }  # fmt: skip


SPOILS: dict[str, Spoil] = {
    "率": told(
        "全年受理行政复议案件{whole}件，办结{part}件，办结率{rate}%。",
        "排查矛盾纠纷{whole}件。成功化解{part}件，化解率达{rate}%。",
        "抽查行政执法案卷{whole}卷，其中优秀{part}卷，优秀率{rate}%。",
        fill=_rates,
    ),
    "占比": told("新增经营主体{whole}户，其中企业{part}户，占{share}%。", "办理法律援助案件{whole}件，其中民事案件{part}件，占比{share}%。", fill=_rates),
    "两年之比": told(
        "接待群众来访{now}人次，比上年的{old}人次增长{grown}%。",
        "办理公证{now}件，上年{old}件，同比增长{grown}%。",
        "调解案件由上年的{old}件增加到{now}件，增长{grown}%。",
        fill=_rates,
    ),
    "相差": told("受理投诉{now}件，比上年的{old}件增加{less}件。", "培训人员从{old}人次增加到{now}人次，增加{less}人次。", fill=_rates),
    "倍数": told("累计发放贷款{now}万元，是上年{old}万元的{times}倍。", "参保企业由{old}家增加到{now}家，是原来的{times}倍。", fill=_rates),
    "年均": told("专利授权量由2015年的{old}件增加到2020年的{now}件，年均增长{yearly}%。", fill=_rates),
    "其中": told("审查合同{part}份，其中采购合同{a}份、工程合同{b}份。", "办理案件{part}件，其中民事{a}件，刑事{b}件，行政{c}件。", fill=_rates),
    "近超": told("受理案件{whole}件，办结{part}件，办结率超过{over}%。", "受理案件{whole}件，办结{part}件，办结率近{under}%。", fill=_rates),
    "过百": told("群众满意度达到{c}12.6%。", "按期办结率达10{c}.3%。", fill=_rates),
    "掉位": changed(r"(?<=(?:满意|参保|办结|办复|达标|合格)率)9[0-9]\.\d+(?=%)|(?<=满意度达)9[0-9]\.\d+(?=%)", lambda m: m[0][1:]),
    "翻番": told("参保人数由1.2万人增加到1.9万人，实现翻番。", "专利授权量从300件增加到700件，翻了两番。"),
    "前后两处": one_of_two,
    "同比": growth(lambda m, by: f"{m['way']}{by + 6.3:.1f}%"),
    "升降反了": growth(lambda m, by: f"{'下降' if m['way'] == '增长' else '增长'}{by}%"),
    "旧数": last_years,
    "连续几年": lasting,
    "成绩重报": again,
    "百分点": changed(rf"(?<=收入|总额|投资|产值|支出)(?:完成|达到?)?{NUMBER}亿元，(?:同比)?增长{NUMBER}%", lambda m: m[0][:-1] + "个百分点"),
    "率用%": changed(rf"率(?:提高|上升|下降){NUMBER}个百分点", lambda m: m[0].replace("个百分点", "%")),
    "增长几家": changed(rf"(?:同比|比上年)增加(?={NUMBER}{COUNTED})", lambda m: m[0].replace("增加", "增长")),
    "超以上": changed(rf"超过?{NUMBER}[万亿]?[^\d，。；、以]{{1,3}}(?=[，。；、])", lambda m: m[0] + "以上"),
    "近余": changed(rf"近{NUMBER}(?=[万亿]?{COUNTED})", lambda m: m[0] + "余"),
    "降几倍": changed(rf"(?:下降|减少|降低){NUMBER}%", lambda m: m[0].replace("%", "倍")),
    "分别少一个": changed(rf"(分别(?:增长|达到?|完成){NUMBER}(?:%|亿元|元))[、和]{NUMBER}(?:%|亿元|元)(?=[，。；])", lambda m: m[1]),
    "单位漏字": changed(r"(?<=\d)(?:平方米|立方米)|(?<=\d万)平方米|(?<=\d万)立方米", lambda m: m[0][:-1]),
    "缺元": changed(rf"(?:投资|收入|资金|总额)(?:完成|达到?)?{NUMBER}亿元(?=[，。；])", lambda m: m[0][:-1]),
    "单位符号": told("新建220KV变电站1座。", "完成35Kv线路改造。", "建成110kv输变电工程。"),
    "范围": changed(rf"{NUMBER}%(?=[-—～至]{NUMBER}%)", lambda m: m[0][:-1]),
    "缺右引号": changed("”", lambda m: ""),
    "缺左引号": changed("“", lambda m: ""),
    "缺括号": changed("[）)]", lambda m: ""),
    "缺书名号": changed("》", lambda m: ""),
    "标点重": changed("(?<=[一-鿿])[，。；、]", lambda m: m[0] + "，"),
    "半角": changed("(?<=[一-鿿])，(?=[一-鿿])", lambda m: ","),
    "纪录": told("粮食单产再创历史最高记录。", "刷新全省同类工程施工记录。", "用电负荷连续三次打破历史记录。"),
    "截至": told("截止{year}年底，全部办结。", "截止12月底，已建成使用。", "截止到目前，没有一起复发。"),
    "的地": told("有力的推动了工作落实。", "更好的服务了企业和群众。", "切实的解决了一批难题，有效的保障了群众利益。", "进一步的规范了执法行为。"),
    "混淆": told("台帐管理不规范的问题得到整改。", "群众反应强烈的问题全部办结。", "签定合作协议5份。", "做为全省试点，走在前列。", "干部做风明显好转。", "加强防犯意识教育。", "全面布署重点工作。", "竟争力明显增强。", "暴发式增长得到控制，必需坚持不懈。", "按时兑现奖厉政策。"),
    "重词": changed("(?:推进|加强|完善|深化|推动|提升|建设)(?=[一-鿿]{3})", lambda m: m[0] * 2),
    "重字": changed("(?<=[一-鿿]{2})[和的为与](?=[一-鿿]{2})", lambda m: m[0] * 2),
    "名称改字（引号）": name_changed("“([一-鿿]{4,12})”"),
    "名称改字（书名号）": name_changed("《([一-鿿]{5,24})》"),
    "个数": changed("(?:以下|下列|如下)([三四五六七八])(?=个?方面|项|件)", lambda m: m[0][:-1] + {"三": "四", "四": "五", "五": "六", "六": "七", "七": "八", "八": "九"}[m[1]]),
    "序号": changed("(?<=[。；])三是", lambda m: "四是"),
    "标题序号": changed("^（三）", lambda m: "（四）"),
    "注号": changed(r"(?<=[”一-鿿])\[\d{1,2}\]", lambda m: f"[{int(m[0][1:-1]) + 1}]"),
    "固定先后": since(2018, "健全法治、德治、自治相结合的治理机制。", "增强安全感、幸福感、获得感。", "坚持公正司法、科学立法、严格执法、全民守法。", "提高政治判断力、政治执行力、政治领悟力。"),
    "缺以缺下": told("坚持人民调解为主线，抓好落实。", "在区委坚强领导，抓好落实。", "以化解矛盾抓手，抓好落实。", "把化解矛盾的首要任务，抓好落实。"),
    "日期": told("{year}年2月30日召开推进会。", "6月31日全面完工。", "{year}年13月1日起实行。"),
    "旧提法": over("深入推进安全生产专项整治三年行动。", 2022),
    "旧规划": over("完成“十三五”规划目标任务。", 2020),
    "旧普法": over("落实“七五”普法规划。", 2020),
    "旧学习": over("扎实开展党史学习教育。", 2022),
    "旧主题": over("开展“不忘初心、牢记使命”主题教育。", 2020),
    "旧届次": over("深入学习贯彻党的十九届六中全会精神。", 2022),
    "旧行动": over("推进农村人居环境整治三年行动。", 2020),
    "旧攻坚": over("坚决打赢脱贫攻坚战。", 2020),
    "旧改革": over("落实国企改革三年行动。", 2022),
    "旧防控": over("坚持外防输入、内防反弹，做好新冠肺炎防控。", 2022),
    "固定表述": since(2021, "增强“四个意识”、坚定“四个自信”、做到“两个确立”。", "以习近平新时代中国特色社会主义为指导。", "统筹推进“五位一体”战略布局。", "坚持稳中求进总基调。", "铸牢中华民族共同意识。", "推进治理体系治理能力现代化。", "坚持以人民为中心发展思想。", "坚持总体国家安全。", "协调推进“四个全面”总体布局。", "坚持党中央集中领导。", "完整准确贯彻新发展理念。", ),
    "手机": told("联系人李某，电话13912345678。", "举报电话15087654321。"),
    "身份证": told("当事人身份证号11010519491231002X。"),
    "未成年人": told("帮助未成年人张小明（化名除外）解除社区矫正，其因盗窃被判缓刑。", "对社区矫正对象王建国进行训诫，其曾因诈骗罪被判刑。"),
    "住址": told("为幸福路12号3单元502室的刘某办理援助。"),
}  # fmt: skip
