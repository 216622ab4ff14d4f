"""How fast many reports are surveyed: thousands made from real ones, read by one process and by two, and again after ten changed.

    python benchmarks/survey.py FOLDER [reports] [timed]

FOLDER holds real reports as text. Each becomes those of other places and years: the place's name, the years and the digits
of the figures are changed by rule, so that no two say the same and a place's years follow each other. `timed` of them are
read by one process, then by two; then all (5,000) are surveyed, ten are changed, and they are surveyed again. The load of the
machine is told beside each figure: only what a quiet machine did counts.
"""

from __future__ import annotations

import os
import re
import resource
import sys
import tempfile
import threading
import time
from pathlib import Path

from drafter.case import Known
from drafter.model.report import Meta
from drafter.survey import crew, surveying
from drafter.zh import districts

YEARS = 10
"""Consecutive years of a place."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_NUMBER = re.compile(r"(?<![\d.第])\d{2,}(?:\.\d+)?(?!\d*年)(?=[^\d年月日号条届次.])")


def real(folder: Path) -> list[tuple[str, Meta]]:
    """The reports of a folder that say whose and of which year they are: their words, and what they say of themselves."""
    read = Known.beside(Path()).parse
    found = [(path.read_text("utf-8"), read(path).meta) for path in sorted(folder.glob("*.txt"))]
    return [(text, meta) for text, meta in found if meta.district and meta.year]


def made(bases: list[tuple[str, Meta]], into: Path, count: int) -> list[Path]:
    """Reports made from real ones, so many; a place's years one after the other."""
    names = [name for name, city, _ in districts._seats() if districts.is_district(name) and city]
    names = [name for name in dict.fromkeys(names) if len(districts.seats(name)) == 1]
    files = []
    for number in range(count):
        text, meta = bases[number % len(bases)]
        place, year = names[number // YEARS % len(names)], 2010 + number % YEARS
        path = into / f"{number:05}{place}.txt"
        path.write_text(changed(text, meta, place, year, number), "utf-8")
        files.append(path)
    return files


def changed(text: str, meta: Meta, place: str, year: int, seed: int) -> str:
    """A report as another place's for another year, its figures others."""
    short = districts.base_of(meta.district)
    text = text.replace(meta.district, place).replace(short, districts.base_of(place))
    text = _YEAR.sub(lambda found: str(int(found[0]) + year - meta.year), text)
    return _NUMBER.sub(lambda found: other(found[0], seed), text)


def other(number: str, seed: int) -> str:
    """A number as long as this one, its last digits others."""
    return number[:1] + "".join(str((int(d) + seed + n) % 10) if d.isdigit() else d for n, d in enumerate(number[1:]))


def surveyed(folder: Path, store: Path, hands: int):
    """A folder surveyed by so many processes -> what was done, in how many seconds, and its phases."""
    phases: dict[str, list[float]] = {}
    begun = time.perf_counter()

    def tell(what: str, _done: int, _whole: int) -> None:
        now = time.perf_counter() - begun
        phases.setdefault(what, [now, now])[1] = now

    with crew.here(hands) as there:
        done = surveying.survey([folder], store, Path(), there, tell)
    took = time.perf_counter() - begun
    return done, took, {what: last - first for what, (first, last) in phases.items()}


class Watch(threading.Thread):
    """How much memory this process has, every second: in MB, at each tenth of the run."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.seen: list[int] = []

    def run(self) -> None:
        page = os.sysconf("SC_PAGE_SIZE")
        while True:
            told = Path("/proc/self/statm").read_text().split()
            self.seen.append(int(told[1]) * page // 2**20)
            time.sleep(1)

    def tenths(self) -> str:
        """The most in each tenth."""
        size = max(1, len(self.seen) // 10)
        return " ".join(str(max(self.seen[n : n + size])) for n in range(0, len(self.seen), size))


def load() -> str:
    """What the machine is doing else."""
    return f"负载 {os.getloadavg()[0]:.1f}，{os.cpu_count()} 个处理器"


def main() -> None:
    folder = Path(sys.argv[1])
    count, timed = (int(word) for word in (sys.argv[2:] + ["5000", "400"][len(sys.argv) - 2 :])[:2])
    with tempfile.TemporaryDirectory() as work:
        some, all_of = Path(work) / "some", Path(work) / "all"
        some.mkdir()
        all_of.mkdir()
        bases = real(folder)
        made(bases, some, timed)
        files = made(bases, all_of, count)
        rates = []
        for hands in (1, 2):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            done, took, phases = surveyed(some, Path(work) / f"store{hands}", hands)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            rates.append(timed / took)
            told = "，".join(f"{what} {seconds:.0f} 秒" for what, seconds in phases.items())
            print(
                f"{hands} 个进程：{timed} 份 {took:.1f} 秒，每秒 {rates[-1]:.2f} 份（{told}）；处理器 {spent:.0f} 秒；对照 {done.compared} 对；{load()}",
                flush=True,
            )
        print(f"两个进程是一个的 {rates[1] / rates[0]:.2f} 倍", flush=True)
        watch = Watch()
        watch.start()
        done, took, phases = surveyed(all_of, Path(work) / "store", 2)
        told = "，".join(f"{what} {seconds:.0f} 秒" for what, seconds in phases.items())
        size = sum(file.stat().st_size for file in (Path(work) / "store").rglob("*") if file.is_file())
        print(
            f"{count} 份 {took:.0f} 秒（{told}），对照 {done.compared} 对，没读成 {len(done.unread)}；{load()}",
            flush=True,
        )
        print(
            f"汇总库 {size / 2**20:.1f} MB，一份 {size / count / 1000:.1f} KB；来文 {sum(f.stat().st_size for f in files) / 2**20:.1f} MB"
        )
        print(
            f"内存（MB，每十分之一里最多的）：{watch.tenths()}；读的进程最多 {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024}"
        )
        for file in files[:: max(1, count // 10)][:10]:
            file.write_text(file.read_text("utf-8").replace("。", "。新添一句。", 1), "utf-8")
        done, took, _ = surveyed(all_of, Path(work) / "store", 2)
        print(f"改十份再汇总：{took:.1f} 秒，读 {done.read} 份；{load()}", flush=True)


if __name__ == "__main__":
    main()
