"""The store of jobs, on SQLite and on PostgreSQL."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from briefing.errors import QueueFull, SettingsError
from briefing.jobs.job import Fault, Job, Progress, Search, Signal, State, WorkerState
from briefing.jobs.store import JobStore
from tests.jobs.conftest import Clock, keep

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.jobs.job import StoredRecord

_FAULT = Fault("ServerUnreachable", "It is down", "Start it")


def add(store: JobStore, record: StoredRecord, key: str, user: str = "ann") -> Job:
    return store.add(record, user=user, key=key, model="good")[0]


def state(store: JobStore, job: Job) -> State | None:
    found = store.get(job.id)
    return found.state if found else None


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
    store.fail(second.id, "w", _FAULT)
    assert add(store, record, "k").id != second.id


def test_no_more_wait_than_may(store: JobStore, record: StoredRecord) -> None:
    for key in "abc":
        add(store, record, key)
    with pytest.raises(QueueFull):
        add(store, record, "d")
    assert add(store, record, "a"), "what is there needs no place"
    store.claim("w")
    assert add(store, record, "d")


def test_users_take_turns_and_a_users_jobs_keep_their_order(
    open_store: Callable[..., JobStore], clock: Clock
) -> None:
    store = open_store()
    record = keep(store, "a" * 64, "a.md")
    for user, key in (("ann", "1"), ("ann", "2"), ("ann", "3"), ("bob", "4"), ("bob", "5")):
        clock.now += 1
        add(store, record, f"{user}{key}", user)
    order = []
    while claim := store.claim("w"):
        clock.now += 1
        order.append(claim.job.user)
        store.fail(claim.job.id, "w", _FAULT)
    assert order == ["ann", "bob", "ann", "bob", "ann"]


def test_two_workers_never_take_the_same_job(open_store: Callable[..., JobStore]) -> None:
    stores = [open_store(lease=60) for _ in range(4)]
    record = keep(stores[0], "a" * 64, "a.md")
    for number in range(40):
        add(stores[0], record, str(number))
    taken: list[str] = []

    def work(number: int) -> None:
        while claim := stores[number].claim(f"w{number}"):
            taken.append(claim.job.id)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == len(set(taken)) == 40


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


def test_a_silent_workers_job_goes_to_another(
    store: JobStore, record: StoredRecord, clock: Clock
) -> None:
    job = add(store, record, "k")
    store.claim("dead")
    clock.now += 14
    assert store.claim("other") is None
    clock.now += 2
    claim = store.claim("other")
    assert claim is not None
    assert (claim.job.id, claim.source) == (job.id, b"source")
    assert store.report(job.id, "dead", Progress(1, {})) is Signal.LOST
    assert not store.fail(job.id, "dead", _FAULT)
    assert state(store, job) is State.RUNNING


def test_a_worker_that_reports_keeps_its_job(
    store: JobStore, record: StoredRecord, clock: Clock
) -> None:
    job = add(store, record, "k")
    store.claim("w")
    for calls in range(4):
        clock.now += 10
        assert store.report(job.id, "w", Progress(calls, {1: b"{}"})) is Signal.GO_ON
    assert store.claim("other") is None
    seen = store.get(job.id)
    assert seen is not None
    assert (seen.calls_done, seen.answers_done) == (3, (1,))
    assert seen.seconds_left == pytest.approx(5 * 40 / 3, rel=1e-3)


def test_answers_are_there_as_they_are_reported_and_give_way_to_the_memo(
    store: JobStore, record: StoredRecord, clock: Clock
) -> None:
    job = add(store, record, "k")
    store.claim("w")
    store.report(job.id, "w", Progress(3, {2: b"second"}))
    store.report(job.id, "w", Progress(5, {2: b"second", 1: b"first"}))
    assert store.answers(job.id) == (b"first", b"second")
    assert store.report(job.id, "other", Progress(9, {3: b"third"})) is Signal.LOST
    clock.now += 16
    store.claim("other")
    assert store.answers(job.id) == (), "whoever takes the job over reports them anew"
    store.report(job.id, "other", Progress(3, {1: b"first"}))
    assert not store.fail(job.id, "w", _FAULT)
    assert store.answers(job.id) == (b"first",)
    assert store.fail(job.id, "other", _FAULT)
    assert store.answers(job.id) == ()


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


def test_a_job_to_be_cancelled_whose_worker_died_is_not_begun_again(
    store: JobStore, record: StoredRecord, clock: Clock
) -> None:
    job = add(store, record, "k")
    store.claim("dead")
    store.cancel(job.id)
    clock.now += 16
    assert store.claim("other") is None
    assert state(store, job) is State.CANCELLED


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


def test_a_job_that_ends_its_worker_three_times_at_one_place_is_given_up(
    store: JobStore, record: StoredRecord
) -> None:
    job = add(store, record, "k")
    for _ in range(3):
        assert state(store, job) is State.QUEUED
        store.claim("w")
        store.report(job.id, "w", Progress(4, {}))
        store.crashed("w")
    failed = store.get(job.id)
    assert failed is not None
    assert failed.fault is not None
    assert (failed.state, failed.fault.kind) == ("failed", "WorkerCrashed")


def test_a_job_that_comes_further_each_time_is_not_given_up(
    store: JobStore, record: StoredRecord
) -> None:
    job = add(store, record, "k")
    for calls in range(1, 9):
        store.claim("w")
        store.report(job.id, "w", Progress(calls, {}))
        store.crashed("w")
    assert state(store, job) is State.QUEUED


def test_a_released_job_is_taken_again(store: JobStore, record: StoredRecord) -> None:
    job = add(store, record, "k")
    store.claim("w")
    assert store.release(job.id, "w")
    claim = store.claim("other")
    assert claim is not None
    assert claim.job.id == job.id


def test_workers_are_known_while_they_speak(store: JobStore, clock: Clock) -> None:
    store.seen(WorkerState("w", ready=False, message="The model is being made ready"))
    store.seen(WorkerState("w", ready=True, message=""))
    assert store.workers() == (WorkerState("w", ready=True, message=""),)
    assert store.crashed("w"), "it had been ready"
    assert store.workers() == ()
    store.seen(WorkerState("silent", ready=True, message=""))
    clock.now += 16
    assert store.workers() == ()


def test_every_change_raises_the_version(store: JobStore, record: StoredRecord) -> None:
    job = add(store, record, "k")
    versions = [job.version]
    store.claim("w")
    versions.append(store.version(job.id) or 0)
    store.report(job.id, "w", Progress(1, {}))
    versions.append(store.version(job.id) or 0)
    store.report(job.id, "w", Progress(1, {}))
    assert store.version(job.id) == versions[-1], "nothing new"
    store.fail(job.id, "w", _FAULT)
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
