"""What HTML the text of an article may hold."""

import pytest

from pressmark import allowed


@pytest.mark.parametrize(
    ("made", "left"),
    [
        ('<a href="https://x.example/" onclick="x()">x</a>', '<a href="https://x.example/" rel="noopener">x</a>'),
        ('<a href="javascript:x()">x</a>', '<a rel="noopener">x</a>'),
        ("<style>p{}</style><p>Late</p>", "<p>Late</p>"),
        ('<p class="caption x" style="color:red">Late</p>', "<p>Late</p>"),
        ('<p class="caption">Late</p>', '<p class="caption">Late</p>'),
        ('<p id="header">Late</p>', "<p>Late</p>"),
        ('<p id="p-7f3a">Late</p>', '<p id="p-7f3a">Late</p>'),
        ('<img src="x.png">', ""),
        ('<abbr title="a <b> c">x</abbr>', '<abbr title="a b c">x</abbr>'),
        ('<td colspan="many">x</td>', "x"),
    ],
)
def test_what_may_stay_stays_and_nothing_else(made, left):
    assert allowed.cleaned(made) == left


def test_the_mark_of_a_linked_name_stays_for_those_who_read_it():
    assert allowed.cleaned('<span data-name="Ada Quill" data-x="y">x</span>') == '<span data-name="Ada Quill">x</span>'
