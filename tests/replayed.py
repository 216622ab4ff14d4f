"""A model's endpoint made by the tests: real HTTP on loopback, which answers what it was told to, and with what faults."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Replay:
    """What is answered: a text, or a function of the request; faults: of the first requests, one each ("" none)."""

    said: str | Callable[[dict], str] = "{}"
    faults: list[str] = field(default_factory=list)
    asked: list[dict] = field(default_factory=list)
    headers: list[dict] = field(default_factory=list)
    port: int = 0

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}/v1"

    def answer(self, asked):
        return self.said if isinstance(self.said, str) else self.said(asked)


def whole(said, ended="stop"):
    return {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [
        {"index": 0, "message": {"role": "assistant", "content": said}, "finish_reason": ended}]}  # fmt: skip


class _Handler(BaseHTTPRequestHandler):
    replay: Replay
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        replay = self.replay
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        replay.asked.append(asked | {"path": self.path})
        replay.headers.append({name.lower(): value for name, value in self.headers.items()})
        fault = replay.faults.pop(0) if replay.faults else ""
        _FAULTS[fault](self, replay.answer(asked))

    def log_message(self, *_told):
        pass

    def send(self, body, code=200, kind="application/json", **headers):
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", headers.pop("length", str(len(body))))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _plain(to, said):
    to.send(json.dumps(whole(said)).encode())


def _streamed(to, said):
    events = [{"choices": [{"delta": {"content": char}, "finish_reason": None}]} for char in said]
    events.append({"choices": [{"delta": {}, "finish_reason": "stop"}]})
    body = "".join(f"data: {json.dumps(event)}\n\n" for event in events) + "data: [DONE]\n\n"
    to.send(body.encode(), kind="text/event-stream")


def _slow(to, said):
    time.sleep(2.5)
    _plain(to, said)


def _dripping(to, said):
    """A byte now and then, each in time, the whole never."""
    to.send_response(200)
    to.send_header("Content-Type", "application/json")
    to.send_header("Content-Length", "1000")
    to.end_headers()
    try:
        for _ in range(40):
            to.wfile.write(b" ")
            to.wfile.flush()
            time.sleep(0.2)
    except OSError:
        pass
    to.close_connection = True


def _slow_head(to, said):
    """The head of an answer a byte now and then."""
    try:
        for char in b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n":
            to.wfile.write(bytes([char]))
            to.wfile.flush()
            time.sleep(0.1)
    except OSError:
        pass
    to.close_connection = True


def _stream_cut(to, said):
    events = "".join(f'data: {{"choices": [{{"delta": {{"content": "{n}"}}}}]}}\n\n' for n in range(3))
    to.send(events.encode(), kind="text/event-stream")


def _broken_off(to, said):
    to.send(json.dumps(whole(said)).encode()[:40], length="4000")
    to.close_connection = True


_FAULTS = {
    "": _plain,
    "streaming": _streamed,
    "slow": _slow,
    "dripping": _dripping,
    "500": lambda to, said: to.send(b"oops", 500),
    "401": lambda to, said: to.send(b"{}", 401),
    "404": lambda to, said: to.send(b"{}", 404),
    "redirect": lambda to, said: to.send(b"", 307, Location=f"http://127.0.0.1:{to.replay.port}/elsewhere"),
    "slow head": _slow_head,
    "stream cut": _stream_cut,
    "broken off": _broken_off,
    "length": lambda to, said: to.send(json.dumps(whole(said[:-1], "length")).encode()),
    "no json": lambda to, said: _plain(to, "好的，都说到了。"),
    "wrong shape": lambda to, said: _plain(to, '{"other": 1}'),
    "no completion": lambda to, said: to.send(b'{"choices": 7}'),
    "empty": lambda to, said: to.send(json.dumps({"choices": []}).encode()),
    "fenced": lambda to, said: _plain(to, f"<think>想一想</think>\n```json\n{said}\n```"),
    "not text": lambda to, said: to.send(b"\xff\xfe\x00"),
    "huge": lambda to, said: to.send(b" " * (5 * 2**20)),
}


@contextmanager
def replaying(said="{}", faults=()):
    replay = Replay(said, list(faults))
    handler = type("Handler", (_Handler,), {"replay": replay})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    replay.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield replay
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def table(replay, **cells):
    """模型.yaml for a replay."""
    told = {"地址": replay.address, "模型": "试用模型", "等一次": "1", **cells}
    return "".join(f"{key}: {value}\n" for key, value in told.items())
