"""How many times another amount a thing is: 是2020年的2.1倍, 比上届翻一番."""

from __future__ import annotations

from drafter.quantities.phrase import ROOM, fitted, stripped, unlevelled, words
from drafter.quantities.places import Place
from drafter.quantities.scant import joined, says_little
from drafter.quantities.topic import Named, Topic

_BEING = ("是", "为", "相当于")
_THAN = ("比", "较")


def times(place: Place, topic: Topic) -> Named | None:
    """经营主体总量|是十年前的|3倍: the subject, without what it is so many times of; None where none is told."""
    said, unit = place.left, place.figure.unit
    if unit == "倍" and said and said[-1].text == "的":
        at = max((n for n, token in enumerate(said) if token.text in _BEING), default=-1)
    elif unit == "番":
        at = next((n for n, token in enumerate(said) if token.text in _THAN), -1)
    else:
        return None
    if at < 0 or any(token.text == "分别" for token in said):
        return None
    subject = unlevelled(stripped(said[:at]))
    if not subject and not stripped(said) and place.turns == 1:  # 是2020年的
        return None
    thing = words(fitted(subject, ROOM))
    if not thing or says_little(subject):
        told = (topic.amount or topic.last).removesuffix("占比")
        told = topic.several[-place.turns :][place.turn] if len(topic.several) >= place.turns > 1 else told
        thing = joined(told, thing) if thing else told
    return Named(joined(thing, "倍数"), thing)
