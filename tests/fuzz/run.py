"""Fuzzing with coverage as the guide: python tests/fuzz/run.py SECONDS [TARGET …], or make fuzz; needs the extra fuzz.

Each target of targets.py runs so many seconds (of the clock) in a process of its own, from its first inputs and from
what earlier runs left in .fuzz/‹target›/. Whatever raises anything but a DrafterError, breaks what must hold, or takes
more than 5 s of the processor is made smaller and kept in tests/fuzz/found/‹target›/, where test_fuzz.py replays it
until it is mended and ever after. Exit code 1 when something new was found.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
import traceback
from hashlib import sha256
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
KEPT, WORK = TESTS / "fuzz" / "found", TESTS.parent / ".fuzz"
SECONDS, MEGABYTES = 5, 500
"""What an input may take."""
_MENDING = 30
"""Seconds spent on making a finding smaller."""
_TOLD = re.compile(r"#(\d+)\s+(INITED|DONE)\s+cov: (\d+) ft: (\d+) corp: (\d+)")

sys.path.insert(0, str(TESTS))


class Fault:
    """A block whose exception is looked at, not raised: what it was and where, in words; '' when all went well."""

    def __init__(self) -> None:
        self.told = ""

    def __enter__(self):
        self.start = time.process_time()
        return self

    def __exit__(self, kind, error, trace):
        took = time.process_time() - self.start
        if error is None:
            self.told = f"took more than {SECONDS} s" if took > SECONDS else ""
        elif isinstance(error, Exception):
            last = traceback.extract_tb(trace)[-1]
            self.told = f"{kind.__name__} in {Path(last.filename).name} {last.name}: {last.line}"
        return isinstance(error, Exception)


def fault(run, data: bytes) -> str:
    """What is wrong with a target on an input."""
    with Fault() as found:
        run(data)
    return found.told


def fuzz(name: str, seconds: int) -> None:
    """Runs one target in this process, which ends with it; an input for every new fault goes to .fuzz/‹target›.found."""
    import atheris

    with atheris.instrument_imports(include=["drafter"]):
        from fuzz.targets import TARGETS
    from fuzz.mutate import mutator

    target, seen = TARGETS[name], set()
    corpus, found = WORK / name, WORK / f"{name}.found"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    for data in target.first():
        (corpus / sha256(data).hexdigest()[:16]).write_bytes(data)

    def once(data: bytes) -> None:
        told = fault(target.run, data)
        if told and told not in seen:
            seen.add(told)
            (found / sha256(data).hexdigest()[:16]).write_bytes(data)
            print(f"{name}: {told}", flush=True)

    switches = [f"-max_total_time={seconds}", f"-max_len={target.longest}", f"-rss_limit_mb={MEGABYTES}", "-timeout=60"]
    arguments = [sys.argv[0], *switches, f"-artifact_prefix={found}/", "-print_final_stats=1", str(corpus)]
    change = mutator(target.shape, lambda data, most: atheris.Mutate(data, most))  # another Mutate once Fuzz() runs
    atheris.Setup(arguments, once, custom_mutator=change)
    atheris.Fuzz()


def smaller(run, data: bytes, told: str) -> bytes:
    """An input and its fault -> one as short as can be with the same fault, by leaving out halves, quarters and so on."""
    size, end = len(data) // 2, time.monotonic() + _MENDING
    while size and time.monotonic() < end:
        for at in range(0, len(data), size):
            shorter = data[:at] + data[at + size :]
            if time.monotonic() < end and fault(run, shorter) == told:
                data = shorter
                break
        else:
            size //= 2
    return data


def keep(name: str) -> int:
    """Findings of a target, as they were found -> those that are faults, made smaller and kept; how many there are."""
    from fuzz.targets import TARGETS

    faults = set()
    for file in sorted((WORK / f"{name}.found").iterdir()):
        data, run = file.read_bytes(), TARGETS[name].run
        told = fault(run, data)
        if told and told not in faults:
            faults.add(told)
            data = smaller(run, data, told)
            kept = KEPT / name / sha256(data).hexdigest()[:10]
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(data)
            print(f"{name}: {told} -> {kept.relative_to(TESTS.parent)}", flush=True)
        file.unlink()
    return len(faults)


def main(seconds: str, *names: str) -> int:
    """Runs targets one after the other and tells what each did -> exit code."""
    from fuzz.targets import TARGETS

    faults = 0
    for name in names or TARGETS:
        command = [sys.executable, __file__, "--one", name, seconds]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        told = {state: numbers for *numbers, state in ((a, c, f, k, s) for a, s, c, f, k in _TOLD.findall(done.stderr))}
        (start, end) = (told.get(state, ["?"] * 4) for state in ("INITED", "DONE"))
        print(
            f"{name}: {end[0]} runs, coverage {start[1]} -> {end[1]}, features {start[2]} -> {end[2]}, corpus {end[3]}"
        )
        if done.returncode:
            print(done.stdout[-2000:], done.stderr[-3000:], flush=True)
        faults += keep(name)
    return bool(faults)


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        fuzz(sys.argv[2], int(sys.argv[3]))
    sys.exit(main(*sys.argv[1:]))
