"""Scripts travel without what is there for those who read them."""

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from pressmark.publishing import scripts

STATIC = Path(__file__).parents[2] / "templates" / "static"
OURS = sorted(STATIC.glob("*.js"))


def travels(text):
    return scripts.bare({"static/x.js": text.encode()})["static/x.js"].decode()


def test_comments_and_indentation_stay_at_home():
    assert (
        travels('"use strict";\n// Why.\n\n{\n  /** @param {number} n\n   * of all */\n  f(n); // twice\n}\n')
        == '"use strict";\n{\nf(n);\n}\n'
    )


def test_what_only_looks_like_a_comment_travels():
    text = 'const a = "http://x.example // y";\nconst b = /[/][/] /.exec(c) // d\'s\n'
    assert travels(text) == text


def test_a_type_before_code_takes_none_of_the_code_with_it():
    assert (
        travels("/** @type {any} */ let a = 1;\nlet b = 2;\n/** Three. */\nlet c = 3;\n")
        == "let a = 1;\nlet b = 2;\nlet c = 3;\n"
    )


def test_what_every_search_needs_travels_as_one_and_weighs_ten_kilobytes_at_most():
    made = scripts.bare({f"static/{path.name}": path.read_bytes() for path in OURS})
    assert not {f"static/{name}.js" for name in scripts.READER} & set(made)
    assert made["static/reader.js"].count(b"var pressmark = pressmark || {};") == len(scripts.READER)
    assert len(gzip.compress(made["static/reader.js"], 6, mtime=0)) <= 10_000


def test_style_sheets_and_pictures_travel_as_they_are():
    assert scripts.bare({"static/a.css": b"/** x */\n  a {}"}) == {"static/a.css": b"/** x */\n  a {}"}


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_no_comment_of_ours_travels(path):
    assert not re.search(r"^\s*(?://|/\*|\*)|^[ \t]", travels(path.read_text("utf-8")), re.MULTILINE)


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no node here to read a script")
@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_a_bare_script_is_a_script(path, tmp_path):
    (tmp_path / "bare.js").write_text(travels(path.read_text("utf-8")), "utf-8")
    subprocess.run(["node", "--check", str(tmp_path / "bare.js")], check=True)
