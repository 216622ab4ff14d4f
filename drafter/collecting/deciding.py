"""Mentions weighed -> for each figure of last year what papers give: filled where it is certain, proposed, contradicted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from drafter.collecting.alike import leap, named, same_value, unit_fit
from drafter.collecting.differing import explained, skeleton, swapped
from drafter.collecting.doubting import doubt, of_unsaid_rank
from drafter.collecting.manner import as_last_year
from drafter.collecting.mention import Mention
from drafter.collecting.stands_for import TOLD, Weighed
from drafter.collecting.supporting import recalls
from drafter.collecting.telling_apart import said_instead, told_apart
from drafter.collecting.timespan import Period, month_of
from drafter.collecting.unlike import is_vague, unlike
from drafter.model.collected import Found, Proposal, Source
from drafter.tracing.model import probability
from drafter.zh import units
from drafter.zh.expression import expression
from drafter.zh.lexicon import lexicon

SHOWN = 5
_PROPOSED, _SURE = -2.8, 0.3
"""Log-odds from which a value is proposed, filled."""
_MARGIN, _CLOSE, _PLAIN, _LEAST = 0.9, 2.2, 1.5, -0.8
"""By how much a filled value leads the next that differs; within how much of the best another value contradicts it, or from
which log-odds it does in any case; below which neither does."""
_LIKELY, _WIDE = -0.7, 1.4
"""Log-odds from which a value is filled that leads all others by so much and is near last year's."""
_FITS, _BEYOND, _KNOWN, _TOLD_BY_NAME = 0.3, 3.0, 2.0, 1.3
"""How well units fit at least; log-odds from which a value is filled though its topic is not named, though its name has another
noun, though last year's name has none."""
_BUT_FOR_MORE, _BUT_FOR_OTHER = 3.0, 3.5
"""Log-odds from which a value is filled though its name says a word more or one of the two no rank, though each says a word in
place of one of the other."""
_TOTALLED = expression("累计|总数|总计|已达|达到|共有|已有")
_PLAINLY, _NAMES = 0.85, 0.35
"""Log-odds below which a sentence must say so much of the name of what last year counted."""
_MONTHS = 12
_SENTENCE = 60
"""Characters of a sentence up to which it is shown whole beside its value, else the clause alone."""
_LEAP, _NEAR = 1.1, 0.5
"""A value three times last year's, or a third, is looked at by a person; near is one and a half times."""


def decided(weighed: Weighed, place: int) -> Found:
    """One figure of last year -> what papers give for it."""
    row = weighed.score[place]
    order = [n for n in np.argsort(-row, kind="stable").tolist()[: 4 * SHOWN] if row[n] >= _PROPOSED]
    mine = [n for n in order if _is_mine(weighed, place, n)]
    if not mine:
        return Found(weighed.sought[place].statistic)
    top = mine[0]
    against = _against(weighed, place, top)
    filled = _certain(weighed, place, mine) and all(_explained(weighed, top, n) for n in against)
    mine = _whole_first(weighed, mine)
    proposals = tuple(_proposal(weighed, place, n) for n in mine[:SHOWN])
    told = tuple(_told(weighed, top, n) for n in against)
    return Found(weighed.sought[place].statistic, proposals, filled, told)


def _whole_first(weighed: Weighed, mine: Sequence[int]) -> list[int]:
    """The best first; where it stands under a head that counts up to some month, and only its note says that it is the year's, one
    that says the same plainly of the year before it, a paper before a chat."""
    top = weighed.mentions[mine[0]]
    if not any(0 < month_of(head) < _MONTHS for head in top.heads):
        return list(mine)
    plain = [n for n in mine if _is_plain(weighed.mentions[n], top)]
    plain.sort(key=lambda n: weighed.mentions[n].facts.chat)
    return [*plain, *(n for n in mine if n not in plain)]


def _is_plain(one: Mention, top: Mention) -> bool:
    """Whether a mention says the same as another, of the year, and under no head of fewer months."""
    agrees = same_value(one.figure, top.figure) and units.same(one.figure.unit, top.figure.unit)
    return agrees and one.usable and not one.facts.draft and not any(0 < month_of(h) < _MONTHS for h in one.heads)


def _is_mine(weighed: Weighed, place: int, mention: int) -> bool:
    """Whether no other figure of last year is a much better match for the mention."""
    other = int(weighed.best[mention])
    return other == place or weighed.score[other, mention] - weighed.score[place, mention] < 0.5


def _certain(weighed: Weighed, place: int, mine: Sequence[int]) -> bool:
    """Whether the best is this year's value beyond doubt."""
    top, row = mine[0], weighed.score[place]
    one, judged = weighed.mentions[top], weighed.judged
    if row[top] < _LIKELY or not one.usable or one.facts.draft or top in judged.slipped | judged.wrong:
        return False
    if (one.vague and not _borne(weighed, top)) or not (row[top] >= _BEYOND or weighed.sought[place].is_met_by(one)):
        return False
    if (unit_fit(weighed.sought[place].statistic.figure, one.figure, cell=one.cell) or 0) < _FITS:
        return False
    if not one.cell and row[top] < _PLAINLY and not _is_named(weighed, place, top):
        return False
    if _adds_to_last_year(weighed, place, top) or _doubt(weighed, place, top):
        return False
    sure = row[top] >= _SURE
    if int(weighed.best[top]) != place or leap(weighed.sought[place].statistic.figure, one.figure) > (
        _LEAP if sure else _NEAR
    ):
        return False
    rivals = (n for n in mine[1:] if weighed.mentions[n].usable and not weighed.mentions[n].facts.draft)
    return all(
        row[top] - row[n] >= (_MARGIN if sure else _WIDE) or _explained(weighed, top, n)
        for n in rivals
        if not same_value(one.figure, weighed.mentions[n].figure)
    )


def _is_named(weighed: Weighed, place: int, mention: int) -> bool:
    """Whether a mention says enough of the name of what last year counted, or last year's value itself stands beside it."""
    asked, one = weighed.sought[place], weighed.mentions[mention]
    return named(asked, one, lexicon()) >= _NAMES or recalls(asked, one, weighed.mentions)


def _doubt(weighed: Weighed, place: int, mention: int) -> str:
    """Why a mention may be of something else, in words; empty where it is not."""
    asked, one = weighed.sought[place], weighed.mentions[mention]
    score, words = float(weighed.score[place, mention]), lexicon()
    if told := doubt(asked, one):
        return told
    if score >= _BUT_FOR_OTHER or recalls(asked, one, weighed.mentions):
        return ""
    if told := said_instead(asked, one, words):
        return told
    if score < _TOLD_BY_NAME and is_vague(asked, one, words):
        return "上年的名称太笼统"
    if score < _KNOWN and unlike(asked, one, words):
        return "叫法不一样"
    if score >= _BUT_FOR_MORE:
        return ""
    return "级别不一样" if of_unsaid_rank(asked, one) else told_apart(asked, one, words)


def _adds_to_last_year(weighed: Weighed, place: int, top: int) -> bool:
    """Whether a total beside the value is last year's figure and it together, so that last year's was a total: of 15家 last
    year, 新与6家商会签约，累计签约21家."""
    one, before = weighed.mentions[top], weighed.sought[place].statistic.figure.value
    beside = (other.figure for other in weighed.mentions if other.line == one.line and _TOTALLED.search(other.near))
    return any(other.unit == one.figure.unit and other.value == before + one.figure.value for other in beside)


def _against(weighed: Weighed, place: int, top: int) -> list[int]:
    """Mentions of the same thing that give another value, one for each value, the surest first."""
    one, raw = weighed.mentions[top], weighed.raw[place]
    found: list[int] = []
    for n in np.argsort(-raw, kind="stable").tolist()[: 8 * SHOWN]:
        other = weighed.mentions[n]
        if n == top or not other.comparable or _together(one, other):
            continue
        twin = other.facts.draft != one.facts.draft and skeleton(one) == skeleton(other)
        near = (
            min(raw[n], raw[top]) >= _LEAST
            and max(raw[n], raw[top]) >= (TOLD / 2 if swapped(one, other) else TOLD)
            and int(weighed.best[n]) == place
            and (
                raw[top] - raw[n] <= _CLOSE
                or raw[n] >= _PLAIN
                or n in weighed.judged.wrong
                or bool(explained(one, other))
                or _one_indicator(weighed, place, top, n)
            )
        )
        if (twin or near) and not any(same_value(weighed.mentions[k].figure, other.figure) for k in (top, *found)):
            found.append(n)
    return found


def _one_indicator(weighed: Weighed, place: int, top: int, n: int) -> bool:
    """Whether the catalogue knows all three as one rate: of counts it may be a part's."""
    asked = weighed.sought[place].statistic
    name = asked.indicator if asked.figure.unit == "%" else ""
    return bool(name) and weighed.mentions[top].indicator == name == weighed.mentions[n].indicator


def _together(one: Mention, other: Mention) -> bool:
    """Whether the two are told side by side, so that they cannot mean the same."""
    return one.facts.file == other.facts.file and one.cell == other.cell


def _explained(weighed: Weighed, top: int, n: int) -> bool:
    """Whether something says why the other differs: an earlier day, a draft, a correction, a slip of its own while the top
    is borne out."""
    one, other, judged = weighed.mentions[top], weighed.mentions[n], weighed.judged
    if other.period is Period.CUTOFF or other.facts.draft or one.settled or n in judged.wrong or n in judged.slipped:
        return True
    return _borne(weighed, top) and bool(explained(one, other))


def _borne(weighed: Weighed, top: int) -> bool:
    """Whether figures beside a mention bear it out, or another paper says the same."""
    one = weighed.mentions[top]
    return top in weighed.judged.sound or any(
        other.facts.file != one.facts.file
        and other.comparable
        and other.figure.unit == one.figure.unit
        and same_value(other.figure, one.figure)
        for other in weighed.mentions
    )


def _told(weighed: Weighed, top: int, n: int) -> str:
    """What the other says, and what explains it."""
    one, other, judged = weighed.mentions[top], weighed.mentions[n], weighed.judged
    why = "已有人更正" if n in judged.wrong else "初稿" if other.facts.draft else explained(one, other)
    why = why or (
        "截至年末前的数" if other.period is Period.CUTOFF else "和自己的表算不拢" if n in judged.slipped else ""
    )
    return f"{other.facts.file} {other.where}：{other.printed}" + (f"（{why}）" if why else "")


def _proposal(weighed: Weighed, place: int, mention: int) -> Proposal:
    one, asked = weighed.mentions[mention], weighed.sought[place]
    chance = float(probability(np.array(float(weighed.score[place, mention]), np.float32)))
    why = "、".join(
        word
        for word in (
            "初稿" if one.facts.draft else "",
            one.period.value if one.period is not Period.YEAR else "",
            _doubt(weighed, place, mention),
        )
        if word
    )
    source = Source(one.facts.file, one.where, one.quote)
    sentence = f"{one.row}：{one.quote}" if one.cell else one.row if len(one.row) <= _SENTENCE else one.quote
    return Proposal(
        source, one.shown, as_last_year(one, asked.statistic.figure), one.figure, round(chance, 4), why, sentence
    )
