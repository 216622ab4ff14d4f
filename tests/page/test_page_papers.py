"""Files put into a window and taken out of it: material, edited drafts, a new dossier; hostile ones harm nothing."""

from __future__ import annotations

import io
import threading
import zipfile

import pytest
import uvicorn
from docx import Document
from kit import ROOT, SEEDS

from drafter.page.jobs import Job
from drafter.page.material_seen import MaterialSeen
from drafter.page.server import Server

SAMPLES = sorted((ROOT / "examples" / "材料").iterdir())
TEXT = "办公室2025年工作总结\n全年新建法治公园2个。\n<script>alert(1)</script>获评全市先进集体。\n".encode()


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_papers_put_in_are_kept_read_and_what_is_certain_is_written(page, folder):
    page.set("指标", "指42", "今年", page.row("指标", "指42")["cells"]["今年"], None)
    answer = page.hand_in("/api/files", [(path.name, path.read_bytes()) for path in SAMPLES]).json()
    assert (answer["draft"], answer["job"]["state"]) == (None, "running")
    job = page.job()
    assert (job["state"], job["done"]) == ("done", len(SAMPLES))
    assert names(folder / "材料") == sorted(path.name for path in SAMPLES)
    row = page.row("指标", "指42")
    assert row["cells"]["今年"]
    assert "复议科" in row["cells"]["来源"]
    told = page.get("/api/material").json()
    assert told["state"] == "ready"
    assert {one["file"] for one in told["papers"]} == {path.name for path in SAMPLES}
    assert sum(len(one["files"]) for one in told["offices"]) == 1
    assert page.state()["undo"]["what"] == "收材料"


def test_what_she_declined_is_not_offered_again_until_she_takes_that_back(page):
    page.set("指标", "指30", "今年", page.row("指标", "指30")["cells"]["今年"], None)
    page.hand_in("/api/files", [(path.name, path.read_bytes()) for path in SAMPLES])
    page.job()
    (offer,) = page.row("指标", "指30")["proposals"]
    entry = page.post("/api/decline", at=["指标", "指30"], n=0, value=offer["value"]).json()["entry"]
    again(page)
    assert page.row("指标", "指30")["proposals"] == []
    page.post("/api/undo", entry=entry)
    again(page)
    assert page.row("指标", "指30")["proposals"] == [offer]


def again(page):
    """Collect once more, with a paper that says nothing new."""
    page.heard.clear()
    page.hand_in("/api/files", [("没有新的.txt", "没有新的内容。".encode())])
    page.job()


def test_material_that_lies_there_is_read_when_it_is_asked_for(page, folder):
    assert page.get("/api/material").json()["state"] == "none"
    (folder / "材料").mkdir()
    (folder / "材料" / "总结.txt").write_bytes(TEXT)
    told = page.get("/api/material").json()
    assert (told["state"], [one["file"] for one in told["papers"]]) == ("reading", ["总结.txt"])
    page.until(lambda: "material" in [event for event, _ in page.heard])
    told = page.get("/api/material").json()
    assert told["state"] == "ready"
    assert "新情况" in told["papers"][0]["gave"]


def test_the_words_around_a_source_are_shown(page, folder):
    (folder / "材料").mkdir()
    (folder / "材料" / "总结.txt").write_bytes(TEXT)
    told = page.get("/api/source", file="总结.txt", where="第2段").json()
    assert told["at"] == 2
    assert next(one["text"] for one in told["paras"] if one["n"] == 2) == "全年新建法治公园2个。"


@pytest.mark.parametrize("file", ["../案卷.yaml", "/etc/passwd", "..", "", "没有.docx", "总结.txt/../../案卷.yaml"])
def test_no_paper_outside_the_dossiers_folders_is_shown(page, file):
    answer = page.get("/api/source", file=file, where="第1段")
    assert answer.status_code == 404
    assert "法治" not in answer.json().get("paras", "")


def test_a_file_is_kept_under_its_own_name_whatever_leads_to_it(page, folder):
    before = names(folder.parent), names(folder)
    page.hand_in(
        "/api/files?as=material", [("../../案卷.yaml", TEXT), ("..\\..\\x\\总结.txt", TEXT), ("/etc/总结2.txt", TEXT)]
    )
    page.job()
    assert names(folder.parent) == before[0]
    assert set(names(folder)) - set(before[1]) <= {"材料", "收件单.docx", "收件单.xlsx", "格式", ".drafter"}
    assert set(names(folder / "材料")) <= {"总结.txt", "总结2.txt", "案卷.yaml"}
    assert (folder / "案卷.yaml").read_text("utf-8") != TEXT.decode()


def bomb():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for n in range(4):
            made.writestr(f"{n}.txt", b"0" * (90 * 2**20))
    return stream.getvalue()


HOSTILE = [
    ("空的.docx", b""),
    ("假的.docx", b"PK\x03\x04word/" + b"\0" * 100),
    ("假的.pdf", b"%PDF-1.7\n%%EOF"),
    ("程序.exe", b"MZ" + b"\0" * 64),
    ("页.html", b"<script>alert(1)</script>" * 3),
]


def test_hostile_files_are_told_and_harm_nothing(page, folder):
    before = {path.name: path.read_bytes() for path in folder.glob("*.yaml")}
    page.hand_in("/api/files", [*HOSTILE, ("总结.txt", TEXT)])
    job = page.job()
    assert job["state"] == "done"
    told = {one["file"]: one for one in page.get("/api/material").json()["papers"]}
    assert told["假的.docx"]["unread"]
    assert not told["总结.txt"]["unread"]
    changed = {path.name for path in folder.glob("*.yaml") if before.get(path.name) != path.read_bytes()}
    assert changed <= {"素材.yaml"}


@pytest.mark.slow
def test_an_archive_that_swells_is_told(page):
    page.hand_in("/api/files", [("压缩.zip", bomb())])
    assert page.job()["state"] == "done"
    assert "太大" in page.get("/api/material").text


def test_too_many_files_are_refused(page, folder):
    answer = page.hand_in("/api/files", [(f"{n}.txt", b"x") for n in range(51)])
    assert (answer.status_code, answer.json()["error"]) == (413, "too_large")
    assert not (folder / "材料").exists()


def test_too_large_files_are_refused(page, folder, monkeypatch):
    monkeypatch.setattr("drafter.page.uploads._BYTES", 1000)
    answer = page.hand_in("/api/files", [("大.txt", b"x" * 1001)])
    assert (answer.status_code, answer.json()["error"]) == (413, "too_large")
    assert not (folder / "材料").exists()


def test_while_one_job_runs_no_other_begins_and_it_can_be_stopped(page):
    going, on = threading.Event(), threading.Event()

    def slow(job):
        job.step("甲.docx")
        going.set()
        on.wait(10)
        job.step("乙.docx")
        return ["不会到这里"]

    job = page.counter.jobs.start("收材料", 2, slow)
    going.wait(10)
    answer = page.hand_in("/api/files", [("总结.txt", TEXT)])
    assert (answer.status_code, answer.json()["error"]) == (409, "refused")
    assert page.post(f"/api/jobs/{job.id}/stop").status_code == 200
    on.set()
    assert page.job()["state"] == "stopped"


def test_the_server_stays_until_what_she_began_is_done(page):
    going, on = threading.Event(), threading.Event()

    def slow(_):
        going.set()
        on.wait(60)
        return []

    page.counter.windows.seen = True
    page.counter.windows.last -= 1000
    server = Server(uvicorn.Config(page.gate), page.counter, patience=1.0)
    page.counter.jobs.start("收材料", 1, slow)
    going.wait(60)
    assert server._is_wanted()
    on.set()
    page.job()
    assert not server._is_wanted()


def test_a_fault_of_ours_ends_a_job_and_the_next_can_begin(page, monkeypatch):
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    page.counter.jobs.start("收材料", 1, lambda _: 1 / 0)
    job = page.job()
    assert job["state"] == "failed"
    assert job["fix"]
    page.heard.clear()
    page.counter.jobs.start("收材料", 1, lambda _: [])
    assert page.job()["state"] == "done"


def edited(data, old, new):
    document = Document(io.BytesIO(data))
    run = next(run for para in document.paragraphs for run in para.runs if old in run.text)
    run.text = run.text.replace(old, new)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def draft_of(page):
    (file,) = page.post("/api/build", copy="review").json()["files"]
    return page.client.get(file["href"])


def test_an_edited_draft_is_shown_cell_by_cell_and_written_when_she_agrees(page, folder):
    made = draft_of(page)
    assert made.headers["content-disposition"].startswith("attachment")
    before = (folder / "指标.yaml").read_bytes(), (folder / "正文.yaml").read_bytes()
    told = page.hand_in("/api/files", [("局长改.docx", edited(made.content, "48篇", "52篇"))]).json()
    assert told["job"] is None
    change = told["draft"]["changes"][0]
    assert (change["at"], change["before"], change["after"]) == (["指标", "指01", "今年"], "48篇", "52篇")
    assert ((folder / "指标.yaml").read_bytes(), (folder / "正文.yaml").read_bytes()) == before
    name = told["draft"]["id"]
    done = page.post(f"/api/draft/{name}/apply", take=[0]).json()
    assert done["patch"]["cells"] == [{"at": ["指标", "指01", "今年"], "before": "48篇", "after": "52篇"}]
    assert page.post(f"/api/draft/{name}/apply", take=[0]).json()["error"] == "gone"
    page.post("/api/undo", entry=done["entry"])
    assert page.row("指标", "指01")["cells"]["今年"] == "48篇"


def test_a_cell_changed_in_the_draft_and_in_the_window_is_a_clash(page):
    made = draft_of(page)
    page.set("指标", "指01", "今年", "48篇", "50篇")
    told = page.hand_in("/api/files?as=draft", [("改.docx", edited(made.content, "48篇", "52篇"))]).json()["draft"]
    (clash,) = told["clashes"]
    assert (clash["at"], clash["edited"], clash["present"]) == (["指标", "指01", "今年"], "52篇", "50篇")
    assert ["指标", "指01", "今年"] not in [one["at"] for one in told["changes"]]


def test_a_cell_changed_while_she_looked_at_the_draft_stays(page):
    told = page.hand_in("/api/files", [("改.docx", edited(draft_of(page).content, "48篇", "52篇"))]).json()["draft"]
    page.set("指标", "指01", "今年", "48篇", "50篇")
    answer = page.post(f"/api/draft/{told['id']}/apply", take=[0])
    assert (answer.status_code, answer.json()["error"]) == (409, "conflict")
    assert page.row("指标", "指01")["cells"]["今年"] == "50篇"


@pytest.mark.parametrize("take", [[7], ["0"], "x", [-1], [True]])
def test_changes_that_a_draft_does_not_have_are_refused(page, take):
    told = page.hand_in("/api/files", [("改.docx", edited(draft_of(page).content, "48篇", "52篇"))]).json()["draft"]
    assert page.post(f"/api/draft/{told['id']}/apply", take=take).status_code == 422


def test_a_clean_copy_is_refused_while_errors_are_open(page):
    answer = page.post("/api/build", copy="clean")
    assert (answer.status_code, answer.json()["error"]) == (409, "unclean")
    assert answer.json()["errors"] > 0
    forced = page.post("/api/build", copy="clean", force=True).json()
    assert [file["name"] for file in forced["files"]] == ["龙华区2025年度法治政府建设情况报告.docx"]


def test_a_public_copy_is_refused_while_errors_are_open(page, folder):
    answer = page.post("/api/build", copy="public")
    assert (answer.status_code, answer.json()["error"]) == (422, "refused")
    assert not list(folder.glob("*公开稿*"))


@pytest.mark.render
def test_a_pdf_is_made_beside_its_draft(page):
    files = page.post("/api/build", copy="pdf").json()["files"]
    assert [file["name"].rpartition(".")[2] for file in files] == ["docx", "pdf"]
    assert page.client.get(files[1]["href"]).content.startswith(b"%PDF")


def test_a_copy_that_nobody_makes_is_refused(page):
    assert page.post("/api/build", copy="../x").status_code == 422


def test_forms_for_the_offices_can_be_made_and_taken_out(page):
    told = page.post("/api/request", until="12月20日", contact="陈平").json()
    assert told["files"][0]["name"] == "征集通知.docx"
    assert page.client.get(told["files"][1]["href"]).content.startswith(b"PK")
    assert page.post("/api/request", until="月底").status_code == 422
    assert {file["name"] for file in page.get("/api/files").json()["files"]} >= {file["name"] for file in told["files"]}


PATHS = [
    "案卷.yaml",
    "../龙华-2025/案卷.yaml",
    "..%2f..%2fetc%2fpasswd",
    "%2fetc%2fpasswd",
    ".drafter/记录.json",
    "上年报告/龙华-2024-法治政府建设年度报告.txt",
    "征集表/../案卷.yaml",
    "征集表/../../x.docx",
    "~$稿.docx",
    "稿.docx%00.yaml",
    "没有.docx",
]


@pytest.mark.parametrize("path", PATHS)
def test_nothing_but_papers_made_for_her_is_taken_out(page, path):
    assert page.client.get(f"/files/{path}").status_code == 404


def test_a_link_out_of_the_dossier_is_not_followed(page, folder, tmp_path):
    (tmp_path / "别处.docx").write_bytes(b"secret")
    (folder / "链接.docx").symlink_to(tmp_path / "别处.docx")
    assert page.client.get("/files/链接.docx").status_code == 404
    assert "链接.docx" not in page.get("/api/files").text


def test_a_new_dossier_is_laid_out_from_last_years_report(empty_page, tmp_path):
    page = empty_page
    told = page.state()
    assert (told["dossier"], told["cases"]) == (None, [])
    assert "法治政府建设年度报告" in told["kinds"]
    report = SEEDS / "坪山-2021-法治政府建设年度报告.txt"
    made = page.hand_in("/api/new", [("去年的.txt", report.read_bytes())], district="坪山", year="2022")
    assert made.json()["name"] == "坪山-2022"
    assert ("reload", {}) in page.heard
    assert page.state()["dossier"]["title"] == "坪山区2022年度法治政府建设情况报告"
    assert (tmp_path / "output" / "坪山-2022" / "案卷.yaml").exists()
    again = page.hand_in("/api/new", [], district="坪山", year="2022")
    assert again.status_code == 409


@pytest.mark.parametrize(
    ("district", "year"),
    [("", "2022"), ("坪山", "二〇二二"), ("../../x", "2022"), ("坪山", ""), ("坪山", "2022")],
    ids=["没有区名", "年份是汉字", "不是区名", "没有年份", "没有上年的报告"],
)
def test_what_is_no_district_or_year_is_refused(empty_page, tmp_path, district, year):
    answer = empty_page.hand_in("/api/new", [], district=district, year=year)
    assert answer.status_code == 422
    assert not (tmp_path / "output").exists()


def test_without_a_dossier_nothing_else_can_be_asked(empty_page):
    assert empty_page.get("/api/paper").json()["message"] == "还没有案卷"
    assert empty_page.post("/api/apply", changes=[]).status_code == 409


def test_another_dossier_is_opened_by_its_name_alone(page, folder):
    assert page.post("/api/open", name="../龙华-2025").json()["error"] == "gone"
    assert page.post("/api/open", name="龙华-2025").json()["name"] == "龙华-2025"
    assert page.state()["rev"] <= 2


def test_what_she_types_while_papers_are_read_stays(page):
    page.set("指标", "指42", "今年", page.row("指标", "指42")["cells"]["今年"], None)
    typed = []

    class Slow(Job):
        def step(self, name):
            if not typed:
                typed.append(page.set("指标", "指42", "今年", None, "400件").status_code)
            super().step(name)

    job = Slow(1, "收材料", 1, page.counter.windows)
    page.counter.beside(MaterialSeen).receive(job, [path for path in SAMPLES if "定稿" in path.name])
    assert typed == [200]
    assert page.row("指标", "指42")["cells"]["今年"] == "400件"
