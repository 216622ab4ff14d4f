"""Switches of the test run: --accept rewrites goldens and transcripts; tests that need more than Python say so."""

from __future__ import annotations

import shutil
from importlib.util import find_spec

import pytest
from kit import SHARED

_NEEDS = {
    "render": (lambda: shutil.which("soffice"), "needs LibreOffice"),
    "shared": (SHARED.is_dir, "needs the real reports in ../shared"),
}

_RECOGNITION = ["test_mutated_pictures.py", "test_reader_ocr.py", "test_reader_pictures.py"]
collect_ignore = [] if find_spec("rapidocr") and find_spec("onnxruntime") else _RECOGNITION
"""Recognition is an extra of 370 MB: its tests are there for those who install it, make test EXTRAS=test,ocr."""


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="take today's output as the golden; then read the diff")


_BUILT_IN = ("tmp_path_factory", "pytestconfig")


def _shared(item):
    """Where what a test shares with others is made: they go to one process, lest it be made in each. None: it shares nothing."""
    made = [definitions[-1] for definitions in item._fixtureinfo.name2fixturedefs.values()]
    wide = [fixture for fixture in made if fixture.scope != "function" and fixture.argname not in _BUILT_IN]
    return min((fixture.baseid for fixture in wide if fixture.argname != "lexicon_alone"), default=None)


def pytest_collection_modifyitems(items):
    for item in items:
        if group := _shared(item):
            item.add_marker(pytest.mark.xdist_group(group))
        for name, (there, reason) in _NEEDS.items():
            if item.get_closest_marker(name) and not there():
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session", autouse=True)
def lexicon_alone():
    """What is traced does not hang on the extra `semantic`; test_semantic.py, which tries it, puts it back."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("drafter.tracing.judge.semantic", lambda: None)
        yield


@pytest.fixture
def accept(request):
    return request.config.getoption("--accept")
