"""What a line says of a picture."""

import pytest

from pressmark.filing import captions


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("The ferry Grey Gull at the old pier. Credit: Ada Quill, Coast Times", True),
        ("Ada Quill, left, with the mayor on the council’s ferry", True),
        ("The pier before the storm (Harbour Museum Collection)", True),
        ("Паром у причала. Фото: Анна Иванова", True),
        ("The mayor left the meeting before the vote was taken.", False),
        ("Islanders had waited two years for a decision", False),
    ],
)
def test_a_caption_names_a_photographer_or_says_who_stands_where(line, is_one):
    assert captions.is_one(line) == is_one
