"""Traces of memos for OpenTelemetry, by its conventions for generative AI.

Off unless an endpoint is configured by OpenTelemetry's own variables, as
``OTEL_EXPORTER_OTLP_ENDPOINT``. No span holds what was asked or answered.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from briefing.errors import SettingsError
from briefing.models.progress import CallFinished

if TYPE_CHECKING:
    from collections.abc import Mapping

    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.trace import Tracer

    from briefing.jobs.job import Job
    from briefing.models.progress import Event

_ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
_PROVIDER = "openai"
"""Whose protocol is spoken; the conventions have no name for the embedded model's server."""


def open_tracing(environment: Mapping[str, str]) -> Tracing:
    """What the environment asks for; nothing is traced where it asks for nothing.

    Raises:
        SettingsError: an endpoint is configured, and the libraries aren't installed.
    """
    if not any(environment.get(name) for name in _ENDPOINTS):
        return Tracing(None)
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import SERVICE_NAME, Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise SettingsError(
            f"Traces need what isn't installed: {error.name}",
            f"Install it with: pip install 'briefing[telemetry]', or unset {_ENDPOINTS[0]}.",
        ) from error
    name = environment.get("OTEL_SERVICE_NAME", "briefing")
    provider = TracerProvider(resource=Resource.create({SERVICE_NAME: name}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return Tracing(provider)


class Tracing:
    """Where traces go.

    Args:
        provider: None to trace nothing.
    """

    def __init__(self, provider: TracerProvider | None) -> None:
        self._provider = provider

    def begin(self, job: Job) -> MemoTrace:
        """Begin the trace of a memo."""
        return MemoTrace(
            job, None if self._provider is None else self._provider.get_tracer("briefing")
        )

    def close(self) -> None:
        """Send what isn't sent yet."""
        if self._provider is not None:
            self._provider.shutdown()


class MemoTrace:
    """The trace of one memo: a span for it, and one for each call of the model below."""

    def __init__(self, job: Job, tracer: Tracer | None) -> None:
        self._tracer = tracer
        self._model = job.model
        if tracer is None:
            return
        self._span = tracer.start_span(
            "invoke_workflow memo",
            attributes={
                "gen_ai.operation.name": "invoke_workflow",
                "gen_ai.workflow.name": "memo",
                "gen_ai.provider.name": _PROVIDER,
                "gen_ai.request.model": job.model,
                "briefing.job": job.id,
                "briefing.ticker": job.ticker,
            },
        )

    def note(self, event: Event) -> None:
        """Take in what the run reports, as soon as it does."""
        if self._tracer is None or not isinstance(event, CallFinished):
            return
        from opentelemetry.trace import SpanKind, set_span_in_context

        now = time.time_ns()
        usage = event.usage
        span = self._tracer.start_span(
            f"chat {self._model}",
            context=set_span_in_context(self._span),
            kind=SpanKind.CLIENT,
            start_time=now - int(event.seconds * 1e9),
            attributes={
                "gen_ai.operation.name": "chat",
                "gen_ai.provider.name": _PROVIDER,
                "gen_ai.request.model": self._model,
                "gen_ai.usage.input_tokens": usage.prompt_tokens,
                "gen_ai.usage.cache_read.input_tokens": usage.cached_tokens,
                "gen_ai.usage.output_tokens": usage.completion_tokens,
                "briefing.task": event.task,
                "briefing.replayed": event.replayed,
                **({} if event.exchange is None else {"briefing.answer": event.exchange}),
            },
        )
        span.end(now)

    def end(self, failure: str = "") -> None:
        """The memo has come to its end.

        Args:
            failure: the error's class, or "cancelled"; empty if there is none.
        """
        if self._tracer is None:
            return
        if failure:
            from opentelemetry.trace import StatusCode

            self._span.set_attribute("error.type", failure)
            self._span.set_status(StatusCode.ERROR)
        self._span.end()
