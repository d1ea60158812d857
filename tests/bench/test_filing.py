"""The measurement of filing runs over a small corpus of our own, and counts a miss as one."""

import json
import runpy
import sys
from pathlib import Path

import pytest

FILING = Path(__file__).parents[2] / "bench" / "filing.py"

PAGE = """<!DOCTYPE html><html><head><title>{headline}</title></head><body><article><h1>{headline}</h1>
<p>By Ada Quill</p><p>3 April 2024</p>
<p>The van that sells bread on the pier did not come on Wednesday, and passengers of the late ferry went without breakfast.</p>
<p>She had telephoned the baker, who was not at home. His brother said that the van would be mended by noon at the latest.</p>
</article></body></html>"""


@pytest.fixture
def measure(tmp_path, monkeypatch, capsys):

    def run(golds):
        (tmp_path / "html").mkdir()
        for name, gold in golds.items():
            (tmp_path / "html" / f"{name}.html").write_text(PAGE.format(headline=gold.pop("printed")), "utf-8")
        (tmp_path / "articles.json").write_text(json.dumps(golds), "utf-8")
        arguments = [str(FILING), str(tmp_path), "--as", "html", "--part", "all", "--misses", str(tmp_path / "misses")]
        monkeypatch.setattr(sys, "argv", arguments)
        with pytest.raises(SystemExit):
            runpy.run_path(str(FILING), run_name="__main__")
        return capsys.readouterr().out, (tmp_path / "misses").read_text("utf-8")

    return run


def gold(headline, printed):
    said = "The van that sells bread on the pier did not come on Wednesday, and passengers of the late ferry went without"
    return {"title": headline, "date": "2024-04-03", "authors": "Ada Quill", "articleBody": said, "printed": printed}


def test_a_headline_read_otherwise_than_the_gold_has_it_is_a_miss(measure):
    told, missed = measure({"a": gold("No bread today", "No bread today"), "b": gold("No bread at all", "Bread at last")})
    assert "headline   right 0.500" in told
    assert [line.split("\t")[1:5] for line in missed.splitlines() if "headline" in line] == [
        ["b", "headline", "No bread at all", "Bread at last"]
    ]
