"""What is written is on the disk before it takes its name, and the name before the next step."""

from __future__ import annotations

import os

import pytest

from drafter import storage


def test_the_bytes_are_on_disk_before_the_rename_and_the_folder_after_it(tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr("os.fsync", lambda handle: told.append(os.readlink(f"/proc/self/fd/{handle}")))
    rename = os.replace
    monkeypatch.setattr("os.replace", lambda old, new: (told.append("换名"), rename(old, new))[1])
    storage.write(tmp_path / "表.yaml", b"1")
    file, renamed, folder = told
    assert file.startswith(f"{tmp_path}/")
    assert file.endswith(".tmp")
    assert (renamed, folder) == ("换名", str(tmp_path))


def test_a_folder_made_is_named_on_disk(tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr("os.fsync", lambda handle: told.append(os.readlink(f"/proc/self/fd/{handle}")))
    storage.make_folder(tmp_path / "甲" / "乙")
    assert told == [str(tmp_path), str(tmp_path / "甲")]


@pytest.mark.parametrize("number", [22, 95])
def test_a_share_that_cannot_flush_does_not_stop_a_write(tmp_path, monkeypatch, number):
    def refuse(_handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("os.fsync", refuse)
    storage.write(tmp_path / "表.yaml", b"1")
    assert (tmp_path / "表.yaml").read_bytes() == b"1"
