"""What fuzzing found stays mended, and its targets run: each over its first inputs and over the findings kept."""

from __future__ import annotations

import pytest
from fuzz.mutate import mutator
from fuzz.run import KEPT, fault
from fuzz.targets import TARGETS

FOUND = sorted(path for path in KEPT.rglob("*") if path.is_file())


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_a_target_holds_for_its_first_inputs_and_for_changed_ones(name):
    target = TARGETS[name]
    change = mutator(target.shape, lambda data, most: data[: most // 2] + data[len(data) // 2 :])
    for data in target.first():
        assert not fault(target.run, data)
        for seed in range(5):
            assert not fault(target.run, change(data, 4000, seed))


@pytest.mark.parametrize("file", FOUND, ids=lambda file: f"{file.parent.name} {file.name}")
def test_a_finding_stays_mended(file):
    assert not fault(TARGETS[file.parent.name].run, file.read_bytes())


def test_a_fault_is_seen():
    assert fault(lambda data: data[9], b"").startswith("IndexError")
    assert not fault(lambda data: None, b"")
