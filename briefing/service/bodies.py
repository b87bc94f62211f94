"""Whose request may have a body, how large it may be, and how long it may take to arrive.

A body is read, and held in memory, before what it asks for is looked at. So who isn't known is
turned away before, and only so many are in hand at once.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import HTTPException
from starlette.datastructures import Headers
from starlette.requests import Request

from briefing.service.access import ENTRANCE, EXIT, known, may_write, unknown
from briefing.service.problems import answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from briefing.service.config import ServiceConfig

SAFE = {"GET", "HEAD", "OPTIONS"}
"""Methods that change nothing."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one body may take.

    Attributes:
        size: bytes.
        seconds: until it has arrived.
    """

    size: int
    seconds: float

    def check(self, size: int) -> None:
        """Refuse a body that is larger.

        Raises:
            HTTPException: 413.
        """
        if size > self.size:
            limit = (
                f"{self.size / 1e6:,.0f} MB" if self.size >= 1e6 else f"{self.size / 1e3:.0f} kB"
            )
            raise HTTPException(413, f"A request may have {limit} at the most")


_OF_A_TOKEN = Allowance(10_000, 5.0)


class Places:
    """For bodies that are in hand: so many at once, and so many of one sender."""

    def __init__(self, count: int, each: int) -> None:
        self._count = count
        self._each = each
        self._taken = Counter[str]()

    def take(self, sender: str) -> None:
        """Take one.

        Raises:
            HTTPException: 429, there is none left.
        """
        if self._taken.total() >= self._count or self._taken[sender] >= self._each:
            raise HTTPException(429, "Too much is handed in at once: try again in a while")
        self._taken[sender] += 1

    def leave(self, sender: str) -> None:
        """Give one back."""
        self._taken[sender] -= 1
        self._taken += Counter()  # keeps nobody who has none


class Bounded:
    """Turns a request away before its body is read, or bounds that body.

    A place is held until the request is answered, which may be after its record has waited for a
    reader. Who logs in isn't known yet, and takes none of the places of those who are.
    """

    def __init__(self, app: ASGIApp, config: ServiceConfig) -> None:
        self._app = app
        self._config = config
        self._upload = Allowance(config.upload_bytes, config.upload_seconds)
        self._uploads = Places(config.uploads, config.uploads_each)
        self._logins = Places(config.logins, config.logins_each)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; too much of a body is an error where it is read."""
        headers: Mapping[str, str] = Headers(scope=scope) if scope["type"] == "http" else {}
        promised = headers.get("content-length", "0")
        if promised == "0" and "transfer-encoding" not in headers:
            await self._app(scope, receive, send)
            return
        try:
            sender, places, allowance = self._admit(scope)
            allowance.check(int(promised) if promised.isdecimal() else 0)
            # A look that brings a body along may last as long as its events do: it isn't counted.
            counted = scope["method"] not in SAFE
            if counted:
                places.take(sender)
        except HTTPException as refusal:
            await (await answer(Request(scope), refusal))(scope, receive, send)
            return
        try:
            await self._app(scope, _bounded(receive, allowance), send)
        finally:
            if counted:
                places.leave(sender)

    def _admit(self, scope: Scope) -> tuple[str, Places, Allowance]:
        """Whose body it is, and what it may take.

        Raises:
            HTTPException: 401, nobody's who is known; 403, somebody's who may only read.
        """
        request = Request(scope)
        peer = request.client.host if request.client else ""
        if not self._config.tokens:
            return peer, self._uploads, self._upload
        if request.url.path == ENTRANCE:
            return peer, self._logins, _OF_A_TOKEN
        who = known(self._config, request)
        if who is None:
            raise unknown(request)
        if request.method not in SAFE and request.url.path != EXIT:
            may_write(who)
        return who.user, self._uploads, self._upload


def _bounded(receive: Receive, allowance: Allowance) -> Receive:
    taken = 0
    complete = False
    deadline = asyncio.get_running_loop().time() + allowance.seconds

    async def bounded() -> Message:
        nonlocal taken, complete
        if complete:
            # What comes after the body is only that the client went away.
            return await receive()
        try:
            async with asyncio.timeout_at(deadline):
                message = await receive()
        except TimeoutError:
            raise HTTPException(408, "The request took too long to arrive") from None
        taken += len(message.get("body", b""))
        complete = not message.get("more_body", False)
        allowance.check(taken)
        return message

    return bounded
