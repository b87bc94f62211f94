"""``agreement``: does who labels an answer anew, by the codebook alone, give it the same labels?"""

from __future__ import annotations

import typer

from evals.agreement import agreements, disagreements, labelled_twice, risk_agreement
from evals.cases import CASES, second_labels
from evals.cli.options import Cases, Filter, Records, some_cases
from evals.errors import BrokenSetUp


def agreement(cases: Cases = CASES, records: Records = None, pattern: Filter = "") -> None:
    """Hold the references against the second labels, and list where they differ.

    A reference that was corrected after a disagreement agrees by that: what is printed then
    says what is left, not how far two labellings agree.
    """
    found = some_cases(cases, records, pattern)
    answers = labelled_twice(found, second_labels(found))
    if not answers:
        raise BrokenSetUp("None of these cases has second labels", "They belong in evals/labels.")
    for row in agreements(answers):
        kappa = "undefined" if row.kappa is None else f"{row.kappa:.2f}"
        typer.echo(f"{row.facet}: kappa {kappa}, {row.observed:.1%} of {row.items} the same")
        for (first, second), count in row.confused:
            typer.echo(f"  {first}, then {second}: {count}")
    risks = risk_agreement(answers)
    f1 = "undefined" if risks.f1 is None else f"{risks.f1:.2f}"
    typer.echo(
        f"risks: F1 {f1}, {risks.both} of {risks.first} and {risks.second} in common, "
        f"{risks.severity} of these equally grave"
    )
    listed = [each for answer in answers for each in disagreements(answer)]
    typer.echo(f"disagreements: {len(listed)}")
    for each in listed:
        place = f"{each.case}, question {each.question}"
        numbers = ", ".join(map(str, each.sentences)) or "none"
        typer.echo(f"  {place}, {each.what}: {each.first}, then {each.second}; sentences {numbers}")
