import pytest

from pressmark.filing import datelines, furniture, pasted
from pressmark.filing.blocks import Block
from pressmark.model import Origin, Outlet

LEAD = "The council approved plans for a new ferry terminal on Friday, ending two years of argument about its cost."
SECOND = "The terminal will serve four islands and replace a pier that was closed after a storm, the mayor said."
THIRD = "Work on the ferry terminal can begin before the winter if the builders sign their contract in time."
BODY = f"{LEAD}\n\n{SECOND}\n\n{THIRD}"
HEADLINE = "Council Approves Plans for New Ferry Terminal"


def fields(text):
    return dict(pasted.parts(text).fields)


def body(text):
    return [(block.kind, block.text) for block in pasted.parts(text).blocks]


def rules(text):
    parts = pasted.parts(text)
    return {parts.lines[reading.line - 1].strip(): reading.rule for reading in parts.readings}


# --- datelines ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place", "agency", "when", "rest"),
    [
        ("NORTHHAVEN – Talks began.", "Northhaven", "", None, "Talks began."),
        ("NORTHHAVEN -- Talks began.", "Northhaven", "", None, "Talks began."),
        ("PORT AU SABLE, Canada — Talks began.", "Port au Sable, Canada", "", None, "Talks began."),
        ("LONDON, April 30 (Reuters) - Talks began.", "London", "Reuters", "XXXX-04-30", "Talks began."),
        ("BEIJING, Dec. 22 (Xinhua) -- Talks began.", "Beijing", "Xinhua", "XXXX-12-22", "Talks began."),
        ("TOKYO (Kyodo): Talks began.", "Tokyo", "Kyodo", None, "Talks began."),
        ("PARIS (Coast News / AFP - 3rd May, 2022) Talks began.", "Paris", "AFP", "2022-05-03", "Talks began."),
        ("(Reuters) - Talks began.", "", "Reuters", None, "Talks began."),
        ("ASTANA. KAZINFORM - Talks began.", "Astana", "Kazinform", None, "Talks began."),
        ("МОСКВА, 28 фев - РИА Новости. Переговоры начались.", "Москва", "РИА Новости", "XXXX-02-28", "Переговоры начались."),
        ("МОСКВА, 28 февраля. /ТАСС/. Переговоры начались.", "Москва", "ТАСС", "XXXX-02-28", "Переговоры начались."),
        ("Astana. 3 March. KazTAG - Talks began.", "Astana", "KazTAG", "XXXX-03-03", "Talks began."),
        ("date 2020-01-02 OSLO - Talks began.", "Oslo", "", "2020-01-02", "Talks began."),
        ("NEW YORK, N.Y. - Talks began.", "New York, N.Y", "", None, "Talks began."),
    ],
)
def test_a_dateline_is_read_and_leaves_the_sentence(text, place, agency, when, rest):
    said = datelines.read(text)
    assert (said.place, said.agency, said.when and said.when.written, text[said.end :]) == (place, agency, when, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Talks began — at last.",
        "Roe – a friend of the mayor – spoke.",
        "European Community (EC) ministers met.",
        "BREAKING – The talks began.",
        "WASHINGTON said on Friday - again - that it would not.",
        "Northhaven - the town on the coast - grew.",
        "May 3, 2022",
        "NATO (North Atlantic Treaty Organization) met.",
        "",
    ],
)
def test_a_sentence_is_no_dateline(text):
    assert datelines.read(text) is None


# --- furniture ----------------------------------------------------------------------------------------------------------


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


# --- pages --------------------------------------------------------------------------------------------------------------


def test_a_bare_text_is_all_body():
    assert body(BODY) == [("paragraph", LEAD), ("paragraph", SECOND), ("paragraph", THIRD)]
    assert "headline" not in fields(BODY)


def test_of_two_copies_of_a_headline_the_one_over_the_body_is_kept():
    page = f"{HEADLINE.upper()}\n\nMay 3, 2022\n\n{HEADLINE}\n\n{BODY}"
    assert fields(page)["headline"] == HEADLINE
    assert rules(page)[HEADLINE.upper()] == "headline-again"


def test_a_trail_of_numbers_is_not_the_headline():
    page = f"  1. Main Page\n  2. News\n  3. {HEADLINE}\nOslo, Norway • 03 May, 2022 | 08:15\n\n{HEADLINE}\n\n{BODY}"
    assert fields(page)["headline"] == HEADLINE
    assert fields(page)["dateline"] == "Oslo, Norway"
    assert fields(page)["published"] == "2022-05-03T08:15"
    assert pasted.parts(page).readings[-4].line == 6


def test_a_standfirst_stands_between_headline_and_body():
    page = f"{HEADLINE}\nIslanders had waited two years for a decision\nBy Jane Doe and John Roe, May 3, 2022\n\n{BODY}"
    said = fields(page)
    assert said["standfirst"] == "Islanders had waited two years for a decision"
    assert said["byline"] == "Jane Doe and John Roe"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE, Senior Reporter", "JANE DOE"),
        ("By Jane DoeMay 3, 2022", "Jane Doe"),
        ("Posted on 2022-05-03 by Jane van der Doe", "Jane van der Doe"),
        ("Автор: Анна Иванова", "Анна Иванова"),
        ("Jane Doe | 3 May 2022", "Jane Doe"),
        ("2 min read", None),
        ("By Reuters", None),
    ],
)
def test_a_writer_is_named_after_by_or_beside_the_date(line, byline):
    assert fields(f"{HEADLINE}\n{line}\n\n{BODY}").get("byline") == byline


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ("Published: 3 May 2022 | Updated: 5 May 2022", "2022-05-03"),
        ("Updated: 5 May 2022\nPublished: 3 May 2022", "2022-05-03"),
        ("3 May", "XXXX-05-03"),
        ("Photo: the old pier on 1 April 2020", None),
        ("© 2022 Coast Times", None),
    ],
)
def test_the_date_of_publication_is_where_pages_put_it(lines, published):
    assert fields(f"{HEADLINE}\n{lines}\n\n{BODY}").get("published") == published


def test_a_date_in_the_text_or_of_a_comment_is_not_the_date_of_publication():
    built = "The pier was built on 4 July 1922 by the grandfather of the mayor."
    page = f"{HEADLINE}\n\n{BODY}\n\n{built}\n\nComments\nAnn, 6 May 2022"
    assert "published" not in fields(page)


def test_a_weekday_that_does_not_fit_its_date_is_a_doubt():
    parts = pasted.parts(f"{HEADLINE}\nMonday, 3 May 2022\n\n{BODY}")
    assert "does not fall on the day of the week" in parts.doubts[0]


def test_a_logo_names_the_outlet_only_if_the_page_says_so_again():
    assert fields(f"Coast Times Logo\n{HEADLINE}\n\n{BODY}").get("outlet") is None
    assert fields(f"Coast Times Logo\n{HEADLINE}\n\n{BODY}\n\n© 2022 Coast Times")["outlet"] == "Coast Times"


def test_an_address_beside_the_date_names_the_outlet():
    assert fields(f"date 2022-05-03 CoastTimes.com\n\n{HEADLINE}\n\n{BODY}")["outlet"] == "CoastTimes"


def test_an_agency_that_says_it_reports_is_the_outlet_too():
    said = fields(f"ASTANA. KAZINFORM - {LEAD[:-1]}, Kazinform reports.\n\n{SECOND}")
    assert (said["agency"], said["outlet"]) == ("Kazinform", "Kazinform")


def test_a_name_under_a_quotation_is_a_caption_and_a_short_line_over_text_a_heading():
    quoted = "“We have waited long enough for this boat.”\n\nMayor Jane Doe"
    page = f"{HEADLINE}\n\n{LEAD}\n\n{quoted}\n\n{SECOND}\n\nWhat comes next\n\n{THIRD}"
    assert [kind for kind, _ in body(page)] == ["paragraph", "paragraph", "caption", "paragraph", "heading", "paragraph"]


def test_questions_of_an_interview_are_marked_and_a_single_question_is_not():
    first, second = "What will the new terminal cost the town?", "When will the first ferry leave from it?"
    assert [kind for kind, _ in body(f"{LEAD}\n\n{first}\n\n{SECOND}\n\n{second}\n\n{THIRD}")][1::2] == ["question", "question"]
    assert "question" not in [kind for kind, _ in body(f"{LEAD}\n\n{first}\n\n{SECOND}")]


def test_lines_broken_to_fit_a_width_are_joined():
    broken = "\n".join(
        " ".join(words)
        for words in (
            LEAD.split()[:10],
            LEAD.split()[10:],
            SECOND.split()[:10],
            SECOND.split()[10:],
            THIRD.split()[:10],
            THIRD.split()[10:],
        )
    )
    assert [block.text for block in pasted.parts(f"{HEADLINE}\n\n{broken}").blocks] == [f"{LEAD} {SECOND} {THIRD}"]


def test_what_stands_after_the_comments_is_not_the_article():
    page = f"{HEADLINE}\n\n{BODY}\n\nComments\n\nI have lived here for forty years and never saw such a thing, neighbours."
    assert pasted.parts(page).blocks[-1] == Block("paragraph", THIRD)


def test_a_paragraph_over_the_writers_name_is_not_lost():
    page = f"{HEADLINE}\nFerry news\n\n{LEAD}\n\n{SECOND}\n\nBy Jane Doe\n\n{THIRD}\n\n{THIRD[:-1]}, she added."
    assert fields(page)["standfirst"] == LEAD
    assert [text for _, text in body(page)][:2] == [SECOND, THIRD]


def test_a_text_broken_to_fit_a_width_has_its_paragraphs_back():
    page = """Brackwater Gazette

No bread on Wednesday

3 April 2024

BRACKWATER – The van that sells bread on the pier did not come on Wednesday, and the passengers of the late
ferry went without their breakfast, said Ada Quill, the harbour master.

She had telephoned the baker, who was not at home. His brother said that the van had a flat tyre.
"""
    parts = pasted.parts(page)
    assert parts.fields["headline"] == "No bread on Wednesday"
    assert parts.fields["published"] == "2024-04-03"
    assert [block.text[:9] for block in parts.blocks] == ["The van t", "She had t"]


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
