"""What a finding says is to be done, as it is done in the page: cells and buttons in place of lines of a file."""

from __future__ import annotations

import re

_NOTED = re.compile(r"(?:在这一条|在案卷\.yaml ?里?)?(?P<also>并)?加一行“核对: ?(?P<rule>[^”]+)”")
_STRUCK = re.compile(r"删[去掉]“(?P<cell>[^“”:]+):”这一行")
_CELL = re.compile(r"“(?P<cell>[^“”:]+):”(?P<after>后面)?")
_FILE = re.compile(r"\.yaml ?")


def in_page(fix: str, rule: str, *, settles: bool) -> str:
    """A remedy for a file -> the same for the page. settles: whether there is a button that notes that she looked at it."""

    def pressed(met: re.Match[str]) -> str:
        return f"{'再' if met['also'] else ''}点“核对无误”" if met["rule"] == rule else met[0]

    told = _NOTED.sub(pressed, fix) if settles else fix
    if "“核对:" in told:
        return told
    told = _STRUCK.sub(r"清空“\g<cell>”一格", told)
    told = _CELL.sub(lambda met: f"“{met['cell']}”{'一格' if met['after'] else ''}", told)
    return _FILE.sub("", told)
