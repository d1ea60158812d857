"""Scripts: what a browser gets of ours. Comments and indentation are for those who read the source, and a third of its weight.

Nothing is renamed and no line is joined to another, so what runs is what was written. A comment of ours stands on lines of its
own, or behind a line that has no quotation mark after it; no text in backticks is longer than a line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

READER = ("shards", "words", "stemmer", "index", "scores", "passages", "search")
"""The scripts that every search needs. They travel as one, `static/reader.js`, which is lighter than seven."""

_COMMENTS = (
    re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*$", re.MULTILINE | re.DOTALL),
    re.compile(r"/\*\* @[^\n]*?\*/ ?"),  # the type of one name
    re.compile(r"^[ \t]*//.*$", re.MULTILINE),
    re.compile(r" +// [^\"'`/\n]*$", re.MULTILINE),
)
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
_EMPTY = re.compile(r"\n{2,}")


def bare(static: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same files, by address; of the scripts only what a browser runs, and those of `READER` in one."""
    made = {address: _bare(data.decode()).encode() if address.endswith(".js") else data for address, data in static.items()}
    parts = [made.pop(f"static/{name}.js") for name in READER if f"static/{name}.js" in made]
    return made | {"static/reader.js": b"".join(parts)} if parts else made


def _bare(text: str) -> str:
    r"""A script without comments and indentation.

    >>> _bare('/** Adds. */\nconst more = (n) => {\n  // one\n  return n + 1; // and one\n};\n')
    'const more = (n) => {\nreturn n + 1;\n};\n'
    """
    for comment in _COMMENTS:
        text = comment.sub("", text)
    return _EMPTY.sub("\n", _INDENTATION.sub("", text)).lstrip("\n")
