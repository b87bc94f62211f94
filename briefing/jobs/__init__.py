"""Memos as jobs: a store that survives a crash, a queue, and the processes that do the work.

The store (``store`` for who asks, ``work`` for who makes) is one SQL database; the two meet nowhere
else. A worker (``worker``) is a process of its own that takes one job at a time under a lease: if
it dies, the lease runs out and another takes the job; the answer cache has each finished call.
Records are read in processes that can be killed (``readers``).
"""
