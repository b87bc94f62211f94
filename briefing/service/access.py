"""Who asks, and what may they do."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, HTTPException, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from briefing.service.config import Role, Token

if TYPE_CHECKING:
    from briefing.service.config import ServiceConfig

LOCAL = Token("local", Role.WRITE, b"")
"""Who reaches the loopback of a service without tokens."""

_BEARER = HTTPBearer(auto_error=False, description="A token of the service's file of tokens.")


def token_of(config: ServiceConfig, given: str) -> Token | None:
    """Whose token it is; every one is looked at, and each comparison takes the same time."""
    digest = hashlib.sha256(given.encode()).digest()
    found = None
    for token in config.tokens:
        if hmac.compare_digest(token.digest, digest):
            found = token
    return found


def _who(
    request: Request,
    bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)],
) -> Token:
    config: ServiceConfig = request.app.state.config
    if not config.tokens:
        return LOCAL
    found = token_of(config, bearer.credentials) if bearer else None
    if found is None:
        raise HTTPException(
            401,
            "A token is needed: Authorization: Bearer …",
            headers={"WWW-Authenticate": "Bearer"},
        )
    request.state.user = found.user
    return found


def _writer(who: Annotated[Token, Depends(_who)]) -> Token:
    if who.role is not Role.WRITE:
        raise HTTPException(403, "Your token may read, but not make, cancel or delete memos")
    return who


Reader = Annotated[Token, Depends(_who)]
Writer = Annotated[Token, Depends(_writer)]
