"""Pictures: strokes and strips, drawn without words or colours."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from pressmark.publishing import pictures

REACHES = st.lists(
    st.builds(
        lambda first, more, count: pictures.Reach(first, min(first + more, 99), count),
        st.integers(0, 98),
        st.integers(1, 99),
        st.integers(1, 40),
    ),
    max_size=30,
)
COUNTS = st.dictionaries(st.tuples(st.integers(1890, 2030), st.integers(1, 12)), st.integers(1, 500), min_size=1, max_size=60)


def drawn(strip: pictures.Strip) -> ElementTree.Element:
    return ElementTree.fromstring(f"<svg>{strip.drawing}</svg>")


def test_nothing_is_drawn_of_nothing():
    assert pictures.strokes(0, height=16, pitch=2) == ""
    assert pictures.strip({}) is None
    assert pictures.strip({(2023, 2): 0}) is None


def test_a_full_month_weighs_no_more_than_an_empty_one():
    assert len(pictures.strokes(400, height=16, pitch=0.2)) - len(pictures.strokes(1, height=16, pitch=2)) < 16


def test_strokes_never_take_more_room_than_there_is():
    assert 4000 * pictures.pitch(4000, room=66, widest=2) <= 72


def test_a_strip_has_a_bar_a_month_and_names_its_peak():
    strip = pictures.strip({(2022, 12): 3, (2023, 2): 16})
    assert strip is not None
    assert (strip.most, strip.peak) == (16, (2023, 2))
    assert strip.drawing.count("h.75v") == 2
    assert ">16</text>" in strip.drawing
    assert [label.text for label in drawn(strip).iter("text")] == ["3", "16", "2022", "2023"]


def test_the_table_of_a_strip_has_its_numbers():
    strip = pictures.strip({(2022, 12): 3, (2023, 2): 16, (2023, 12): 1})
    assert strip is not None
    assert strip.rows == ((2022, (0,) * 11 + (3,), 3), (2023, (0, 16, *(0,) * 9, 1), 17))


def test_a_century_is_drawn_by_years():
    strip = pictures.strip({(1901, 3): 2, (2001, 4): 5, (2001, 5): 1})
    assert strip is not None
    assert (strip.most, strip.peak) == (6, (2001, 0))
    assert len([text for text in drawn(strip).iter("text") if (text.text or "").startswith(("19", "20"))]) <= 8


@given(COUNTS)
def test_every_strip_is_well_formed_stays_in_its_frame_and_has_no_colour(counts):
    strip = pictures.strip(counts)
    assert strip is not None
    drawn(strip)
    assert sum(all for _, _, all in strip.rows) == sum(counts.values())
    assert all(2 <= int(tall) <= 64 for tall in re.findall(r"h\.75v(\d+)", strip.drawing))
    assert all(0 <= float(x) <= 100 for x in re.findall(r'x="([\d.]+)%"', strip.drawing))
    assert not re.search(r'style=|fill=|stroke="(?!currentColor)', strip.drawing)
    assert len(strip.drawing) < 6000


def test_a_span_is_a_line_with_its_ends_and_its_number() -> None:
    row = pictures.row({0: 1}, [pictures.Reach(2, 5, 3)], 10)
    lines = [(line.get("x1"), line.get("x2")) for line in ElementTree.fromstring(f"<svg>{row.drawing}</svg>").iter("line")]
    assert lines == [("0", "100%"), ("20%", "60%"), ("20%", "20%"), ("60%", "60%")]
    assert row.drawing.endswith(">3</text>")


def test_spans_that_overlap_stand_below_each_other_and_the_rest_is_counted() -> None:
    few = pictures.row({}, [pictures.Reach(0, 4, 1), pictures.Reach(6, 9, 1)], 10)
    assert pictures.row({}, [pictures.Reach(0, 4, 1)], 10).height == few.height
    many = pictures.row({}, [pictures.Reach(0, 4 + number, 2) for number in range(6)], 10)
    assert (many.left_out, many.height - few.height) == (4, 3 * (few.height - pictures.row({}, [], 10).height))


@given(st.dictionaries(st.integers(0, 99), st.integers(1, 5_000), max_size=40), REACHES)
def test_every_row_is_well_formed_stays_in_its_frame_and_has_no_colour(counts, reaches):
    row = pictures.row(counts, reaches, 100, pictures.years_named(1927, 2026))
    ElementTree.fromstring(f"<svg>{row.drawing}</svg>")
    assert all(0 <= float(x) <= 100 for x in re.findall(r'x\d?="([\d.]+)%"', row.drawing))
    assert all(0 <= float(y) <= row.height for y in re.findall(r'\by\d?="([\d.]+)"', row.drawing))
    assert not re.search(r'style=|fill=|stroke="(?!currentColor)', row.drawing)
    assert row.left_out <= sum(each.count for each in reaches)
