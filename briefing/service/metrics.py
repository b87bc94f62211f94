"""Figures for Prometheus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prometheus_client.metrics_core import Metric

    from briefing.jobs.store import JobStore

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Metrics:
    """What the service counts; jobs and workers are looked up when the figures are asked for."""

    def __init__(self, store: JobStore) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_Jobs(store))
        self._requests = Counter(
            "briefing_http_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "briefing_http_request_seconds",
            "Time to answer, the whole body included.",
            ("method", "route"),
            registry=self._registry,
            buckets=_BUCKETS,
        )

    def observe(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request; ``route`` is its pattern, so that the series stay few."""
        if method not in {"GET", "HEAD", "POST", "DELETE"}:
            method = "other"
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def text(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self._registry)


class _Jobs:
    def __init__(self, store: JobStore) -> None:
        self._store = store

    def describe(self) -> Iterator[Metric]:
        """Nothing: the registry needn't ask the database for the names."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        """Jobs by state and workers by readiness, as they are now."""
        jobs = GaugeMetricFamily("briefing_jobs", "Memos that are stored.", labels=["state"])
        for state, count in self._store.counts().items():
            jobs.add_metric([state.value], count)
        yield jobs
        workers = GaugeMetricFamily("briefing_workers", "Workers alive.", labels=["ready"])
        alive = self._store.workers()
        for ready in (True, False):
            count = sum(worker.ready is ready for worker in alive)
            workers.add_metric([str(ready).lower()], count)
        yield workers
