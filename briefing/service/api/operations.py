"""What an operator's tools ask for: health, readiness and figures."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from briefing.service.access import Reader
from briefing.service.api.forms import Health
from briefing.service.problems import documented

router = APIRouter(tags=["operations"], responses=documented(403, 500, 503))


@router.get("/health", summary="The service is there")
async def health() -> Health:
    """Answers as long as the service runs, whatever else may be wrong."""
    return Health(status="ok")


@router.get(
    "/ready",
    summary="Memos can be made",
    responses={503: {"model": Health, "description": "Not now; `detail` says why"}},
)
def ready(request: Request, response: Response) -> Health:
    """Whether the database can be reached and a worker has its model."""
    workers = request.app.state.desk.store.workers()
    if any(worker.ready for worker in workers):
        return Health(status="ok")
    response.status_code = 503
    said = next((worker.message for worker in workers if worker.message), "No worker runs")
    return Health(status="not ready", detail=said)


@router.get(
    "/metrics",
    response_class=Response,
    summary="Figures for Prometheus",
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}, **documented(401)},
)
def metrics(request: Request, _who: Reader) -> Response:
    """All figures in Prometheus' text format."""
    return Response(request.app.state.metrics.text(), media_type="text/plain; version=0.0.4")
