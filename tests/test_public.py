import subprocess
import sys
import venv
from pathlib import Path

import briefing


def test_each_public_name_can_be_imported() -> None:
    assert sorted(briefing.__all__) == briefing.__all__
    for name in briefing.__all__:
        assert getattr(briefing, name) is not None


def test_importing_the_package_or_asking_for_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, briefing, briefing.cli.app;"
        "heavy = {'openai', 'docx', 'pypinyin', 'tiktoken', 'xllamacpp', 'markdown_it'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_wheel_holds_the_prompts_and_the_pages(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, "."],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    folder = tmp_path / "installed"
    venv.create(folder, with_pip=False, system_site_packages=False)
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, wheel],
        check=True,
    )
    code = (
        f"import sys; sys.path.insert(0, {str(folder)!r})\n"
        "import briefing; assert 'installed' in briefing.__file__\n"
        "from briefing.prompting import load_prompts\n"
        "prompts = list(load_prompts())\n"
        "assert len(prompts) > 5\n"
        "for prompt in prompts:\n"
        "    prompt.render({name: '1' for name in prompt.variables})\n"
        "from briefing.service.config import ServiceConfig\n"
        "from briefing.service.pages.views import Views\n"
        "assert Views(ServiceConfig('sqlite://')).assets\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path)
