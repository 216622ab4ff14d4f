"""A dossier served to a browser that is a test's."""

from __future__ import annotations

import shutil

import pytest
from kit import EXAMPLE
from paged import Page

from drafter import case


@pytest.fixture
def folder(tmp_path):
    folder = shutil.copytree(
        EXAMPLE, tmp_path / "output" / "龙华-2025", ignore=shutil.ignore_patterns("*.docx", ".drafter")
    )
    case.see(folder)
    return folder


@pytest.fixture
def page(tmp_path, folder):
    """The page of the example, its window opened."""
    served = Page(tmp_path, folder)
    with served.client:
        assert served.client.get(served.gate.address).status_code == 303
        yield served


@pytest.fixture
def empty_page(tmp_path):
    """The page where there is no dossier yet."""
    served = Page(tmp_path, None)
    with served.client:
        served.client.get(served.gate.address)
        yield served
