"""Lines that a website puts round a text: navigation, sharing, printing, footers. They are no part of a report."""

from __future__ import annotations

import re

from drafter.zh.expression import expression

_BUTTON = "打印(?:本页)?|关闭(?:窗口|本页)?|收藏(?:本页)?|大|中|小|字体|默认|超大"
_CHROME = expression(
    r"\W*(?:"
    r"打印(?:本页|此页|文章|本文)?|关闭(?:窗口|本页|页面)?|收藏(?:本页)?|返回(?:顶部|首页|列表|上一页|上级)|(?:无障碍|长者)(?:浏览|阅读|模式|版)"
    rf"|[【\[]?(?:{_BUTTON})[】\]]?(?:[\s|｜/]*[【\[]?(?:{_BUTTON})[】\]]?)+"
    r"|字(?:体|号)(?:大小)?[:：]?[\s【\[大中小】\]|｜+\-Aa]*"
    r"|分享(?:到|至|本文)?[:：]?(?:[\s、|]*(?:微信|微博|新浪微博|朋友圈|QQ空间|QQ|人人网|腾讯微博|复制链接))*"
    r"|(?:上|下)一(?:篇|条|页)[:：]?.{0,60}"
    r"|扫一扫.{0,30}|扫码.{0,20}|微信扫.{0,20}"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数|人数)[:：]?\s*\d*\s*次?"
    r"|(?:您|你)?(?:现在|当前)?(?:所在)?的?位置[:：].{0,60}|首页\s*[>＞»›].{0,60}"
    r"|(?:相关|推荐)(?:文档|新闻|阅读|链接|文章|信息|稿件)[:：]?|附件下载[:：]?"
    r"|责任编辑[:：]?.{0,12}"
    r"|(?:网站地图|联系我们|隐私声明|网站声明|关于我们)(?:[\s|｜]*(?:网站地图|联系我们|隐私声明|网站声明|关于我们))*"
    r"|.{0,40}(?:ICP备|公网安备|网站标识码|政府网站找错).{0,60}|版权所有.{0,60}|Copyright.{0,80}"
    r")\W*",
    re.IGNORECASE,
)
_CLOSE = expression(
    r"\W*(?:纠错\W+)?(?:责任?编辑?\s*[：:]|编辑[：:]|[上下]一[篇条]|扫[一码描].{0,12}(?:当前页|手机|分享)|相关(?:链接|新闻|阅读|文[章档件]|稿件|推荐|信息)\W*$"
    r"|(?:为[您你]|热门|猜[您你]|精彩)?推荐(?:阅读|新闻|信息)?\W*$|[您你]可能会?(?:喜欢|感兴趣)|猜[您你]喜欢|写评论|发表评论|关闭窗口)"
)
"""What closes a text on a page, when it stands below nearly all of it."""
_PAGES = expression(r"(?:[【\[(（]\d{1,2}[】\])）]\s*){2,}")
_LONGEST, _CLOSING = 120, 60
"""Characters of a line of chrome, and of one that closes a text."""

CARD_FIELDS = (
    *("索引号", "文号", "名称", "标题", "来源", "信息来源", "主题分类", "体裁分类", "组配分类", "信息分类", "信息类别"),
    *(
        "发布机构",
        "发布机关",
        "发布单位",
        "发文机关",
        "制发机关",
        "责任部门",
        "公开机构",
        "公开主体",
        "公开方式",
        "公开类别",
    ),
    *(
        "发文日期",
        "发布日期",
        "发布时间",
        "成文日期",
        "公开日期",
        "生成日期",
        "生效日期",
        "废止日期",
        "有效性",
        "有效期",
    ),
    *("效力状态", "发文字号", "文件编号", "主题词", "关键词"),
    *("公开时限", "公开范围", "公开属性", "公开形式", "统一编号", "发文单位", "信息名称"),
    *("成文时间", "生成时间", "印发日期", "实施日期", "失效日期", "有效期至", "时效性"),
)
"""What official sites call the fields of the card above a text."""


def is_chrome(line: str) -> bool:
    """Whether a whole line is what a website puts round its texts. 来源 and 发布日期 are not: they say whose text it is."""
    return len(line) <= _LONGEST and bool(_CHROME.fullmatch(line.strip()))


def closes_text(line: str) -> bool:
    """Whether a line is what sites put right below a text: who edited it, its other pages, related texts."""
    return len(line) <= _CLOSING and bool(_CLOSE.match(line) or _PAGES.fullmatch(line))
