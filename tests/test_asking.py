"""The connection to a model, over real HTTP on loopback: what leaves, what is kept, and what every fault comes to."""

from __future__ import annotations

import json
import re
import socket

import pytest
from pydantic import BaseModel
from replayed import replaying, table

from drafter import asking, tables
from drafter.asking import connection, whereabouts
from drafter.desk.consulting import reader_for
from drafter.model.endpoint import CONFIRM, Use
from drafter.model.finding import DrafterError
from drafter.model.second_reader import NoAnswer


class Said(BaseModel):
    met: bool


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(connection, "_PAUSE", 0.0)


def reader(replay, folder, **cells):
    (folder / "模型.yaml").write_text(table(replay, **cells), "utf-8")
    return asking.connect(tables.load_endpoint(folder), folder)


def records(folder):
    return [json.loads(file.read_text("utf-8")) for file in sorted((folder / ".drafter/模型记录").glob("*.json"))]


def ask(reader, user="问"):
    return reader.ask("照做。", "材料", user, Said, "试一试")


def test_an_answer_is_validated_and_kept_with_what_left(tmp_path):
    with replaying('{"met": true}') as replay:
        assert ask(reader(replay, tmp_path)).met is True
    (kept,) = records(tmp_path)
    assert kept["地址"] == f"{replay.address} 试用模型"
    assert kept["用途"] == "试一试"
    assert kept["回答"] == '{"met": true}'
    assert re.match(r"\d{4}-\d\d-\d\dT", kept["时间"])
    assert replay.asked == [kept["发出"] | {"path": "/v1/chat/completions"}]
    assert [message["content"] for message in kept["发出"]["messages"]] == ["照做。", "材料\n\n问"]
    assert kept["发出"]["response_format"]["json_schema"]["schema"]["properties"]["met"]


def test_what_was_answered_is_not_asked_again_and_contacts_nobody(tmp_path):
    with replaying('{"met": true}') as replay:
        ask(reader(replay, tmp_path))
        ask(reader(replay, tmp_path))
        assert len(replay.asked) == 1
        ask(reader(replay, tmp_path), "另问")
        assert len(replay.asked) == 2
    assert ask(reader(replay, tmp_path)).met is True  # the server is gone


def test_a_kept_answer_that_was_changed_is_asked_anew(tmp_path):
    with replaying('{"met": true}') as replay:
        ask(reader(replay, tmp_path))
        (file,) = (tmp_path / ".drafter/模型记录").glob("*.json")
        file.write_text(file.read_text("utf-8").replace('{\\"met\\": true}', "乱了"), "utf-8")
        assert ask(reader(replay, tmp_path)).met is True
        assert len(replay.asked) == 2


@pytest.mark.parametrize("fault", ["streaming", "fenced"])
def test_other_ways_to_answer_are_understood(tmp_path, fault):
    with replaying('{"met": true}', [fault]) as replay:
        assert ask(reader(replay, tmp_path)).met is True
        assert len(replay.asked) == 1


@pytest.mark.parametrize(
    "fault, told",
    [
        ("500", "没有答（500）"),
        ("401", "不认密钥（401）"),
        ("404", "的地址、名称不对（404）"),
        ("redirect", "要转到别处（307），没有跟去"),
        ("slow", "没有在 1 秒内回答"),
        ("dripping", "没有在 1 秒内答完"),
        ("slow head", "没有在 1.5 秒内答完"),
        ("stream cut", "的回答没有说完"),
        ("broken off", "的回答断在半路"),
        ("length", "的回答没有说完"),
        ("no json", "的回答不合要求的格式"),
        ("wrong shape", "的回答不合要求的格式"),
        ("no completion", "的回答读不懂"),
        ("not text", "的回答读不懂"),
        ("empty", "的回答没有说完"),
        ("huge", "的回答太长"),
    ],
)
def test_every_fault_is_tried_twice_and_told(tmp_path, fault, told):
    with replaying('{"met": true}', [fault, fault]) as replay:
        with pytest.raises(NoAnswer) as error:
            ask(reader(replay, tmp_path))
        assert error.value.told == told
        assert [one["没有用"] for one in records(tmp_path)] == [told, told]
        assert [one["path"] for one in replay.asked] == ["/v1/chat/completions"] * 2
        assert ask(reader(replay, tmp_path)).met is True  # what failed is not kept as an answer


def test_once_is_no_failure_and_three_requests_in_a_row_are_the_end(tmp_path):
    with replaying('{"met": true}', ["500"]) as replay:
        assert ask(reader(replay, tmp_path)).met is True
    with replaying('{"met": true}', ["500"] * 9) as replay:
        asked = reader(replay, tmp_path)
        for n in range(5):
            with pytest.raises(NoAnswer):
                ask(asked, f"问{n}")
        assert len(replay.asked) == 3


def test_the_time_of_a_whole_command_is_bounded(tmp_path):
    with replaying('{"met": true}', ["slow"] * 3) as replay:
        asked = reader(replay, tmp_path, 等全部="1")
        with pytest.raises(NoAnswer, match="没有在"):
            ask(asked)
        with pytest.raises(NoAnswer, match="用满了 1 秒"):
            ask(asked, "另问")
        assert len(replay.asked) == 1


def test_a_server_that_is_not_there_is_no_answer(tmp_path):
    with replaying() as replay:
        pass
    with pytest.raises(NoAnswer) as error:
        ask(reader(replay, tmp_path))
    assert error.value.told == "连不上"


def test_nothing_of_the_machine_goes_along_and_the_environment_changes_nothing(tmp_path, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("OPENAI_ORG_ID", "机关".encode().hex())
    monkeypatch.setenv("OPENAI_API_KEY", "anders")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Mine: 1")
    monkeypatch.setenv("MODEL_KEY", "秘".encode().hex())
    with replaying('{"met": true}') as replay:
        ask(reader(replay, tmp_path, 密钥变量="MODEL_KEY"))
        (headers,) = replay.headers
    assert headers.pop("authorization") == f"Bearer {'秘'.encode().hex()}"
    assert set(headers) <= {
        "host",
        "content-type",
        "content-length",
        "accept",
        "accept-encoding",
        "connection",
    }
    assert headers["host"] == f"127.0.0.1:{replay.port}"
    assert "秘".encode().hex() not in json.dumps(records(tmp_path))


def test_personal_data_is_covered_before_it_leaves(tmp_path):
    with replaying('{"met": true}') as replay:
        ask(reader(replay, tmp_path), "社区矫正对象赵立春，电话13812345678，家住龙华街道3栋502室。")
        sent = replay.asked[0]["messages"][1]["content"]
    assert "13812345678" not in sent
    assert "赵立春" not in sent
    assert "502" not in sent
    assert "社区矫正对象赵" in sent


@pytest.mark.parametrize("public", ["8.8.8.8", "::ffff:8.8.8.8", "2001:4860:4860::8888", "59.195.1.2"])
def test_a_public_address_is_refused_until_she_writes_that_she_knows(tmp_path, monkeypatch, public):
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_a, **_k: [(0, 0, 0, "", ("10.0.0.1", 80)), (0, 0, 0, "", (public, 80))]
    )
    (tmp_path / "模型.yaml").write_text("地址: http://moxing.example/v1\n模型: 甲\n", "utf-8")
    with pytest.raises(DrafterError, match="政务信息不出内网，什么也没有发") as error:
        ask(asking.connect(tables.load_endpoint(tmp_path), tmp_path))
    line = re.search("“(外网确认: .*)”", error.value.fix)[1]
    assert records(tmp_path) == []
    with (tmp_path / "模型.yaml").open("a", encoding="utf-8") as file:
        file.write(line)
    assert whereabouts.located(tables.load_endpoint(tmp_path)) == "10.0.0.1"


def test_what_she_wrote_for_one_host_is_not_good_for_another(tmp_path):
    (tmp_path / "模型.yaml").write_text(f"地址: http://8.8.4.4/v1\n模型: 甲\n外网确认: {CONFIRM}8.8.8.8\n", "utf-8")
    with pytest.raises(DrafterError, match="不在内网"):
        ask(asking.connect(tables.load_endpoint(tmp_path), tmp_path))


@pytest.mark.parametrize(
    "inner", ["127.0.0.1", "10.2.3.4", "172.16.0.9", "192.168.1.1", "100.64.0.1", "::1", "fd00::1", "fe80::1%eth0"]
)
def test_inner_networks_need_no_word(tmp_path, monkeypatch, inner):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: [(0, 0, 0, "", (inner, 80))])
    (tmp_path / "模型.yaml").write_text("地址: http://moxing/v1\n模型: 甲\n", "utf-8")
    assert whereabouts.located(tables.load_endpoint(tmp_path)) == inner


def test_a_name_is_looked_up_once_and_that_address_is_contacted(tmp_path, monkeypatch):
    with replaying('{"met": true}') as replay:
        there = socket.getaddrinfo
        looked = []

        def told(host, *rest, **more):
            looked.append(host)
            return there("127.0.0.1" if host == "moxing.invalid" else host, *rest, **more)

        monkeypatch.setattr(socket, "getaddrinfo", told)
        (tmp_path / "模型.yaml").write_text(f"地址: http://moxing.invalid:{replay.port}/v1\n模型: 甲\n", "utf-8")
        assert ask(asking.connect(tables.load_endpoint(tmp_path), tmp_path)).met
        assert looked.count("moxing.invalid") == 1
        assert replay.headers[0]["host"] == f"moxing.invalid:{replay.port}"


def test_a_name_that_leads_nowhere_is_no_answer(tmp_path, monkeypatch):
    def nowhere(*_a, **_k):
        raise socket.gaierror(-2, "no such host")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    (tmp_path / "模型.yaml").write_text("地址: http://moxing/v1\n模型: 甲\n", "utf-8")
    with pytest.raises(NoAnswer, match="所在的“moxing”找不到"):
        ask(asking.connect(tables.load_endpoint(tmp_path), tmp_path))


@pytest.mark.parametrize(
    "text, told, fix",
    [
        ("模型: 甲\n", "缺少“地址”这一行", "补上一行“地址:”"),
        ("地址: 10.1.2.3\n模型: 甲\n", "“地址”写得不对", "http://10.1.2.3:8000/v1"),
        ("地址: ftp://10.1.2.3/v1\n模型: 甲\n", "“地址”写得不对", "http://10.1.2.3:8000/v1"),
        ("地址: http://a:b@10.1.2.3/v1\n模型: 甲\n", "“地址”写得不对", "不带用户名"),
        ("地址: http://10.1.2.3/v1\n模型: 甲\n密钥变量: sk-abc-123\n", "“密钥变量”写得不对", "密钥本身不写在这里"),
        ("地址: http://10.1.2.3/v1\n模型: 甲\n等一次: 很久\n", "“等一次”写得不对", "写秒数"),
        ("地址: http://10.1.2.3/v1\n模型: 甲\n对照: 打开\n", "不在可选的范围里", "只能写：开、关"),
        ("地址: http://10.1.2.3/v1\n模型: 甲\n对造: 开\n", "不认识“对造”", "是不是想写“对照”"),
    ],
)
def test_a_table_that_is_wrong_says_where_and_what_to_write(tmp_path, text, told, fix):
    (tmp_path / "模型.yaml").write_text(text, "utf-8")
    with pytest.raises(DrafterError) as error:
        tables.load_endpoint(tmp_path)
    assert told in error.value.message
    assert fix in error.value.fix
    assert error.value.place.file.name == "模型.yaml"


def test_all_is_off_until_switched_on_one_by_one(tmp_path):
    with replaying() as replay:
        assert [reader_for(use, tmp_path) for use in Use] == [None] * 4
        (tmp_path / "模型.yaml").write_text(table(replay), "utf-8")
        assert [reader_for(use, tmp_path) for use in Use] == [None] * 4
        for use in Use:
            (tmp_path / "模型.yaml").write_text(table(replay, **{use.value: "开"}), "utf-8")
            assert [bool(reader_for(one, tmp_path)) for one in Use] == [one is use for one in Use]


def test_a_key_that_is_not_there_stops(tmp_path, monkeypatch):
    monkeypatch.delenv("MODEL_KEY", raising=False)
    with replaying() as replay, pytest.raises(DrafterError, match="MODEL_KEY 里没有模型的密钥"):
        reader(replay, tmp_path, 密钥变量="MODEL_KEY")


def test_records_are_bounded_the_oldest_go(tmp_path, monkeypatch):
    monkeypatch.setattr("drafter.asking.records._FILES", 3)
    with replaying('{"met": true}') as replay:
        asked = reader(replay, tmp_path)
        for n in range(5):
            ask(asked, f"问{n}")
    assert [one["发出"]["messages"][1]["content"][-1] for one in records(tmp_path)] == ["2", "3", "4"]


def test_what_cannot_be_kept_is_not_asked(tmp_path):
    (tmp_path / ".drafter").write_text("", "utf-8")
    with replaying('{"met": true}') as replay:
        with pytest.raises(OSError):
            ask(reader(replay, tmp_path))
        assert replay.asked == []


def test_records_are_not_written_through_a_link_out_of_the_folder(tmp_path):
    (tmp_path / "别处").mkdir()
    (tmp_path / "案卷").mkdir()
    (tmp_path / "案卷/.drafter").symlink_to(tmp_path / "别处")
    with replaying('{"met": true}') as replay:
        with pytest.raises(OSError):
            ask(reader(replay, tmp_path / "案卷"))
        assert replay.asked == []
    assert list((tmp_path / "别处").iterdir()) == []
