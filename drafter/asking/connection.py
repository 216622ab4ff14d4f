"""The connection to the one endpoint she named: what is asked of it, how long it may take, how often it is tried."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from pydantic import ValidationError

from drafter.asking.deadline import within
from drafter.asking.records import Records
from drafter.asking.wire_format import bare, request, words_of
from drafter.model.endpoint import Endpoint
from drafter.model.finding import DrafterError
from drafter.model.second_reader import Answered, NoAnswer

_TRIES = 2
"""Times one request is sent at most."""
_PAUSE = 1.0
"""Seconds before the second time."""
_GRACE = 0.5
"""Seconds more than the line itself waits, so that it says what it waited for."""
_GIVE_UP = 3
"""Requests in a row that bring nothing, after which no more is asked."""


def connect(endpoint: Endpoint, beside: Path, *, anew: bool = False) -> Connection:
    """An endpoint, and the dossier (or the folder she works in), which keeps what is asked and answered -> somebody to ask. Nothing is contacted yet.
    anew: ask again what was answered before.

    DrafterError when the library or the key is not there.
    """
    if find_spec("openai") is None:
        fix = "安装：pip install 'drafter[model]'；不用模型的，把模型.yaml 移走"
        raise DrafterError("写了模型.yaml，没有装连接模型的附件", fix=fix)
    key = os.environ.get(endpoint.key_in or "", "")
    if endpoint.key_in and not key:
        fix = f"设好环境变量 {endpoint.key_in}；不要密钥的，把模型.yaml 里的“密钥变量:”空着"
        raise DrafterError(f"环境变量 {endpoint.key_in} 里没有模型的密钥", fix=fix)
    return Connection(endpoint, Records(beside), key, anew)


class Wire(Protocol):
    """What a request is sent over."""

    def send(self, asked: Mapping[str, Any], wait: float) -> bytes:
        """A request -> the bytes of its answer, within so many seconds."""
        ...


@dataclass
class Connection:
    """An endpoint that can be asked (see model.second_reader.SecondReader). anew: what was answered
    before is asked again; sent: requests that left, characters: of them together; seconds: what they took."""

    endpoint: Endpoint
    records: Records
    key: str = field(repr=False)
    anew: bool = False
    sent: int = 0
    characters: int = 0
    seconds: float = 0.0
    _failed: int = 0

    @property
    def mark(self) -> str:
        """Which endpoint and model it is."""
        return self.endpoint.mark

    def ask(self, system: str, prefix: str, user: str, schema: type[Answered], about: str) -> Answered:
        """As SecondReader.ask. What was answered before is not asked again."""
        asked = request(self.endpoint.name, system, (prefix, user), schema)
        known = None if self.anew else self.records.answered(self.mark, asked)
        if known is not None:
            try:
                return schema.model_validate_json(bare(known))
            except ValidationError:
                pass  # another release kept it, or somebody changed it
        for left in reversed(range(_TRIES)):
            try:
                return self._once(asked, schema, about)
            except NoAnswer:
                if not left or self._spent():
                    raise
                time.sleep(_PAUSE)
        raise AssertionError("no try was made")

    def _once(self, asked: Mapping[str, Any], schema: type[Answered], about: str) -> Answered:
        """Ask, once; kept is what leaves before it leaves, and what came of it."""
        if self._spent():
            raise NoAnswer("几次没有答上来" if self._failed >= _GIVE_UP else f"用满了 {self.endpoint.whole} 秒")
        wait = min(float(self.endpoint.wait), float(self.endpoint.whole) - self.seconds)
        line = self._reached(wait)
        kept, start = self.records.begin(self.mark, asked, about), time.monotonic()
        came: dict[str, object] = {}
        try:
            self.sent += 1
            self.characters += sum(len(message["content"]) for message in asked["messages"])
            body = within(wait + _GRACE, lambda: line.send(asked, wait))
            came["回答"] = said = words_of(body)
            answer = schema.model_validate_json(bare(said))
        except (NoAnswer, ValidationError) as error:
            self._failed += 1
            told = error.told if isinstance(error, NoAnswer) else "的回答不合要求的格式"
            came["没有用"] = told
            raise NoAnswer(told) from None
        finally:
            took = time.monotonic() - start
            self.seconds += took
            self.records.end(kept, {"用时": round(took, 2), **came})
        self._failed = 0
        return answer

    def _reached(self, wait: float) -> Wire:
        """The line, its address looked up; nothing has left yet."""
        from drafter.asking import line  # noqa: F401 (what it takes to load is no time of the endpoint's)

        try:
            return within(wait, lambda: self._line)
        except NoAnswer:
            self._failed += 1
            raise

    def _spent(self) -> bool:
        return self._failed >= _GIVE_UP or self.seconds >= float(self.endpoint.whole)

    @cached_property
    def _line(self) -> Wire:
        """Made when the first request leaves: who finds all answers kept contacts nobody, and loads no library for it."""
        from drafter.asking.line import Line

        return Line(self.endpoint, self.key)
