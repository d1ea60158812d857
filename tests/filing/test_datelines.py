"""The words before a first sentence that say where it was written, when and for whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.filing import datelines
from pressmark.model import Origin, Outlet


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


@pytest.mark.parametrize(
    "text",
    [
        "Published by the harbour on paper. Talks began.",
        "SALTHOLM (…) – Talks began.",
        "SALTHOLM, PORT, PIER, QUAY, TOWN – Talks began.",
        "(Quay Wire) - Talks began.",
        "SALTHOLM – ",
    ],
    ids=["a label without a date", "an empty bracket", "too much", "no agency", "no sentence"],
)
def test_a_dateline_that_does_not_explain_itself_is_none(text):
    assert datelines.read(text) is None


def test_a_name_in_brackets_after_the_dash_belongs_to_the_sentence():
    text = "SALTHOLM – The Board (Harbour Board) – began talks."
    assert text[datelines.read(text).end :] == "The Board (Harbour Board) – began talks."


def test_every_stretch_of_a_dateline_is_known_by_what_it_says():
    text = "PARIS (Coast News / AFP - 3rd May, 2022) Talks began."
    said = [(field, text[start:end]) for start, end, field in datelines.read(text).fields]
    assert said == [("dateline", "PARIS"), ("outlet", "Coast News"), ("agency", "AFP"), ("published", "3rd May, 2022")]


def test_a_name_of_the_register_explains_what_nobody_else_could():
    gazette = Outlet(name="Brackwater Gazette", names=("BG",), origin=Origin("content/outlets.yaml", 1))
    assert datelines.read("Saltholm (BG) Talks began.") is None
    said = datelines.read("Saltholm (BG) Talks began.", (gazette,))
    assert (said.place, said.agency) == ("Saltholm", "BG")


@pytest.mark.parametrize(("printed", "agency"), [("REUTERS", "Reuters"), ("тасс", "ТАСС"), ("Coast News", ""), ("", "")])
def test_an_agency_is_spelt_as_it_spells_itself(printed, agency):
    assert datelines.agency(printed) == agency


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("PORT AU SABLE", "Port au Sable"),
        ("SALT-HOLM", "Salt-Holm"),
        ("LA SABLE", "La Sable"),
        ("SALTHOLM AFB", "Saltholm AFB"),
        ("O'SULLIVAN", "O'Sullivan"),
        ("Saltholm", "Saltholm"),
    ],
)
def test_a_place_in_capitals_is_written_as_places_are(printed, place):
    assert datelines.title(printed) == place


printed = st.lists(
    st.sampled_from(
        [
            *"SALTHOLM Saltholm (Reuters) (AFP /TASS/ Gazette) — - -- , . : 28 April 2022 May 3, the talks began".split(),
            "\n",
            "(",
        ]
    ),
    max_size=14,
).map(" ".join)


@pytest.mark.parametrize("text", ["— — Talks began.", "- - Talks began."])
def test_dashes_are_no_dateline(text):
    assert datelines.read(text) is None


@given((printed | st.text()).filter(lambda text: text[:1].isalnum() or text[:1] == "("))
def test_a_dateline_never_takes_what_it_does_not_explain(text):
    said = datelines.read(text)
    if said:
        assert text[said.end :].strip()
        assert all(0 <= start < end <= said.end for start, end, _ in said.fields)
        assert bool(said.place) == ("dateline" in {field for *_, field in said.fields})


@pytest.mark.parametrize("year", ["2031 года.", "2031 г. —", "2031 г."])
def test_a_russian_date_ends_in_the_word_for_year(year):
    said = datelines.read(f"НИЖНИЙ ВЕНДМАРК, 4 мая {year} Совет города принял решение о причале.")
    assert said
    assert (said.place, said.when.written) == ("Нижний Вендмарк", "2031-05-04")
