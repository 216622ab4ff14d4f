"""Who may come in: nobody but the browser that was given the address, and no other site through it."""

from __future__ import annotations

import pytest
from paged import HERE, PORT
from starlette.testclient import TestClient

WAYS = ["/", "/api/state", "/api/paper", "/api/events", "/static/page.css", "/files/案卷.yaml", "/nowhere"]


def stranger(page, **headers):
    return TestClient(page.gate, base_url=HERE, headers=headers, follow_redirects=False)


@pytest.mark.parametrize("path", WAYS)
def test_without_the_cookie_nothing_is_told(page, path):
    answer = stranger(page).get(path)
    assert answer.status_code == 403
    assert "法治" not in answer.text


@pytest.mark.parametrize("token", ["", "x", "%00", "密"])
def test_a_wrong_token_gives_no_cookie(page, token):
    answer = stranger(page).get("/", params={"t": token})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_the_token_is_exchanged_for_a_cookie_that_no_script_and_no_other_site_gets(page):
    answer = stranger(page).get(page.gate.address)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert str(PORT) in cookie.partition("=")[0]
    assert page.gate.token not in cookie


def test_a_file_that_leads_here_may_come_in_by_the_token_and_by_nothing_else(page):
    led = stranger(page, **{"sec-fetch-site": "cross-site"})
    answer = led.get(page.gate.address)
    assert answer.status_code == 200
    assert 'http-equiv="refresh" content="0;url=/"' in answer.text
    assert page.gate.token not in answer.text
    assert "SameSite=Strict" in answer.headers["set-cookie"]
    assert led.get("/", params={"t": "wrong"}).status_code == 403
    assert led.get("/").status_code == 403
    assert led.get("/api/state", params={"t": page.gate.token}).status_code == 403
    assert led.post("/", params={"t": page.gate.token}).status_code == 403


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", f"127.0.0.1:{PORT + 1}", ""])
def test_a_name_that_was_bent_to_this_machine_is_refused(page, host):
    assert page.client.get("/api/state", headers={"host": host}).status_code == 403
    assert page.client.get(page.gate.address, headers={"host": host}).status_code == 403


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", f"http://127.0.0.1:{PORT + 1}", f"https://127.0.0.1:{PORT}"]
)
def test_another_site_can_neither_read_nor_write(page, origin):
    assert page.client.get("/api/state", headers={"origin": origin}).status_code == 403
    assert page.client.post("/api/apply", json={"changes": []}, headers={"origin": origin}).status_code == 403


def test_a_write_says_where_it_comes_from(page):
    del page.client.headers["origin"]
    assert page.set("指标", "指01", "今年", "48篇", "49篇").status_code == 403
    assert page.get("/api/state").status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_the_browser_says_of_the_site_is_heard(page, site):
    assert page.client.get("/api/state", headers={"sec-fetch-site": site}).status_code == 403


def test_no_other_site_is_allowed_anything(page):
    asked = {"origin": "http://evil.example", "access-control-request-method": "POST"}
    answer = page.client.options("/api/apply", headers=asked)
    assert answer.status_code in (403, 405)
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert not [name for name in page.get("/api/state").headers if name.startswith("access-control")]


@pytest.mark.parametrize("path", [*WAYS[:3], "/nowhere", "/?t=x"])
def test_every_answer_forbids_what_is_not_ours(page, path):
    answer = page.client.get(path)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-frame-options"] == "DENY"


def test_a_request_that_is_too_long_is_not_read(page):
    answer = page.client.post("/api/files", content=b"x", headers={"content-length": str(2**40)})
    assert answer.status_code == 413


def test_a_request_that_is_longer_than_it_says_is_cut_off(page, monkeypatch):
    monkeypatch.setattr("drafter.page.gate._BODY", 1000)
    answer = page.client.post(
        "/api/apply", content=(b"x" * 400 for _ in range(10)), headers={"content-type": "application/json"}
    )
    assert answer.status_code == 422


def test_scripts_can_be_read_and_nothing_beside_them(page):
    for path in ("/static/../server.py", "/static/%2e%2e/server.py", "/static/..%2fserver.py", "/static/"):
        assert page.client.get(path).status_code in (403, 404, 405)
