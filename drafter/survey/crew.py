"""Who does the work of a survey: processes on this machine, or the workers of a Dask cluster. The same jobs, the same answers,
and a job that ends its process is tried once more and then told, wherever it is done."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import NamedTuple

from drafter.model.finding import DrafterError
from drafter.survey import apart, program
from drafter.survey.tasks import Job, Unread

_SPARE = 2
"""Jobs handed out for each that can be done at once: none waits for work, and no more is held in memory."""


class Crew(NamedTuple):
    """What jobs are handed to, and how many it does at once."""

    executor: Executor
    hands: int


@contextmanager
def here(processes: int = 0) -> Iterator[Crew]:
    """So many processes on this machine; 0: one a processor."""
    hands = processes or os.cpu_count() or 1
    with ThreadPoolExecutor(hands) as executor:
        yield Crew(executor, hands)


def work(crew: Crew, jobs: Iterable[tuple[str, Job]]) -> Iterator[tuple[str, bytes | Unread | None]]:
    """Jobs by name -> each name with what came of it, as they get done; None where a job ended its process twice.

    DrafterError where the crew is no longer there, or one of it has another program.
    """
    version = program.version()
    handed: dict[Future[apart.Answer], str] = {}
    for name, job in jobs:
        handed[crew.executor.submit(apart.ask, job, version)] = name
        if len(handed) >= _SPARE * crew.hands:
            yield from _done(handed)
    while handed:
        yield from _done(handed)


def _done(handed: dict[Future[apart.Answer], str]) -> Iterator[tuple[str, bytes | Unread | None]]:
    """Those done by now, one at least; they are no longer handed out."""
    for future in wait(handed, return_when=FIRST_COMPLETED).done:
        answer = future.result()
        if isinstance(answer, apart.Strange):
            fix = "在每台机器上装同一版起草助手和同样的附件，再运行一次；已经读的都留着"
            raise DrafterError("集群里有的机器上的起草助手和这一台的不一样", fix=fix)
        yield handed.pop(future), answer
