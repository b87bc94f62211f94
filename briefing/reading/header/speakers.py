"""The company's speakers and their roles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing.models.record import Speaker
from briefing.reading.folding import folded

_ROLE = re.compile(
    r"[\u4e00-\u9fffA-Za-z]{0,12}?"
    r"(?:联合创始人|创始人|董事会秘书助理|董事会秘书|董事会办公室主任|董事长助理|董事长|董事(?!会办公室)|总经理助理|总经理|总裁助理|总裁"
    r"|总监|财务负责人|负责人|证券事务代表|首席[\u4e00-\u9fff]{2,6}官|总[\u4e00-\u9fff]{2,3}师|总法律顾问|董秘"
    r"|代表|经理|行长|主任|部长|院长|所长|主席|监事|专员|秘书|顾问|主管|工作人员|人员|CEO|CFO|CTO|COO)"
)
_TOKEN = re.compile(r"[^\s、，,；;：:（）()兼*|]+|[\s、，,；;：:（）()兼*|]")
_AND = re.compile(
    r"(?:以及|[和及与])(?=公司|副|高级|执行|独立|财务|董|证券|总|首席|技术|研发|投资者|运营)"
)
_SEPARATORS = frozenset(" \t\u3000\u00a0\r\n、，,；;：:（）()兼*|")
_NAME = re.compile(r"[\u4e00-\u9fff]{1,4}(?:·[\u4e00-\u9fff]{1,8})?|[A-Za-z][A-Za-z.]*")
_POLITE = re.compile(r"(?:先生|女士|博士|总)$|等$")
_NO_NAME = re.compile(r".*(?:部|处|室|公司|团队|领导)$")
_ENDS = frozenset("；;\n）)")
_CLOSE = frozenset(" \t\u3000（(")


@dataclass(slots=True)
class _Reading:
    """Speakers found so far, and roles that wait for their name."""

    speakers: list[Speaker] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    named_first: bool = False

    def role(self, role: str, *, close: bool) -> None:
        """Take a role: of the speaker named before it (江涛（董事长）), or of the next."""
        last = self.speakers[-1] if self.speakers else None
        if last and not self.waiting and (self.named_first or (close and not last.roles)):
            self.named_first = True
            self.speakers[-1] = Speaker(last.name, (*last.roles, role))
        else:
            self.waiting.append(role)

    def name(self, name: str) -> None:
        """Take a name with the roles that wait for it."""
        self.speakers.append(Speaker(name, tuple(self.waiting)))
        self.waiting = []
        self.named_first = False


def speakers(text: str, *, companies: tuple[str, ...] = ()) -> tuple[Speaker, ...]:
    """Read 公司董事、董事会秘书江涛, 董事长：王某某；财务总监 李某 and 江涛（董事会秘书）.

    Args:
        companies: names of the company, left out where they stand before a role.
    """
    reading = _Reading()
    close = False
    for token in _TOKEN.findall(_AND.sub("、", text)):
        if token in _SEPARATORS:
            close = token in _CLOSE
            reading.named_first = reading.named_first and token not in _ENDS
        else:
            _read(reading, _without_company(token, companies), close=close)
    if reading.waiting:
        reading.name("")
    return tuple(reading.speakers)


def _read(reading: _Reading, token: str, *, close: bool) -> None:
    at = 0
    known = folded(token)
    while found := _ROLE.match(known, at):
        reading.role(token[at : found.end()], close=close)
        at = found.end()
    name = _POLITE.sub("", token[at:])
    if _NAME.fullmatch(name) and not _NO_NAME.match(name):
        reading.name(name)
    elif name:
        reading.waiting.append(name)


def _without_company(token: str, companies: tuple[str, ...]) -> str:
    for name in sorted({*companies, "公司", "本公司"}, key=len, reverse=True):
        if name and token.startswith(name):
            return token[len(name) :]
    return token
