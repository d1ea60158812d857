"""An e-mail: the article that was sent or forwarded, and nobody's name or address."""

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mailing import COAST, HTML, STORY, TEXT, is_lawful, letter, rule_of
from pasting import HEADLINE, LEAD, SECOND

from pressmark.filing import mail
from pressmark.filing.blocks import Block
from pressmark.filing.encodings import Unreadable

BOB = "Bob Finder <bob@finder.example>"


def read(message, outlets=(COAST,)):
    parts = mail.parts(message if isinstance(message, bytes) else message.as_bytes(), outlets)
    assert is_lawful(parts)
    return parts


def words(parts):
    return [block.text for block in parts.blocks]


# --- a message that was sent --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bodies", [{"text": TEXT}, {"html": HTML}, {"text": TEXT, "html": HTML}])
def test_an_article_that_was_mailed_has_its_headline_its_day_and_its_outlet(bodies):
    parts = read(letter(**bodies, List_Id="<news.coast.example>"))
    assert words(parts) == STORY
    assert parts.fields == {"headline": HEADLINE, "published": "2022-05-03T09:00+06:00", "outlet": "Coast Times"}
    assert parts.doubts == ()


def test_the_header_is_dropped_and_who_got_the_message_is_not_even_shown():
    parts = read(letter(TEXT))
    assert rule_of(parts, "From: Coast Times") == rule_of(parts, "Date: Tue") == "mail-header"
    assert "jane" not in "\n".join(parts.lines).lower()


NEWSLETTER = f"""<html><body><div style="display:none">What this issue says, in short, for phones</div>
<table><tr><td><a href="https://coast.example/x">View this email in your browser</a></td></tr>
<tr><td><h1>Morning Brief</h1></td></tr>
<tr><td><p>Good morning. Here is what the islands talk about today, and why it matters to them.</p></td></tr>
<tr><td><h2>{HEADLINE}</h2><p>{LEAD}</p><p>{SECOND}</p>
<ul><li>One boat a day sails until spring comes to the islands.</li>
<li>Two boats a day sail after that, in all weathers.</li></ul></td></tr>
<tr><td><strong>Herring are back in the bay</strong><p>Fishermen landed more herring this week than in all of last year,
the harbour office said.</p></td></tr>
<tr><td>You are receiving this email because you signed up at our site.<br>Unsubscribe | Manage preferences<br>
Coast Times, 1 Pier Road, Northhaven<br>This email was sent to jane@reader.example</td></tr></table></body></html>"""


def test_a_newsletter_of_many_items_stays_one_article_with_its_headings():
    parts = read(letter("See the other part.", NEWSLETTER, subject="Ferries, herring and more", List_Unsubscribe="<x>"))
    assert parts.fields["headline"] == "Ferries, herring and more"
    assert [(block.kind, block.text[:20]) for block in parts.blocks] == [
        ("paragraph", "Good morning. Here i"),
        ("heading", HEADLINE[:20]),
        ("paragraph", LEAD[:20]),
        ("paragraph", SECOND[:20]),
        ("bullet", "One boat a day sails"),
        ("bullet", "Two boats a day sail"),
        ("heading", "Herring are back in "),
        ("paragraph", "Fishermen landed mor"),
    ]
    assert rule_of(parts, "in your browser") == "view-in-browser"
    assert {rule_of(parts, "because you signed"), rule_of(parts, "Manage"), rule_of(parts, "1 Pier Road")} == {"mail-footer"}
    assert not any("for phones" in line for line in parts.lines)


def test_a_newsletter_of_teasers_keeps_them_all_under_the_headings_of_their_sections():
    teasers = {
        "Herring are back": "Fishermen landed more herring this week than last.",
        "School gets a new roof": "After ten years of buckets, the rain stays outside.",
        "Museum closes early": "Nobody knows when.",
        "Pier lights go out": "Nobody knows who is to pay for the bulbs on the pier.",
    }
    rows = [f"<tr><td><b><a>{head}</a></b><br>{text}<br><a>Read more »</a></td></tr>" for head, text in teasers.items()]
    weather = "<h2>Weather</h2><p>Rain, then more rain, then wind from the north.</p>"
    html = (
        f"<table><tr><td><h1>The Morning Tide</h1><h2>Top stories</h2></td></tr>{''.join(rows)}"
        f"<tr><td>ADVERTISEMENT</td></tr><tr><td>{weather}</td></tr><tr><td>© 2022 Coast Times</td></tr>"
        "<tr><td>You can unsubscribe from this list.</td></tr></table>"
    )
    parts = read(letter(html=html, subject="Herring and a roof", List_Unsubscribe="<x>"))
    assert words(parts) == [
        "Top stories",
        *(text for teaser in teasers.items() for text in teaser),
        "Weather",
        "Rain, then more rain, then wind from the north.",
    ]
    assert (rule_of(parts, "Read more"), rule_of(parts, "The Morning Tide")) == ("read-more", "above-the-article")


def test_a_plain_newsletter_broken_to_a_width_keeps_its_paragraphs_and_its_headings():
    text = """COAST TIMES BRIEF

HERRING ARE BACK
----------------
Fishermen landed more herring this week than in all of last year, the
harbour office said on Monday, and they hope that it will go on for long.
https://coast.example/herring?u=1

SCHOOL GETS A NEW ROOF
----------------------
After ten years of buckets in every classroom, the rain stays outside,
and the teachers say that they do not miss the sound of it."""
    parts = read(letter(text, subject="Herring and a roof", List_Id="<x>"))
    assert [(block.kind, block.text[-20:]) for block in parts.blocks] == [
        ("heading", "HERRING ARE BACK"),
        ("paragraph", "will go on for long."),
        ("heading", "HOOL GETS A NEW ROOF"),
        ("paragraph", "iss the sound of it."),
    ]


def test_the_subject_is_the_headline_unless_the_message_prints_one_like_it():
    bulk = {"List_Id": "<x>"}
    assert read(letter(TEXT, subject=f"Coast Times: {HEADLINE}", **bulk)).fields["headline"] == HEADLINE
    other = read(letter(TEXT, subject="Boats and budgets this week", **bulk))
    assert other.fields["headline"] == "Boats and budgets this week"
    assert other.blocks[0] == Block("heading", HEADLINE)


def test_what_a_person_writes_as_a_subject_does_not_replace_the_headline():
    parts = read(letter(TEXT, subject="for the archive", sender=BOB))
    assert parts.fields["headline"] == HEADLINE
    alone = read(letter("\n\n".join(STORY), subject="The ferry again", sender=BOB))
    assert alone.fields["headline"] == "The ferry again"
    assert "headline: it is the subject of the message" in alone.doubts


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Fwd: RE: Ferry", "Ferry"),
        ("[coast-list] Fw: Ferry", "Ferry"),
        ("[EXTERNAL] Ferry", "Ferry"),
        ("RE[2]: Ferry (fwd)", "Ferry"),
        ("Reforms: a plan", "Reforms: a plan"),
        ("[Ferry]", "[Ferry]"),
    ],
)
def test_what_mail_programs_put_before_a_subject_is_no_part_of_it(subject, title):
    assert mail.title(subject) == title


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("The Coast Times <a@b.example>", "Coast Times"),
        ("Coast Times Newsletters <a@b.example>", "Coast Times"),
        ("Ada Quill at Coast Times <a@b.example>", "Coast Times"),
        ("Morning <hello@letters.coast.example>", "Coast Times"),
        ("West Coast Times Union <a@b.example>", None),
        ("Bob Finder <bob@notcoast.example>", None),
        ("bob@finder.example", None),
    ],
)
def test_the_sender_is_the_outlet_only_when_the_register_knows_it(sender, outlet):
    assert read(letter(TEXT, sender=sender)).fields.get("outlet") == outlet


def test_a_newsletter_is_of_the_day_it_was_sent_and_a_mailed_article_of_the_day_it_prints():
    text = f"{HEADLINE}\n\n28 April 2022\n\n" + "\n\n".join(STORY)
    issue = read(letter(text, List_Id="<x>"))
    assert issue.fields["published"] == "2022-05-03T09:00+06:00"
    assert "published: the text also prints 2022-04-28" in issue.doubts
    mailed = read(letter(text, sender=BOB))
    assert mailed.fields["published"] == "2022-04-28"


def test_a_day_that_only_a_person_s_mail_gives_is_a_doubt():
    assert read(letter(TEXT, sender=BOB)).doubts == ("published: it is the day the message was sent; the text prints none",)


# --- a message that was forwarded ---------------------------------------------------------------------------------------

SENDER = "Coast Times <news@coast.example>"
LINK, BOBS = (
    f"{name} &lt;<a>{at}</a>&gt;" for name, at in (("Coast Times", "news@coast.example"), ("Bob Finder", "bob@a.example"))
)
RULE, CITED = "---------- Forwarded message ---------", "\n".join(f"> {line}" for line in TEXT.split("\n"))
FORWARDS = {
    "Gmail": f"""See below, Jane.

{RULE}
From: {SENDER}
Date: Tue, May 3, 2022 at 9:00 AM
Subject: {HEADLINE}
To: <bob@finder.example>


{TEXT}

--
Bob Finder
Finder & Sons""",
    "Gmail, HTML": f"""<div dir="ltr">See below, Jane.<br><div class="gmail_quote"><div class="gmail_attr">{RULE}<br>
From: <strong>Coast Times</strong> <span>&lt;<a>news@coast.example</a>&gt;</span><br>Date: Tue, May 3, 2022 at 9:00 AM<br>
Subject: {HEADLINE}<br>To:  &lt;<a>bob@finder.example</a>&gt;<br></div><br><br>{HTML}</div></div>""",
    "Apple Mail": f"""<div>See below, Jane.<br><blockquote type="cite"><div>Begin forwarded message:</div><br>
<div><b>From: </b><span>{LINK}<br></span></div><div><b>Subject: </b><b>{HEADLINE}</b><br></div>
<div><b>Date: </b>3 May 2022 at 09:00:00 GMT+6<br></div><div><b>To: </b>{BOBS}<br></div><br>{HTML}</blockquote></div>""",
    "Apple Mail, plain": f"""See below, Jane.

Begin forwarded message:

> From: {SENDER}
> Subject: {HEADLINE}
> Date: 3 May 2022 at 09:00:00 GMT+6
> To: {BOB}
>
{CITED}""",
    "Outlook": f"""<p>See below, Jane.</p><div style='border-top:solid'><p><b>From:</b> {LINK} <br>
<b>Sent:</b> Tuesday, May 3, 2022 9:00 AM<br><b>To:</b> {BOBS}<br><b>Cc:</b> Eve Other &lt;eve@other.example&gt;<br>
<b>Subject:</b> {HEADLINE}</p></div>{HTML}""",
    "Outlook, plain": f"""See below, Jane.

________________________________
From: {SENDER}
Sent: Tuesday, May 3, 2022 9:00 AM
To: {BOB}; Eve Other
<eve@other.example>
Subject: {HEADLINE}

{TEXT}""",
    "Thunderbird": f"""<p>See below, Jane.</p><div>-------- Forwarded Message --------<table>
<tr><th>Subject: </th><td>{HEADLINE}</td></tr><tr><th>Date: </th><td>Tue, 3 May 2022 09:00:00 +0600</td></tr>
<tr><th>From: </th><td>{LINK}</td></tr><tr><th>To: </th><td>{BOBS}</td></tr></table><br>{HTML}</div>""",
    "mail.ru": f"""Смотри ниже.

-------- Пересылаемое сообщение --------
От кого: {SENDER}
Кому: {BOB}
Дата: Вторник, 3 мая 2022, 9:00 +06:00
Тема: {HEADLINE}

{TEXT}

-------- Конец пересылаемого сообщения --------""",
    "Yandex": f"""Смотри ниже.

-------- Пересылаемое сообщение --------
03.05.2022, 09:00, "Coast Times" <news@coast.example>:

{TEXT}""",
    "an answer": f"""Yes, this one.

On Tue, 3 May 2022 at 09:00, Coast Times
<news@coast.example> wrote:

{CITED}""",
    "a forward of a forward": f"""See below, Jane.

Begin forwarded message:

> From: Eve Other <eve@other.example>
> Subject: Fwd: ferry
> Date: 4 May 2022 at 10:00:00 GMT+6
> To: {BOB}
>
> For you?
>
>> From: {SENDER}
>> Date: 3 May 2022 at 09:00:00 GMT+6
>> Subject: {HEADLINE}
>>
{CITED}""",
}


def forwarded(text):
    """A message of Bob's, to Jane."""
    body = {"html" if text.startswith("<") else "text": text}
    return letter(**body, subject="Fwd: ferry", sender=BOB, date="Fri, 06 May 2022 10:00:00 +0600")


@pytest.mark.parametrize("text", FORWARDS.values(), ids=FORWARDS)
def test_a_forwarded_article_is_of_the_day_and_the_outlet_that_sent_it_first(text):
    parts = read(forwarded(text))
    assert words(parts) == STORY
    assert {**parts.fields, "published": parts.fields["published"][:16]} == {
        "headline": HEADLINE,
        "published": "2022-05-03T09:00",
        "saved": "2022-05-06",
        "outlet": "Coast Times",
    }
    assert rule_of(parts, "From: Bob") == "mail-header"
    assert {reading.rule for reading in parts.readings if "elow" in parts.lines[reading.line - 1]} <= {"mail-note"}


def test_a_message_forwarded_as_it_was_is_read_from_within():
    outer = letter("See what is attached.", subject="ferry", sender=BOB, date="Fri, 06 May 2022 10:00:00 +0600")
    outer.add_attachment(letter(TEXT, List_Id="<x>"))
    parts = read(outer)
    assert words(parts) == STORY
    assert (parts.fields["published"], parts.fields["saved"]) == ("2022-05-03T09:00+06:00", "2022-05-06")


def test_an_article_over_an_older_thread_is_the_article():
    text = f"{TEXT}\n\nOn Tue, 3 May 2022 at 09:00, Eve Other <eve@other.example> wrote:\n\n> Have you seen it?"
    parts = read(letter(text))
    assert words(parts) == STORY
    assert rule_of(parts, "Have you seen it?") == "mail-thread"


def test_a_date_that_can_be_read_in_two_ways_is_a_doubt_unless_the_register_says_how_the_outlet_means_it():
    text = f"---------- Forwarded message ---------\nFrom: {SENDER}\nDate: 5/3/2022 9:00 AM\nSubject: {HEADLINE}\n\n{TEXT}"
    parts = read(letter(text, subject="Fwd: x"))
    assert "published" not in parts.fields
    assert any(doubt.startswith("published:") for doubt in parts.doubts)


# --- nobody's name or address -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", FORWARDS.values(), ids=FORWARDS)
def test_no_address_and_no_recipient_enters_a_field_the_body_or_a_doubt(text):
    parts = read(forwarded(text), outlets=())
    told = json.dumps([dict(parts.fields), words(parts), parts.doubts])
    assert not any(name in told for name in ("@", "Bob", "Finder", "Jane", "Reader", "Eve"))


def test_a_line_that_addresses_the_recipient_is_dropped():
    parts = read(
        letter(f"Dear Jane,\n\n{TEXT}\n\nSent to jane@reader.example by the desk that sends such things every morning.")
    )
    assert (rule_of(parts, "Dear Jane"), rule_of(parts, "Sent to")) == ("mail-greeting", "mail-recipient")
    assert words(parts) == STORY


# --- a message without a text -------------------------------------------------------------------------------------------


def test_a_message_that_only_brings_a_file_says_what_to_do():
    message = letter("See attached.")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="ferry.pdf")
    with pytest.raises(Unreadable, match=r"ferry\.pdf") as refused:
        read(message)
    assert (refused.value.code, "save what is attached" in refused.value.remedy) == ("clipping-only-attached", True)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "clipping-broken"),
        (b"no header\n\nat all", "clipping-broken"),
        (b"\x89PNG\r\n\x1a\n\0\0", "clipping-broken"),
        (b"From: Coast Times\nSubject: Ferry\n\n \n", "clipping-empty"),
    ],
)
def test_a_file_that_is_no_message_is_refused(data, code):
    with pytest.raises(Unreadable) as refused:
        read(data)
    assert refused.value.code == code


def test_an_encoding_that_is_guessed_is_a_doubt():
    text = "Совет утвердил планы нового паромного причала после двух лет споров о его цене и размере. "
    data = f"From: a@b.example\nSubject: Ferry\n\n{text * 4}\n\n{text * 3}".encode("cp1251")
    assert any("which is a guess" in doubt for doubt in read(data).doubts)


def test_a_message_without_prose_has_no_article():
    assert read(letter("Ok.")).blocks == ()


WHOLE = [forwarded(text).as_bytes() for text in FORWARDS.values()] + [letter("x", NEWSLETTER, List_Id="x").as_bytes()]


@settings(max_examples=60, deadline=None)
@given(
    whole=st.sampled_from([b"From: a\n", *WHOLE]),
    at=st.integers(0, 3000),
    data=st.binary(max_size=40) | st.sampled_from([b"\n\n", b"=?utf-8?b?4?=", b"From: ", b"\xff\xfe", b"> ", b"--\n"]),
)
def test_whatever_the_bytes_reading_ends_and_accounts_for_every_character(whole, at, data):
    with contextlib.suppress(Unreadable):
        read(whole[:at] + data + whole[at + len(data) :])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*TEXT.split("\n"), "From: a <b@c.example>", "Date: 3 May 2022", "Subject: x", "--", "> ", "Unsubscribe"]
        )
    )
)
def test_however_its_lines_are_mixed_every_character_is_accounted_for(lines):
    with contextlib.suppress(Unreadable):
        read(letter("\n".join(["x", *lines])))
