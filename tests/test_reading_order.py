"""The house can be read from its first module to its last: each imports only from those above it."""

import ast
from pathlib import Path

import pytest

import pressmark

HOUSE = Path(pressmark.__file__).parent
TESTS = Path(__file__).parent
PLACE = {name: place for place, name in enumerate(pressmark.READING_ORDER)}
DISK = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "rglob"}


def name_of(path: Path) -> str:
    """The name of a module, and of a package for anything inside one that stands in the order as a whole."""
    parts = path.relative_to(HOUSE).with_suffix("").parts
    name = ".".join(part for part in parts if part != "__init__")
    package = name.rpartition(".")[0]
    return package if name not in PLACE and package in PLACE else name


MODULES = [path for path in sorted(HOUSE.rglob("*.py")) if name_of(path) in PLACE]


def imported(path: Path) -> set[str]:
    """The modules of the house that a file imports, as they stand in the order."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("pressmark"):
            base = node.module.removeprefix("pressmark").lstrip(".")
            for alias in node.names:
                name = f"{base}.{alias.name}".lstrip(".")
                while name and name not in PLACE:
                    name = name.rpartition(".")[0]
                if name:
                    found.add(name)
    return found


def test_the_order_names_every_module_and_no_other():
    standing = {name_of(path) for path in HOUSE.rglob("*.py")} - {"", "filing", "archive", "publishing"}
    assert standing == set(pressmark.READING_ORDER)


@pytest.mark.parametrize("name", pressmark.READING_ORDER)
def test_a_module_has_its_tests_in_a_file_of_its_name(name):
    room, _, noun = name.rpartition(".")
    path = TESTS / room / f"test_{noun}.py"
    assert path.is_file(), f"the tests of {name} are looked for in tests/{path.relative_to(TESTS)}"
    assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), f"tests/{path.relative_to(TESTS)} says what it is about"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_module_imports_only_what_was_read_before(path):
    here = name_of(path)
    later = {name for name in imported(path) if PLACE[name] > PLACE[here]}
    assert not later, f"{here} imports {sorted(later)}, which come later"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_disk_clock_and_environment_are_touched_in_their_own_rooms(path):
    here = name_of(path)
    tree = ast.parse(path.read_text("utf-8"))
    called = {node.func.attr for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)}
    called |= {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    if here not in ("files", "cache", "preview"):
        assert not called & DISK, f"{here} touches the disk: {sorted(called & DISK)}"
    if here not in ("cli", "commands", "desks", "reviewing"):
        assert not called & {"print"}, f"{here} prints"
        assert not named & {"stdout", "stderr"}, f"{here} speaks to the terminal"
    if here != "cli":
        assert not called & {"today", "getenv"}, f"{here} reads the clock"
        assert "environ" not in named, f"{here} reads the environment"
