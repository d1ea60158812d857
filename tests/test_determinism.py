"""Same content, same bytes: whatever the zone, the language, the hash seed, the folder or the number of workers."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def build(folder: Path, here: Path, **environment: str) -> dict[str, bytes]:
    """The sample archive, copied, filed anew and built in a process of its own; every file that comes out."""
    content = folder / "content"
    folder.mkdir(exist_ok=True)
    shutil.copytree(ROOT / "content", content)
    shutil.rmtree(content / "articles", ignore_errors=True)
    here.mkdir(exist_ok=True)
    jobs = environment.pop("jobs")
    command = [
        sys.executable,
        str(ROOT / "build.py"),
        "-q",
        "--content",
        str(content),
        "--site",
        str(folder / "site"),
        "--jobs",
        jobs,
    ]
    subprocess.run(command, cwd=here, env=os.environ | environment, check=True, capture_output=True)
    files = (
        path for path in sorted(folder.rglob("*")) if path.is_file() and ".pressmark" not in path.parts
    )  # a memory, no output
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_two_builds_are_equal_to_the_byte(tmp_path):
    one = build(tmp_path / "one", tmp_path / "one", PYTHONHASHSEED="1", TZ="Asia/Almaty", LANG="C", jobs="1")
    two = build(tmp_path / "two", tmp_path, PYTHONHASHSEED="2", TZ="America/Anchorage", LANG="ru_RU.UTF-8", jobs="2")
    assert sorted(one) == sorted(two)
    assert [path for path in one if one[path] != two[path]] == []
    assert len(one) > 30
