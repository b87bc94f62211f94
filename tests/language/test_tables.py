"""The tables of words that are shipped."""

from importlib.resources import files

import pytest
import yaml

from briefing.language.tables import parsed, table

TABLES = sorted(
    path.name.removesuffix(".yaml")
    for path in files("briefing.language").iterdir()
    if path.name.endswith(".yaml")
)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_read_as_the_plain_loader_reads_it(name: str) -> None:
    text = files("briefing.language").joinpath(f"{name}.yaml").read_text("utf-8")
    assert table(name) == yaml.safe_load(text)


def test_yaml_makes_no_objects() -> None:
    with pytest.raises(yaml.YAMLError):
        parsed("!!python/object/apply:os.getcwd []")
