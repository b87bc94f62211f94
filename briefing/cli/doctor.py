"""``briefing doctor``: what works on this machine, and what to do about the rest."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

import typer

from briefing.cli import options
from briefing.errors import BriefingError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.settings import Settings


@dataclass(frozen=True, slots=True)
class _Finding:
    good: bool
    text: str


def doctor(config: options.Config = None) -> None:
    """Check the settings, prompts, model, memory and disk of this machine."""
    checks: tuple[Callable[[Settings], _Finding], ...] = (
        _prompts,
        _glossary,
        _weights,
        _memory,
        _cache,
        _key,
    )
    typer.echo(f"briefing {version('briefing')}, Python {sys.version.split()[0]}")
    settings = options.settings(config)
    findings = [_safely(check, settings) for check in checks]
    for finding in findings:
        typer.echo(f"{'ok  ' if finding.good else 'FIX '} {finding.text}")
    if not all(finding.good for finding in findings):
        raise SettingsError("Something needs to be put right", "The lines marked FIX say how.")


def _safely(check: Callable[[Settings], _Finding], settings: Settings) -> _Finding:
    try:
        return check(settings)
    except BriefingError as error:
        return _Finding(good=False, text=str(error))


def _prompts(settings: Settings) -> _Finding:
    from briefing.wiring import prompt_library

    return _Finding(good=True, text=f"{len(list(prompt_library(settings.prompts)))} prompts pass")


def _glossary(settings: Settings) -> _Finding:
    from briefing.language.glossary import load_glossary

    return _Finding(good=True, text=f"{len(load_glossary(settings.glossary).entries)} terms")


def _weights(settings: Settings) -> _Finding:
    from briefing.wiring import weight_store

    if settings.base_url or settings.model not in weight_store(settings):
        return _Finding(good=True, text=f"model {settings.model} on a server")
    path = weight_store(settings).path(settings.model)
    if path:
        return _Finding(good=True, text=f"model {settings.model} is here: {path}")
    return _Finding(
        good=True,
        text=f"model {settings.model} will be fetched: briefing models pull fetches it now",
    )


def _memory(_settings: Settings) -> _Finding:
    from briefing.llm.machine import available_memory

    free = available_memory()
    enough = free is None or free > 3e9
    known = "unknown" if free is None else f"{free / 1e9:.1f} GB"
    advice = "" if enough else "; close other programs, or use --model qwen2.5-coder-0.5b"
    return _Finding(good=enough, text=f"free memory: {known}{advice}")


def _cache(settings: Settings) -> _Finding:
    folder: Path = settings.cache_dir
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not os.access(there, os.W_OK):
        return _Finding(good=False, text=f"{folder} can't be written: set BRIEFING_CACHE_DIR")
    free = shutil.disk_usage(there).free
    return _Finding(good=True, text=f"cache in {folder}, {free / 1e9:.1f} GB free")


def _key(settings: Settings) -> _Finding:
    state = "set" if settings.api_key else "not set (only hosted models need one)"
    return _Finding(good=True, text=f"API key: {state}")
