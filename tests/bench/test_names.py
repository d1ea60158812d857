"""The measurement of names runs over a small corpus of our own, and counts a miss as one."""

import runpy
import sys
from pathlib import Path

import pytest

NAMES = Path(__file__).parents[2] / "bench" / "names.py"

CORPUS = """-DOCSTART- -X- O

Talks NN O
resume NN O

On IN O
that DT O
day NN O
Anna NNP I-PER
Wexler NNP I-PER
's POS O
guests NN O
went VBD O
to TO O
Mongolia NNP I-LOC
. . O

It PRP O
was VBD O
quiet JJ I-MISC
. . O
"""


@pytest.fixture
def measure(tmp_path, monkeypatch, capsys):
    def run(corpus):
        (tmp_path / "corpus.txt").write_text(corpus, "utf-8")
        arguments = [str(NAMES), str(tmp_path / "corpus.txt"), "--misses", str(tmp_path / "misses")]
        monkeypatch.setattr(sys, "argv", arguments)
        with pytest.raises(SystemExit):
            runpy.run_path(str(NAMES), run_name="__main__")
        return capsys.readouterr().out, (tmp_path / "misses").read_text("utf-8")

    return run


def test_exact_spans_are_counted_and_the_rest_are_misses(measure):
    told, missed = measure(CORPUS)
    assert "all names    spans P 1.000 R 0.667 F 0.800" in told
    assert "three kinds  spans P 1.000 R 1.000 F 1.000   typed P 1.000 R 1.000 F 1.000" in told
    assert missed.split("\t")[1:4] == ["quiet", "things", "–"]


def test_a_register_made_of_the_gold_finds_its_names(measure):
    told, _ = measure(CORPUS)
    assert "known names  2 entries   P 1.000 R 1.000" in told
