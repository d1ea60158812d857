"""Allowed: what HTML the text of an article may hold, whatever its Markdown says. Nothing else comes through.

nh3 keeps to the list of elements and attributes; the values of attributes are looked at one by one.
"""

from __future__ import annotations

import re

import nh3

NAME = "data-name"  # of a `span` around a label that the curator has linked; `paragraphs` takes it out again
_TAGS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code em strong b i u s del ins sub sup br hr a table thead tbody tr"
    " th td caption span cite q abbr time mark small div".split()
)
_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title"},
    "p": {"class", "id"},
    "span": {NAME},
    "li": {"id"},
    "sup": {"id"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "ol": {"start"},
    "time": {"datetime"},
    "abbr": {"title"},
}
MARKS = frozenset({"caption", "question", "notice"})  # classes a paragraph may have: `{: .caption }`
PINNED = r"p-[0-9a-z-]{1,40}"  # an anchor the curator has pinned: `{: #p-7f3a }`
_ID = re.compile(rf"{PINNED}|fn(?:ref)?\d*:[\w-]+")


def _allow(tag: str, name: str, value: str) -> str | None:
    """The last word on an attribute that the list above lets through."""
    if name == "href":
        known = value.startswith(("https://", "http://", "mailto:", "#fn"))
        return value.replace("<", "%3C").replace(">", "%3E") if known else None
    if name == "class":
        return value if value in MARKS else None
    if name == "id":
        return value if _ID.fullmatch(value) else None
    if name in ("title", NAME):
        return re.sub("[<>]", "", value)
    pattern = _VALUES.get(name)  # nh3 also asks about attributes that the list above does not let through
    return value if pattern and pattern.fullmatch(value) else None


# No value may hold an angle bracket: libxml2 writes `<!--` in an attribute as it is, and what follows could become an element.
_VALUES = {
    "lang": re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"),
    "dir": re.compile("ltr|rtl|auto"),
    "align": re.compile("left|right|center"),
    "scope": re.compile("col|row|colgroup|rowgroup"),
    "colspan": re.compile(r"\d{1,3}"),
    "rowspan": re.compile(r"\d{1,3}"),
    "start": re.compile(r"\d{1,6}"),
    "rel": re.compile("noopener"),  # set by nh3 itself
    "datetime": re.compile(r"[\dT:+Z.-]{4,30}"),
}

_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
    attribute_filter=_allow,
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener",
    strip_comments=True,
)


def cleaned(made: str) -> str:
    """HTML with nothing in it that could act, load or deceive.

    >>> cleaned('<p onclick="x()">Late<script>x()</script> <b>again</b></p>')
    '<p>Late <b>again</b></p>'
    """
    return _CLEANER.clean(made)
