"""Figures of real reports spoilt: one of two, last year's, growth, what is told again, how many years running."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from spoiling import NUMBER, Report, Spoil, Spoilt


def digits_changed(number: str, chance: random.Random) -> str:
    """One digit changed, or two neighbours swapped."""
    places = [at for at, char in enumerate(number) if char.isdigit()]
    at = chance.choice(places[1:] or places)
    if len(places) > 2 and chance.random() < 0.5:
        before = places[places.index(at) - 1]
        if number[before] != number[at] and number[at] != "0":
            return number[:before] + number[at] + number[before + 1 : at] + number[before] + number[at + 1 :]
    return number[:at] + chance.choice([d for d in "123456789" if d != number[at]]) + number[at + 1 :]


_FIGURE = re.compile(
    rf"(?P<name>[一-鿿]{{4}})(?:达到?|为|完成|实现)?(?P<number>{NUMBER})(?P<unit>[万亿]?[元件家户人名个项次亩公吨]|%)"
)


def figures(lines: tuple[str, ...]) -> Iterator[tuple[int, re.Match[str]]]:
    return ((at, match) for at, line in enumerate(lines) for match in _FIGURE.finditer(line))


def one_of_two(report: Report, chance: random.Random) -> Spoilt | None:
    """A figure told twice, of one thing, at one place with a digit changed."""
    seen: dict[tuple[str, ...], list[tuple[int, re.Match[str]]]] = {}
    for at, match in figures(report.lines):
        if at not in report.planned and len(re.sub(r"\D", "", match["number"]).strip("0")) >= 3:
            seen.setdefault((match["name"], match["number"], match["unit"]), []).append((at, match))
    twice = [found for found in seen.values() if len({at for at, _ in found}) > 1]
    if not twice:
        return None
    (at, match), (other, _) = chance.sample(chance.choice(twice), 2)
    if at == other:
        return None
    new = digits_changed(match["number"], chance)
    line = report.lines[at]
    return Spoilt(
        at,
        line[: match.start("number")] + new + line[match.end("number") :],
        match.start(),
        match.start("unit") + len(match["unit"]) + len(new) - len(match["number"]),
        match[0],
    )


def last_years(report: Report, chance: random.Random) -> Spoilt | None:
    """A figure put back to last year's of the same thing."""
    old = {(match["name"], match["unit"]): match["number"] for _, match in figures(report.reported)}
    found = [
        (at, match, old[match["name"], match["unit"]])
        for at, match in figures(report.lines)
        if at not in report.planned
        and old.get((match["name"], match["unit"]), match["number"]) != match["number"]
        and len(old[match["name"], match["unit"]].replace(".", "").strip("0")) >= 3
    ]
    if not found:
        return None
    at, match, number = chance.choice(found)
    line = report.lines[at]
    return Spoilt(
        at,
        line[: match.start("number")] + number + line[match.end("number") :],
        match.start("number"),
        match.start("number") + len(number),
    )


_GROWN = re.compile(
    rf"(?P<name>[一-鿿]{{5}})(?:达到?|为|完成|实现)?(?P<value>{NUMBER})(?P<unit>[万亿]?元|亿元)，?(?:同比)?(?P<way>增长|下降)(?P<by>{NUMBER})%"
)


def growth(change: Callable[[re.Match[str], float], str]) -> Spoil:
    """Growth of a thing whose value last year's report tells, where the three agree, made to disagree."""

    def spoil(report: Report, chance: random.Random) -> Spoilt | None:
        old = {
            (m["name"], m["unit"]): float(m["number"])
            for m in re.finditer(
                rf"(?P<name>[一-鿿]{{5}})(?:达到?|为|完成|实现)?(?P<number>{NUMBER})(?P<unit>[万亿]?元|亿元)",
                "\n".join(report.prior),
            )
            if m["number"].count(".") < 2
        }
        found = []
        for at, line in enumerate(report.lines):
            for m in _GROWN.finditer(line) if at not in report.planned else ():
                before = old.get((m["name"], m["unit"]))
                made = (float(m["value"]) / before - 1) * 100 if before else 1000
                if abs(made - float(m["by"]) * (-1 if m["way"] == "下降" else 1)) < 0.6 and not re.search(
                    "生产总值|增加值", m[0]
                ):
                    found.append((at, m))
        if not found:
            return None
        at, m = chance.choice(found)
        line, new = report.lines[at], change(m, float(m["by"]))
        return Spoilt(at, line[: m.start("way")] + new + line[m.end() :], m.start(), m.start("way") + len(new))

    return spoil


def again(report: Report, chance: random.Random) -> Spoilt | None:
    """What last year's report told as done, told as done again; a report that reviews five years may."""
    if report.reviews:
        return None
    once = [
        clause
        for line in report.reported
        for clause in re.split("[，。；]", line)
        if re.search("(?:建成|竣工|投产|通车|开工建设|投入使用|获批|挂牌)", clause)
        and 9 <= len(clause) <= 30
        and not re.search("年|[将要拟争力]", clause)
    ]
    long = [
        at
        for at, line in enumerate(report.lines)
        if len(line) > 120 and line.endswith("。") and at not in report.planned
    ]
    if not once or not long:
        return None
    at, words = chance.choice(long), chance.choice(once)
    line = report.lines[at]
    return Spoilt(at, f"{line}{words}。", len(line), len(line) + len(words))


def lasting(report: Report, chance: random.Random) -> Spoilt | None:
    """连续几年 that last year's report has, as many years or two more."""
    found = [
        (at, m)
        for at, line in enumerate(report.lines)
        if at not in report.planned
        for m in re.finditer(r"连续(\d{1,2})年[一-鿿]{4,}", line)
    ]
    found = [
        (at, m)
        for at, m in found
        if any(f"连续{int(m[1]) - 1}年" + m[0].partition("年")[2][:4] in line for line in report.prior)
    ]
    if not found:
        return None
    at, m = chance.choice(found)
    new = str(int(m[1]) + chance.choice((-1, 1)))
    line = report.lines[at]
    return Spoilt(at, line[: m.start(1)] + new + line[m.end(1) :], m.start(), m.start(1) + len(new) + 1)
