"""Switches of the test run: --accept rewrites goldens and transcripts; tests that need more than Python say so."""

from __future__ import annotations

import shutil
from functools import cache
from importlib.util import find_spec

import pytest
from kit import SHARED

from drafter.tracing import judge as tracing_judge

_NEEDS = {
    "render": (lambda: shutil.which("soffice"), "needs LibreOffice"),
    "shared": (SHARED.is_dir, "needs the real reports in ../shared"),
}

_RECOGNITION = ["test_mutated_pictures.py", "test_reader_ocr.py", "test_reader_pictures.py"]
collect_ignore = [] if find_spec("rapidocr") and find_spec("onnxruntime") else _RECOGNITION
"""Recognition is an extra of 370 MB: its tests are there for those who install it, make test EXTRAS=test,ocr."""


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="take today's output as the golden; then read the diff")


_FOR_ALL = ("tmp_path_factory", "pytestconfig", "lexicon_alone", "judged_once")


def _shared(item):
    """Where what a test shares with others is made: they go to one process, lest it be made in each. None: it shares nothing."""
    made = [definitions[-1] for definitions in item._fixtureinfo.name2fixturedefs.values()]
    return min((f.baseid for f in made if f.scope != "function" and f.argname not in _FOR_ALL), default=None)


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
        patch.setattr(tracing_judge, "semantic", lambda: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def judged_once():
    """The example is built some hundred times: what the same promises and the same sentences come to is worked out once."""
    judge, likeness = tracing_judge.judge, tracing_judge.likeness
    judged, alike = cache(judge), cache(likeness)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            tracing_judge,
            "judge",
            lambda promises, told, beyond="", *, deep=False: (
                judge(promises, told, beyond, deep=True) if deep else list(judged(tuple(promises), tuple(told), beyond))
            ),
        )
        patch.setattr(tracing_judge, "likeness", lambda promises, told: alike(tuple(promises), tuple(told)).copy())
        yield


@pytest.fixture
def accept(request):
    return request.config.getoption("--accept")
