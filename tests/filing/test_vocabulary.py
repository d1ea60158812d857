"""The words and phrases by which pages are known to say what is no part of an article."""

import pytest
from pasting import LEAD

from pressmark.filing import furniture, vocabulary


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


def test_a_pattern_is_looked_for_only_where_the_words_are_that_it_cannot_do_without():
    fits = vocabulary._holds(r"\bto let\b", "сдается", near="o_l сда")()
    assert [bool(fits(line)) for line in ("quay to let", "too late", "причал сдается", "сдача")] == [True, False, True, False]


def test_a_line_is_asked_about_only_by_the_rules_for_lines_as_long():
    assert [name for name, _, _ in vocabulary.rules(1)] == [rule.name for rule in vocabulary.RULES]
    assert vocabulary.rules(vocabulary.MOST) == ()
    assert {name for name, _, _ in vocabulary.rules(100)} == {"cookie-notice", "terms", "copyright"}
