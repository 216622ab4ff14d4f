"""drafter/quantities/words.txt: the words of jieba's dictionary (MIT) that are met often, by what they do in a clause.

python benchmarks/learn_words.py        writes the file anew; needs jieba and the real reports in ../shared, in which is
                                        counted which verbs open a clause (开展, 设立) and which stand within a noun (执法, 投诉)
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path

from labelled import SHARED

from drafter.quantities.lexis import ADVERB, BOTH, CONJUNCTION, PREPOSITION, TIME, VERB, cut

FILE = Path(__file__).resolve().parent.parent / "drafter" / "quantities" / "words.txt"
LONGEST, OFTEN = 4, 40
"""Characters of the longest word taken; how often the dictionary must have met it."""
LITTLE = ("这", "那", "哪", "某", "您", "咱")
SORTS = {
    "v": "v",
    "vi": "v",
    "vd": "d",
    "vn": "g",
    "d": "d",
    "p": "p",
    "c": "c",
    "t": "t",
    "ad": "d",
    "f": "f",
    "a": "a",
    "an": "n",
    "z": "a",
}
"""jieba's tags -> verb, verb that is a noun as well, adverb, preposition, conjunction, time, place, adjective; all others are nouns."""
NOW = re.compile("[今本去上前近历全每同当明次此目现如往]|.*(?:来|年)[初底末内间]?$")
LIVES = re.compile("[青老中少童成幼壮晚暮]年$")
"""Times told from now, which say when something was counted: 去年, 目前. 清明节 and 汛期 say what for, 老年 for whom."""
OPENS, MET = 0.2, 5
"""A verb opens a clause at least so often, of so many times it is met."""
VERBS = (
    "纳入 列入 入选 进入 参加 参与 获得 通过 提供 组成 成为 取得 涉及 跻身 位居 高于 低于 超过 达到 迁入 转为 增至 降至 升至 减至 扩大 收到 接到 "
    "办理 受理 惠及 获评 制发 评查 审结 办结 结案 评选 排查 处置 引进 选聘 选派 配备 新增 新设 新建 承办 承接 备案 清理 编制 报送 抄报 提请 "
    "挽回 追回 督促 接入 聘任 聘请 创建 拍摄 录制 拨付 减免 核查 约谈 责令 罚没 追缴 答复 接待 解答 接听 指派 遴选 选树 培树 创成 新签 "
    "签约 落户 开工 竣工 投产 达产 揭牌 入库 入选 入驻 新获 获批 荣获 摘得 斩获 建成 改建 扩建 续建 修复 新改建 新认定 认定 新获批 "
    "报备 下放 下发 印制 派发 发放 转办 督办 交办 查办 查处 调处 采纳 摸排 走访 收集 征集 梳理 立案 起诉 侦破 破获 抓获 打掉 惠及 "
    "在审 在办 整合 移交 移送 吸纳 安置 帮扶 救助 覆盖 带动 拉动 撬动 减负 降本 兑现 授信 募集 筹集 争取 到位 落地 实施 完成 实现 推出 出台 印发 制定 修订"
)
ALSO_NOUNS = "组织 公开 进步 服务 培训 检查 演练 调解 救助 帮扶 改造 宣讲 轮训 巡查 备案 整改 审查 审核 评查 研究 回访 投入 咨询 援助 矫正 监督 治理 建设 投资 消费 出口 进口 就业 增收"
NOUNS = "在册 在编 在建 在校 在职 在矫 在岗 更新 高速 首都 立法 难度 差别 好处 进度 批次 互动 终点 真相 大连 日常 起数 以旧换新 全覆盖 自贸试验区 自贸区 我区 我市 我县 我省 我局 我街道 本区 全系统 习近平 总书记 法治思想 成功 获奖 参保 出庭 应诉 覆盖率 持证 满意 及格 采纳率 化解率 生产总值 增加值 零售额 总额 收入 支出 存款 贷款 税收 人口 寿命 面积 产值 产量 总量 人均 年均 日均 月均 户均"
ADVERBS = "正在 刚刚 其中 共 共计 总计 累计 合计 先后 分别 已 已经 均 各 同时 此外 另有 仅有 平均 全部 高标准 高质量 全面 有序 加力 稳步 扎实 深入 持续 超额 全力 大力 积极 强力 着力 充分 切实 妥善 顺利 圆满 依法 正式 首次 率先"

TIMES = "会上 全年 今年 本年 年内 去年 上年 上一年 上年度 目前 当前 同期 年初 年底 年末 近年来 全年度 本年度 一年来 此前 以前 前年 历年"
RELATIONS = "同比 环比 相比"
ADJECTIVES = "联合 专项 集中 统一 专题 现场 联动 交叉 精准"
PLACES = "左右 以上 以下 以内 之内 上下 之间"


def within_nouns(sorts: dict[str, tuple[str, int]]) -> str:
    """The verbs that seldom open a clause, after an adverb or not."""
    FILE.write_text("".join(f"{sort}{often} {word}\n" for word, (sort, often) in sorts.items()), "utf-8")
    opening, met = Counter[str](), Counter[str]()
    for file in sorted((SHARED / "corpus" / "text").glob("*.txt")) + sorted((SHARED / "seeds").glob("*.txt")):
        text = file.read_text("utf-8")
        for run in re.finditer("[\u3400-\u9fff]+", text):
            opens = True
            for sort, word in cut(run[0]):
                if sort in (VERB, BOTH) and len(word) > 1:
                    met[word] += 1
                    opening[word] += opens
                opens = sort == ADVERB or (opens and sort in (TIME, PREPOSITION, CONJUNCTION))
    return " ".join(word for word, count in met.items() if count >= MET and opening[word] < OPENS * count)


def main() -> None:
    """Sort the words by what they do and how often they are met, a line each."""
    found = find_spec("jieba")
    assert found
    assert found.origin
    lines = (line.split() for line in Path(found.origin).with_name("dict.txt").read_text("utf-8").splitlines())
    sorts: dict[str, tuple[str, int]] = {}
    for word, count, tag in lines:
        often, usual = int(count), tag[:2] not in ("nr", "m", "mq")
        fits = 2 <= len(word) <= LONGEST and re.fullmatch("[\u3400-\u9fff]+", word)
        if fits and often >= OFTEN and usual and not word.startswith(LITTLE):
            told = tag != "t" or (NOW.match(word) and not LIVES.match(word))
            sorts[word] = SORTS.get(tag, "n") if told else "n", int(math.log2(often))
    demoted = within_nouns(sorts)
    for sort, words in (
        ("g", demoted),
        ("v", VERBS),
        ("g", ALSO_NOUNS),
        ("n", NOUNS),
        ("d", ADVERBS),
        ("t", TIMES),
        ("r", RELATIONS),
        ("a", ADJECTIVES),
        ("f", PLACES),
    ):
        for word in words.split():
            if len(word) > 1:
                sorts[word] = sort, max(0 if words is demoted else 10, sorts.get(word, ("", 0))[1])
    held = defaultdict(list)
    for word, kept in sorted(sorts.items()):
        held[kept].append(word)
    head = "# 词典里常见的词：v 动词 g 动词也作名词 d 副词 p 介词 c 连词 t 时间 f 方位 r 比较 a 形容 n 其他，后面是常见的程度（次数以2为底的对数）。\n# 词和次数出自 jieba 的词典（MIT 许可），benchmarks/learn_words.py 写成。\n"
    FILE.write_text(head + "".join(f"{s}{n} {' '.join(words)}\n" for (s, n), words in sorted(held.items())), "utf-8")
    print(f"{len(sorts)} 词，{FILE.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
