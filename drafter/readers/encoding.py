"""Bytes of a Chinese text file -> text: byte-order mark, strict UTF-8, else whichever encoding reads most Chinese."""

from __future__ import annotations

import re
from collections import Counter

from drafter.readers.realign import realign

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_GUESSES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_SAMPLE = 9000
_LATIN = re.compile(rb"[A-Za-z]")
_MARKS_LOST, _REST = 10, 5
"""Question marks at least where the Chinese is lost, and for each byte that is none and no ASCII: quotes of Windows."""
_STRETCH, _NOISE = 60, 0.2
"""Characters looked at together, and the prose() below which they are noise."""
_MOST_MENDED = 600_000
"""Bytes brought into step, which takes two seconds: three hundred thousand characters, and no report has more."""

_COMMON = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为和地出会也时要就可以对生能而着下过发后作里用道行所然事成方多经么去法学如都同"
    "现当没动面起看定天分还进好小部其些主样理本前开但因只从军者意无力长把机十民第公此已工使情明性知全三又关点正业外将两高间由"
    "问最重并物手应战向文体政相见被利什二等产或新己制身果加月话合回代内信表化给世位次度任常先海通教东提立及比员解水名真论处"
    "各入几口认条平系气题活更别打四总何电数安少报才结反受目再建务做接必件计管期市直资命山金指许统区保至队形社便空决治展科"
    "司基非则听界达光放强即权思王完设式路记品住告类求据程北边张该交规万取格望术领共确传师观清今院让识候带导争运年府委政"
    "落实推深贯彻执法律调解援助矫普复议应诉案街镇村"
    "這個來們為會時對發後還進開從實軍無與長機關點業將兩間問應戰頭體見產話內門東聲員論處條認幾氣題變總電數報結務計資統區隊決"
    "則聽達難權設記類據邊張該規萬術領確傳師觀讓識帶導爭運黨執監優續協創環態衛醫鎮節"
)
_BYTES_OF_NOTHING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ue000-\uf8ff]")


def decode(data: bytes) -> tuple[str, str]:
    """bytes -> (text, name of the encoding). Undecodable bytes become U+FFFD."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _mended(data[len(mark) :], encoding), encoding
    if b"\x00" not in data:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    best = max(_GUESSES, key=lambda encoding: _reads(data[:_SAMPLE], encoding))
    return _mended(data, best), best


def is_lost(data: bytes) -> bool:
    """Whether a text was written in an encoding that has no Chinese, so that of each character a question mark is left."""
    sample = data[:_SAMPLE]
    marks, latin = sample.count(b"?"), len(_LATIN.findall(sample))
    return b"\0" not in sample and marks >= _MARKS_LOST and marks > max(latin, _REST * sum(map((0x80).__le__, sample)))


def _mended(data: bytes, encoding: str) -> str:
    """The text; where a two-byte encoding fell out of step, brought into step again."""
    text = data.decode(encoding, "replace")
    if encoding == "utf-8" or len(data) > _MOST_MENDED or not _is_damaged(text):
        return text
    mended = realign(data, encoding, _COMMON)
    return mended if prose(mended) > prose(text) else text


def _is_damaged(text: str) -> bool:
    """Whether a character could not be read or a stretch reads like noise."""
    stretches = (text[at : at + _STRETCH] for at in range(0, len(text), _STRETCH))
    return "\ufffd" in text or any(prose(stretch) < _NOISE for stretch in stretches if len(stretch) > _STRETCH // 2)


def _reads(sample: bytes, encoding: str) -> float:
    """How much the sample, read in an encoding, looks like Chinese prose."""
    starts = (0, 1) if encoding.startswith("utf-16") else (0,)  # the first byte may be lost
    return max(prose(sample[at : at + (len(sample) - at) // 2 * 2].decode(encoding, "replace")) for at in starts)


def prose(text: str) -> float:
    """How much a text looks like prose: about 1 for Chinese, 0.3 for plain English, below 0.1 for noise."""
    counts = Counter(text)
    good = sum(count for char, count in counts.items() if char in _COMMON or char in "，。、；：“”《》（）？！—·")
    plain = sum(count for char, count in counts.items() if char.isascii() and (char.isprintable() or char in "\r\n\t"))
    bad = 3 * text.count("\ufffd") + 2 * len(_BYTES_OF_NOTHING.findall(text))
    return (good + 0.3 * plain - bad) / (len(text) or 1)
