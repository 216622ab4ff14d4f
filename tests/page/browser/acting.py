"""What she does in a window, by the words she sees there."""

from __future__ import annotations

import base64
import re
import time
from pathlib import Path

from playwright.sync_api import expect

_DROP = """([files, where]) => {
  const carried = new DataTransfer();
  for (const [name, words] of files) {
    carried.items.add(new File([Uint8Array.from(atob(words), (one) => one.charCodeAt(0))], name));
  }
  const target = where ? document.querySelector(where) : document.body;
  for (const kind of ["dragover", "drop"]) {
    target.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
  }
}"""


def drop(page, paths, where=None):
    """Drop files on the page."""
    files = [[path.name, base64.b64encode(Path(path).read_bytes()).decode()] for path in paths]
    page.evaluate(_DROP, [files, where])


def turn_to(page, view):
    """Go to a view by its tab."""
    page.get_by_role("navigation", name="各页").get_by_role("link", name=view).click()
    expect(page.locator("#tabs a[aria-current]")).to_contain_text(view)


def go(page, at, view="指标"):
    """Go to a cell by its address."""
    page.evaluate("where => { location.hash = where; }", f"#{view}@{'/'.join(at)}")
    expect(box(page, *at)).to_be_visible()


def box(page, *at):
    """The box of a cell, in the view or on the paper."""
    return page.locator(f'#view [data-at="{"/".join(at)}"]').first


def saved(page):
    """Wait until all is on disk and nothing is on its way."""
    expect(page.locator("#saved")).to_contain_text("已保存")


def checked(page):
    """Wait until the whole has been checked again."""
    expect(page.locator("#foot")).to_have_attribute("data-checking", "false")


def counts(page):
    """Errors and reminders, as the status bar has them."""
    told = page.locator("#foot .count").inner_text()
    return tuple(int(number) for number in re.findall(r"\d+", told))


def until(true, seconds=60):
    """Wait for something outside the page."""
    end = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < end, "没有等到"
        time.sleep(0.05)
    return found


def compose(page, words):
    """Letters that an input method has not committed yet; the keys pressed meanwhile are its own."""
    method = page.context.new_cdp_session(page)
    method.send("Input.imeSetComposition", {"text": words, "selectionStart": len(words), "selectionEnd": len(words)})
    key = {"windowsVirtualKeyCode": 229, "nativeVirtualKeyCode": 229, "key": "Process", "code": "Enter"}
    method.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
    return method
