"""Only regular files are opened, no larger than they may be, and none that a link leads out to."""

from __future__ import annotations

import os
import socket

import pytest

from drafter import storage

MOST = 1000


def devices(file):
    file.symlink_to("/dev/zero")


def socketed(file):
    with socket.socket(socket.AF_UNIX) as there:
        os.chdir(file.parent)
        there.bind(file.name)


NOT_FILES = {"管道": os.mkfifo, "设备": devices, "插座": socketed, "文件夹": os.mkdir}


@pytest.mark.parametrize("name", NOT_FILES)
def test_what_is_no_regular_file_is_refused_at_once(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    NOT_FILES[name](tmp_path / name)
    with pytest.raises(storage.NotRegular) as told:
        storage.read(tmp_path / name, MOST)
    assert told.value.strerror == "不是普通的文件，没有读"
    assert told.value.filename == str(tmp_path / name)


def test_a_file_may_be_so_large_and_no_larger(tmp_path):
    file = tmp_path / "表"
    file.write_bytes(b"x" * MOST)
    assert storage.read(file, MOST) == b"x" * MOST
    with pytest.raises(storage.TooLarge):
        storage.read(file, MOST - 1)


@pytest.mark.skipif(not os.path.exists("/proc/self/maps"), reason="没有 /proc")
def test_a_file_that_does_not_tell_its_size_is_read_no_further_than_it_may(tmp_path):
    with pytest.raises(storage.TooLarge):
        storage.read(storage.regular.Path("/proc/self/maps"), 10)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        storage.read(tmp_path / "没有", MOST)


def test_links_may_lead_about_in_the_folder_and_not_out_of_it(tmp_path):
    folder, away = tmp_path / "案卷", tmp_path / "别处"
    for place in (folder / "里", away):
        place.mkdir(parents=True)
        (place / "表").write_bytes(b"1")
    (folder / "链").symlink_to("里")
    (folder / "出").symlink_to(away)
    (folder / "单").symlink_to(away / "表")
    (folder / "圈").symlink_to("圈")
    (tmp_path / "名").symlink_to(folder)
    assert storage.read_within(folder, "链/表", MOST) == b"1"
    assert storage.read_within(tmp_path / "名", "里/表", MOST) == b"1"
    for out in ("出/表", "单", "../别处/表", str(away / "表")):
        with pytest.raises(storage.Outside):
            storage.read_within(folder, out, MOST)
    assert storage.within(folder, "还没有/表") == folder / "还没有" / "表"
    with pytest.raises(OSError, match=r".+"):
        storage.read_within(folder, "圈", MOST)
