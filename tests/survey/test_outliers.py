"""A value far from other places' is told; one that varies as they do, and one with too few beside it, is not."""

from __future__ import annotations

import pytest

from drafter.survey.outliers import Usual

GROWN = [1.02, 0.97, 1.1, 1.05, 0.99]


@pytest.mark.parametrize(
    ("value", "others", "rate", "told"),
    [
        (9.1, GROWN, False, True),
        (0.1, GROWN, False, True),
        (1.2, GROWN, False, False),
        (18.3, [5.1, 4.9, 6.0, 5.5], True, True),
        (7.0, [5.1, 4.9, 6.0, 5.5], True, False),
        (99.8, [100.0] * 6, True, False),
        (60.0, [100.0] * 6, True, True),
    ],
)
def test_far_from_the_others(value, others, rate, told):
    assert Usual.of([value, *others], rate=rate).is_far(value) is told


@pytest.mark.parametrize("values", [[9.1, *GROWN[:3]], [0.0, *GROWN], []])
def test_too_few_or_nothing_to_compare_by(values):
    assert Usual.of(values, rate=False) is None
