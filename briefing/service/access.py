"""Who asks, and what may they do."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, HTTPException, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from briefing.service.config import Role, Token
from briefing.service.problems import for_programs

if TYPE_CHECKING:
    from briefing.service.config import ServiceConfig

LOCAL = Token("local", Role.WRITE, b"")
"""Who reaches the loopback of a service without tokens."""

SESSION = "briefing-token"
"""The cookie that a person's token is in; programs send theirs with each request."""

ENTRANCE = "/login"
"""Where a person's token is asked for."""

EXIT = "/logout"
"""Where it is forgotten, whatever it may do."""

_BEARER = HTTPBearer(auto_error=False, description="A token of the service's file of tokens.")


def token_of(config: ServiceConfig, given: str) -> Token | None:
    """Whose token it is; every one is looked at, and each comparison takes the same time."""
    digest = hashlib.sha256(given.encode()).digest()
    found = None
    for token in config.tokens:
        if hmac.compare_digest(token.digest, digest):
            found = token
    return found


def known(config: ServiceConfig, request: Request) -> Token | None:
    """Whose token a request has, in either way, before it is known what it asks for."""
    scheme, _, credentials = request.headers.get("authorization", "").partition(" ")
    bearer = token_of(config, credentials.strip()) if scheme.lower() == "bearer" else None
    return bearer or token_of(config, request.cookies.get(SESSION, ""))


def unknown(request: Request) -> HTTPException:
    """Nobody who is known asks."""
    how = "Authorization: Bearer …" if for_programs(request.url.path) else "log in"
    return HTTPException(401, f"A token is needed: {how}", headers={"WWW-Authenticate": "Bearer"})


async def by_header(
    request: Request,
    bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)],
) -> Token:
    """Whose token a program's request has.

    Raises:
        HTTPException: 401.
    """
    return _identified(request, bearer.credentials if bearer else "")


async def by_cookie(request: Request) -> Token:
    """Whose cookie a page's request has.

    Raises:
        HTTPException: 401.
    """
    return _identified(request, request.cookies.get(SESSION, ""))


def _identified(request: Request, given: str) -> Token:
    config: ServiceConfig = request.app.state.config
    if not config.tokens:
        return LOCAL
    found = token_of(config, given)
    if found is None:
        raise unknown(request)
    request.state.user = found.user
    return found


def may_write(who: Token) -> Token:
    """Let somebody pass whose token may change something.

    Raises:
        HTTPException: 403.
    """
    if who.role is not Role.WRITE:
        raise HTTPException(403, "Your token may read, but not make, cancel or delete memos")
    return who


async def _writer(who: Annotated[Token, Depends(by_header)]) -> Token:
    return may_write(who)


async def _page_writer(who: Annotated[Token, Depends(by_cookie)]) -> Token:
    return may_write(who)


Reader = Annotated[Token, Depends(by_header)]
Writer = Annotated[Token, Depends(_writer)]
PageWriter = Annotated[Token, Depends(_page_writer)]
