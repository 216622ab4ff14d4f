"""What goes over the wire: the request as it is sent, and the body that came -> the words of the answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from drafter.model.second_reader import NoAnswer
from drafter.zh.expression import expression
from drafter.zh.personal import masked
from drafter.zh.persons import covered

_FENCED = expression(r"```(?:json)?\s*(.*?)\s*```", re.DOTALL)
_MOST_TOKENS = 16_000
"""Tokens of an answer at most."""


def request(model: str, system: str, parts: tuple[str, str], schema: type[BaseModel]) -> dict[str, Any]:
    """Model, instructions, (material, what is asked) and the shape of the answer -> the request.

    Numbers of persons, names and addresses that must not get out are covered. The material comes first in the one message
    of hers, so that a server may keep what it made of it; one message, since some models take no two of one side.
    """
    return {
        "model": model,
        "messages": [
            {"role": "system", "content": _safe(system)},
            {"role": "user", "content": "\n\n".join(_safe(part) for part in parts if part)},
        ],
        "temperature": 0,
        "max_tokens": _MOST_TOKENS,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": schema.__name__, "strict": True, "schema": schema.model_json_schema()},
        },
    }


def _safe(text: str) -> str:
    return covered(masked(text))


def words_of(body: bytes) -> str:
    """The body of an answer, whole or in events -> what the model said. NoAnswer where it is neither, or was cut off."""
    try:
        text = body.decode("utf-8")
        pieces = list(_pieces(text))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        raise NoAnswer("的回答读不懂") from None
    ends = {end for _, end in pieces if end}
    if not ends or ends - {"stop"}:
        raise NoAnswer("的回答没有说完")
    return "".join(said for said, _ in pieces)


def bare(said: str) -> str:
    """What a model said -> the JSON in it: without what it thought aloud before, without the fence about it."""
    found = _FENCED.fullmatch(said.rpartition("</think>")[2].strip())
    return found[1] if found else said.rpartition("</think>")[2].strip()


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """(words, why it ended) of the answer's first choice, of each event of one that came in events."""
    streamed = text.lstrip().startswith(("data:", ":", "event:"))
    told = [line[5:].strip() for line in text.splitlines() if line.startswith("data:")] if streamed else [text]
    for one in told:
        if one == "[DONE]":
            break
        for choice in json.loads(one)["choices"][:1]:
            said = choice.get("delta" if streamed else "message") or {}
            yield said.get("content") or "", choice.get("finish_reason") or ""
