"""The socket that the service listens on."""

from __future__ import annotations

import asyncio
import socket

import pytest

from briefing.errors import PortInUse
from briefing.service.server import listen


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_an_answer_goes_out_without_waiting_for_its_head_to_be_acknowledged(host: str) -> None:
    async def at_once() -> bool:
        """What is set of a connection that the event loop has accepted."""
        accepted = asyncio.get_running_loop().create_future()

        def meet(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            connection = writer.get_extra_info("socket")
            accepted.set_result(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with listen(host, 0) as listening:
            async with await asyncio.start_server(meet, sock=listening):
                _, writer = await asyncio.open_connection(host, listening.getsockname()[1])
                writer.close()
                return bool(await accepted)

    try:
        assert asyncio.run(at_once())
    except PortInUse:
        assert host == "::1", "every machine has the loopback of IPv4"
        pytest.skip("no IPv6 here")


def test_a_port_that_is_taken_is_told() -> None:
    with listen("127.0.0.1", 0) as taken, pytest.raises(PortInUse, match="can't be listened on"):
        listen("127.0.0.1", taken.getsockname()[1])
