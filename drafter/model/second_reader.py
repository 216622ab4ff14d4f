"""Another who reads and writes beside drafter, a language model; and that it gave no answer to rely on."""

from __future__ import annotations

from typing import Protocol, TypeVar

from pydantic import BaseModel

Answered = TypeVar("Answered", bound=BaseModel)


class NoAnswer(Exception):
    """A request that brought nothing to rely on; told: why, in words that go on from 模型."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told


class SecondReader(Protocol):
    """Somebody who can be asked."""

    @property
    def mark(self) -> str:
        """Which endpoint and model it is, for what is kept of its answers."""
        ...

    def ask(self, system: str, prefix: str, user: str, schema: type[Answered], about: str) -> Answered:
        """Instructions, the material (the same from request to request) and what is asked of it -> the answer.

        about: what it is asked for, for the record. NoAnswer when there is none: time, a refusal, another shape.
        """
        ...
