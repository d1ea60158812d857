"""Everything around an article that is not the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pasting import LEAD

from pressmark.filing import furniture
from pressmark.model import Origin, Outlet


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Facebook iconTwitter iconTelegram icon", "share-links"),
        ("Coast Times Logo", "logo"),
        ("4 min read", "reading-time"),
        ("Время чтения: 3 минуты", "reading-time"),
        ("1,204 views", "counter"),
        ("3 hours ago", "ago"),
        ("ADVERTISEMENT", "advertisement"),
        ("Comments (12)", "comments"),
        ("Читайте также: Новый порт", "read-also"),
        ("Sign up for our newsletter", "newsletter"),
        ("Tags: ferries, islands", "tags"),
        ("We use cookies to improve your experience on this website.", "cookie-notice"),
        ("При использовании материалов активная ссылка обязательна", "terms"),
        ("© 2021 Coast Times", "copyright"),
        ("Home > News > Local", "breadcrumb"),
        ("Photo: Jane Doe", "photo-credit"),
        ("Нашли ошибку? Выделите её и нажмите Ctrl + Enter", "error-report"),
        ("Skip to main content", "navigation"),
        ("Islands › Ferries › Timetables › Winter", "breadcrumb"),
        ("Every week the tide tables come straight to your inbox.", "newsletter"),
        ("We may receive a commission; we earn affiliate commissions on boots.", "advertisement"),
        ("This page may not be used without the harbour's word.", "terms"),
        ("Reproduction of the chart is prohibited.", "terms"),
        ("Coast Times, Brackwater. All rights reserved.", "copyright"),
        ("Если вы заметили ошибку, напишите нам.", "error-report"),
    ],
)
def test_a_line_of_furniture_is_known(line, rule):
    assert furniture.rule(line) == rule


@pytest.mark.parametrize(
    "line",
    [
        LEAD,
        "Share prices fell on Monday as investors read the report.",
        "Comments by the minister were met with silence in the chamber.",
        "The book may be published in the spring, the writer said.",
        "Photographs of the ferry were shown to the court.",
        "More than forty ships left the harbour.",
        "Related work was done by the port's own engineers, who were praised for it.",
        "Print workers went on strike.",
    ],
)
def test_a_sentence_is_not_taken_for_furniture(line):
    assert furniture.rule(line) == ""


def test_what_an_outlet_is_known_to_add_is_furniture_on_its_pages_alone():
    gazette = Outlet(name="Gazette", drop=("Ferries by Harbour Lines", ""), origin=Origin("content/outlets.yaml", 1))
    assert furniture.rule("• Ferries by Harbour Lines sail daily.", (gazette,)) == "outlet-hint"
    assert furniture.rule("Ferries by Harbour Lines sail daily.") == ""
    assert furniture.rule(LEAD, (gazette,)) == ""


def test_a_line_of_signs_alone_is_an_ornament_and_a_blank_one_is_nothing():
    assert [furniture.rule(line) for line in ("* * *", "———", "", "   ")] == ["ornament", "ornament", "", ""]


def test_a_line_longer_than_furniture_can_be_is_not_looked_through():
    assert furniture.rule("Share this article on " + "Facebook " * 200) == ""


@pytest.mark.parametrize(
    ("line", "bare"), [("  3. Talks", "Talks"), ("• Talks", "Talks"), ("> Talks", "Talks"), ("3.5 million", "3.5 million")]
)
def test_a_bullet_or_a_number_is_no_part_of_a_line(line, bare):
    assert furniture.bare(line) == bare


@pytest.mark.parametrize("line", ["It rained.", "“It rained.”", "Did it rain?", "It rained …", "«Шёл дождь!»", "It rained.)"])
def test_a_sentence_ends_with_its_mark_and_what_closes_it(line):
    assert furniture.ends_sentence(line)
    assert not furniture.ends_sentence(line.strip("“«.?!…”») "))


def test_a_sentence_reads_more_like_prose_than_a_short_line_and_a_short_line_not_at_all():
    assert furniture.prose(LEAD) > furniture.prose("The council approved plans for a terminal.") > 0
    assert furniture.prose("Most read") < furniture.prose("It rained.") < 0
    assert furniture.prose("***") == 0


def test_a_long_line_reads_like_prose_though_its_full_stop_is_missing():
    unended = " ".join([LEAD[:-1]] * 2)
    assert 0 < furniture.prose(unended) < furniture.prose(unended + ".")


@given(st.text() | st.text(alphabet="Share on Facebook. ©2021>|#•:-", max_size=200))
def test_any_line_is_furniture_by_one_rule_or_is_not(line):
    names = {name for name, _, _ in furniture._RULES} | {"", "ornament"}
    assert furniture.rule(line) in names
    assert furniture.bare(line) == furniture.bare(line).strip()
    assert -6.0 < furniture.prose(line) <= 80
