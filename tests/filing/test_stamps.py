"""Which of the dates around an article is the one on which it was published."""

import pytest
from pasting import BODY, HEADLINE, fields

from pressmark.filing import pasted, stamps


def read(lines):
    parts = pasted.parts(f"{HEADLINE}\n{lines}\n\n{BODY}")
    return parts.fields.get("published"), [doubt for doubt in parts.doubts if doubt.startswith("published:")]


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ("Published: 3 May 2022 | Updated: 5 May 2022", "2022-05-03"),
        ("Published Tue, May 3 20224:46 AM ESTUpdated Thu, May 5 202211:25 AM EST", "2022-05-03T04:46"),
        ("3 May 20225 May 2022 Jane Doe", "2022-05-03"),
        ("Опубликовано: 3 мая 2022 года, 08:15", "2022-05-03T08:15"),
        ("Жарияланды: 2022 жылғы 3 мамыр", "2022-05-03"),
        ("Veröffentlicht am 3. Mai 2022", "2022-05-03"),
        ("May 3, 2022 / Jane Doe", "2022-05-03"),
    ],
)
def test_the_stamp_is_read_however_it_is_set(lines, published):
    assert read(lines) == (published, [])


def test_a_date_in_strokes_is_settled_by_the_clock_beside_it_or_by_the_other_dates_of_the_page():
    assert read("3/5/2022")[0] is None
    assert read("3/5/2022 4:25 PM EST")[0] == "2022-03-05T16:25"
    assert read("3/5/2022\nPier closed\n28/4/2022")[0] == "2022-05-03"
    assert read("Tuesday 3/5/2022")[0] == "2022-05-03"


def test_the_letters_of_the_page_say_how_strokes_are_meant():
    text = "Совет острова в пятницу одобрил план нового причала, о котором спорили два года, сообщил мэр города на встрече."
    said = fields(f"Совет одобрил план нового причала для паромов\n03/05/2022\n\n{text}\n\n{text[:-1]} с жителями.")
    assert said["published"] == "2022-05-03"


def test_the_century_is_told_by_the_years_the_page_prints():
    assert read("05/28/22")[0] == "XXXX-05-28"
    parts = pasted.parts(f"{HEADLINE}\n05/28/22\n\n{BODY}\n\n© 2023 Coast Times")
    assert (parts.fields["published"], parts.doubts) == ("2022-05-28", ())


def test_where_only_a_revision_is_dated_that_is_a_doubt():
    assert read("Updated: 5 May 2022") == ("2022-05-05", ["published: only the date of a revision is printed"])


def test_a_stamp_within_what_was_taken_for_the_body_counts_when_it_says_what_it_is():
    page = f"{HEADLINE}\n\n{BODY}\n\nPublished: 08:15, 3 May 2022\n\n{BODY}"
    assert fields(page)["published"].startswith("2022-05-03")


@pytest.mark.parametrize("line", ["2 days ago", "Published Tuesday 1:30PM", "Yesterday"])
def test_a_date_is_never_counted_back_from_today(line):
    assert read(line) == (None, ["published: no date of publication is printed"])


def test_a_sentence_with_a_date_is_no_stamp():
    assert not stamps.is_stamp("The old pier was lost on 4 July 1922 in the great storm.")
    assert stamps.is_stamp("Saltholm, 3 May 2022, 08:15")
