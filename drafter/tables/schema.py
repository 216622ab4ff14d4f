"""A JSON Schema a table, so that an editor completes and checks while she types."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from drafter.model.habits import Habits
from drafter.tables.layout_table import NAME
from drafter.tables.load import row_type, table_names


@cache
def schemas() -> dict[str, str]:
    """Table name -> its JSON Schema (draft 2020-12) as text."""
    return {name: json.dumps(_schema(name), ensure_ascii=False, indent=2) + "\n" for name in (*table_names(), NAME)}


def _schema(name: str) -> dict[str, Any]:
    model = Habits if name == NAME else row_type(name)
    adapter: TypeAdapter[Any] = TypeAdapter(model if name in ("案卷", NAME) else list[model])  # type: ignore[valid-type]
    schema = adapter.json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, **_plain(schema)}


def _plain(node: Any) -> Any:
    """Without the docstrings and titles that speak English to the clerk; numbers she types bare may stand for text."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    drop = {"title"} | ({"description"} if node.get("type") == "object" else set())
    kept = {key: _plain(value) for key, value in node.items() if key not in drop}
    if kept.get("type") == "string" and "enum" not in kept:
        kept["type"] = ["string", "number"]
    return kept
