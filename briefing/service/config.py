"""How the service runs, and who may use it."""

from __future__ import annotations

import hashlib
import ipaddress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SHORTEST = 16
"""Characters of a token at the least."""


class Role(StrEnum):
    """What a user may do."""

    READ = "read"
    WRITE = "write"
    """All that READ may, and make, cancel and delete memos."""


@dataclass(frozen=True, slots=True)
class Token:
    """Who somebody is that knows a token; the token itself is not kept.

    Attributes:
        digest: SHA-256 of the token.
    """

    user: str
    role: Role
    digest: bytes


@dataclass(frozen=True, slots=True)
class ServiceConfig:
    """How the service runs.

    Attributes:
        tokens: empty where everybody who reaches the loopback may do everything.
        workers: processes that make memos, one at a time each.
        capacity: memos that may wait.
        upload_bytes: of one request's body at the most.
        upload_files: of one request at the most.
        upload_seconds: for one request's body to arrive.
        uploads: requests with a body that may be in hand at once, until they are answered.
        uploads_each: of one user, or of one address where there are no tokens.
        logins: tokens that may be on their way in at once.
        logins_each: of one address.
        readers: processes that read records.
        threads: that answer requests.
        keep_records: seconds that a record without a memo is kept.
        lease: seconds; see ``JobStore``.

    Raises:
        SettingsError: it would listen beyond the loopback without a token.
    """

    database: str
    host: str = "127.0.0.1"
    port: int = 8321
    tokens: tuple[Token, ...] = ()
    workers: int = 1
    capacity: int = 100
    upload_bytes: int = 20_000_000
    upload_files: int = 20
    upload_seconds: float = 60.0
    uploads: int = 32
    uploads_each: int = 24
    logins: int = 32
    logins_each: int = 8
    readers: int = 2
    threads: int = 8
    keep_records: float = 86_400.0
    lease: float = 15.0

    def __post_init__(self) -> None:
        if not self.tokens and not is_loopback(self.host):
            raise SettingsError(
                f"Without a token the service listens on the loopback only, not on {self.host}",
                "Name a file of tokens with --tokens, or leave out --host.",
            )


def is_loopback(host: str) -> bool:
    """Tell whether an address or name is this machine's loopback, without asking a name server."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def load_tokens(path: Path) -> tuple[Token, ...]:
    """Read a file of tokens: a line for each with user, role and token; # begins a comment.

    Raises:
        SettingsError: the file can't be read, or a line isn't of that form. No token is repeated.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The file of tokens {path} can't be read: {error}") from error
    tokens = tuple(_tokens(text, path))
    if not tokens:
        raise SettingsError(f"There is no token in {path}", "Write lines of user, role and token.")
    return tokens


def _tokens(text: str, path: Path) -> Iterator[Token]:
    seen: set[bytes] = set()
    for number, line in enumerate(text.splitlines(), 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        where = f"Line {number} of {path}"
        if len(words) != 3 or words[1] not in list(Role):
            raise SettingsError(
                f"{where} isn't a user, a role and a token", "Roles are read and write."
            )
        user, role, token = words
        if len(token) < _SHORTEST:
            raise SettingsError(
                f"{where} has a token of fewer than {_SHORTEST} characters",
                "Make one with: python -c 'import secrets; print(secrets.token_urlsafe())'",
            )
        digest = hashlib.sha256(token.encode()).digest()
        if digest in seen:
            raise SettingsError(f"{where} has the token of another line", "Give each its own.")
        seen.add(digest)
        yield Token(user, Role(role), digest)
