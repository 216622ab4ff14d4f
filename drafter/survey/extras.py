"""Libraries that only surveys need, and what to install where they are missing."""

from __future__ import annotations

from importlib.util import find_spec

from drafter.model.finding import DrafterError

_NEEDED = {"survey": ("pyarrow", "duckdb"), "cluster": ("dask", "distributed")}
_FOR = {"survey": "汇总", "cluster": "集群"}


def need(extra: str) -> None:
    """DrafterError where a library of an extra, survey or cluster, is not there."""
    missing = [name for name in _NEEDED[extra] if find_spec(name) is None]
    if missing:
        fix = f"安装：pip install 'drafter[{extra}]'"
        raise DrafterError(f"{_FOR[extra]}要用的库（{'、'.join(missing)}）还没有装", fix=fix)
