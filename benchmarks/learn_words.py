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
    "互达 加固 通达 划转为 约合 高达 多达 深化 细化 构筑 主办 绘制 串联 牢记 充分发挥 力争 立足 着眼 反对 直面 向往 当好 起步 触达 分获 获颁 获选 喜获 转为 优化为 好转 选址 落位 相当于 谋划 申报 申列 除治 再创 创下 刷新 精简 投用 进城 跃升至 攀升至 回升至 提升至 上升至 落实 并网 奋战 冲锋 细分 细分为 已有 受到 得到 提出 具有 加入 享有 面向 列为 评为 认定为 确定为 命名为 评定为 压减至 命名 赢得 参保 作出 做出 带来 发现 位居 坚持 发挥 推行 启动 开启 举办 召开 承担 纳入 列入 入选 进入 参加 参与 获得 通过 提供 组成 成为 取得 涉及 跻身 位居 高于 低于 超过 达到 迁入 转为 增至 降至 升至 减至 扩大 收到 接到 "
    "办理 受理 惠及 获评 制发 评查 审结 办结 结案 评选 排查 处置 引进 选聘 选派 配备 新增 新设 新建 承办 承接 备案 清理 编制 报送 抄报 提请 "
    "挽回 追回 督促 接入 聘任 聘请 创建 拍摄 录制 拨付 减免 核查 约谈 责令 罚没 追缴 答复 接待 解答 接听 指派 遴选 选树 培树 创成 新签 "
    "签约 落户 开工 竣工 投产 达产 揭牌 入库 入选 入驻 新获 获批 荣获 摘得 斩获 建成 改建 扩建 续建 修复 新改建 新认定 认定 新获批 "
    "报备 下放 下发 印制 派发 发放 转办 督办 交办 查办 查处 调处 采纳 摸排 走访 收集 征集 梳理 立案 起诉 侦破 破获 抓获 打掉 惠及 "
    "在审 在办 整合 移交 移送 吸纳 安置 帮扶 救助 覆盖 带动 拉动 撬动 减负 降本 兑现 授信 募集 筹集 争取 到位 落地 实施 完成 实现 推出 出台 印发 制定 修订 压减 升格 赋能 投运 疏解 扩面 提标 提质 亮相 开诊 揭榜 达标 纳统 稳居 出栏 缩小 清零 翻番 快于 好于 优于 大于 多于 少于 不低于 不高于 不少于 不超过 连跨 跨过 助力 改扩建 新改扩建 迁建 贯通 首飞 升规 上规 入规 上云 上榜 收官 筑牢 守住 做强 做优 做大 补齐 提振 践行 抢抓 兜牢 获悉 闭环 夺冠 夺得 摘取 勇夺 荣膺 蝉联 领跑 位列 名列 排名 跃居 跃升 晋升 晋级 晋位 新晋 住上 喝上 用上 搬入 搬进 入住 回迁 搬离 脱贫 摘帽 退出 出列 返贫 收治 救治 治愈 接种 落成 封顶 试运行 撤并 合并 并入 划转 托管 接管 承租 出租 出让 供应 供给 签署 签订 履约 交付 验收 销号 取缔 关停 拆除 腾退 清退 清查 清缴 清欠 兑付 化解 出清 压降 核减 核销 减征 免征 退税 缓缴 返还 发还 下达 投放 融通 吸引 引育 招引 注册 开户 进驻 派驻 下沉 高出 低出 多出 少出 新开 新登记 新成立 新发展 新培育 新引进 新签约 新入库 新纳入 新上 新投产 新开工 新打造 新创建 新增设 新改造 新完成 新出台 新制定 新批准 新布局 新命名 续签 复工 复产 代缴 垫付 扩招 开园 扛起 扛牢 拓宽 喜迁 迈上 叫响 铸牢 施划 归集 代办 起势 打好 打赢 夯实 深耕 票决"
)
ALSO_NOUNS = "学习 入地 除险加固 除险 恢复重建 发射 安置 组织 公开 进步 服务 培训 检查 演练 调解 救助 帮扶 改造 宣讲 轮训 巡查 备案 整改 审查 审核 评查 研究 回访 投入 咨询 援助 矫正 监督 治理 建设 投资 消费 出口 进口 就业 增收 存栏 征迁 减税降费 开行 运营 编制 修复 监测 试点 融资 供热 供水 供电 发电 输电 用电 节能 减排 绿化 亮化 美化 净化 硬化 造林 植树 排查 整治 拆违 巡察 督查 督察 调研 调查 普查 检测 检验 鉴定 评估 评价 评审 认证 登记 审批 直补 直达 直播 带货 帮教 宣传 普法 讲座 演出 比赛 竞赛 展览 旅游 研学 交易 经营 生产 加工 贸易 合作 协作 援建 支教 支医 产能 搬迁 转移 流转 收储 供地 用地 退税 减负 扩容 升级 更新 转型 改革 创新 研发 攻关 转化 应用 推广 示范 保供 供暖 通办 保洁 康复 优抚 集采 助餐 排水 给水"
NOUNS = "通用 无电区 拟开工 拟建 拟上市 建档立卡户 供水管网 产权交易中心 陵水 特许 现代 当代 初中 附中 自然保护地 自然保护区 自然岸线 自然遗产 难点 急难 双随机 首发 一老一小 终身 永久基本农田 特别行政区 再制造 至上 末端 往来 举措 强镇 强市 强村 强区 博士后 在站 自然村 迹地 离校 未就业 用海 用林 清单 设市城市 已批待建 未来工厂 未来产业 未来社区 未来乡村 省运会 快递 自贸 自贸协定 常住 常住人口 再就业 邮政 营业收入 主营业务收入 销售收入 特别国债 架空线 经常项目 防返贫 增速 设区城市 总产 单产 村居 宜居 民居 安居 户居 灾后 新就业形态 全部财政收入 许可 内部 外部 用房 授权点 直接结算 推进会 座谈会 联席会 发布会 高质量发展 高效节水 台阶 大关 数量 名单 在册 在编 在建 在谈 在研 在读 在运 在营 在校 在职 在矫 在岗 更新 高速 首都 立法 难度 差别 好处 进度 批次 互动 终点 真相 大连 日常 起数 以旧换新 全覆盖 自贸试验区 自贸区 我区 我市 我县 我省 我局 我街道 本区 全系统 习近平 总书记 法治思想 成功 获奖 出庭 应诉 覆盖率 持证 满意 及格 采纳率 化解率 生产总值 增加值 零售额 总额 收入 支出 存款 贷款 税收 人口 寿命 面积 产值 产量 总量 人均 年均 日均 月均 户均 占比 全社会 全域 新能源 新时代 新业态 新动能 新材料 新产业 新产品 新场景 新模式 老旧小区 老旧 养老 养老金 养老服务 养老机构 养老保险 智慧 文旅 普惠 电商 跨境 算力 片区 规上 限上 科创 惠民 康养 班列 绿电 央企 国企 省企 光伏 储能 新型储能 碳达峰 碳排放 青少年 幼儿园 路网 管网 小镇 中试 零部件 托育 托位 氢能 城际 主城区 风电 核电 火电 水电 煤电 职教 种业 营收 大模型 碳汇 疾控 非遗 大宗商品 商事 民宿 安置房 副中心 院区 设区市 商圈 医联体 医共体 专项债 国债 经开区 高新区 高新 工业园 产业园 科技园 科创园 科学城 卫生室 违建 零工 三产 一产 二产 固废 网格化 数智化 智能化 常态化 低空经济 重点领域 主攻方向 牛羊 存量 增量 科技型 中小企业 小微企业 高新技术企业 选手 健儿 奥运会 残奥会 亚运会 全运会 冬奥会 世锦赛 博览会 生态保护 县医院 三级医院 基本医疗 基本养老 基本公共服务 基本农田 基本药物 基本满意 基本满意率 基本医疗保险 基本养老保险 陆相 页岩油 房地产 专精特新 小巨人 发言 高标准农田 超长期 卓越级 小微 大工程 大项目 大县 强县 强省 大数据 互联网 物联网 农房 危房 危旧房 棚户区 城中村 散煤 黑臭水体 排污口 非农 涉企 惠企 院所 法人 户厕 公厕 公办园 学位 床位 病床位 泊位 停车位 车位 充电桩 充电站 换电站 基站 绿道 步道 口袋公园 公交 客运 货运 客货 会员 会展 工厂 车间 园所 营业额 交易额 成交额 销售额 存栏量 出栏量 入库数 政协提案 政协委员 人大代表 办复率 办结率 满意率 合格率 普及率 参保率 入园率 毛入学率 达标率 覆盖面 优良率 优良天数 空心率 返乡 农民工 农业 农技 林下 民企 村级 组级 镇级 乡级 街道 社区 网格 网格员 明白人 法律顾问 司法所 调委会 援助案 复议案 应诉案 律所 律师事务所 公证处 鉴定机构 行政复议 行政诉讼 行政调解 人民调解 法律援助 社区矫正 安置帮教 规范性文件 重大决策 合法性审核 合法性审查 执法证 执法人员 行政执法 规章 草案 裁量权 再犯罪率 犯罪率 上诉 信访 涉法涉诉 国土绿化 营造林 森林覆盖率 水土流失 地下水 断面 浓度 能耗 用能 产能 装机 机组 电站 变电站 油气 煤矿 矿山 采砂 水库 灌区 河道 农田 耕地 良种 粮油 粮食 总产 单产 亩产 果蔬 肉蛋奶 两会 三资 四上 五上 三库 两重 两新 百强 千强 首套 首台套 首批 首条 首家 总值 总投资 总产值 总规模 总装机 总人口 总里程 均值 年产值 年产量 年产能 年收入 年交易额 日处理 日产 人次 件次 村均 亩均 县域 省域 市域 区域 流域 海域 制造业 服务业 旅游业 种植业 养殖业 畜牧业 建筑业 批零 住餐 进出口 出口额 进口额 外贸 外资 内资 民资 社零 消费品 投融资 融资担保 贷款余额 存款余额 存贷款 保费 税费 费率 利率 利税 利润 养殖 海水养殖 国考 省考"
RARE = "英才 引才 引智 才华 帅才 地标 飞地 地市 地市级 地力 地勘 地灾 地热能 淤地坝 道地 承包地 聚集地 打卡地 网红打卡地 央地 自建房 公建 公建民营 住建 复建 临建 生均 都市区 同城 同城化 无障碍 无公害 无证 无照 无废 无废城市 雷达 激光雷达 达人 达州 需氧量 用水量 户用 车用 超算 超充 超充站 超薄 超临界 超宽带 商超 网约车 再保险 受案率 排头兵 过街天桥 产需 占补平衡 和美 公正 靶向 自驾游 设区 雄安 涞源 清苑 之家 之乡 之都 酒庄 炉具 孤儿 独角兽 金刚石 碳化硅 多晶硅 石漠化 煤矸石 黄赌毒 二手车 敬老院 光荣院 保健院 党代会 农信社 滑雪场 滑冰馆 雪场 滞洪区 尾矿库 储气库 坑塘 残运会 特奥会 冬运会 省运会 市运会 国省道 省道 支渠 航站楼 起征点 发案率 台账 榜单 链长 讲堂 大讲堂 管护 管控 照护 筛查 坐诊 巡诊 免签 过境免签 兜底 确权 复垦 清淤 清运 填埋场 贴息 治污 种草 改厕 清收 安防 技防 人防 警务 法务 环评 能效 粪污 肉羊 蛋鸡 苗木 玉米 池州 宣城 友城 国医堂 警情 母机 短板 命案 首单 首店 首台 首批 蓝天 碧水 储气 冷链 卓越 致贫 营商 雨污 低碳 河长制 首贷 涉农 涉税 涉恶 产教 蓄能 入园 可办率 盖度 大班额 廊道 危废 废旧 母港 总磷 高峰 洪水 文博 寄递 林草 林木 林权 排水沟 沙龙 政商 农资 药械 残垣断壁 摊贩 井盖 窨井盖 机井 护栏 热电 特钢 型煤 塑编 轮毂 铜箔 乡贤 头雁 保洁员 业委会 居委会 妇儿 智库 书香 文创 史馆 校企 政企 银企 社企 医养 农商 林果 果菜 滨江 滨河 站场 场站 杆线 线缆 微短剧 短剧 外卖 小哥 外包 箱包 家装 农膜 货机 班线 公铁 海铁 港航 集贸 农贸 社工 侨商 儒商 徽商 闽商 马拉松 奥体 双拥 史志 人畜 多式联运 保交楼 保交房 煤改电 煤改气 气代煤 电代煤 双代 散乱污 罕见病 热泵 充换电 白洋淀"
"""Nouns that reports have often and the dictionary seldom, or under another sort; cut apart, 才, 地, 和 and 达 in them would do something."""
ADVERBS = "精心 有力 千方百计 坚定不移 全力以赴 不折不扣 强势 及时 多次 多轮 有望 日夜 正在 刚刚 其中 共 共计 总计 累计 合计 先后 分别 已 已经 均 各 同时 此外 另有 仅有 平均 全部 高标准 高质量 全面 有序 加力 稳步 扎实 深入 持续 超额 全力 大力 积极 强力 着力 充分 切实 妥善 顺利 圆满 依法 正式 首次 率先 双双 陆续 逆势 连年 均已 全数 悉数 尽数 净 新 再 已累计 总共 合共 各自 分批 成批 整体 高效 快速 如期 按期 按时 提前 实质性 加速 加快 不断 继续 逐一 逐步"

TIMES = "去年末 上年末 前年末 汛前 会上 全年 今年 本年 年内 去年 上年 上一年 上年度 目前 当前 同期 年初 年底 年末 近年来 全年度 本年度 一年来 此前 以前 前年 历年"
RELATIONS = "同比 环比 相比"
ADJECTIVES = "既有 基本 联合 专项 集中 统一 专题 现场 联动 交叉 精准"
NONE = "和县 和文 和易 和龙 建国 上元 前清 东来"
"""Words of the dictionary that reports never mean: 市和县人大, 新建国家级."""
PLACES = "左右 以上 以下 以内 之内 上下 之间"


HEAD = "# 词典里常见的词，一行是一个字起头的，起头的字略去：后面的字，v 动词 g 动词也作名词 d 副词 p 介词 c 连词 t 时间 f 方位 r 比较 a 形容 n 其他，常见的程度（次数以2为底的对数）。\n# 词和次数出自 jieba 的词典（MIT 许可），benchmarks/learn_words.py 写成。\n"


def written(sorts: dict[str, tuple[str, int]]) -> str:
    """Words, what they do and how often they are met -> a line for those that begin with one character, in their order."""
    held = defaultdict(list)
    for word, (sort, often) in sorted(sorts.items()):
        held[word[0]].append(f"{word[1:]}{sort}{often}")
    return "".join(f"{char} {' '.join(told)}\n" for char, told in held.items())


def within_nouns(sorts: dict[str, tuple[str, int]]) -> str:
    """The verbs that seldom open a clause, after an adverb or not."""
    FILE.write_text(written(sorts), "utf-8")
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
    for word in NONE.split():
        sorts.pop(word, None)
    demoted = within_nouns(sorts)
    for sort, words in (
        ("g", demoted),
        ("v", VERBS),
        ("g", ALSO_NOUNS),
        ("n", NOUNS),
        ("n", RARE),
        ("d", ADVERBS),
        ("t", TIMES),
        ("r", RELATIONS),
        ("a", ADJECTIVES),
        ("f", PLACES),
    ):
        for word in words.split():
            if len(word) > 1:
                sorts[word] = sort, max(0 if words is demoted else 10, sorts.get(word, ("", 0))[1])
    FILE.write_text(HEAD + written(sorts), "utf-8")
    print(f"{len(sorts)} 词，{FILE.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
