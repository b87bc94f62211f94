"""A reference that is sound, to spoil in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evals.cases import open_cases

if TYPE_CHECKING:
    from evals.cases import Case


@pytest.fixture(scope="session")
def case() -> Case:
    """The first shipped case."""
    return open_cases(pattern="990001-20260312")[0][0]
