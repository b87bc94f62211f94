"""A store in each database; a record's reading as small as it can be."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import create_engine, text

from briefing.jobs.job import Fault
from briefing.jobs.store import JobStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.jobs.job import Job, State, StoredRecord


FAULT = Fault("ServerUnreachable", "It is down", "Start it")


class Clock:
    """Seconds that pass when a test says so; a look at it takes a little."""

    now = 1_000_000.0

    def __call__(self) -> float:
        self.now += 1e-4
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """URL of a server of our own, reached through a socket in a folder that only it uses."""
    found = shutil.which("initdb"), shutil.which("postgres")
    if None in found:
        pytest.skip("no PostgreSQL on the PATH: initdb and postgres are needed")
    initdb, postgres = map(str, found)
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    user = None
    if os.getuid() == 0:
        user = "nobody"  # PostgreSQL doesn't run as root
        shutil.chown(folder, user)
    data = folder / "data"
    subprocess.run(
        [initdb, "-D", data, "-U", "postgres", "-A", "trust", "-N", "-E", "UTF8", "--locale=C"],
        check=True,
        capture_output=True,
        user=user,
        cwd=folder,
    )
    options = {"listen_addresses": "", "fsync": "off", "unix_socket_directories": str(folder)}
    server = subprocess.Popen(
        [postgres, "-D", data, *(f"--{name}={value}" for name, value in options.items())],
        stderr=subprocess.PIPE,
        user=user,
        cwd=folder,
    )
    assert server.stderr is not None
    while line := server.stderr.readline():
        if b"ready to accept connections" in line:
            break
    yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
    server.terminate()
    server.communicate()
    shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'jobs.sqlite'}"
    server: str = request.getfixturevalue("postgresql")
    name = f"jobs_{uuid.uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def open_store(database: str, clock: Clock) -> Iterator[Callable[..., JobStore]]:
    """Opens the database once more, as another process would."""
    opened: list[JobStore] = []

    def open_(**options: Any) -> JobStore:
        opened.append(JobStore(database, clock=clock, **options))
        return opened[-1]

    yield open_
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[..., JobStore]) -> JobStore:
    return open_store(capacity=3, lease=15)


@pytest.fixture
def record(store: JobStore) -> StoredRecord:
    return keep(store, "a" * 64, "a.md")


def keep(
    store: JobStore, record_id: str, name: str, *, company: str = "曜川", date: str = "2026-03-12"
) -> StoredRecord:
    """Keep a record with two answers."""
    names = {"name": f"{company}股份", "short_name": company, "code": "990001"}
    reading = {
        "company": {**names, "ticker": "990001.BJ"},
        "date": date,
        "parts": [{"number": 1}, {"number": 2}],
        "estimate": {"calls": 8},
    }
    store.add_record(record_id, name, b"source", reading)
    record = store.record(record_id)
    assert record is not None
    return record


def add(store: JobStore, record: StoredRecord, key: str, user: str = "ann") -> Job:
    return store.add(record, user=user, key=key, model="good")[0]


def state(store: JobStore, job: Job) -> State | None:
    found = store.get(job.id)
    return found.state if found else None
