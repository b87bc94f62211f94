"""Traces: off by default, by the conventions where they are on, without any text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.semconv._incubating.attributes import gen_ai_attributes

from briefing.errors import SettingsError
from briefing.jobs.tracing import Tracing, open_tracing
from briefing.models.chat import Usage
from briefing.models.memo import Answer
from briefing.models.progress import AnswerFinished, CallFinished

if TYPE_CHECKING:
    from briefing.jobs.job import StoredRecord
    from briefing.jobs.store import JobStore

_CALL = CallFinished("stance/whole", 2, Usage(1, 100, 40, 7), 1.5, replayed=False)


@pytest.fixture
def exported() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def tracing(exported: InMemorySpanExporter) -> Tracing:
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exported))
    return Tracing(provider)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_memo_is_a_span_and_each_call_one_below_it(
    tracing: Tracing, exported: InMemorySpanExporter, store: JobStore, record: StoredRecord
) -> None:
    job, _ = store.add(record, user="ann", key="k", model="good")
    trace = tracing.begin(job)
    trace.note(_CALL)
    trace.note(AnswerFinished(Answer(2, "", "", (), (), None), 1, 2))
    trace.end("ServerUnreachable")
    call, memo = exported.get_finished_spans()
    assert call.parent is not None
    assert call.parent.span_id == memo.context.span_id
    assert (call.name, memo.name) == ("chat good", "invoke_workflow memo")
    assert call.attributes is not None
    assert call.attributes[gen_ai_attributes.GEN_AI_OPERATION_NAME] == "chat"
    assert call.attributes[gen_ai_attributes.GEN_AI_REQUEST_MODEL] == "good"
    assert call.attributes[gen_ai_attributes.GEN_AI_USAGE_INPUT_TOKENS] == 100
    assert call.attributes[gen_ai_attributes.GEN_AI_USAGE_OUTPUT_TOKENS] == 7
    assert (call.end_time or 0) - (call.start_time or 0) == 1_500_000_000
    assert memo.attributes is not None
    assert memo.attributes["error.type"] == "ServerUnreachable"
    conventional = {
        value for name, value in vars(gen_ai_attributes).items() if name.startswith("GEN_AI_")
    }
    used = {name for span in (call, memo) for name in span.attributes or {}}
    assert {name for name in used if name.startswith("gen_ai.")} <= conventional


def test_nothing_is_traced_unless_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("opentelemetry.sdk.trace", "opentelemetry.trace"):
        monkeypatch.setitem(sys.modules, name, None)
    open_tracing({"OTEL_SERVICE_NAME": "x"}).close()


def test_without_the_libraries_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace", None)
    with pytest.raises(SettingsError) as caught:
        open_tracing({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9"})
    assert "briefing[telemetry]" in (caught.value.hint or "")
