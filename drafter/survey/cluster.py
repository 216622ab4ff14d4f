"""A Dask cluster as a crew. Its workers need the same drafter and no disk in common: files travel to them as bytes."""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from distributed import Client
from distributed.client import FutureCancelledError
from distributed.scheduler import KilledWorker, NoValidWorkerError

from drafter.model.finding import DrafterError
from drafter.survey import program
from drafter.survey.crew import Crew

_Client: Any = Client
"""Half of its methods tell no types."""
_PATIENCE = 20
"""Seconds a cluster and its first worker may take to answer."""
_GONE = (FutureCancelledError, asyncio.CancelledError, NoValidWorkerError, OSError)


@contextmanager
def cluster(address: str) -> Iterator[Crew]:
    """The workers of the cluster whose scheduler has an address, as tcp://10.0.0.5:8786. DrafterError where there is none,
    where a worker has another program, or where the cluster went away meanwhile."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", "Sending large graph", UserWarning)
    client = _joined(address)
    try:
        hands = _hands(client, address)
        yield Crew(client.get_executor(pure=False), hands)
    except _GONE as error:
        raise DrafterError(f"集群“{address}”断开了，没有做完", fix="集群起来以后再运行一次；已经读的都留着") from error
    except KilledWorker as error:
        fix = "看看各台机器的内存够不够、网络通不通，再运行一次；已经读的都留着"
        raise DrafterError(f"集群“{address}”里的机器接连退出，没有做完", fix=fix) from error
    finally:
        client.close(_PATIENCE)


def _joined(address: str) -> Any:
    try:
        return _Client(address, timeout=_PATIENCE, set_as_default=False)
    except (TimeoutError, OSError, ValueError) as error:
        fix = "核对地址，如 tcp://10.0.0.5:8786；看看集群起来没有"
        raise DrafterError(f"连不上集群“{address}”", fix=fix) from error


def _hands(client: Any, address: str) -> int:
    """How many jobs the workers do at once, once each is known to have this program."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        raise DrafterError(f"集群“{address}”里一台机器也没有", fix="先在各台机器上起好 dask worker") from error
    ours, theirs = program.version(), client.run(program.version, on_error="return")
    strange = sorted(worker for worker, version in theirs.items() if version != ours)
    if strange:
        fix = "在这些机器上装同一版起草助手和同样的附件"
        raise DrafterError(f"机器 {'、'.join(strange)} 上的起草助手和这一台的不一样，或者没有装", fix=fix)
    hands: int = sum(client.nthreads().values())
    return hands
