"""A message as it was sent: its header in plain words, its text in lines, the messages of a mailbox."""

from email import message_from_bytes
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mailing import HTML, STORY, TEXT, letter
from pasting import HEADLINE, LEAD

from pressmark.filing import letters
from pressmark.filing.letters import Line


def message(data):
    return message_from_bytes(data if isinstance(data, bytes) else data.encode())


def lines(mail):
    return [line.text for line in letters.text(message(bytes(mail) if isinstance(mail, EmailMessage) else mail)) if line.text]


# --- the header ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "subject",
    [
        "=?utf-8?b?0J/QsNGA0L7QvA==?=",
        "=?utf-8?b?0J/QsNGA?=\n =?utf-8?b?0L7QvA==?=",
        "=?utf-8?b?0J/QsNE=?= =?utf-8?b?gNC+0Lw=?=",
        "=?koi8-r?Q?=F0=C1=D2=CF=CD?=",
        "=?windows-1251?q?=CF=E0=F0=EE=EC?=",
    ],
)
def test_encoded_words_are_read_even_when_a_letter_is_cut_in_two(subject):
    assert letters.sent(message(f"Subject: {subject}\n\n")).subject == "Паром"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r"])
def test_letters_that_nobody_encoded_are_in_utf_8_or_in_the_encoding_of_the_text(charset):
    data = f"From: Паром <a@b.example>\nSubject: Паром\nContent-Type: text/plain; charset={charset}\n\nПаром".encode(charset)
    sent = letters.sent(message(data))
    assert (sent.subject, sent.sender, sent.host) == ("Паром", "Паром", "b.example")


@pytest.mark.parametrize(
    "subject", ["=?utf-8?b?4?=", "=?no-such?q?x?=", "=?utf-8?q?=F0?=", "=?", b"\xff\xfe".decode("latin-1")]
)
def test_a_subject_that_is_broken_is_read_as_far_as_it_goes(subject):
    assert isinstance(letters.sent(message(f"Subject: {subject}\n\n".encode())).subject, str)


def test_a_date_keeps_its_zone_and_a_broken_one_is_none():
    assert letters.sent(message("Date: Tue, 3 May 2022 09:00:30 GMT\n\n")).when == "2022-05-03T09:00Z"
    assert letters.sent(message("Date: Tue, 3 May 2022 09:00 -0000 (why)\n\n")).when == "2022-05-03T09:00"
    assert letters.sent(message("Date: 99 May 99999\n\n")).when == ""


def test_what_programs_send_to_many_says_so():
    assert letters.sent(message("List-Unsubscribe: <x>\n\n")).bulk
    assert letters.sent(message("Precedence: bulk\n\n")).bulk
    assert not letters.sent(message("From: Bob <bob@finder.example>\n\n")).bulk


def test_a_printed_header_names_no_recipient_and_no_address():
    assert letters.printed(message(letter(TEXT).as_bytes())) == [
        f"Subject: {HEADLINE}",
        "From: Coast Times",
        "Date: Tue, 03 May 2022 09:00:00 +0600",
    ]


# --- the text -----------------------------------------------------------------------------------------------------------


def test_of_alternatives_the_html_is_read_unless_it_is_a_stub():
    assert lines(letter("Short.", HTML)) == [HEADLINE, *STORY]
    assert lines(letter(TEXT, "<p>Your program shows no text.</p>")) == [HEADLINE, *STORY]


def test_markup_says_what_is_a_heading_and_what_an_item_of_a_list_and_hidden_text_is_left_out():
    html = (
        '<div style="display:none">For phones</div><h2>Sea</h2><p><b>Herring again</b></p><ul><li>One</li></ul>'
        f"<ol><li>Two</li></ol><blockquote>Three</blockquote><p>{LEAD}<br>And more.</p>"
    )
    told = [line for line in letters.text(message(letter(html=html).as_bytes())) if line.text]
    assert told == [
        Line("Sea", "heading"),
        Line("Herring again", "heading"),
        Line("One", "bullet"),
        Line("Two", "number"),
        Line("Three", "quote"),
        Line(LEAD),
        Line("And more."),
    ]


def test_a_message_that_a_program_quotes_as_a_whole_is_no_quotation():
    assert {line.kind for line in letters.text(message(letter(html=f"<blockquote>{HTML}</blockquote>").as_bytes()))} == {
        "paragraph"
    }


def test_soft_line_ends_are_joined():
    flowed = "Content-Type: text/plain; format=flowed\n\nThe council \nmet on \nFriday.\n> They \n> agreed.\n-- \nBob"
    assert lines(flowed) == ["The council met on Friday.", "They agreed.", "--", "Bob"]
    glued = flowed.replace("flowed", "flowed; delsp=yes", 1).replace("council \n", "coun \ncil \n")
    assert lines(glued)[0] == "The councilmet onFriday."


def test_lines_that_were_broken_to_fit_a_width_are_joined_and_lists_are_not():
    text = "The council approved the plans for a new ferry terminal on Friday night\nafter two years.\n\n- one\n- two"
    assert lines(f"Subject: x\n\n{text}") == [text.partition("\n\n")[0].replace("\n", " "), "- one", "- two"]


def test_a_line_that_is_underlined_is_a_heading():
    told = letters.text(message("Subject: x\n\nHerring are back\n----------------\nThey are."))
    assert [line.kind for line in told] == ["heading", "paragraph", "paragraph"]


def test_marks_of_quotation_and_the_addresses_of_links_are_gone():
    assert lines("Subject: x\n\n> > The council <https://coast.example/?u=1> met.") == ["The council met."]


def test_several_texts_are_read_one_after_the_other_and_attachments_are_not():
    mail = letter("First.")
    mail.add_attachment("second, attached", filename="b.txt")
    mail.add_attachment(b"x", maintype="application", subtype="pdf", filename="ferry.pdf")
    assert lines(mail) == ["First."]
    assert letters.attached(message(mail.as_bytes())) == ["b.txt", "ferry.pdf"]


def test_of_a_message_within_a_message_the_one_that_says_more_is_read():
    outer = letter("See below.")
    outer.add_attachment(letter(TEXT, subject="Inner"))
    whole = message(outer.as_bytes())
    assert letters.sent(letters.innermost(whole)).subject == "Inner"
    small = letter(TEXT)
    small.add_attachment(letter("Small.", subject="Inner"))
    whole = message(small.as_bytes())
    assert letters.innermost(whole) is whole


def test_parts_within_parts_without_end_are_left():
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (at, at) for at in range(100))
    assert lines(deep + b"\n\ntext") == []


# --- a mailbox ----------------------------------------------------------------------------------------------------------

ONE, TWO = b"From: a@b.example\nSubject: one\n\nFirst.\n", b"From: a@b.example\nSubject: two\n\nSecond.\n"


@pytest.mark.parametrize(
    "start",
    [
        b"From MAILER-DAEMON Fri May 06 10:00:00 2022\n",
        b"From - Fri May 06 10:00:00 2022\n",
        b"From 1732000000000000000@xxx Fri May 06 10:00:00 +0000 2022\n",
        b"From a@b.example\n",
    ],
)
def test_a_mailbox_is_cut_where_a_message_starts(start):
    assert letters.messages(start + ONE + b"\n" + start + TWO) == [ONE, TWO]
    assert letters.messages((start + ONE + b"\n" + start + TWO + b"\n\n").replace(b"\n", b"\r\n")) == [ONE, TWO]


def test_a_sentence_that_begins_with_from_starts_no_message():
    start = b"From - Fri May 06 10:00:00 2022\n"
    told = ONE + b"\nFrom the sea came a ship: it was late.\n\nFrom 09:00 on\nit waited.\n"
    assert letters.messages(start + told) == [told]


def test_a_quoted_from_is_as_it_was_written():
    start = b"From - Fri May 06 10:00:00 2022\n"
    assert letters.messages(start + ONE + b">From the sea\n>>From the land\n") == [ONE + b"From the sea\n>From the land\n"]


def test_what_the_keeper_of_a_mailbox_notes_is_no_part_of_a_message():
    start = b"From - Fri May 06 10:00:00 2022\n"
    kept = b"Status: RO\nX-Mozilla-Status: 0001\nX-Gmail-Labels: Inbox,\n Opened\n"
    assert letters.messages(start + kept + ONE) == [ONE]
    inside = ONE.replace(b"First.", b"Status: calm")
    assert letters.messages(start + inside) == [inside]
    assert letters.messages(start + b"Subject: DON'T DELETE -- FOLDER INTERNAL DATA\n\nx\n" + b"\n" + start + ONE) == [ONE]


@pytest.mark.parametrize(
    "data", [b"", b"Subject: one\n\ntext", b"From the sea came a ship.\n", b"words\n\nFrom - 10:00\nSubject: x\n"]
)
def test_a_file_that_is_no_mailbox_has_no_messages(data):
    assert letters.messages(data) == []


@given(st.lists(st.sampled_from([ONE, TWO]), max_size=5), st.binary(max_size=80))
def test_a_mailbox_that_has_grown_still_begins_with_what_it_held(messages, more):
    start = b"From - Fri May 06 10:00:00 2022\n"
    box = b"\n".join(start + each for each in messages)
    grown = b"\n".join(
        start + each for each in [*messages, b"Subject: new\n\n" + more.replace(b"\n", b" ").replace(b"\r", b" ")]
    )
    assert letters.messages(box) == messages
    assert letters.messages(grown)[: len(messages)] == messages
