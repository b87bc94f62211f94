"""``briefing read``: the parsed record, before any token is spent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefing.cli import options

if TYPE_CHECKING:
    from briefing.models.record import Record


def read(
    file: Annotated[str, typer.Argument(help="A record; - is standard input.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print which rule read which lines.")
    ] = False,
    rules: Annotated[
        bool, typer.Option("--rules", help="List the rules in their order, and read nothing.")
    ] = False,
    skip_rules: options.SkipRules = None,
    config: options.Config = None,
) -> None:
    """Show what is read from a record."""
    from briefing.cli.sources import read_source

    skip = options.settings(config, skip_rules=skip_rules or None).skip_rules
    if rules:
        _list_rules(skip)
        return
    if not file:
        raise typer.BadParameter("Name a record, or - for standard input.")
    record = read_source(file, skip=skip)
    if as_json:
        typer.echo(json.dumps(_as_json(record), ensure_ascii=False, indent=2))
    elif explain:
        _explain(record)
    else:
        _show(record)


def _list_rules(skip: tuple[str, ...]) -> None:
    from briefing.reading.rules import about, rules

    on = rules(skip=skip)
    for name, what in about():
        state = "on" if name in on.cutters or name in on.placers else "off"
        typer.echo(f"{name}\t{state}\t{what}")


def _as_json(record: Record) -> dict[str, Any]:
    from pydantic import TypeAdapter

    from briefing.models.record import Record as RecordType

    data: dict[str, Any] = TypeAdapter(RecordType).dump_python(record, mode="json")
    return data


def _explain(record: Record) -> None:
    line = 1
    for region in record.regions:
        text = record.source[region.span.start : region.span.end]
        last = line + text.rstrip("\n").count("\n")
        where = f"{region.kind.value} {region.exchange or ''}".strip()
        page = record.page(region.span.start)
        lines = f"{line}-{last}" if page is None else f"page {page}, {line}-{last}"
        typer.echo(f"{lines}\t{where}\t{region.rule}\t{' '.join(text.split())[:60]}")
        line += text.count("\n")


def _claimed(record: Record) -> str:
    """What the form itself counts."""
    counts = {"institutions": record.claimed.institutions, "people": record.claimed.people}
    said = " and ".join(f"{count} {what}" for what, count in counts.items() if count is not None)
    return f"; {said} by the form's count" if said else ""


def _show(record: Record) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    company = record.company
    activities = record.activities
    rows = {
        "Company": f"{company.name} ({company.short_name}, {company.ticker})",
        "Number": record.number,
        "Date": ", ".join(date.isoformat() for date in record.dates),
        "Activity": "unknown: the ticks are lost"
        if activities is None
        else ", ".join(f"{item.type.value} {item.detail}".strip() for item in activities),
        "Place": record.place,
        "Participants": f"{len(record.participants)} listed,"
        f" {len(record.distinct_participants)} distinct{_claimed(record)}",
        "Speakers": "; ".join(f"{s.name} {'、'.join(s.roles)}" for s in record.speakers),
        "Introduction": f"{len(record.introduction)} sentences" if record.introduction else "",
        "Unread": " / ".join(record.unread),
        "Not readable": "; ".join(record.remarks),
    }
    table = Table.grid(padding=(0, 2))
    for name, value in rows.items():
        if value:
            table.add_row(name, Text(value))
    console = Console()
    console.print(table)
    questions = Table("", "Question", "Sentences")
    for item in record.exchanges:
        questions.add_row(
            str(item.number),
            Text(item.question or "no question in the record"),
            str(len(item.sentences) or "no answer"),
        )
    console.print(questions)
