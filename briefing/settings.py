"""All settings of a run: from options, the environment, a file, and defaults, in this order."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from platformdirs import user_cache_path, user_config_path
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from briefing.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

_LISTS = frozenset({"glossary", "skip_rules"})
PREFIX = "BRIEFING_"
"""Of environment variables: BRIEFING_MODEL sets ``model``."""


class Settings(BaseModel):
    """How memos are made.

    Attributes:
        model: an embedded model's name, or a model of the server.
        base_url: of an OpenAI-compatible server, ending in /v1; None is OpenAI's own.
        profile: how far tasks are decomposed; auto is ``sentence`` for embedded models.
        concurrency: calls in flight at most; None lets the kind of model decide.
        timeout: seconds for one call.
        attempts: of one call, the first included.
        window: tokens of an answer that are shown to the model at once.
        max_cost: US dollars for one run; None for no limit.
        max_tokens: prompt and completion tokens for one run; None for no limit.
        skip_rules: rules of reading that are switched off; their names: briefing read --rules.
        cache: whether answers of the model are kept and used again.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = "qwen2.5-coder-1.5b"
    base_url: str | None = None
    api_key: SecretStr | None = None
    profile: Literal["auto", "sentence", "whole"] = "auto"
    concurrency: int | None = Field(default=None, ge=1, le=256)
    timeout: float = Field(default=300.0, gt=0)
    attempts: int = Field(default=4, ge=1, le=20)
    window: int = Field(default=6000, ge=500)
    max_cost: float | None = Field(default=None, ge=0)
    max_tokens: int | None = Field(default=None, ge=0)
    prices: Path | None = None
    prompts: Path | None = None
    glossary: tuple[Path, ...] = ()
    skip_rules: tuple[str, ...] = ()
    cache: bool = True
    cache_dir: Path = Field(default_factory=lambda: user_cache_path("briefing"))

    @property
    def answers_path(self) -> Path:
        """The file that keeps the model's answers."""
        return self.cache_dir / "answers.sqlite"

    @property
    def weights_dir(self) -> Path:
        """The folder of the embedded models."""
        return self.cache_dir / "models"


def default_file() -> Path:
    """Where the settings file is looked for unless one is named."""
    return user_config_path("briefing") / "briefing.toml"


def load_settings(
    options: Mapping[str, Any], environ: Mapping[str, str], file: Path | None = None
) -> Settings:
    """Put the settings together; an option goes before the environment, that before the file.

    Args:
        options: by field name; None means not given.
        environ: BRIEFING_<FIELD> sets a field, lists with ":" between; OPENAI_API_KEY and
            OPENAI_BASE_URL set ``api_key`` and ``base_url``.
        file: TOML with fields as keys; None takes the default file if there is one.

    Raises:
        SettingsError: the file is missing or wrong, or a value doesn't fit.
    """
    merged = _from_file(file) | _from_environment(environ)
    merged |= {name: value for name, value in options.items() if value is not None}
    try:
        return Settings.model_validate(merged)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"Setting {name}: {first['msg']}", "Mend it in the option, variable or file it is from."
        ) from None


def _from_file(file: Path | None) -> dict[str, Any]:
    path = file or default_file()
    if file is None and not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"The settings file {path} can't be used: {error}") from error


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, field in (("OPENAI_API_KEY", "api_key"), ("OPENAI_BASE_URL", "base_url")):
        if environ.get(name):
            values[field] = environ[name]
    for field in Settings.model_fields:
        value = environ.get(PREFIX + field.upper())
        if value:
            values[field] = value.split(":") if field in _LISTS else value
    return values
