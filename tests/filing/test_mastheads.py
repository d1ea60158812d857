"""Which paper it is, by what a page says of itself."""

import pytest
from pasting import BODY, HEADLINE, LEAD, SECOND, fields

from pressmark.filing import lines, mastheads, pasted
from pressmark.filing.lines import Head
from pressmark.model import Origin, Outlet


def outlet(name, **more):
    return Outlet(name=name, origin=Origin("content/outlets.yaml", 1), **more)


def test_a_logo_names_the_outlet_only_if_the_page_says_so_again():
    assert fields(f"Coast Times Logo\n{HEADLINE}\n\n{BODY}").get("outlet") is None
    assert fields(f"Coast Times Logo\n{HEADLINE}\n\n{BODY}\n\n© 2022 Coast Times")["outlet"] == "Coast Times"


def test_an_address_beside_the_date_names_the_outlet():
    assert fields(f"date 2022-05-03 CoastTimes.com\n\n{HEADLINE}\n\n{BODY}")["outlet"] == "CoastTimes"


def test_an_agency_that_says_it_reports_is_the_outlet_too():
    said = fields(f"ASTANA. KAZINFORM - {LEAD[:-1]}, Kazinform reports.\n\n{SECOND}")
    assert (said["agency"], said["outlet"]) == ("Kazinform", "Kazinform")


def test_the_paper_stands_before_the_agency_even_where_the_register_knows_both():
    both = (
        Outlet(name="Brackwater Gazette", aliases=("Gazette News",), origin=Origin("x")),
        Outlet(name="Meridian", origin=Origin("x")),
    )
    lead = "The van that sells bread on the pier did not come, and the passengers went without their breakfast."
    page = (
        f"No bread on Wednesday\n\nSALTHOLM (Gazette News / Meridian - 3rd April, 2024) {lead}\n\n{lead} It was seen later.\n"
    )
    for outlets in (both, both[::-1]):
        fields = pasted.parts(page, outlets).fields
        assert (fields["outlet"], fields["agency"]) == ("Brackwater Gazette", "Meridian")


@pytest.mark.parametrize(
    ("known", "line"),
    [
        (outlet("The Coast Times", aliases=("Coast Times",)), "© 2022 Coast Times"),
        (outlet("The Coast Times", home="https://www.coast.example/"), "news.example | coast.example"),
        (outlet("The Coast Times", names=("CT Wire",)), "CT WIRE"),
    ],
)
def test_an_outlet_is_known_by_any_of_its_names_and_by_its_address(known, line):
    page = f"{HEADLINE}\n3 May 2022\n\n{BODY}\n\n{line}"
    assert pasted.parts(page, (known,)).fields["outlet"] == "The Coast Times"


def test_a_paper_that_the_article_only_tells_of_is_not_its_outlet():
    page = f"{HEADLINE}\n3 May 2022\n\n{BODY}\n\nThe Coast Times had asked for it in March, she said, and so had others."
    assert "outlet" not in pasted.parts(page, (outlet("Coast Times"),)).fields


def test_a_paper_that_the_dateline_names_before_the_agency_is_the_outlet():
    said = fields(f"{HEADLINE}\n\nSALTHOLM (CoastTimes News / Meridian - May 3, 2022) {BODY}")
    assert (said["outlet"], said["agency"]) == ("CoastTimes", "Meridian")


def test_a_logo_is_confirmed_by_the_article_that_says_the_paper_reports():
    assert fields(f"Coast Times Logo\n{HEADLINE}\n\n{LEAD[:-1]}, Coast Times reports.\n\n{SECOND}")["outlet"] == "Coast Times"


def test_half_a_word_names_no_outlet():
    page = f"{HEADLINE}\n3 May 2022\n\n{BODY}\n\n© 2022 Coastal"
    assert "outlet" not in pasted.parts(page, (outlet("Coast"),)).fields


def test_a_name_in_capitals_is_spelt_as_the_article_spells_it():
    head = Head(lines.read([f"{LEAD[:-1]}, Meridian reports."], ()), None, 0, 0)
    assert mastheads.spelling("MERIDIAN", head) == "Meridian"
    assert mastheads.spelling("COAST", head) == "COAST"


@pytest.mark.parametrize(
    ("home", "host"),
    [("https://www.coast.example/news", "coast.example"), ("coast.example", "coast.example"), ("", "")],
)
def test_the_host_of_a_home_page_has_no_www(home, host):
    assert mastheads.host(home) == host


@pytest.mark.parametrize("line", ["@coast.times 3 May 2022", "desk@coasttimes.com, 3 May 2022"])
def test_a_handle_or_a_readers_address_is_no_outlet(line):
    assert "outlet" not in fields(f"{HEADLINE}\n{line}\n\n{BODY}")
