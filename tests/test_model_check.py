"""drafter model check: the exam that travels with the package, and the grade that comes of it."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from kit import SHARED, drafter
from oracle import LABELS, asked_of, item, knowing
from replayed import replaying, table

from drafter.asking import connection
from drafter.desk.consulting import second_for
from drafter.model.endpoint import Use
from drafter.tracing.second.examined import ours, papers, requests
from drafter.zh.hygiene import squeeze


def lines(folder, replay, **cells):
    (folder / "模型.yaml").write_text(table(replay, **cells), "utf-8")
    return drafter("model", "check", cwd=folder)


class TestExam:
    def test_it_has_promises_of_all_labels_and_difficulties(self):
        labels = Counter(label for paper in papers() for label in paper.labels)
        assert sum(labels.values()) == len(LABELS) >= 200  # no promise twice
        assert min(labels.values()) >= 0.25 * sum(labels.values())
        assert labels["没有"] >= 90
        kinds = Counter(kind for paper in papers() for kind in paper.kinds)
        assert set(kinds) == {
            "原话",
            "换说法",
            "数字",
            "几项",
            "上位",
            "没提",
            "同领域",
            "只有手段",
            "总话",
            "打算",
            "困难",
            "别的事",
            "别的年",
        }

    def test_drafter_alone_is_right_on_four_in_five(self):
        rows = [(met, label) for paper in papers() for met, label in zip(ours(paper), paper.labels, strict=True)]
        right = sum(met is (label != "没有") for met, label in rows)
        assert 0.75 <= right / len(rows) <= 0.88  # as on labelled reports of places it never saw (README)

    @pytest.mark.shared
    @pytest.mark.slow
    def test_no_sentence_of_it_stands_in_a_real_report(self):
        corpus = "\n".join(squeeze(file.read_text("utf-8")) for file in (SHARED / "corpus/text").glob("*.txt"))
        said = [sentence.text for paper in papers() for sentence in paper.told] + list(LABELS)
        assert not [text for text in said if len(squeeze(text)) >= 16 and squeeze(text) in corpus]


class TestCheck:
    def test_a_good_model_may_be_used(self, tmp_path):
        with replaying(knowing()) as replay:
            told = lines(tmp_path, replay, 对照="开")
            assert len(replay.asked) == requests()
        assert told.returncode == 0
        assert "判对有没有回应：260/260（100.0%，95% 的区间 98.5% 至 100.0%）" in told.stdout
        assert "结论：拿不准的计划照它判" in told.stdout
        assert re.search(r"发出：16 次，共 \d{5} 字，都是随带的考题", told.stdout)
        assert second_for(Use.TRACE, tmp_path)[0].grade.right == 260

    def test_one_that_is_wrong_at_times_is_averaged(self, tmp_path):
        with replaying(knowing(0.1)) as replay:
            assert "参考它判" in lines(tmp_path, replay, 对照="开").stdout
        assert 0 < second_for(Use.TRACE, tmp_path)[0].grade.bearing < 1

    @pytest.mark.parametrize("met", ["全部", "没有"])
    def test_one_that_always_says_the_same_is_refused(self, tmp_path, met):
        with replaying(
            lambda asked: json.dumps({"items": [item(number, met) for number, _ in asked_of(asked)]})
        ) as replay:
            assert "不比起草助手自己好" in lines(tmp_path, replay, 对照="开").stdout
        assert second_for(Use.TRACE, tmp_path)[0] is None

    def test_promises_without_a_usable_verdict_count_as_wrong_and_are_told(self, tmp_path):
        def said(asked):
            told = json.loads(knowing()(asked))
            told["items"] = told["items"][1:]
            return json.dumps(told)

        with replaying(said) as replay:
            told = lines(tmp_path, replay).stdout
        assert f"没有用上：{requests()} 条，模型没有答" in told
        assert f"判对有没有回应：{260 - requests()}/260" in told

    def test_it_asks_anew_each_time(self, tmp_path):
        with replaying(knowing()) as replay:
            lines(tmp_path, replay)
            lines(tmp_path, replay)
            assert len(replay.asked) == 2 * requests()

    def test_nothing_of_hers_is_sent(self, tmp_path):
        (tmp_path / "材料.txt").write_text("本单位的材料", "utf-8")
        with replaying(knowing()) as replay:
            lines(tmp_path, replay)
            sent = json.dumps(replay.asked, ensure_ascii=False)
        assert "本单位的材料" not in sent
        assert {promise for one in replay.asked for _, promise in asked_of(one)} == set(LABELS)

    def test_the_command_alone_says_what_it_can_do(self, tmp_path):
        told = drafter("model", cwd=tmp_path)
        assert "用法：drafter model 命令" in told.stdout + told.stderr
        assert re.search(r"check +连模型.yaml 里写的地址", told.stdout + told.stderr)

    def test_without_the_table_it_says_what_to_write(self, tmp_path):
        told = drafter("model", "check", cwd=tmp_path)
        assert told.returncode == 2
        assert "这里没有模型.yaml，没有连任何模型" in told.stderr

    def test_a_model_that_does_not_answer_stops_it(self, tmp_path, monkeypatch):
        monkeypatch.setattr(connection, "_PAUSE", 0.0)
        with replaying() as replay:
            pass
        told = lines(tmp_path, replay)
        assert told.returncode == 2
        assert "模型连不上，没有考下去" in told.stderr
        assert not (tmp_path / ".drafter/模型成绩.json").exists()
