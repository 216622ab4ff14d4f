"""Switches of the test run: --accept rewrites goldens and transcripts; tests that need more than Python say so."""

from __future__ import annotations

import gc
import os
import re
import shutil
from dataclasses import replace
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from kit import ROOT, SHARED, TESTS

from drafter import case, tables
from drafter.case import difference, sheets, stale
from drafter.rendering import sandbox
from drafter.tables import emit, table, table_file
from drafter.tracing import judge as tracing_judge
from drafter.zh import likeness

_NEEDS = {
    "render": (lambda: shutil.which("soffice"), "needs LibreOffice"),
    "shared": (SHARED.is_dir, "needs the real reports in ../shared"),
}

MANY = 500
"""Tables and texts of which is kept what they come to: those of some rooms' tests."""

os.environ["DRAFTER_TODAY"] = "2026-12-01"
"""Far from every day by which a report of the examples is due."""
_RECOGNITION = ["test_mutated_pictures.py", "test_reader_ocr.py", "test_reader_pictures.py"]
collect_ignore = [] if find_spec("rapidocr") and find_spec("onnxruntime") else _RECOGNITION
"""Recognition is an extra of 370 MB: its tests are there for those who install it, make test EXTRAS=test,ocr."""


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="take today's output as the golden; then read the diff")


@cache
def _together(nodeid):
    """A test -> what one process runs whole: the folder or the file in which something is made for many, else the test."""
    file = TESTS.parent / nodeid.partition("::")[0]
    beside = file.with_name("conftest.py")
    shares = next((one for one in (beside, file) if one != Path(__file__) and one.is_file() and _makes(one)), None)
    return nodeid if shares is None else str(beside.parent if shares == beside else file)


@cache
def _makes(file):
    """Whether a file has fixtures that live longer than a test."""
    return re.search(r'scope="(?:module|session)"', file.read_text("utf-8")) is not None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Where several processes share the work, tests that share what was made for them go to one: lest each make it."""
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return _together(nodeid)

    return Together(config, log)


def pytest_collection_modifyitems(items):
    for item in items:
        for name, (there, reason) in _NEEDS.items():
            if item.get_closest_marker(name) and not there():
                item.add_marker(pytest.mark.skip(reason=reason))


def pytest_collection_finish():
    """Thousands of tests stay to the end: they are not looked through again and again for what may go."""
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.fixture(scope="session", autouse=True)
def disk_not_waited_for():
    """No test pulls the plug: what is flushed, and when, is a test of its own (test_flushing.py)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", os.fstat)
        yield


@pytest.fixture(scope="session", autouse=True)
def lexicon_alone():
    """What is traced does not hang on the extra `semantic`; test_semantic.py, which tries it, puts it back."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tracing_judge, "semantic", lambda: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def reports_read_once():
    """Dossiers are laid out from the same few reports by the same indicators: a text is read once, wherever it lies."""
    reports, catalogues = {}, {}
    parse, load = case.Known.parse, tables.load_catalogue

    def read(known, path):
        if path.suffix != ".txt" or not path.is_file():
            return parse(known, path)
        key = known.digest, path.name, path.read_bytes()
        if key not in reports:
            reports[key] = parse(known, path)
        return replace(reports[key], file=path)

    def catalogue(folders):
        key = tables.digest_of(folders)
        if key not in catalogues:
            catalogues[key] = load(folders)
        return catalogues[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(case.Known, "parse", read)
        patch.setattr(tables, "load_catalogue", catalogue)
        yield


@pytest.fixture(scope="session", autouse=True)
def tables_read_once():
    """The same tables are read, and the same rows written, in hundreds of dossiers: what comes of the same text is the same."""
    parsed, parse, dump = {}, table.parse_table, {}
    written = emit._dump

    def read(text, into, name, keys):
        key = text, into.file.name, name, keys
        if key not in parsed:
            if len(parsed) == MANY:
                parsed.clear()
            parsed[key] = _copied(parse(text, table.Table(into.file), name, keys).__dict__)
        into.__dict__ |= _copied(parsed[key]) | {"file": into.file}
        return into

    def dumped(value):
        key = repr(value)
        if key not in dump:
            dump[key] = written(value)
        return dump[key]

    with pytest.MonkeyPatch.context() as patch:
        for room in (table, table_file, difference, sheets, stale):
            patch.setattr(room, "parse_table", read)
        patch.setattr(emit, "_dump", dumped)
        yield


def _copied(value):
    """Lists, mappings and sets within each other, as new ones: whoever has them may change them."""
    if isinstance(value, dict):
        return {key: _copied(part) for key, part in value.items()}
    return type(value)(map(_copied, value)) if isinstance(value, list | set) else value


@pytest.fixture(scope="session", autouse=True)
def compared_once():
    """Headings and promises are held against each other over and over: the character pairs of each are taken once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(likeness, "pairs", lru_cache(maxsize=MANY)(likeness.pairs))
        yield


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once():
    """The templates shipped are compiled once; what a test writes itself is compiled each time."""
    compiled, known = sandbox._Environment.compile, {}

    def once(environment, source, name=None, filename=None, *rest, **more):
        if filename is None or not Path(filename).is_relative_to(ROOT / "templates"):
            return compiled(environment, source, name, filename, *rest, **more)
        key = source, name, filename, rest, *sorted(more.items()), frozenset(environment.filters)
        if key not in known:
            known[key] = compiled(environment, source, name, filename, *rest, **more)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sandbox._Environment, "compile", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def judged_once():
    """The example is built some hundred times: what the same promises and the same sentences come to is worked out once."""
    judge, likeness, answered = tracing_judge.judge, tracing_judge.likeness, tracing_judge.answered
    judged, alike, surely = cache(judge), cache(likeness), cache(answered)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            tracing_judge,
            "judge",
            lambda promises, told, beyond="", *, deep=False: (
                judge(promises, told, beyond, deep=True) if deep else list(judged(tuple(promises), tuple(told), beyond))
            ),
        )
        patch.setattr(tracing_judge, "answered", lambda promises, told: list(surely(tuple(promises), tuple(told))))
        patch.setattr(tracing_judge, "likeness", lambda promises, told: alike(tuple(promises), tuple(told)).copy())
        yield


@pytest.fixture
def accept(request):
    return request.config.getoption("--accept")


@pytest.fixture(scope="session")
def asked(tmp_path_factory):
    """A dossier whose forms were written; tests leave it as it is."""
    import forms_made

    return forms_made.laid_out(tmp_path_factory.mktemp("征集"))
