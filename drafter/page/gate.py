"""Who may come in: this machine's browser, by the token of the opening address, then by its cookie; and what every answer says
to the browser."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ONCE = "t"
"""What the token is called in the opening address."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
_SAFE = frozenset({"GET", "HEAD"})
_NEAR = frozenset({"", "same-origin", "none"})
"""Where a browser may say that a request comes from."""
_AFAR = "cross-site"
"""What it says of the file that leads to the opening address; with the right token that may come in, and nothing else."""
_ON = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>起草助手</title>'
_BODY = 110 * 2**20
"""Bytes of a request at most: files handed in, with what stands between them."""
_PLAIN = "text/plain; charset=utf-8"
_CLOSED = "请用起草助手给出的地址打开这一页：关掉它，重新运行，或者照它印出的地址打开。"


@dataclass
class Gate:
    """What stands before an application. port: of the server; token: of the opening address."""

    app: ASGIApp
    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    pass_: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def address(self) -> str:
        """Where the browser is to begin."""
        return f"{self._origins[0]}/?{_ONCE}={self.token}"

    @property
    def _origins(self) -> tuple[str, str]:
        return f"http://127.0.0.1:{self.port}", f"http://localhost:{self.port}"

    @property
    def _cookie(self) -> str:
        """Cookies are all ports' alike: the name says whose it is."""
        return f"drafter-{self.port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        token = _token(scope)
        from_afar = token is not None and headers.get("sec-fetch-site") == _AFAR
        if not self._is_ours(scope["method"], headers, _AFAR if from_afar else ""):
            await _answer(send, 403, "不是这台电脑上这一页来的请求")
        elif token is not None:
            await self._enter(token, send, from_afar=from_afar)
        elif not self._has_pass(headers.get("cookie", "")):
            await _answer(send, 403, _CLOSED)
        elif _size(headers) > _BODY:
            await _answer(send, 413, "一次交来的文件太多、太大")
        else:
            await self.app(scope, _bounded(receive), _dressed(send))

    def _is_ours(self, method: str, headers: dict[str, str], also: str) -> bool:
        """Whether a request comes from our own page, as far as the browser says, and to us by our own name. also: from where
        else it may come."""
        here = [origin.removeprefix("http://") for origin in self._origins]
        origin = headers.get("origin")
        allowed = origin in self._origins if origin is not None else method in _SAFE
        return headers.get("host") in here and allowed and headers.get("sec-fetch-site", "") in (*_NEAR, also)

    def _has_pass(self, cookies: str) -> bool:
        try:
            found = SimpleCookie(cookies).get(self._cookie)
        except CookieError:
            return False
        return found is not None and secrets.compare_digest(found.value.encode(), self.pass_.encode())

    async def _enter(self, token: str, send: Send, *, from_afar: bool) -> None:
        """Exchange the token for the cookie. A browser that was led here by a file would not show the cookie where it is sent on
        from here: our own page sends it on."""
        if not secrets.compare_digest(token.encode(), self.token.encode()):
            await _answer(send, 403, _CLOSED)
            return
        cookie = f"{self._cookie}={self.pass_}; Path=/; HttpOnly; SameSite=Strict"
        if from_afar:
            await _answer(send, 200, _ON, **{"set-cookie": cookie, "content-type": "text/html; charset=utf-8"})
        else:
            await _answer(send, 303, "", location="/", **{"set-cookie": cookie})


def _token(scope: Scope) -> str | None:
    """The token of the opening address; None for any other address."""
    asked = parse_qs(scope["query_string"].decode("latin-1")) if scope["path"] == "/" else {}
    return asked[_ONCE][-1] if _ONCE in asked else None


def _size(headers: dict[str, str]) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isdecimal() and len(told) < 20 else _BODY + 1


def _bounded(receive: Receive) -> Receive:
    """A request that says it is shorter than it is, or says nothing, ends where it becomes too long."""
    held = 0

    async def bounded() -> Message:
        nonlocal held
        message = await receive()
        held += len(message.get("body", b""))
        return {"type": "http.disconnect"} if held > _BODY else message

    return bounded


def _dressed(send: Send) -> Send:
    """Answers with the headers that all have, where they do not say otherwise themselves."""

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            said = {name.lower() for name, _ in message["headers"]}
            ours = [(name.encode(), value.encode()) for name, value in _HEADERS.items() if name.encode() not in said]
            message = {**message, "headers": [*message["headers"], *ours]}
        await send(message)

    return dressed


async def _answer(send: Send, status: int, told: str, **headers: str) -> None:
    """A plain answer."""
    said = {"content-type": _PLAIN, **headers}
    named = [(name.encode(), value.encode("latin-1")) for name, value in said.items()]
    start = {"type": "http.response.start", "status": status, "headers": named}
    await _dressed(send)(start)
    await send({"type": "http.response.body", "body": told.encode()})
