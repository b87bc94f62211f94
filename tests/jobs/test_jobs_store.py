"""The store of jobs, on SQLite and on PostgreSQL."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Engine, event

from briefing.errors import QueueFull, SettingsError
from briefing.jobs.job import Progress, Search, Signal, State
from briefing.jobs.store import JobStore
from tests.jobs.conftest import FAULT, Clock, add, keep, state

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.jobs.job import StoredRecord


def test_a_new_job_waits_with_all_that_its_record_says(
    store: JobStore, record: StoredRecord
) -> None:
    job, is_new = store.add(record, user="ann", key="k", model="good")
    assert is_new
    assert (job.state, job.position, job.calls_expected, job.answers_total) == ("queued", 0, 8, 2)
    assert (job.company, job.ticker, job.date) == ("曜川", "990001.BJ", "2026-03-12")
    assert store.get(job.id) == job


def test_the_same_is_made_once(store: JobStore, record: StoredRecord) -> None:
    first = add(store, record, "k")
    assert store.add(record, user="bob", key="k", model="good") == (first, False)


def test_the_same_is_made_anew_when_forced_and_the_new_one_counts(
    store: JobStore, record: StoredRecord
) -> None:
    first = add(store, record, "k")
    second, is_new = store.add(record, user="ann", key="k", model="good", forced=True)
    assert is_new
    assert second.id != first.id
    assert add(store, record, "k").id == second.id


def test_a_failed_or_cancelled_job_is_no_answer_to_the_next(
    store: JobStore, record: StoredRecord
) -> None:
    first = add(store, record, "k")
    store.cancel(first.id)
    second = add(store, record, "k")
    assert second.id != first.id
    store.claim("w")
    store.fail(second.id, "w", FAULT)
    assert add(store, record, "k").id != second.id


def test_no_more_wait_than_may(store: JobStore, record: StoredRecord) -> None:
    for key in "abc":
        add(store, record, key)
    with pytest.raises(QueueFull):
        add(store, record, "d")
    assert add(store, record, "a"), "what is there needs no place"
    store.claim("w")
    assert add(store, record, "d")


def test_two_that_ask_for_the_same_at_once_get_one_job(
    open_store: Callable[..., JobStore],
) -> None:
    stores = [open_store() for _ in range(6)]
    record = keep(stores[0], "a" * 64, "a.md")
    got: list[tuple[str, bool]] = []

    def ask(store: JobStore) -> None:
        job, is_new = store.add(record, user="ann", key="k", model="good")
        got.append((job.id, is_new))

    threads = [threading.Thread(target=ask, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({job_id for job_id, _ in got}) == 1
    assert sum(is_new for _, is_new in got) == 1
    assert len(got) == 6


def test_a_list_of_many_that_wait_asks_the_database_no_more_often_than_one_of_few(
    store: JobStore, record: StoredRecord
) -> None:
    asked: list[str] = []

    def note(*told: Any) -> None:
        asked.append(told[2])

    def questions(count: int) -> int:
        asked.clear()
        found = store.search(Search(), limit=count).jobs
        assert [job.position for job in found] == [2, 1, 0][:count], "the newest first"
        return len(asked)

    for key in "abc":
        add(store, record, key)
    event.listen(Engine, "before_cursor_execute", note)
    try:
        assert questions(3) == questions(1)
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_a_waiting_job_is_cancelled_at_once_and_a_running_one_hears_of_it(
    store: JobStore, record: StoredRecord
) -> None:
    running, waiting = add(store, record, "1"), add(store, record, "2")
    store.claim("w")
    store.cancel(waiting.id)
    store.cancel(running.id)
    assert state(store, waiting) is State.CANCELLED
    assert store.report(running.id, "w", Progress(1, {})) is Signal.CANCEL
    assert store.stopped(running.id, "w")
    assert state(store, running) is State.CANCELLED


def test_a_deleted_job_is_lost_to_its_worker_and_takes_its_record_along(
    store: JobStore, record: StoredRecord
) -> None:
    job = add(store, record, "k")
    store.claim("w")
    assert store.delete(job.id)
    assert not store.delete(job.id)
    assert store.report(job.id, "w", Progress(1, {})) is Signal.LOST
    assert store.record(record.id) is None


def test_a_record_stays_as_long_as_one_job_needs_it(store: JobStore, record: StoredRecord) -> None:
    first, second = add(store, record, "1"), add(store, record, "2")
    store.delete(first.id)
    assert store.record(record.id)
    store.delete(second.id)
    assert store.record(record.id) is None


def test_records_without_a_job_are_dropped_after_a_while(
    store: JobStore, record: StoredRecord, clock: Clock
) -> None:
    unused = keep(store, "b" * 64, "b.md")
    add(store, record, "k")
    assert store.drop_unused_records(age=60) == 0
    clock.now += 61
    assert store.drop_unused_records(age=60) == 1
    assert store.record(unused.id) is None
    assert store.record(record.id)


def test_every_change_raises_the_version(store: JobStore, record: StoredRecord) -> None:
    job = add(store, record, "k")
    versions = [job.version]
    store.claim("w")
    versions.append(store.version(job.id) or 0)
    store.report(job.id, "w", Progress(1, {}))
    versions.append(store.version(job.id) or 0)
    store.report(job.id, "w", Progress(1, {}))
    assert store.version(job.id) == versions[-1], "nothing new"
    store.fail(job.id, "w", FAULT)
    versions.append(store.version(job.id) or 0)
    assert versions == sorted(set(versions))


def test_search_by_company_ticker_date_and_state(open_store: Callable[..., JobStore]) -> None:
    store = open_store()
    first = add(store, keep(store, "a" * 64, "q1.md", company="曜川", date="2026-03-12"), "1")
    second = add(store, keep(store, "b" * 64, "100%.md", company="青梧", date="2026-04-01"), "2")
    store.cancel(second.id)

    def found(**wanted: Any) -> list[str]:
        return [job.id for job in store.search(Search(**wanted), limit=10).jobs]

    assert found() == [second.id, first.id]
    assert found(text="曜川") == [first.id]
    assert found(text="Q1") == [first.id]
    assert found(text="100%") == [second.id]
    assert found(text="%") == [second.id], "what the database takes for any text is text"
    assert found(ticker="990001") == found(ticker="990001.bj") == [second.id, first.id]
    assert found(ticker="99000") == []
    assert found(since="2026-04-01") == [second.id]
    assert found(until="2026-03-31") == [first.id]
    assert found(label="negative") == []
    assert found(state=State.CANCELLED) == [second.id]


def test_pages_follow_each_other_without_gap_or_repetition(
    open_store: Callable[..., JobStore], clock: Clock
) -> None:
    store = open_store()
    record = keep(store, "a" * 64, "a.md")
    made = []
    for number in range(7):
        clock.now += 1
        made.append(add(store, record, str(number)).id)
    seen, after = [], None
    while True:
        page = store.search(Search(), limit=3, after=after)
        seen += [job.id for job in page.jobs]
        after = page.after
        if after is None:
            break
    assert seen == made[::-1]


@pytest.mark.parametrize(
    "url", ["", "nonsense", "oracle9://x", "sqlite:////none/such/folder/jobs.sqlite"]
)
def test_a_database_that_cannot_be_used_is_said_to_be(url: str) -> None:
    with pytest.raises(SettingsError, match="database"):
        JobStore(url)


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(SettingsError) as caught:
        JobStore("postgresql+psycopg://ann:hunter2@127.0.0.1:9/none")
    assert "hunter2" not in f"{caught.value} {caught.value.hint}"


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "jobs.sqlite").write_text("no database" * 100)
    with pytest.raises(SettingsError, match="database"):
        JobStore(f"sqlite:///{tmp_path / 'jobs.sqlite'}")
