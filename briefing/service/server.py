"""The web server: the address that it listens on, and the application behind it."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import uvicorn

from briefing.errors import PortInUse
from briefing.jobs.memory import share_one_arena
from briefing.service import logs
from briefing.service.app import create_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.service.config import ServiceConfig
    from briefing.settings import Settings

_BACKLOG = 2048


def run(config: ServiceConfig, settings: Settings, tell: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT.

    Args:
        tell: called with the service's URL as soon as that can be connected to.

    Raises:
        PortInUse: the address can't be listened on.
        SettingsError, PromptError: as of ``create_app``.
    """
    share_one_arena()
    logs.set_up()
    listening = listen(config.host, config.port)
    server: uvicorn.Server
    app = create_app(config, settings, closing=lambda: server.should_exit)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=5,
            # Longer than clients keep an idle connection, so that none meets one that just closed.
            timeout_keep_alive=65,
        )
    )
    shown = f"[{config.host}]" if ":" in config.host else config.host
    tell(f"http://{shown}:{listening.getsockname()[1]}")
    server.run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """Listen on an address.

    Args:
        port: 0 takes any.

    Raises:
        PortInUse: that can't be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only of a socket that says that it is TCP does asyncio know that answers may go out at once:
    # else the body waits 40 ms for the client to acknowledge the head.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        raise PortInUse(
            f"{host} port {port} can't be listened on: {error.strerror}",
            "Name another with --port.",
        ) from error
    return listening
