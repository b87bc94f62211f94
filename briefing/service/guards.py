"""What every request passes before and after it is answered."""

from __future__ import annotations

import logging
import re
import secrets
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request

from briefing.service.bodies import SAFE
from briefing.service.config import is_loopback
from briefing.service.problems import answer

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from briefing.service.config import ServiceConfig
    from briefing.service.metrics import Metrics

_LOG = logging.getLogger("briefing.access")
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
        " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Observed:
    """Gives each request an id, counts it, and writes one log line; catches what nobody caught.

    The line has the route's pattern, not the address: that may hold what a user searched for.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(8)
        state = scope.setdefault("state", {})
        state["request_id"] = request_id
        status = 0
        started = time.perf_counter()

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = request_id
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except ClientDisconnect:
            pass  # it went away in the middle of its body: there is nobody to tell
        except Exception as error:  # noqa: BLE001  the last place that can answer and tell
            _LOG.exception("unexpected error", extra={"request_id": request_id})
            if not status:
                await (await answer(Request(scope), error))(scope, receive, watched)
        finally:
            seconds = time.perf_counter() - started
            route = getattr(scope.get("route"), "path", "none")
            self._metrics.observe(scope["method"], route, status, seconds)
            _LOG.info(
                "request",
                extra={
                    "request_id": request_id,
                    "method": scope["method"],
                    "route": route,
                    "status": status,
                    "ms": round(seconds * 1000, 1),
                    "user": state.get("user", ""),
                    "job": state.get("job", ""),
                },
            )


class Hardened:
    """Sets the headers that keep a browser strict, where the answer has none of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""

        async def hardened(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, hardened)


class SameOrigin:
    """Turns away what another site makes a user's browser send.

    Without tokens, being able to reach the loopback is all that it takes. So a name that somebody
    made to resolve to it isn't accepted as this service's own.
    """

    def __init__(self, app: ASGIApp, config: ServiceConfig) -> None:
        self._app = app
        self._config = config

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http" and (why := self._refusal(scope)):
            response = await answer(Request(scope), HTTPException(403, why))
            await response(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> str:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._config.tokens and not is_loopback(_hostname(host)):
            return "This service answers to the loopback's names only"
        if scope["method"] in SAFE:
            return ""
        if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            return "Another site's page may not do that"
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != host:
            return "Another site's page may not do that"
        return ""


def _hostname(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
