"""What a record says is text to be summarised: it is never obeyed, and never alive in an output."""

import asyncio
import json
import os
import re
import zipfile
from collections.abc import Callable
from contextlib import AsyncExitStack
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from lxml import html
from markdown_it import MarkdownIt

from briefing import read_text
from briefing.backend import Backend
from briefing.llm.rehearsing import Instances
from briefing.llm.scripted import ScriptedModel
from briefing.llm.tokens import TiktokenCounter
from briefing.models.chat import ChatRequest
from briefing.models.memo import Memo
from briefing.models.record import Record
from briefing.rendering import render
from briefing.settings import Settings, load_settings
from briefing.wiring import MemoWriter

CASES = yaml.safe_load(Path(__file__).with_name("injections.yaml").read_text("utf-8"))
HARMLESS = "公司的产能利用率约为 85%。"
RECORD = """证券代码：990001

证券简称：曜川储能

曜川储能科技股份有限公司投资者关系活动记录表

时间	2026.03.12

问：请问产能情况如何？

答：公司产能利用率约为 85%，订单同比增长 12%。{answer}预计二季度投产。

{line}

问：海外业务进展如何？

答：海外收入 19.6 亿元，占比提高到 22.7%。
"""


def _record(kind: str, text: str) -> Record:
    if kind == "table":
        text = f"| 项目 | 说明 |\n| --- | --- |\n| {text} | {text} |"
    places = {"answer": "", "line": ""} | {"answer" if kind == "answer" else "line": text}
    return read_text(RECORD.format(**places), sha256="0" * 64)


def _instead(request: ChatRequest, said: str | None) -> str:
    """The least that the schema allows, each text of it as the record wants it."""
    if not request.schema:
        return "no"
    answer = json.dumps(Instances().of(request.schema.body), ensure_ascii=False)
    return answer if said is None else re.sub(r'"It [^"]+"', lambda _: json.dumps(said), answer)


def _memo(
    record: Record, *, by_sentence: bool, said: str | None = None
) -> tuple[Memo, ScriptedModel]:
    model = ScriptedModel(lambda request: _instead(request, said))

    async def ready(
        _settings: Settings, _stack: AsyncExitStack, _fetch: Callable[[int, int], None]
    ) -> Backend:
        counter = TiktokenCounter("gpt-4.1")
        return Backend(model, counter, None, concurrency=1, alone=0, by_sentence=by_sentence)

    async def write() -> Memo:
        settings = load_settings({"cache": False}, os.environ)
        async with MemoWriter(settings, open_model=ready) as writer:
            return await writer.write(record)

    return asyncio.run(write()), model


def _found(tree: html.HtmlElement, path: str) -> list[str]:
    found = tree.xpath(path)
    assert isinstance(found, list)
    return [str(item) for item in found]


def _told(model: ScriptedModel) -> set[tuple[str, str, str]]:
    """What no record may change: the instructions and the examples, by task."""
    return {
        (request.task, message.role, message.content)
        for request in model.requests
        for message in request.messages[:-1]
    }


@pytest.mark.parametrize("by_sentence", [True, False])
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_it_changes_nothing_but_the_text_that_is_summarised(
    case: dict[str, str], by_sentence: bool
) -> None:
    record = _record(case["kind"], case["text"])
    plain = _record(case["kind"], HARMLESS)
    assert len(record.exchanges) == len(plain.exchanges) == 2
    assert record.company == plain.company
    memo, model = _memo(record, by_sentence=by_sentence)
    expected, harmless = _memo(plain, by_sentence=by_sentence)
    assert _told(model) <= _told(harmless) | _told_by_prompts(model, harmless)
    assert memo.record.company == expected.record.company
    assert all(request.messages[0].role == "system" for request in model.requests)


def _told_by_prompts(model: ScriptedModel, harmless: ScriptedModel) -> set[tuple[str, str, str]]:
    """Those of tasks that the harmless record didn't lead to; none of them may hold the record."""
    known = {request.task for request in harmless.requests}
    return {told for told in _told(model) if told[0] not in known and "曜川" not in told[2]}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_it_is_dead_in_every_output_even_if_the_model_repeats_it(case: dict[str, str]) -> None:
    memo, _ = _memo(
        _record(case["kind"], case["text"]), by_sentence=False, said=f"{case['text']} It grew."
    )
    page = html.fromstring(render(memo, "html"))
    own = html.fromstring(render(_memo(_record("answer", HARMLESS), by_sentence=False)[0], "html"))
    assert len(_found(page, "//script")) == len(_found(own, "//script"))
    assert {link.split(":")[0] for link in _found(page, "//@href | //@src") if ":" in link} == {
        link.split(":")[0] for link in _found(own, "//@href | //@src") if ":" in link
    }
    assert not _found(page, "//@onerror | //@onmouseover | //@onclick | //comment()")
    with zipfile.ZipFile(BytesIO(render(memo, "docx"))) as archive:
        links = [archive.read(name) for name in archive.namelist() if name.endswith(".rels")]
        body = archive.read("word/document.xml").decode()
    assert not [link for link in links if b"evil.example" in link or b"javascript" in link]
    fields = " ".join(
        re.findall(r"instrText[^>]*>([^<]*)<", body) + re.findall(r'w:instr="([^"]*)"', body)
    )
    assert not [word for word in ("DDE", 'HYPERLINK "', "evil") if word in fields]
    markdown = render(memo, "md").decode()
    assert not re.search(r"^\s*\|?\s*=", markdown, re.M)
    shown = html.fromstring(
        MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
    )
    assert not _found(shown, "//script | //img | //comment()")
    assert not [link for link in _found(shown, "//@href") if not link.startswith("#")]
