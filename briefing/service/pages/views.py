"""Templates and the files that they name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any, get_args

from fastapi.responses import HTMLResponse
from jinja2 import PackageLoader

from briefing.models.memo import Certainty, Directness, Outlook
from briefing.rendering import html, words
from briefing.service.access import SESSION, token_of
from briefing.service.config import Role
from briefing.service.pages import phrasing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import Request

    from briefing.service.config import ServiceConfig
    from briefing.service.problems import Problem

_OWN = ("app.css", "app.js", "htmx.min.js", "hx-sse.min.js", "icon.svg")
_MEMOS = ("memo.css", "memo.js")
FRAGMENT = "HX-Request"
"""The header of a request that wants a part of a page."""
_KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that a page names."""

    content: bytes
    media_type: str
    etag: str


class Views:
    """Makes pages; safe to use from several threads."""

    def __init__(self, config: ServiceConfig) -> None:
        self._config = config
        self.assets: Mapping[str, Asset] = {
            **{name: _asset(name, _static(name)) for name in _OWN},
            **{name: _asset(name, html.asset(name)) for name in _MEMOS},
        }
        self._environment = html.environment(PackageLoader("briefing.service.pages"))
        self._environment.globals.update(
            phrasing=phrasing,
            words=words,
            limits=config,
            stances=tuple(
                dict.fromkeys((*get_args(Outlook), *get_args(Certainty), *get_args(Directness)))
            ),
            version=hashlib.sha256(
                "".join(asset.etag for asset in self.assets.values()).encode()
            ).hexdigest()[:12],
        )

    def page(
        self, request: Request, template: str, *, status: int = 200, **shown: Any
    ) -> HTMLResponse:
        """A template with what it shows, for whoever asks."""
        return HTMLResponse(self.text(request, template, **shown), status)

    def problem(self, request: Request, problem: Problem) -> HTMLResponse:
        """An error as a page, or as the part of one; who isn't known may log in."""
        if problem.status == 401:
            path = request.url.path if request.method == "GET" else "/"
            return self.page(request, "login.html.j2", status=401, back=path, wrong=False)
        template = "problem.html.j2" if FRAGMENT in request.headers else "problem_page.html.j2"
        return self.page(request, template, status=problem.status, problem=problem)

    def text(self, request: Request, template: str, **shown: Any) -> str:
        """The text of ``page``."""
        who = token_of(self._config, request.cookies.get(SESSION, ""))
        is_open = not self._config.tokens
        return self._environment.get_template(template).render(
            {
                "may_read": is_open or who is not None,
                "may_write": is_open or (who is not None and who.role is Role.WRITE),
                "user": who.user if who else "",
                **shown,
            }
        )


def _static(name: str) -> str:
    return files("briefing.service.pages").joinpath("static", name).read_text("utf-8")


def _asset(name: str, text: str) -> Asset:
    content = text.encode()
    kind = _KINDS[name.rpartition(".")[2]]
    return Asset(content, kind, f'"{hashlib.sha256(content).hexdigest()[:16]}"')
