"""How the value of a register's field is read."""

import pytest

from pressmark import plainyaml, shapes


def read(shape, text):
    entries, problems = plainyaml.read("x.yaml", f"field: {text}")
    assert not problems
    return shape.read(entries["field"])


@pytest.mark.parametrize(
    ("shape", "text", "value"),
    [
        (shapes.TEXT, " Harbour ", "Harbour"),
        (shapes.LIST, "Quill", ("Quill",)),
        (shapes.LIST, "[Quill, '', 12:30]", ("Quill", "12:30")),
        (shapes.YES, "Yes", True),
        (shapes.SHARE, "0.30", 0.3),
        (shapes.HOME, "https://x.example", "https://x.example/"),
        (shapes.DATED, "{Old Name: ../2019-03, Older: /1990, Oldest: '1950'}",
         (("Old Name", "../2019-03"), ("Older", "/1990"), ("Oldest", "1950"))),
        (shapes.ROLES, "[Pilot 1998/2004, Master 2004-05/.., Clerk]", ("Pilot 1998/2004", "Master 2004-05/..", "Clerk")),
        (shapes.COORDINATES, "'51.13, -71.43'", "51.13,-71.43"),
    ],
)  # fmt: skip
def test_a_value_is_read(shape, text, value):
    assert read(shape, text) == value


@pytest.mark.parametrize(
    ("shape", "text", "says"),
    [
        (shapes.TEXT, "[a]", "one value"),
        (shapes.LIST, "{a: b}", "must be a list"),
        (shapes.YES, "perhaps", "true or false"),
        (shapes.SHARE, "30", "between 0 and 1"),
        (shapes.ADDRESSES, "[wikidata]", "web addresses"),
        (shapes.DATE, "tomorrow", "is not a date"),
        (shapes.DATED, "Old Name", "a map of names to times"),
        (shapes.DATED, "{Old Name: 2019/1998}", "ends before it begins"),
        (shapes.DATED, "{'': 2019}", "without a name"),
        (shapes.ROLES, "[Pilot 2004/1998]", "ends before it begins"),
        (shapes.ROLES, "[Pilot 1998-2004]", "cannot be read"),
        (shapes.ROLES, "[Pilot 1998-13/2004]", "no such month"),
        (shapes.COORDINATES, "'91.0,10.0'", "latitude,longitude"),
        (shapes.COORDINATES, "north", "latitude,longitude"),
    ],
)
def test_a_value_of_the_wrong_shape_is_told(shape, text, says):
    with pytest.raises(shapes.Wrong, match=says):
        read(shape, text)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Foreign Minister 2019-09/2022", ("Foreign Minister", "2019-09/2022")),
        ("Foreign Minister, 2019-09/..", ("Foreign Minister", "2019-09/..")),
        ("Foreign Minister ../2022", ("Foreign Minister", "../2022")),
        ("Member of the G20", ("Member of the G20", "")),
        ("Speaker 2019", ("Speaker", "2019")),
    ],
)
def test_an_office_has_its_time_at_its_end(written, parts):
    assert shapes.role(written) == parts
