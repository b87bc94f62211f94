"""The commands, and the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import sys

import typer

from briefing.errors import BriefingError
from evals.cli import agreement, check, compare, damage, extra, gate, record, report, run, score

app = typer.Typer(
    name="python -m evals",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Did the memos get better or worse?",
)
app.command("check")(check.check)
app.command("agreement")(agreement.agreement)
app.command("damage")(damage.damage)
app.command("run")(run.run)
app.command("score")(score.score)
app.command("judge")(extra.judge)
app.command("similarity")(extra.similarity)
app.command("compare")(compare.compare)
app.command("record")(record.record)
app.command("baseline")(gate.baseline)
app.command("gate")(gate.gate)
app.command("report")(report.report)


@app.callback()
def root() -> None:
    """Did the memos get better or worse?"""


INTERRUPTED = 130


def main() -> None:
    """Run the command line; no error that is ours ends in a traceback."""
    try:
        app()
    except BriefingError as error:
        sys.stderr.write(f"evals: {error}\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("evals: interrupted; the same command goes on where it stopped.\n")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
