"""Errors as problem details (RFC 9457): what is wrong and what to do, never a path or a stack."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.routing import Match

from briefing import errors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"
_PLAIN = "about:blank"
RETRY_AFTER = 10
"""Seconds after which a client that was told to wait may ask again."""
_STATUSES: Mapping[type[errors.BriefingError], int] = {
    errors.FileTooLarge: 413,
    errors.ReadError: 422,
    errors.QueueFull: 429,
    errors.ReadingStopped: 422,
}
_FOR_PROGRAMS = ("/v1/", "/health", "/ready", "/metrics")
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class Problem(BaseModel):
    """A problem in the sense of RFC 9457."""

    type: str = Field(
        description=f"{_PLAIN}, or urn:briefing:… for a problem of this service's own."
    )
    title: str
    status: int
    detail: str = Field(description="What is wrong, for a person.")
    hint: str = Field(default="", description="What to do about it.")
    request_id: str = Field(default="", description="As in the service's log.")

    @property
    def is_plain(self) -> bool:
        """It says no more than its status does."""
        return self.type == _PLAIN


def problem_of(error: Exception) -> Problem:
    """What is told about an error."""
    match error:
        case HTTPException():
            return _plain(error.status_code, str(error.detail))
        case RequestValidationError():
            return _plain(422, _first_fault(error))
        case errors.BriefingError():
            return _own(error)
        case SQLAlchemyError():
            return _plain(503, "The job database can't be reached", "Try again later.")
        case _:
            return _plain(
                500,
                "The service failed at this request",
                "Whoever runs it finds the reason in its log, under this request's id.",
            )


def install(app: FastAPI) -> None:
    """Make every error of the application a problem."""
    kinds = (
        HTTPException,
        RequestValidationError,
        errors.BriefingError,
        SQLAlchemyError,
        Exception,
    )
    for kind in kinds:
        app.add_exception_handler(kind, answer)


async def answer(request: Request, error: Exception) -> Response:
    """The response that tells about an error."""
    headers = dict(getattr(error, "headers", None) or {})
    found = problem_of(error)
    if found.status in {429, 503}:
        headers.setdefault("Retry-After", str(RETRY_AFTER))
    if found.status == 405:
        headers["Allow"] = _allowed(request)
    found.request_id = request.scope.get("state", {}).get("request_id", "")
    if not for_programs(request.url.path):
        page: Response = request.app.state.views.problem(request, found)
        page.headers.update(headers)
        return page
    return JSONResponse(found.model_dump(), found.status, headers=headers, media_type=MEDIA_TYPE)


def for_programs(path: str) -> bool:
    """Whether a program asks, which is told in JSON; else a person, who is shown a page."""
    return path.startswith(_FOR_PROGRAMS)


def _allowed(request: Request) -> str:
    """The methods of all routes with the request's path; a route knows its own only."""
    methods = {
        method
        for route in request.app.routes
        if route.matches(request.scope)[0] is not Match.NONE
        for method in getattr(route, "methods", None) or ()
    }
    return ", ".join(sorted(methods))


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of a route's problems."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": schema}},
        }
        for status in statuses
    }


def slug(kind: str) -> str:
    """An error's class as a part of a URN: NotARecord is not-a-record."""
    return _CAPITAL.sub("-", kind).lower()


def _plain(status: int, detail: str, hint: str = "") -> Problem:
    title = HTTPStatus(status).phrase
    return Problem(type=_PLAIN, title=title, status=status, detail=detail, hint=hint)


def _own(error: errors.BriefingError) -> Problem:
    status = next((_STATUSES[kind] for kind in type(error).__mro__ if kind in _STATUSES), 500)
    if status == 500:
        # Settings, prompts, weights: their words name paths, and are for whoever runs the service.
        return problem_of(Exception())
    return Problem(
        type=f"urn:briefing:{slug(type(error).__name__)}",
        title=(type(error).__doc__ or "").split("\n")[0].rstrip("."),
        status=status,
        detail=error.message,
        hint=error.hint,
    )


def _first_fault(error: RequestValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}"
