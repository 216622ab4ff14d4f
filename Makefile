# drafter：两条命令。make demo 看一遍全过程，make test 跑全部测试。
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
# 测试要装的附件；EXTRAS=test,ocr,semantic 连识别扫描件的（多下载约 370 MB）、按意思对照的（约 91 MB）一起测
EXTRAS := test
# 几个进程一起测：有几个处理器用几个，至多四个；WORKERS=0 一个接一个测。改标准答案直接运行 pytest --accept
WORKERS := auto
TOGETHER := -n $(WORKERS) --maxprocesses 4

# make fuzz SECONDS=300：按覆盖引导，给各个读文件的部分喂坏输入，每个部分这么多秒。
.PHONY: demo test test-quick fuzz install install-test clean

demo: install
	@$(BIN)/python examples/demo.py

test: install-test
	@$(BIN)/python -m pytest $(TOGETHER) $(PYTEST)

test-quick: install-test
	@$(BIN)/python -m pytest -m "not slow" $(TOGETHER) $(PYTEST)

SECONDS := 300
fuzz: install-test
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	@$(BIN)/python tests/fuzz/run.py $(SECONDS)

install: $(VENV)/.installed

install-test: $(VENV)/.installed-$(EXTRAS)

$(VENV)/bin/python:
	@sh .ci/venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-$(EXTRAS): $(VENV)/.installed pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$(EXTRAS)]'
	@touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .ruff_cache .mypy_cache
