"""The lexicon is looked into where it lies: every word is found, and nothing else."""

from __future__ import annotations

from array import array

import pytest

from drafter.zh.headwords import Headwords, opening
from drafter.zh.lexicon import lexicon
from drafter.zh.words import cutter

LINES = (
    ("法", ["法"]),
    ("法律", ["法律", "法律援助"]),
    ("法治", ["法治"]),
    ("社区", ["社区", "社区矫正", "社区矫正对象"]),
    ("𠮷祥", ["𠮷祥"]),
)


def laid() -> Headwords:
    firsts, starts, text = [0], [0], b""
    for _, words in LINES:
        text += "".join(f"{word}\n" for word in words).encode()
        firsts.append(firsts[-1] + len(words))
        starts.append(len(text))
    openings = [opening(head) for head, _ in LINES]
    assert openings == sorted(openings)
    return Headwords(*map(memoryview, (array("Q", openings), array("I", firsts), array("I", starts), text)))


def test_a_word_is_found_at_its_place_and_what_is_no_word_nowhere():
    words = [word for _, some in LINES for word in some]
    known = laid()
    assert [known.place(word) for word in words] == list(range(len(words)))
    assert {known.place(word) for word in ("", "律", "法律援", "法官", "社区矫正对象们", "龘", "a", "\0\0")} == {-1}


@pytest.mark.parametrize("head, size", [("社区", 6), ("法律", 4), ("法", 1), ("律师", 1), ("", 1)])
def test_the_longest_word_of_an_opening(head, size):
    assert laid().longest(head) == size


def test_the_lexicon_shipped_is_whole_and_in_order():
    found = lexicon()
    for counts in (found._known, found._runs):
        lines = str(counts.words.text, "utf-8").split("\n")[:-1]
        assert list(counts.words.openings) == sorted(set(counts.words.openings))
        assert [counts.words.place(word) for word in lines] == list(range(len(lines)))
        assert len(counts._counts) == len(lines) == counts.words.firsts[-1]
    words = str(found._known.words.text, "utf-8").split("\n")[:-1]
    assert found._vectors.shape == (len(words), found.dimensions)
    total = sum(2 + count for count in found._known._counts)
    assert found._cut.__self__.total == total


def test_what_is_common_is_less_rare_and_what_is_unknown_rarest():
    found = lexicon()
    assert found.rarity("发展") < found.rarity("矫正") < found.rarity("没有这样的词")
    assert found.run_rarity("发展") < found.run_rarity("没有这")
    assert not found.vectors(["没有这样的词"]).any()


class Few:
    total = 30

    def get(self, word):
        return {"社区": 10, "矫正": 10, "社区矫正": 10}.get(word)

    def longest(self, head):
        return {"社区": 4, "矫正": 2}.get(head, 1)


def test_a_text_is_cut_by_the_words_given():
    assert cutter(Few())("社区矫正，矫正") == ["社区矫正", "，", "矫正"]
