"""A store of the reports of two invented districts, read once."""

from __future__ import annotations

import shutil

import pytest
from reports_made import laid, surveyed


@pytest.fixture(scope="session")
def read_once(tmp_path_factory):
    work = tmp_path_factory.mktemp("汇总")
    surveyed(laid(work / "报告"), work / "库", work)
    return work


@pytest.fixture
def store(read_once, tmp_path):
    """The folder of a store that a test may spoil."""
    return shutil.copytree(read_once / "库", tmp_path / "库")
