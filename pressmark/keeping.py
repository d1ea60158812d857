"""Keeping: a fetched page as a clipping: what its file is called, and how the page itself remembers where it is from."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Container
from datetime import date
from hashlib import sha256
from urllib.parse import quote, unquote, urlsplit

from pressmark import addresses
from pressmark.fetching import KINDS, Fetched
from pressmark.filing import encodings


def name(url: str, today: date, content_type: str = "text/html", taken: Container[str] = ()) -> str:
    """The name of a page's file among the clippings: good on every system, at most 100 characters, and not one of `taken`.

    >>> name("https://www.coast.example/news/no-ferry-on-monday.html?id=7", date(2026, 11, 21))
    '2026-11-21-coast.example-no-ferry-on-monday.html'
    """
    parts = urlsplit(url)
    host = re.sub(r"[^a-z0-9.-]+", "-", (parts.hostname or "").removeprefix("www.")).strip(".-")[:35].strip(".-")
    steps = [re.sub(r"\.\w{1,5}$", "", unquote(step)) for step in parts.path.split("/") if step]
    telling = next((slug for step in reversed(steps) if re.search(r"[a-z]{3,}-", slug := addresses.slug(step))), "")
    rest = telling or addresses.slug(" ".join([*steps, unquote(parts.query)]))
    if not rest and (steps or parts.query):
        rest = sha256(url.encode()).hexdigest()[:8]  # letters of another script
    stem = "-".join(part for part in (today.isoformat(), host, rest[:42].strip("-")) if part)
    ending = KINDS.get(content_type, ".html")
    number, found = 1, stem + ending
    while found in taken:
        number += 1
        found = f"{stem}-{number}{ending}"
    return found


def clipping(fetched: Fetched, day: date) -> bytes:
    """What is kept of a page: HTML with its address and day at its top, text in UTF-8 if the server knew how, PDF as it is.

    Of text and PDF the list beside the clippings must tell address and day: `accessions.row`.
    """
    if KINDS[fetched.content_type] == ".html":
        return stamped(fetched.data, fetched.url, day, fetched.charset)
    if KINDS[fetched.content_type] == ".txt" and fetched.charset and not encodings.is_utf8(fetched.data):
        with contextlib.suppress(LookupError, UnicodeError):  # the server may be wrong
            return fetched.data.decode(fetched.charset).encode()
    return fetched.data


_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_TOP = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!doctype[^>]*>)?", re.IGNORECASE)
_SAYS_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=", re.IGNORECASE)


def stamped(html: bytes, url: str, day: date, charset: str = "") -> bytes:
    """A page with its address and the day at its top, as browsers write it, below its doctype; else byte for byte the same.

    `charset` is what the server said; it is written down where the page itself does not tell.
    """
    # Filing reads the entities of the comment; two hyphens would end it.
    where = quote(url, safe="%/:@!$&'()*+,;=~-._?[]#").replace("--", "-%2D").replace("&", "&amp;")
    stamp = f"\n<!-- saved from url=({len(where):04}){where} -->\n<!-- fetched by Pressmark on {day.isoformat()} -->\n"
    plain = (b"", "latin-1")  # or any other that holds ASCII
    mark, codec = next(((mark, codec) for mark, codec in _MARKS if html.startswith(mark)), plain)
    if not mark and charset and not _SAYS_CHARSET.search(html[:1024]) and not encodings.is_utf8(html):
        stamp += f'<meta charset="{quote(charset)}">\n'
    start = html[len(mark) : len(mark) + 4096].decode(codec, "ignore")
    top = _TOP.match(start)
    at = len(mark) + len((top[0] if top else "").encode(codec))
    return html[:at] + stamp.lstrip("\n" if at == len(mark) else "").encode(codec) + html[at:]
