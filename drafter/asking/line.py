"""One request over the wire: to the address that was looked at, nowhere else, with no more than it needs."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx2
import openai

from drafter.asking.whereabouts import located
from drafter.model.endpoint import Endpoint
from drafter.model.second_reader import NoAnswer

_HEADERS = frozenset(
    {"host", "authorization", "content-type", "content-length", "accept", "accept-encoding", "connection"}
)
"""What a request says of itself: nothing of this machine, of Python, of the account."""
_MOST = 4 * 2**20
"""Bytes of an answer at most."""


class Line:
    """The line to an endpoint, through the openai client. DrafterError, NoAnswer as `located`."""

    def __init__(self, endpoint: Endpoint, key: str) -> None:
        held = httpx2.Client(
            transport=_Pinned(located(endpoint)),
            trust_env=False,
            follow_redirects=False,
        )
        self._client = openai.OpenAI(base_url=endpoint.address, api_key=key or "none", max_retries=0, http_client=held)

    def send(self, asked: Mapping[str, Any], wait: float) -> bytes:
        """A request -> the bytes of its answer, within so many seconds. NoAnswer says why there is none."""
        until = time.monotonic() + wait
        with _told(wait), self._client.chat.completions.with_streaming_response.create(**asked, timeout=wait) as reply:
            body = bytearray()
            for chunk in reply.iter_bytes():
                body += chunk
                if time.monotonic() > until:
                    raise NoAnswer(f"没有在 {wait:g} 秒内答完")
                if len(body) > _MOST:
                    raise NoAnswer("的回答太长")
            return bytes(body)


class _Pinned(httpx2.HTTPTransport):
    """Connects to one IP address, whatever the name leads to by now; the name stays what the server is asked and trusted by."""

    def __init__(self, address: str) -> None:
        super().__init__(trust_env=False)
        self._address = address

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request to the address, without what it need not say."""
        bare = httpx2.Request(
            request.method,
            request.url.copy_with(host=self._address),
            headers=[(name, value) for name, value in request.headers.items() if name in _HEADERS],
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": request.url.host},
        )
        return super().handle_request(bare)


@contextmanager
def _told(wait: float) -> Iterator[None]:
    """What the client raises -> NoAnswer."""
    try:
        yield
    except openai.APITimeoutError:
        raise NoAnswer(f"没有在 {wait:g} 秒内回答") from None
    except openai.APIConnectionError:
        raise NoAnswer("连不上") from None
    except openai.APIStatusError as error:
        raise NoAnswer(_refused(error.status_code)) from None
    except (httpx2.TransportError, httpx2.DecodingError, openai.APIError):
        raise NoAnswer("的回答断在半路") from None


def _refused(code: int) -> str:
    if code in (401, 403):
        return f"不认密钥（{code}）"
    if code == 404:
        return "的地址、名称不对（404）"
    if 300 <= code < 400:
        return f"要转到别处（{code}），没有跟去"
    return f"没有答（{code}）"
