"""What everybody may see: the way in, and the files that pages name."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from briefing.service.access import ENTRANCE, EXIT, SESSION, token_of
from briefing.service.pages.views import Views

router = APIRouter(include_in_schema=False)


async def _views(request: Request) -> Views:
    views: Views = request.app.state.views
    return views


TheViews = Annotated[Views, Depends(_views)]


def go(address: str) -> RedirectResponse:
    """Send the browser to another page, by GET."""
    return RedirectResponse(address, 303)


@router.post(ENTRANCE)
async def log_in(
    request: Request,
    views: TheViews,
    token: Annotated[str, Form(max_length=1000)],
    back: Annotated[str, Form(max_length=1000)] = "/",
) -> Response:
    """Keep a token in a cookie that no script can read."""
    if token_of(request.app.state.config, token.strip()) is None:
        return views.page(request, "login.html.j2", status=401, back=back, wrong=True)
    # Only a path of our own: //example.com and /\example.com would lead elsewhere.
    answer = go(back if back.startswith("/") and back[1:2] not in {"/", "\\"} else "/")
    answer.set_cookie(
        SESSION,
        token.strip(),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
        max_age=30 * 86_400,
    )
    return answer


@router.post(EXIT)
async def log_out() -> RedirectResponse:
    """Forget the token."""
    answer = go("/")
    answer.delete_cookie(SESSION)
    return answer


@router.get("/static/{name}")
async def static(name: str, request: Request, views: TheViews) -> Response:
    """A file that a page names; its address changes with its content."""
    asset = views.assets.get(name)
    if asset is None:
        raise HTTPException(404, "There is no such file")
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "ETag": asset.etag}
    if request.headers.get("if-none-match") == asset.etag:
        return Response(status_code=304, headers=headers)
    return Response(asset.content, media_type=asset.media_type, headers=headers)
