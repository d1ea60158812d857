"""Independence: which reports of an event have one source, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
import telling

from pressmark.model import Reprint
from pressmark.publishing.pages import independence

ONE = "The bridge over the Amble was opened on Tuesday by the minister, who came in the rain and left before the speeches."
TWO = "A dredger was the first to pass, and blew its horn for as long as anybody could bear it."
THREE = "Bread was sold on both banks, at two prices."


def sources(*items) -> list[tuple[tuple[str, ...], tuple]]:
    return [(each.reports, each.bonds) for each in independence.sources(items, {"mrd": "Meridian", "meridian": "Meridian"})]


def test_a_report_that_names_no_source_stands_for_itself():
    assert [bonds for _, bonds in sources(*telling.items(ONE, TWO, THREE))] == [(), (), ()]


def test_what_two_took_from_one_agency_is_one_source_however_they_write_its_name():
    items = telling.items(ONE, TWO, THREE, agency_1="Meridian", agency_2="MRD")
    assert sources(*items) == [(("a1111111", "a1111112"), (("agency", "Meridian"),)), (("a1111113",), ())]


def test_of_two_agencies_the_first_counts():
    items = telling.items(ONE, TWO, agency_1="Meridian and Tidewire", agency_2="Tidewire")
    assert len(sources(*items)) == 2


def test_reprints_are_one_source():
    first, second = telling.items(ONE, TWO)
    first = replace(first, reprints=(Reprint(second.article.id, "later", 1.0, ()),))
    second = replace(second, reprints=(Reprint(first.article.id, "earlier", 1.0, ()),))
    assert sources(first, second) == [(("a1111111", "a1111112"), (("text", ""),))]


def test_two_reports_of_one_outlet_are_one_source():
    items = telling.items(ONE, TWO, outlet_2="Brackwater Echo")
    assert sources(*items) == [(("a1111111", "a1111112"), (("outlet", "Brackwater Echo"),))]


def test_an_agencys_own_report_and_a_paper_that_credits_it_are_one_source():
    items = telling.items(ONE, TWO, agency_2="Brackwater Echo")
    assert sources(*items) == [(("a1111111", "a1111112"), (("agency", "Brackwater Echo"),))]


def test_an_outlets_own_report_beside_its_agency_copy_is_a_source_of_its_own():
    items = telling.items(ONE, TWO, THREE, agency_1="Meridian", agency_2="Meridian", outlet_3="Brackwater Echo")
    assert len(sources(*items)) == 2


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("The bridge is open, reported Lowgate press service.", "Lowgate press service"),
        ("The bridge is open, according to the Harbour Ministry press office.", "Harbour Ministry press office"),
        ("The bridge is open, the Lowgate press service said.", "Lowgate press service"),
        (
            "The bridge is open, according to the press service of the Harbour Ministry.",
            "press service of the Harbour Ministry",
        ),
        ("The bridge is open, the mayor said.", ""),
        ("The press service is on the second floor.", ""),
    ],
)
def test_the_press_office_that_a_report_credits_is_read_from_its_opening(text, office):
    [item, _] = telling.items(f"{text} {TWO}", ONE)
    assert independence.credited(item) == office


def test_an_office_credited_further_down_is_credited_with_a_detail():
    [item, _] = telling.items(f"{ONE}\n\n{TWO}\n\n{THREE}\n\nIt is painted blue, reported Lowgate press service.", ONE)
    assert independence.credited(item) == ""


def test_what_both_credit_to_one_press_office_is_one_source():
    credit = "That was reported by Lowgate press service."
    assert sources(*telling.items(f"{ONE} {credit}", f"{TWO} {credit}")) == [
        (("a1111111", "a1111112"), (("credit", "Lowgate press service"),))
    ]
