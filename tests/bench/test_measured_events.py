"""The measurement of events runs over a small corpus of our own, and counts what is torn apart or thrown together."""

import json
import runpy
import sys
from pathlib import Path

import pytest

EVENTS = Path(__file__).parents[2] / "bench" / "events.py"

DREDGER = "A dredger will clear the channel at Gull Point in autumn, the council of Brackwater decided after the winter storms."
BAND = "The town band of Saltby played on the pier with a new drum, for the first time since its old one was lost at sea."


@pytest.fixture
def measure(tmp_path, monkeypatch, capsys):
    def run(*told, arguments=()):
        for number, (event, text) in enumerate(told):
            told_of = {"title": "", "text": text, "date_publish": "2024-03-01T00:00:00", "newsCluster": {"EventId": event}}
            (tmp_path / f"a{number}.json").write_text(json.dumps(told_of), "utf-8")
        monkeypatch.setattr(sys, "argv", [str(EVENTS), str(tmp_path), *arguments])
        runpy.run_path(str(EVENTS), run_name="__main__")
        return capsys.readouterr().out

    return run


def test_two_reports_of_one_event_and_one_of_another_are_found_as_they_are(measure):
    assert "P 1.000  R 1.000  F1 1.000" in measure((1, DREDGER), (1, f"{DREDGER} It takes nine weeks."), (2, BAND))


def test_what_is_torn_apart_costs_recall_and_is_named(measure):
    told = measure((1, DREDGER), (1, BAND), arguments=["-v"])
    assert "P 1.000  R 0.500" in told
    assert "1: in groups of [1, 1]" in told


def test_a_folder_that_is_no_corpus_is_said_to_be_none(measure):
    with pytest.raises(SystemExit, match="no corpus"):
        measure()
