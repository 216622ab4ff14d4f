"""模型.yaml: where a bureau's own language model answers, and what it may be asked. All is off where nothing is written."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from drafter.model.form import Form, Text, no_blank
from drafter.zh.expression import expression

CONFIRM = "政务信息不出内网，我知道内容会发到"
"""What she writes, and the host after it, before anything goes to an address that is not of an inner network."""
_LEAST, _MOST = 1, 3600
"""Seconds a limit may have."""
_VARIABLE = expression(r"[A-Za-z_][A-Za-z0-9_]{0,99}")


class Use(StrEnum):
    """What a model may be asked for, each switched on by itself."""

    TRACE = "对照"
    COLLECT = "收材料"
    WRITE = "起草"
    SMOOTH = "润色"


def _address(value: str) -> str:
    """http://10.1.2.3:8000/v1 as it is, without a slash at its end; no name, password, query or fragment in it."""
    try:
        told = urlsplit(value)
        bad = not told.hostname or told.port == 0
    except ValueError:
        raise ValueError(_HOW) from None
    if bad or told.scheme not in ("http", "https") or told.username or told.query or told.fragment or " " in value:
        raise ValueError(_HOW)
    return value.rstrip("/")


_HOW = "写成“http://10.1.2.3:8000/v1”的样子，到 /v1 为止，不带用户名、密码"


def _seconds(value: str) -> str:
    """120, 120秒 -> 120."""
    number = value.removesuffix("秒").strip()
    if not (number.isascii() and number.isdecimal() and len(number) < 6 and _LEAST <= int(number) <= _MOST):
        raise ValueError(f"写秒数，{_LEAST} 到 {_MOST} 之间，如 120秒")
    return number


def _variable(value: str | None) -> str | None:
    """The name of an environment variable, never the key itself."""
    if value and not _VARIABLE.fullmatch(value):
        raise ValueError("写存着密钥的环境变量的名称，如 MODEL_KEY；密钥本身不写在这里")
    return value


Switch = Annotated[Literal["开", "关"], BeforeValidator(lambda value: no_blank(value) or "关")]


def _else(default: str) -> BeforeValidator:
    return BeforeValidator(lambda value: no_blank(value) or default)


class Endpoint(Form):
    """模型.yaml as it is filled in. wait: seconds for one answer; whole: seconds for all that one command asks."""

    address: Annotated[str, AfterValidator(_address)] = Field(
        alias="地址", description="本单位模型的地址（OpenAI 的写法），如 http://10.1.2.3:8000/v1；只连这一个地址"
    )
    name: Annotated[str, Field(pattern=r"^[^\s]{1,200}$")] = Field(alias="模型", description="模型的名称，照服务里的写")
    key_in: Annotated[Text, AfterValidator(_variable)] = Field(
        alias="密钥变量", default=None, description="存着密钥的环境变量的名称；不要密钥的空着"
    )
    wait: Annotated[str, _else("120"), AfterValidator(_seconds)] = Field(
        alias="等一次", default="120", description="等一个回答至多多少秒；空着是 120秒"
    )
    whole: Annotated[str, _else("900"), AfterValidator(_seconds)] = Field(
        alias="等全部", default="900", description="一条命令问模型总共至多多少秒；空着是 900秒"
    )
    outside: Text = Field(alias="外网确认", default=None, description=f"地址不在内网的才写：“{CONFIRM}…（主机名）”")
    trace: Switch = Field(alias="对照", default="关", description="开、关；拿不准有没有回应的计划问模型")
    collect: Switch = Field(alias="收材料", default="关", description="开、关；材料里拿不准的答复问模型")
    write: Switch = Field(alias="起草", default="关", description="开、关；照本节的材料起草一段建议文字")
    smooth: Switch = Field(alias="润色", default="关", description="开、关；改顺一段话，不动数")

    def model_post_init(self, _context: object) -> None:
        """Write its own address."""
        self._ref = ("模型",)

    @property
    def mark(self) -> str:
        """Which endpoint and model it is."""
        return f"{self.address} {self.name}"

    @property
    def host(self) -> str:
        """The host of the address: 10.1.2.3."""
        return urlsplit(self.address).hostname or ""

    @property
    def confirmed(self) -> bool:
        """Whether she has written that she knows it goes to this very host."""
        return self.outside == CONFIRM + self.host

    def allows(self, use: Use) -> bool:
        """Whether a use is switched on."""
        switches = {Use.TRACE: self.trace, Use.COLLECT: self.collect, Use.WRITE: self.write, Use.SMOOTH: self.smooth}
        return switches[use] == "开"
