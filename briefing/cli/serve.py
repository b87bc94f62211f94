"""``briefing serve``: memos on demand over HTTP."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import options

if TYPE_CHECKING:
    from briefing.settings import Settings


_Host = Annotated[
    str, typer.Option("--host", help="Address to listen on; beyond loopback with --tokens.")
]
_Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any.")]
_Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        envvar="BRIEFING_DATABASE",
        help="URL of the job store: SQLite in the user's data folder, or PostgreSQL.",
        show_default=False,
    ),
]
_Tokens = Annotated[
    Path | None,
    typer.Option(
        "--tokens",
        envvar="BRIEFING_TOKENS",
        help="File of tokens: a line for each with user, role (read or write) and token.",
    ),
]
_Workers = Annotated[
    int,
    typer.Option(
        "--workers", min=1, max=64, help="Memos made at once; one with an embedded model."
    ),
]
_Queue = Annotated[int, typer.Option("--queue", min=1, max=100_000, help="Memos that may wait.")]
_MaxUpload = Annotated[
    float, typer.Option("--max-upload", min=0.01, help="Megabytes of one request.")
]
_Lease = Annotated[
    float,
    typer.Option(
        "--lease", min=1, help="Seconds after which a silent worker's memo goes to another."
    ),
]


def serve(
    host: _Host = "127.0.0.1",
    port: _Port = 8321,
    database: _Database = None,
    tokens: _Tokens = None,
    workers: _Workers = 1,
    queue: _Queue = 100,
    max_upload: _MaxUpload = 20,
    lease: _Lease = 15,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    prompts: options.Prompts = None,
    glossary: options.Glossary = None,
    config: options.Config = None,
) -> None:
    """Serve memos on demand.

    Open the address that it prints in a browser; the API is described at /v1/openapi.json there.
    """
    settings = options.settings(
        config, model=model, base_url=base_url, prompts=prompts, glossary=glossary
    )
    _require_extra()
    from briefing.backend import check_key
    from briefing.jobs.tracing import open_tracing
    from briefing.service import server
    from briefing.service.config import ServiceConfig, load_tokens

    check_key(settings)
    _check_workers(workers, settings)
    # The workers trace; what they would miss is told here.
    open_tracing(os.environ).close()
    server.run(
        ServiceConfig(
            database=database or _default_database(),
            host=host,
            port=port,
            tokens=load_tokens(tokens) if tokens else (),
            workers=workers,
            capacity=queue,
            upload_bytes=int(max_upload * 1e6),
            lease=lease,
        ),
        settings,
        tell=typer.echo,
    )


def _check_workers(count: int, settings: Settings) -> None:
    """Refuse what makes nothing faster: each worker would load the weights once more."""
    from briefing.backend import is_embedded
    from briefing.errors import SettingsError

    if count > 1 and is_embedded(settings):
        raise SettingsError(
            f"{count} workers can't share the embedded model: one memo keeps all cores busy",
            "Leave out --workers, or name a model's server with --base-url.",
        )


def _require_extra() -> None:
    from importlib.util import find_spec

    from briefing.errors import SettingsError

    wanted = ("fastapi", "uvicorn", "sqlalchemy", "prometheus_client", "python_multipart")
    if missing := [name for name in wanted if find_spec(name) is None]:
        raise SettingsError(
            f"The service needs what isn't installed: {', '.join(missing)}",
            "Install it with: pip install 'briefing[serve]'",
        )


def _default_database() -> str:
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('briefing', ensure_exists=True) / 'jobs.sqlite'}"
