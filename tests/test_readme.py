"""What the README promises."""

import re
import textwrap
from pathlib import Path

import pytest
from making import article, content

from pressmark import cli, registers

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def blocks() -> list[str]:
    """The indented examples of the README."""
    return [textwrap.dedent(found) for found in re.findall(r"(?:^ {4}.*\n)+(?:\n?(?:^ {4}.*\n)+)*", README, re.MULTILINE)]


def example(beginning: str) -> str:
    return next(block for block in blocks() if block.startswith(beginning))


def test_the_examples_of_registers_are_read_without_a_problem():
    people = example("Ada Quill:").replace("…", "Q1")
    known, problems = registers.read(content(people=people, outlets=example("Brackwater Gazette:")))
    assert not problems
    assert known.entities[0].aliases == ("A. Quill",)
    assert known.outlets[0].max_fraction == 0.3


@pytest.mark.parametrize("command", sorted(set(re.findall(r"uv run build\.py ([a-z]+)", README))))
def test_every_command_of_the_readme_exists(command, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main([command, "--help"])
    assert ended.value.code == 0


def test_the_two_commands_stand_in_the_readme_and_continuous_integration_runs_the_second():
    assert "    pip install uv && uv run build.py\n" in README
    assert "    pip install uv && uv run pytest\n" in README
    assert "pip install uv && uv run pytest\n" in (ROOT / ".ci/run").read_text("utf-8")


def test_every_picture_of_the_readme_is_there():
    for picture in re.findall(r"\]\(([^)]+\.png)\)", README):
        assert (ROOT / picture).is_file(), picture


def test_what_the_readme_says_of_an_unknown_outlet_is_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for path, data in content(ferry=article(outlet="Nowhere Press", published="2024-04-02")).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    assert cli.main(["-q"]) == 0
    page = (tmp_path / "site/a/ac2zht6t.html").read_text("utf-8")
    assert "No ferry on Monday" in page
    assert "Nowhere Press" in page
    assert "They stood on the pier" not in page
