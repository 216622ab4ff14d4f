"""Sentences of the plan that promise something checkable, told from headings, slogans and context."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.model.kind import Part
from drafter.model.report import Commitment
from drafter.parsing.blocks import Block
from drafter.parsing.outline import Mark
from drafter.zh.headings import unmarked
from drafter.zh.sentences import Sentence, has_words

_ADDRESS = re.compile(r"^(?:各位代表|同志们|各位|让我们|朋友们)[^。]{0,6}[！!：，]|[！!]$")
_CONTEXT = re.compile(
    r"^(?:20\d\d年|今年|明年|\d{4}年度).{0,10}?(?:是|，是|将开启|为).{0,60}(?:之年|一年|周年|节点|时期|关键|开局)"
    r"|(?:今年|明年|20\d\d年)(?:也|又|还)?是[^。]{0,80}(?:之年|一年|周年|节点|时期|关键期|阶段|攻坚期)[^。]*。?$"
    r"|指导思想|总体思路|总体要求|总要求|基本原则|工作思路是|战略布局"
    r"|(?:以下|下列|重点|主要|着力|着重|突出|全力|切实|集中|统筹).{0,10}(?:抓好|做好|推进|做|抓|完成|落实)?.{0,8}(?:[一二三四五六七八九十几\d]+个?(?:方面|项)|如下|以下)"
    r".{0,16}(?:工作|任务|重点)?[：。]$"
    r"|^(?:做好|搞好|完成|实现|围绕|根据|按照|为此|为实现|总的|综上).{0,40}(?:要|必须|应|须).{0,50}(?:坚持|把握|注重|处理好|牢牢|深入贯彻)"
    r"|(?:十分繁重|意义重大|至关重要|有利条件|机遇|挑战并存|形势|压力).{0,12}。$"
)
_SLOGAN = re.compile(
    r"^(?:我们)?(?:要|必须|一定|将|坚信|相信)?(?:始终)?(?:坚持|坚决|牢记|永葆|忠诚|自觉|不断提高|深刻领悟|旗帜鲜明|坚守|坚定不移用|坚持不懈用)"
    r"[^。]{0,60}(?:两个确立|两个维护|四个意识|国之大者|政治判断力|政治三力|初心使命|党的领导|党的全面领导|人民立场)"
    r"|(?:我们)(?:坚信|相信|的工作|所做的|一定|深知|唯有|只要)"
    r"|^(?:只要|只有|唯有|大道|道虽|行而|征程|蓝图|使命|艰难|奋斗|实干|承诺|民之|人勤|新征程|新思想|惟其|路虽|时不我待|前景|初心)"
    r"|(?:是|就是)[^，。]{0,24}(?:关键|根本|基础|主体|重要内容|优势|保障|天职|富矿|基石|生命线|硬道理|大事|要求|所在|举措|潜力|高地|力量|源泉|前提|责任)。$"
)
_EMPTY = re.compile(r"^(?:牢固树立|切实增强|大力弘扬|始终把|始终保持|树立|弘扬|发扬)[^。；]{0,70}。$")
_THESIS = re.compile(r"(?:再上新台阶|新局面|新篇章|新作为|新征程|新突破|新贡献|新辉煌)[！。]$")
_SETS_OUT = re.compile(r"[：:]$")


def commitments(body: Sequence[Block]) -> tuple[Commitment, ...]:
    """Blocks -> promises in the plan's order."""
    found: list[Commitment] = []
    for block in (b for b in body if b.part is Part.PLAN):
        item = ""
        for sentence in block.sentences():
            lead = next((m for m in block.marks if sentence.start <= m.start < sentence.end), None)
            item = lead.title if lead and lead.level >= 3 else item
            if _promises(sentence, lead, bare=not block.heading and not item):
                number = f"划{len(found) + 1:02}"
                found.append(Commitment(number, sentence.text, block.heading, block.paragraph, item))
    return tuple(found)


def _promises(sentence: Sentence, lead: Mark | None, *, bare: bool) -> bool:
    """Whether a plan sentence promises something. bare: no heading and no item stands above it yet."""
    text = sentence.text
    if not has_words(unmarked(text)):
        return False
    if lead:
        return lead.level >= 3
    if _ADDRESS.search(text) or _CONTEXT.search(text) or _SLOGAN.search(text) or _EMPTY.search(text):
        return False
    return not (bare and (_SETS_OUT.search(text) or _THESIS.search(text)))
