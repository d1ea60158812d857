"""Which articles report something that happened."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from making import article, content, edition, joined

from pressmark import frontmatter, pipeline, registers
from pressmark.archive import join, rights
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.work import Work

STRIKE = "Ferry strike:\n  date: 2023-02-28\n  aliases: [the ferry strike]\n"


def events(**files):
    return joined(content(**files))[0]


def test_an_event_has_the_articles_the_curator_gives_it():
    made = events(events=STRIKE + "  articles: [ac2zht6t]\n", one=article(published="2023-03-01"))
    (event,) = made.events
    assert event.articles == ("ac2zht6t",)
    assert not event.proposed
    assert made.names["ac2zht6t"] == ("events/Ferry strike",)


def test_an_article_can_name_the_event_it_reports_or_deny_it():
    assert events(events=STRIKE, one=article(events="[Ferry strike]")).events[0].articles == ("ac2zht6t",)
    assert events(events=STRIKE + "  articles: [ac2zht6t]\n", one=article(not_named="[Ferry strike]")).events[0].articles == ()


def test_an_article_that_only_mentions_an_event_is_said_apart():
    (event,) = events(events=STRIKE, one=article(body="It began with the ferry strike.")).events
    assert (event.articles, event.mentioned_in) == ((), ("ac2zht6t",))


def test_an_event_gives_the_year_that_an_article_does_not_print():
    made = events(events=STRIKE + "  articles: [ac2zht6t]\n", one=article(event_date="XXXX-02-28"))
    (inference,) = made.inferences["ac2zht6t"]
    assert (inference.field, inference.when.written) == ("event_date", "2023-02-28")
    assert "Ferry strike" in inference.evidence


def test_nothing_is_inferred_from_an_event_of_another_day():
    assert not events(events=STRIKE + "  articles: [ac2zht6t]\n", one=article(event_date="XXXX-03-01")).inferences


# --- what nobody has named ------------------------------------------------------------------------------------------------

PIER = """
    The mayor of Brackwater, Ada Quill, met the shipowner Tobias Fenn on the new pier on Tuesday. They agreed that the ferry to
    Saltby will sail three times a week from May, and that the pier is lit all night.

    “I am very glad that the two sides of the bay will see each other again,” said the mayor. The shipowner thanked her for the
    eleven lamps.
"""
AGREED = """
    Three sailings a week from May, and a pier lit all night: mayor Ada Quill of Brackwater and shipowner Tobias Fenn agreed on
    this for the ferry to Saltby when they met on the new pier.

    “I am very glad that the two sides of the bay will see each other again,” Mrs Quill told the guests. Mr Fenn praised the
    lamps.
"""
DREDGER = """
    A dredger will clear the channel at Gull Point in autumn, the council of Brackwater decided. Silt has closed it to all but
    rowing boats since the winter storms. The work takes nine weeks and is paid for from the fund for the sea wall.
"""
BAND = """
    The town band played in the rain on Sunday with a new drum, which the bakers gave. Its old one was lost at sea. Two hundred
    people listened and most stayed until the end.
"""
NAMES = "Ada Quill:\n  description: mayor\nTobias Fenn:\n  description: shipowner\n"


def reports(first=None, second=None, **files):
    """Two reports of one meeting, and two of other things."""
    return content(
        people=NAMES,
        one=article("ac2zht6t", PIER, **{"headline": "A pier lit all night", "published": "2023-02-28"} | (first or {})),
        two=article("a1111111", AGREED, **{"headline": "Ferry sails from May", "published": "2023-03-01"} | (second or {})),
        three=article("a2222222", DREDGER, headline="A dredger comes"),
        four=article("a3333333", BAND, headline="A new drum"),
        **files,
    )


def test_two_reports_of_one_event_are_proposed_as_one_and_say_why():
    (event,) = joined(reports())[0].events
    assert event.articles == ("ac2zht6t", "a1111111")
    assert event.proposed
    assert event.reasons[:3] == ("1 quote in common", "within 2 days", "2 names in common")


def test_a_proposed_event_has_the_id_of_its_earliest_article_and_its_headline_in_brackets():
    (event,) = joined(reports())[0].events
    assert (event.id, event.name) == ("ac2zht6t", "[A pier lit all night]")
    (event,) = joined(reports(first={"published": "2023-03-02"}))[0].events
    assert (event.id, event.name) == ("a1111111", "[Ferry sails from May]")


def test_reports_of_days_too_far_apart_are_related_and_no_event():
    made = joined(reports(second={"published": "2023-06-01"}))[0]
    assert made.events == ()
    (related,) = made.related["ac2zht6t"]
    assert related.article == "a1111111"
    assert related.reasons[:2] == ("1 quote in common", "2 names in common")


def test_a_doubtful_day_does_not_keep_reports_apart():
    doubt = {"published": "2023-06-01", "doubts": "['published: may be the day it was saved']"}
    assert len(joined(reports(second=doubt))[0].events) == 1


def test_an_event_that_the_curator_has_named_is_never_changed():
    named = "Meeting on the pier:\n  date: 2023-02-28\n  articles: [ac2zht6t]\n"
    made = joined(reports(events=named))[0]
    (event,) = made.events
    assert (event.articles, event.proposed) == (("ac2zht6t",), False)
    assert made.related["a1111111"][0].article == "ac2zht6t"


def test_what_the_curator_says_reports_something_else_may_be_an_event_of_its_own():
    named = "Meeting on the pier:\n  articles: [ac2zht6t]\n  not: [a1111111, a4444444]\n"
    again = article("a4444444", AGREED.replace("praised", "counted"), headline="Lamps", published="2023-03-01")
    meeting, other = sorted(joined(reports(events=named, five=again))[0].events, key=lambda event: event.proposed)
    assert meeting.articles == ("ac2zht6t",)
    assert set(other.articles) == {"a1111111", "a4444444"}


def test_an_event_has_the_day_that_a_report_gives_and_never_that_on_which_one_was_printed():
    (event,) = joined(reports(second={"event_date": "2023-02-27"}))[0].events
    assert event.when.written == "2023-02-27"
    (event,) = joined(reports())[0].events
    assert event.when is None


def test_an_event_without_a_day_stands_in_the_list_where_its_first_report_was_printed():
    dossier = Catalogue(edition(reports())).dossiers["ac2zht6t"]
    assert (dossier.when, dossier.since.written, dossier.brief.words) == (None, "2023-02-28", "28 Feb 2023")


def test_a_report_of_the_same_event_gives_the_year_with_its_evidence():
    made = joined(reports(second={"published": "", "event_date": "XXXX-02-28"}))[0]
    (inference,) = made.inferences["a1111111"]
    assert inference.when.written == "2023-02-28"
    assert inference.evidence == "“A pier lit all night”, a report of the same event, was published on 28 February 2023"
    assert made.events[0].when == inference.when
    (printed,) = [each for each in made.articles if each.id == "a1111111"]
    assert (printed.event_date.written, printed.published) == ("XXXX-02-28", None)


def test_no_year_is_given_where_the_day_is_another():
    assert not joined(reports(second={"published": "", "event_date": "XXXX-02-20"}))[0].inferences


def test_the_day_of_an_event_has_its_year_in_brackets_where_no_report_prints_it():
    dossier = Catalogue(edition(reports(second={"published": "", "event_date": "XXXX-02-28"}))).dossiers["ac2zht6t"]
    assert (dossier.day.words, dossier.brief.words) == ("28 February [2023]", "28 Feb [2023]")
    printed = reports(first={"event_date": "2023-02-28"}, second={"published": "", "event_date": "XXXX-02-28"})
    assert Catalogue(edition(printed)).dossiers["ac2zht6t"].day.words == "28 February 2023"


def test_a_day_that_the_curator_refuses_is_not_that_of_the_event():
    files = reports(second={"published": "", "event_date": "XXXX-02-28"})
    articles, _ = frontmatter.read_all(files)
    known = replace(registers.read(files)[0], never=("a1111111 event_date 2023-02-28",))
    (event,) = join.archive(articles, known, Work())[0].events
    assert event.when is None


# --- addresses --------------------------------------------------------------------------------------------------------------

LEDGER = {"content/permalinks.txt": b"2023-03-01 event events/ac2zht6t.html\n2023-03-01 article a/ac2zht6t.html\n"}


def led(files):
    return edition(files | LEDGER, "private").redirects.get("events/ac2zht6t.html")


def test_a_proposed_event_that_stands_needs_no_redirect():
    assert led(reports()) is None


def test_when_an_earlier_report_joins_the_old_address_leads_to_the_event():
    assert led(reports(second={"published": "2023-02-27"})) == "events/a1111111.html"


def test_the_address_of_an_event_called_after_an_id_that_somebody_wrote_by_hand_is_kept_too():
    files = reports(second={"published": "2023-02-27"})
    files = {path: text.replace(b"ac2zht6t", b"aferry1") for path, text in files.items()}
    ledger = {"content/permalinks.txt": b"2023-03-01 event events/aferry1.html\n"}
    assert edition(files | ledger, "private").redirects["events/aferry1.html"] == "events/a1111111.html"


def test_when_an_event_is_named_its_proposed_address_leads_to_it():
    named = "Meeting on the pier:\n  date: 2023-02-28\n  articles: [ac2zht6t, a1111111]\n"
    assert led(reports(events=named)) == "events/meeting-on-the-pier.html"


def test_when_an_event_is_taken_apart_its_address_leads_to_the_article_it_was_called_after():
    assert led(reports(second={"published": "2023-06-01"})) == "a/ac2zht6t.html"


def test_an_article_withdrawn_leaves_its_event_and_its_headline_goes_with_it():
    gone = reports(first={"withdrawn": "2024-01-01 at the author's wish"})
    third = article("a4444444", AGREED.replace("praised", "counted"), headline="Lamps", published="2023-03-02")
    gone["content/articles/five.md"] = third.encode()
    made = edition(gone | LEDGER, "private")
    (event,) = made.events
    assert (event.id, event.name, event.articles) == ("a1111111", "[Ferry sails from May]", ("a1111111", "a4444444"))
    assert event.reasons == ()
    assert made.redirects["events/ac2zht6t.html"] == "a/ac2zht6t.html"
    assert "A pier lit" not in str(made.articles)


def test_an_event_of_which_one_article_may_be_shown_is_none():
    assert edition(reports(first={"rights": "withheld"})).events == ()


# --- the reference clippings ----------------------------------------------------------------------------------------------

CLIPPINGS = Path(__file__).parents[2].parent / "shared" / "clippings"
with_clippings = pytest.mark.skipif(not CLIPPINGS.is_dir(), reason="the reference clippings are not beside this folder")


@pytest.fixture(scope="module")
def clippings():
    """The reference clippings in an archive without any register, as they are filed, and the name of each one's article."""
    tree = {f"content/clippings/{path.name}": path.read_bytes() for path in CLIPPINGS.glob("*.txt")}
    tree |= {path: text.encode() for path, text in pipeline.add(tree, Work()).new.items()}
    archive = joined(tree)[0]
    return archive, {article.clipping[:3]: article.id for article in archive.articles}, tree


@with_clippings
def test_the_three_reports_of_one_meeting_are_one_event_and_the_other_clippings_none(clippings):
    archive, id, _ = clippings
    (event,) = archive.events
    assert set(event.articles) == {id["000"], id["001"], id["002"]}
    assert event.when.written == "2023-02-28"
    assert {other.article for other in archive.related[id["003"]]} >= {id["000"]}


@with_clippings
def test_the_year_that_a_report_does_not_print_is_inferred_and_not_filed(clippings):
    archive, id, _ = clippings
    (inference,) = archive.inferences[id["002"]]
    assert (inference.field, inference.when.written, inference.source) == ("event_date", "2023-02-28", id["000"])
    (report,) = [article for article in archive.articles if article.id == id["002"]]
    assert (report.event_date.written, report.published) == ("XXXX-02-28", None)
    catalogue = Catalogue(rights.clear(archive, "public", date(2024, 5, 1)))
    assert catalogue.printed(report.event_date, inference.when).words == "28 February [2023]"
