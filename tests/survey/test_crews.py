"""The same jobs done in this process, in processes of this machine, by the workers of a cluster, one of them killed: the same
store. What ends its process is tried once more and costs itself alone."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from kit import ROOT, drafter
from reports_made import laid, surveyed

from drafter.model.finding import DrafterError
from drafter.survey import apart, crew, program, tasks
from drafter.survey.cluster import cluster
from drafter.survey.store import Store
from drafter.survey.store_tables import OF_A_PAIR, OF_A_REPORT
from drafter.survey.surveying import guide_beside
from drafter.survey.taken_down import Source

_ENV = os.environ | {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "critical"}
_POISON = "毒"
"""In a file's name: the process that reads it ends at once."""
_POISONED = """
import os
from drafter.survey import apart, tasks
done = tasks.done
def poisoned(job):
    if isinstance(job, tasks.ToRead) and "毒" in job.source.file:
        os._exit(9)
    return done(job)
apart.done = poisoned
apart.serve()
"""


@pytest.fixture
def folder(tmp_path):
    return laid(tmp_path / "报告", ("云岭区", "清溪县", "北原县", "南坪区"), (2021, 2022, 2023, 2024))


def rows(store):
    return {table.name: list(Store.opened(store).rows(table)) for table in (*OF_A_REPORT, *OF_A_PAIR)}


@pytest.mark.slow
def test_processes_of_this_machine_find_what_this_process_finds(folder, tmp_path):
    surveyed(folder, tmp_path / "库", tmp_path)
    with crew.here(2) as hands:
        assert surveyed(folder, tmp_path / "二", tmp_path, hands).read == 16
    assert rows(tmp_path / "二") == rows(tmp_path / "库")


@pytest.mark.slow
def test_a_file_that_ends_its_process_is_tried_once_more_and_told(folder, tmp_path, monkeypatch):
    (folder / f"云岭区2023{_POISON}.txt").write_text(
        (folder / "云岭区2023.txt").read_text("utf-8") + "又一段。", "utf-8"
    )
    started = []
    begin = apart._started
    monkeypatch.setattr(apart, "_START", _POISONED)
    monkeypatch.setattr(apart, "_started", lambda: started.append(1) or begin())
    with crew.here(1) as hands:
        done = surveyed(folder, tmp_path / "库", tmp_path, hands)
    assert [row.trouble for row in done.unread] == [f"读“云岭区2023{_POISON}.txt”的时候程序两次退出了，没有读成"]
    assert (done.counted, done.compared) == (16, 12)
    assert len(started) == 3


@pytest.mark.slow
def test_a_job_that_never_ends_is_ended(monkeypatch):
    start = "import time\nfrom drafter.survey import apart\napart.SECONDS = 1\napart.done = lambda job: time.sleep(60)\napart.serve()"
    monkeypatch.setattr(apart, "_START", start)
    begun = time.monotonic()
    assert apart.ask(tasks.ToRead(Source("0" * 64, "a.txt", ""), b"", b""), program.version()) is None
    assert time.monotonic() - begun < 40


def test_another_program_stops_the_work_and_says_so():
    assert apart.ask(None, "别的") == apart.Strange(program.version())


def test_a_crew_with_another_program_is_one_sentence(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(apart, "ask", lambda job, version: apart.Strange("别的"))
    with crew.here(1) as hands, pytest.raises(DrafterError, match="起草助手和这一台的不一样"):
        surveyed(folder, tmp_path / "库", tmp_path, hands)


def test_only_the_rooms_that_count_are_loaded_to_read():
    guide = guide_beside(ROOT).packed
    script = (
        "import sys\nfrom drafter.survey import tasks\nfrom drafter.survey.taken_down import Source\n"
        "guide = sys.stdin.buffer.read()\n"
        "one = tasks.done(tasks.ToRead(Source('0' * 64, '甲.txt', ''), '一、工作\\n受理案件5件。'.encode(), guide))\n"
        "tasks.done(tasks.ToCompare(('0' * 64, '1' * 64, ''), one, one))\n"
        "print(*(n.removeprefix('drafter.') for n in sys.modules if n.startswith('drafter.')))"
    )
    done = subprocess.run([sys.executable, "-c", script], input=guide, capture_output=True, check=True, env=_ENV)
    loaded = done.stdout.decode().split()
    files = {f"survey/{name.removeprefix('survey.')}.py" for name in loaded if name.startswith("survey.")}
    rooms = {name.split(".")[0] for name in loaded} - {
        "survey",
        "home",
        "made_once",
    }  # these change nothing that is read
    assert files <= set(program.ROOMS)
    assert rooms <= set(program.ROOMS)


@contextmanager
def dask(workers, *more):
    """A scheduler and workers as processes of their own, those told more -> its address, the processes of the workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": _ENV}
    plain = ["--no-dashboard", "--host", "127.0.0.1"]
    begun = [subprocess.Popen([sys.executable, "-m", "dask", "scheduler", *plain, "--port", str(port)], **quiet)]
    try:
        for _ in range(workers):
            worker = [sys.executable, "-m", "dask", "worker", address, "--nthreads", "1", *plain, *more]
            begun.append(subprocess.Popen(worker, **quiet))
        yield address, begun[1:]
    finally:
        for process in begun[::-1]:
            process.terminate()
        for process in begun:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def workers_of(process):
    """The processes a worker's nanny started."""
    children = f"/proc/{process.pid}/task/{process.pid}/children"
    with open(children) as told:
        return [int(one) for one in told.read().split()]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_cluster_finds_the_same_though_a_worker_is_killed(folder, tmp_path):
    surveyed(folder, tmp_path / "库", tmp_path)
    with dask(2) as (address, workers), cluster(address) as hands:
        killed = []

        def kill(what, done, _whole):
            if what == "正在读" and done == 4:
                for child in workers_of(workers[0]):
                    os.kill(child, signal.SIGKILL)
                    killed.append(child)

        done = surveyed(folder, tmp_path / "二", tmp_path, hands, kill)
    assert killed
    assert (done.read, done.unread) == (16, ())
    assert rows(tmp_path / "二") == rows(tmp_path / "库")


@pytest.mark.slow
def test_workers_with_another_program_are_refused_by_name(folder, tmp_path):
    other = tmp_path / "other.py"
    other.write_text("from drafter.survey import program\nprogram.version = lambda: 'other'\n")
    with dask(1, "--preload", str(other)) as (address, _):
        done = drafter("survey", folder, "--cluster", address, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("停下了：机器 tcp://127.0.0.1:")
    assert "上的起草助手和这一台的不一样，或者没有装\n" in done.stderr
    assert not (tmp_path / "汇总库").exists()


def test_no_cluster_and_no_worker_are_one_sentence(tmp_path, folder, monkeypatch):
    from drafter.survey import cluster as room

    monkeypatch.setattr(room, "_PATIENCE", 1)
    for address in ("tcp://127.0.0.1:1", "不是地址"):
        done = drafter("survey", folder, "--cluster", address, cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr.startswith(f"停下了：连不上集群“{address}”\n")
