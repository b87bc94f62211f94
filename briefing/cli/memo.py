"""``briefing memo``: from files to memos."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import options
from briefing.errors import (
    AnswersFailed,
    AnswerWithoutQuestion,
    BriefingError,
    QuestionWithoutAnswer,
    SettingsError,
    SomeFilesFailed,
    UnverifiedClaims,
)

if TYPE_CHECKING:
    from briefing.models.memo import Memo
    from briefing.models.record import Record
    from briefing.settings import Settings
    from briefing.wiring import MemoWriter

_ALL = "md,html,json,docx"


def memo(
    files: Annotated[list[str], typer.Argument(help="Records; - is standard input.")],
    output: Annotated[
        str, typer.Option("--output", "-o", help="Folder for the memos; - is standard output.")
    ] = "memos",
    formats: Annotated[
        str, typer.Option("--format", "-f", help="Formats, with commas between.")
    ] = _ALL,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    profile: Annotated[
        str | None,
        typer.Option("--profile", help="How the model is asked: auto, sentence or whole."),
    ] = None,
    prompts: options.Prompts = None,
    glossary: options.Glossary = None,
    prices: Annotated[
        Path | None, typer.Option("--prices", help="YAML file with prices of models.")
    ] = None,
    max_cost: Annotated[
        float | None, typer.Option("--max-cost", help="US dollars; stops before it is passed.")
    ] = None,
    max_tokens: Annotated[
        int | None, typer.Option("--max-tokens", help="Tokens; stops before it is passed.")
    ] = None,
    concurrency: Annotated[
        int | None, typer.Option("--concurrency", help="Calls of the model at once.")
    ] = None,
    timeout: Annotated[float | None, typer.Option("--timeout", help="Seconds for a call.")] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Neither use nor keep answers of the model.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print calls, tokens and cost; ask nothing.")
    ] = False,
    skip_rules: options.SkipRules = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="An unverified claim is an exit code.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only results and errors.")] = False,
    config: options.Config = None,
) -> None:
    """Make a memo of each record.

    Prints the key points and the files written; progress and errors go to standard error.
    """
    settings = options.settings(
        config,
        model=model,
        base_url=base_url,
        profile=profile,
        prompts=prompts,
        glossary=glossary,
        prices=prices,
        max_cost=max_cost,
        max_tokens=max_tokens,
        concurrency=concurrency,
        timeout=timeout,
        skip_rules=skip_rules or None,
        cache=False if no_cache else None,
    )
    wanted = _formats(formats, output)
    run = _Run(settings, files, output, wanted, strict=strict, quiet=quiet)
    asyncio.run(run.estimate() if dry_run else run.write())


def _formats(formats: str, output: str) -> tuple[str, ...]:
    from briefing.rendering import FORMATS

    wanted = tuple(dict.fromkeys(part.strip() for part in formats.split(",") if part.strip()))
    if unknown := set(wanted) - set(FORMATS):
        raise SettingsError(
            f"There is no format {min(unknown)}", f"There are {', '.join(FORMATS)}."
        )
    if not wanted or (output == "-" and len(wanted) != 1):
        raise SettingsError("Standard output takes one format", "Name it with --format.")
    return wanted


class _Run:
    """One command over its files: an error of one doesn't keep the others from going on."""

    def __init__(
        self,
        settings: Settings,
        files: list[str],
        output: str,
        formats: tuple[str, ...],
        *,
        strict: bool,
        quiet: bool,
    ) -> None:
        self._settings = settings
        self._files = files
        self._output = output
        self._formats = formats
        self._strict = strict
        self._quiet = quiet
        self._typed: Record | None = None

    async def write(self) -> None:
        """Make the memos.

        Raises:
            BriefingError: the error of the only file.
            SomeFilesFailed: one of several files failed; all are named on standard error.
        """
        from briefing.cli.progress import Download
        from briefing.wiring import MemoWriter

        with Download(self._settings.model, quiet=self._quiet) as download:
            writer = MemoWriter(self._settings, on_fetch=download)
            # What can't be read is said before a model is fetched or started.
            readable = self._readable()
            async with writer:
                failed = len(self._files) - len(readable)
                for file in readable:
                    failed += await self._survive(writer, file)
        if failed:
            raise SomeFilesFailed(f"{failed} of {len(self._files)} files failed or have gaps")

    async def estimate(self) -> None:
        """Print what the memos would take."""
        from briefing.cli.progress import Download
        from briefing.wiring import MemoWriter

        readable = self._readable()
        with Download(self._settings.model, quiet=self._quiet) as download:
            async with MemoWriter(self._settings, on_fetch=download) as writer:
                for file in readable:
                    found = await writer.estimate(self._read(file))
                    cost = "not priced" if found.cost_usd is None else f"US${found.cost_usd:.4f}"
                    typer.echo(
                        f"{file}: {found.model}, {found.calls} calls,"
                        f" {found.prompt_tokens} prompt tokens,"
                        f" about {found.completion_tokens} completion tokens, {cost}"
                    )
        if failed := len(self._files) - len(readable):
            raise SomeFilesFailed(f"{failed} of {len(self._files)} files can't be read")

    def _readable(self) -> list[str]:
        """The files that can be read; standard input is kept, as it can't be read again."""
        from briefing.cli.sources import STANDARD_INPUT, read_source

        readable = []
        for file in self._files:
            try:
                record = read_source(file, skip=self._settings.skip_rules)
            except BriefingError as error:
                if len(self._files) == 1:
                    raise
                _complain(file, error)
            else:
                readable.append(file)
                if file == STANDARD_INPUT:
                    self._typed = record
        if not readable:
            raise SomeFilesFailed("No file can be read", "Each is named above.")
        return readable

    def _read(self, file: str) -> Record:
        from briefing.cli.sources import STANDARD_INPUT, read_source

        if file == STANDARD_INPUT and self._typed is not None:
            return self._typed
        return read_source(file, skip=self._settings.skip_rules)

    async def _survive(self, writer: MemoWriter, file: str) -> bool:
        if len(self._files) == 1:
            await self._one(writer, file)
            return False
        try:
            await self._one(writer, file)
        except BriefingError as error:
            _complain(file, error)
            return True
        return False

    async def _one(self, writer: MemoWriter, file: str) -> None:
        from briefing.cli.progress import Run

        record = self._read(file)
        calls = await writer.count_calls(record)
        with Run(file, calls, quiet=self._quiet) as progress:
            memo = await writer.write(record, progress)
        self._deliver(memo, file)
        _raise_for(memo, strict=self._strict)

    def _deliver(self, memo: Memo, file: str) -> None:
        from rich.console import Console

        from briefing.cli.output import write_files
        from briefing.cli.sources import stem
        from briefing.rendering import FORMATS, key_points, render

        if self._output == "-":
            sys.stdout.buffer.write(render(memo, self._formats[0]))
            sys.stdout.buffer.flush()
            return
        contents = {
            f"{stem(file)}{FORMATS[name].suffix}": render(memo, name) for name in self._formats
        }
        written = write_files(Path(self._output), contents)
        if not self._quiet:
            Console().print(key_points(memo))
        for path in written:
            typer.echo(path)


def _complain(file: str, error: BriefingError) -> None:
    sys.stderr.write(f"briefing: {file}: {error}\n")


def _raise_for(memo: Memo, *, strict: bool) -> None:
    """End with an exit code of its own where the memo is written but not whole."""
    hint = "The memo is written and names what is missing."
    if memo.failures:
        parts = ", ".join(
            f"{failure.part} of question {failure.question}" if failure.question else failure.part
            for failure in memo.failures
        )
        raise AnswersFailed(f"The model gave no usable answer for {parts}", hint)
    for gap in memo.record.gaps:
        kind = QuestionWithoutAnswer if gap.endswith("answer in the record") else None
        raise (kind or AnswerWithoutQuestion)(gap, hint)
    takeaways = (point for answer in memo.answers for point in answer.takeaways)
    points = (*memo.executive_summary, *memo.guidance, *memo.unchecked_claims, *takeaways)
    unverified = sum(not point.verified for point in points)
    unverified += sum(not risk.verified for risk in memo.risks)
    if strict and unverified:
        raise UnverifiedClaims(f"{unverified} statements aren't verified", hint)
