"""What mail programs write into the text of a message: headers of what is forwarded, greetings, signatures, footers."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pasting import LEAD, SECOND, THIRD

from pressmark.filing import forwards


def headings(text):
    return forwards.headings(text.split("\n"))


def rules(text, *recipients):
    lines = text.split("\n")
    return {lines[at]: rule for at, rule in forwards.rules(lines, recipients).items()}


# --- headers of forwarded messages --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "From: Coast Times <a@b.example>\nDate: 3 May 2022\nSubject: Ferry\nTo: c@d.example",
        "*From:* Coast Times <a@b.example>\n*Sent:* 3 May 2022\n*Subject:* Ferry",
        "Von: Coast Times <a@b.example>\nGesendet: 3 May 2022\nAn: c@d.example\nBetreff: Ferry",
        "De : Coast Times <a@b.example>\nEnvoyé : 3 May 2022\nÀ : c@d.example\nObjet : Ferry",
        "От: Coast Times <a@b.example>\nОтправлено: 3 May 2022\nКому: c@d.example\nТема: Ferry",
        "Кімнен: Coast Times <a@b.example>\nКүні: 3 May 2022\nКімге: c@d.example\nТақырыбы: Ferry",
        "-----Original Message-----\nFrom: Coast Times <a@b.example>\nSubject: Ferry\nSent: 3 May 2022",
        "Subject:\nFerry\nDate:\n3 May 2022\nFrom:\nCoast Times <a@b.example>\nTo:\nc@d.example",
    ],
)
def test_a_header_is_known_by_its_labels_in_many_languages(text):
    (heading,) = headings(f"See below.\n\n{text}\n\n{LEAD}")
    assert (heading.sender, heading.date, heading.subject) == ("Coast Times <a@b.example>", "3 May 2022", "Ferry")
    assert (heading.first, heading.last) == (2, 1 + len(text.split("\n")))


@pytest.mark.parametrize(
    "text",
    [
        "On Tue, May 3, 2022 at 9:00 AM Coast Times <a@b.example> wrote:",
        "On 3 May 2022, at 09:00, Coast Times <a@b.example>\nwrote:",
        "вт, 3 мая 2022 г. в 09:00, Coast Times <a@b.example>:",
        "Вторник, 3 мая 2022, 9:00 +06:00 от Coast Times <a@b.example>:",
        'Am 03.05.2022 um 09:00 schrieb "Coast Times" <a@b.example>:',
    ],
)
def test_a_header_may_be_one_sentence(text):
    (heading,) = headings(f"See below.\n\n{text}\n\n{LEAD}")
    assert heading.sender.replace('"', "") == "Coast Times <a@b.example>"
    assert "2022" in heading.date


@pytest.mark.parametrize(
    "text",
    [
        "From: the harbour\nTo: the islands\nThe ferry sails at nine.",
        "Date: 3 May 2022\nSubject: what the council said",
        "On Tuesday, 3 May 2022, the mayor wrote:\n“We have waited long enough.”",
        "Q: When will it sail?\nA: In the spring.",
        "",
    ],
)
def test_what_only_looks_like_a_header_is_none(text):
    assert headings(text) == []


def test_recipients_may_take_several_lines():
    (heading,) = headings(f"From: a@b.example\nDate: 3 May 2022\nTo: c@d.example,\n e@f.example\nSubject: Ferry\n{LEAD}")
    assert ("e@f.example" in heading.recipients[0], heading.last) == (True, 4)


def test_of_several_messages_the_one_that_says_most_is_chosen():
    header = "From: a@b.example\nDate: 3 May 2022\nSubject: Ferry"
    lines = f"Look!\n{header}\nYes.\n{header}\n{LEAD}\n{SECOND}".split("\n")
    span, heading = forwards.chosen(lines, found := forwards.headings(lines))
    assert ([lines[at] for at in span], heading) == ([LEAD, SECOND], found[1])
    assert forwards.chosen([LEAD], []) == (range(1), None)


# --- lines that are the mail's own --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("View this email in your browser", "view-in-browser"),
        ("Trouble viewing this message? Read it online.", "view-in-browser"),
        ("Открыть письмо в браузере", "view-in-browser"),
        ("Unsubscribe | Manage your preferences", "mail-footer"),
        ("You are receiving this newsletter because you signed up.", "mail-footer"),
        ("Вы получили это письмо, потому что подписаны на рассылку", "mail-footer"),
        ("This e-mail and its attachments are confidential and meant for those it is addressed to.", "mail-footer"),
        ("Sent from my phone", "mail-signature"),
        ("Отправлено с iPhone", "mail-signature"),
        ("Read more »", "read-more"),
        ("Читать далее", "read-more"),
        ("---------- Forwarded message ---------", "mail-header"),
        ("Dear Jane,", "mail-greeting"),
        ("Sent to Jane@Reader.example", "mail-recipient"),
    ],
)
def test_lines_of_the_mail_are_known(line, rule):
    assert rules(f"{line}\n{LEAD}", '"Jane Reader" <jane@reader.example>') == {line: rule}


@pytest.mark.parametrize(
    "line",
    [
        LEAD,
        "Thousands want to unsubscribe from a service that the council says it never sold to them in the first place.",
        "Dear readers,",
        "Read my lips",
        "The minister sent the letter from my home town, she said, and the council read more of it than it liked.",
        "She can view the harbour from the kitchen and has no trouble reading the names of the boats.",
    ],
)
def test_sentences_of_an_article_are_none_of_them(line):
    assert rules(f"{line}\n{LEAD}", '"Jane Reader" <jane@reader.example>') == {}


def test_a_signature_goes_to_the_end_and_so_does_a_footer():
    assert set(rules(f"{LEAD}\n--\nBob\nFinder & Sons").values()) == {"mail-signature"}
    assert list(rules(f"{LEAD}\nUnsubscribe\n1 Pier Road\n© Coast Times").values()) == ["mail-footer"] * 3


def test_two_hyphens_in_the_middle_of_a_text_sign_nothing():
    assert rules("\n".join([LEAD, "--", *[SECOND, THIRD] * 5])) == {}


LINES = [
    "",
    "--",
    LEAD,
    "From: a <b@c.example>",
    "Date: 3 May 2022",
    "Subject: x",
    "> x",
    "wrote:",
    "____",
    "Unsubscribe",
    "To:",
]


@given(st.lists(st.sampled_from(LINES) | st.text(max_size=30)), st.lists(st.text(max_size=20), max_size=3))
def test_headers_never_overlap_and_every_rule_is_about_a_line_that_is_there(lines, recipients):
    found = forwards.headings(lines)
    assert all(one.last < other.first for one, other in pairwise(found))
    assert all(lines[at].strip() for at in forwards.rules(lines, recipients))
