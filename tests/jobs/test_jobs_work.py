"""What workers do with the store of jobs, on SQLite and on PostgreSQL."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from briefing.jobs.job import Progress, Signal, State, WorkerState
from tests.jobs.conftest import FAULT, Clock, add, keep, state

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.jobs.job import StoredRecord
    from briefing.jobs.store import JobStore


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
        store.fail(claim.job.id, "w", FAULT)
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
    assert not store.fail(job.id, "dead", FAULT)
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


def test_of_a_memo_that_wont_be_made_no_answer_is_kept(
    store: JobStore, record: StoredRecord
) -> None:
    """However it came to its end: a worker that ends it clears up, others may not get to that."""
    given_up, waiting = add(store, record, "1"), add(store, record, "2")
    for job in (given_up, waiting):
        store.claim(job.id)
        store.report(job.id, job.id, Progress(1, {1: b"first"}))
    for job in (given_up, waiting):
        store.release(job.id, job.id)
    store.cancel(given_up.id)
    assert store.answers(given_up.id)
    assert store.drop_partial_answers() == 1
    assert store.answers(given_up.id) == ()
    assert store.answers(waiting.id) == (b"first",)


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
    assert not store.fail(job.id, "w", FAULT)
    assert store.answers(job.id) == (b"first",)
    assert store.fail(job.id, "other", FAULT)
    assert store.answers(job.id) == ()


def test_a_job_to_be_cancelled_whose_worker_died_is_not_begun_again(
    store: JobStore, record: StoredRecord, clock: Clock
) -> None:
    job = add(store, record, "k")
    store.claim("dead")
    store.cancel(job.id)
    clock.now += 16
    assert store.claim("other") is None
    assert state(store, job) is State.CANCELLED


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
