"""The tables, and the engine that reaches them: SQLite, or PostgreSQL by URL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    insert,
    make_url,
    select,
)
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from briefing.errors import SettingsError

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

LAYOUT = 2
"""Raise it when the tables change; a database of another layout is refused."""
WRITES = "briefing_writes"
"""Execution option of a connection that is going to write."""
_BUSY_SECONDS = 30
_CONNECTIONS = 8
_CACHE_KIB = 256

_METADATA = MetaData()

layouts = Table("layout", _METADATA, Column("number", Integer, primary_key=True))

records = Table(
    "records",
    _METADATA,
    Column("id", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("source", LargeBinary, nullable=False),
    Column("reading", JSON, nullable=False),
    Column("created", Float, nullable=False),
)

jobs = Table(
    "jobs",
    _METADATA,
    Column("id", String(32), primary_key=True),
    # What decides the memo; of the jobs that aren't failed or cancelled only one has it.
    Column("key", String(64), unique=True),
    Column("record_id", ForeignKey("records.id"), nullable=False),
    Column("user", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("forced", Boolean, nullable=False),
    Column("version", Integer, nullable=False, default=1),
    Column("created", Float, nullable=False),
    Column("started", Float),
    Column("finished", Float),
    Column("worker", Text),
    Column("lease", Float),
    Column("crashes", Integer, nullable=False, default=0),
    Column(
        "crashed_at", Integer, nullable=False, default=-1
    ),  # calls done, of the last that counts
    Column("cancelling", Boolean, nullable=False, default=False),
    Column("calls_expected", Integer, nullable=False),
    Column("calls_done", Integer, nullable=False, default=0),
    Column("answers_done", JSON, nullable=False),
    Column("answers_total", Integer, nullable=False),
    Column("model", Text, nullable=False),
    Column("company", Text, nullable=False),
    Column("ticker", Text, nullable=False),
    Column("date", String(10), nullable=False),
    Column("searched", Text, nullable=False),
    Column("labels", Text, nullable=False, default=""),
    # What the memo really took, to foretell the next: calls that weren't replayed, their seconds.
    Column("calls_made", Integer, nullable=False, default=0),
    Column("seconds", Float, nullable=False, default=0.0),
    Column("fault", JSON),
    Column("memo", LargeBinary),
    Index("jobs_by_turn", "state", "user", "created"),
    Index("jobs_by_user", "user", "started"),
    Index("jobs_by_record", "record_id"),
)

answers = Table(
    "answers",
    _METADATA,
    Column("job_id", ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("document", LargeBinary, nullable=False),
)
"""What is there of a memo that is being made; the whole memo takes their place."""

workers = Table(
    "workers",
    _METADATA,
    Column("id", Text, primary_key=True),
    Column("seen", Float, nullable=False),
    Column("ready", Boolean, nullable=False),
    Column("message", Text, nullable=False),
)


def open_engine(url: str) -> Engine:
    """Connect, and make the tables where there are none.

    Raises:
        SettingsError: the URL, its server or its file can't be used, or has tables of another
            version.
    """
    hint = "Pass sqlite:///path/to/file or postgresql+psycopg://user:password@host/name."
    try:
        engine = _engine(make_url(url))
        layout = _lay_out(engine)
    except ImportError as error:
        raise SettingsError(
            f"The job database needs what isn't installed: {error.name}",
            "Install it with: pip install 'briefing[postgresql]'",
        ) from error
    except (ArgumentError, NoSuchModuleError) as error:
        # The URL may hold a password: it is not repeated.
        raise SettingsError("The database URL is none that can be used", hint) from error
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        raise SettingsError(f"The job database can't be used: {reason}", hint) from error
    if layout != LAYOUT:
        raise SettingsError(
            f"The job database has layout {layout}, this version of briefing needs {LAYOUT}",
            "Name another database with --database.",
        )
    return engine


def _engine(url: URL) -> Engine:
    # As many as the service has threads: none is opened for one question and closed again.
    if not url.drivername.startswith("sqlite"):
        return create_engine(url, pool_size=_CONNECTIONS, pool_pre_ping=True)
    engine = create_engine(url, pool_size=_CONNECTIONS, connect_args={"timeout": _BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _lay_out(engine: Engine) -> int:
    """Make the tables where there are none; give the number of the layout that is there."""
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        _METADATA.create_all(connection)
        found = connection.scalar(select(layouts.c.number))
        if found is None:
            connection.execute(insert(layouts).values(number=LAYOUT))
    return LAYOUT if found is None else found


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    # The driver would begin transactions at moments of its own; SQLAlchemy says BEGIN instead.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    # Of its own for each connection; the system keeps the file in memory once, for all of them.
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")


def _begin_sqlite(connection: Connection) -> None:
    # Who is going to write says so first: two that both read first could not both write.
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
