"""The measurement of quotations runs over a small corpus of our own, and counts a miss as one."""

import runpy
import sys
from pathlib import Path

import pytest

QUOTES = Path(__file__).parents[2] / "bench" / "quotes.py"
TEXT = "The ferry slept.\n\n“The ferry is late again,” Ada Quill said.\n\nThe crew wrote “a book of the sea” there."


@pytest.fixture
def corpus(tmp_path):
    for folder in ("text", "attributions"):
        (tmp_path / "dev" / folder).mkdir(parents=True)
    start, end, who = TEXT.index("“"), TEXT.index("”") + 1, TEXT.index("Ada")
    notes = f"E1\tSource:T1 Content:T2\nT1\tSource {who} {who + 9}\tAda Quill\nT2\tContent {start} {end}\t{TEXT[start:end]}\n"
    (tmp_path / "dev" / "text" / "one.txt").write_text(TEXT, "utf-8")
    (tmp_path / "dev" / "attributions" / "one_ab.ann").write_text(notes, "utf-8")
    return tmp_path


def test_quotations_and_their_speakers_are_counted(corpus, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["quotes.py", "polnear", str(corpus), "--misses", "3"])
    runpy.run_path(str(QUOTES), run_name="__main__")
    said = capsys.readouterr().out
    assert "P 0.500 (2)  R 1.000 (1);  speaker 1.000 (1; unattributed 0)" in said
    assert "not quoted: " in said
