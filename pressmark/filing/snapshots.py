"""A page saved whole, in one file: MHTML and Safari's web archive. The page inside, and what the saving says of it.

Also what programs that save pages write into their HTML: which page it was, and when.
"""

from __future__ import annotations

import html as entities
import plistlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from email import message_from_bytes, utils
from email.message import Message
from urllib.parse import urlsplit

from pressmark import dates, datings
from pressmark.filing import declared, encodings, marked, pasted, saved
from pressmark.filing.encodings import Decoded, Unreadable
from pressmark.filing.pasted import Parts
from pressmark.model import Outlet

_PAGES = ("text/html", "application/xhtml+xml")


def parts(data: bytes, outlets: Sequence[Outlet] = ()) -> Parts:
    """Read a page saved in one file, whichever of the two kinds it is; Unreadable when no page is in it."""
    is_list = data.startswith(b"bplist") or b"<plist" in data[:1000]
    return _web_archive(data, outlets) if is_list else _mhtml(data, outlets)


# --- MHTML --------------------------------------------------------------------------------------------------------------


def _mhtml(data: bytes, outlets: Sequence[Outlet]) -> Parts:
    """What Chrome, Edge, Internet Explorer and extensions of Firefox write.

    RFC 2557: the page is the part that `start` names, else the first that is HTML.
    """
    message = message_from_bytes(data)
    root = _root(message)
    if root is None:
        raise _no_page("save the page again, as HTML or as text")
    when = mail_date(str(message.get("Date") or root.get("Date") or ""))[:10]
    address = str(message.get("Snapshot-Content-Location") or root.get("Content-Location") or "")
    return _read(text_of(root), {"saved": when, **addresses(address)}, outlets)


def _root(message: Message) -> Message | None:
    """The part that holds the page."""
    parts = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    named = [part for part in parts if isinstance(start, str) and str(part.get("Content-ID", "")).strip() == start.strip()]
    return next((part for part in (*named, *parts) if payload(part).strip()), None)


def _no_page(remedy: str) -> Unreadable:
    return Unreadable("clipping-broken", "no page is found in the file: its saving may have been interrupted", remedy)


def payload(part: Message) -> bytes:
    """What a part of a message holds, its transfer encoding undone; nothing for a part that holds others."""
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""


def text_of(part: Message) -> Decoded:
    """The text of a part of a message."""
    try:
        charset = part.get_content_charset() or ""
    except (LookupError, ValueError):  # the name of the encoding is itself badly encoded
        charset = ""
    return _decoded(payload(part), charset)


# What is called by the narrower name is written in the wider encoding (WHATWG Encoding Standard).
_WIDER = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "ks_c_5601-1987": "cp949"}
_TEXTUAL = re.compile(r"(?:utf-?8|iso-|windows-|cp\d|koi8|mac|latin|gb|big5|euc|shift|ks_c|tis).*")


def _decoded(data: bytes, name: str) -> Decoded:
    """Bytes in the encoding that is declared for them, if they are in it; else as any clipping is read."""
    name = name.strip().lower()
    if _TEXTUAL.fullmatch(name):
        try:
            return Decoded(encodings.cleaned(data.decode(_WIDER.get(name, name))))
        except (LookupError, ValueError):
            pass  # it may be wrong about itself
    return encodings.decoded(data)


def mail_date(written: str) -> str:
    """The date of a message's header as EDTF, to the minute, with its zone; nothing when there is none.

    >>> mail_date("Tue, 3 May 2022 09:00:00 +0600"), mail_date("some day")
    ('2022-05-03T09:00+06:00', '')
    """
    try:
        when = utils.parsedate_to_datetime(written)
        return dates.parse(when.isoformat(timespec="minutes").replace("+00:00", "Z")).written
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


# --- Safari's web archive -----------------------------------------------------------------------------------------------


def _web_archive(data: bytes, outlets: Sequence[Outlet]) -> Parts:
    """What Safari writes: a property list, binary or XML, whose main resource is the page."""
    try:
        whole = plistlib.loads(data)
    except Exception:  # a stranger's property list: however it is broken, it holds no page
        whole = None
    main = whole.get("WebMainResource") if isinstance(whole, dict) else None
    page = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(page, bytes):
        raise _no_page("open the address in Safari and save the page again")
    kind = str(main.get("WebResourceMIMEType") or "text/html")
    if not kind.startswith(("text/", "application/xhtml")):
        raise Unreadable("clipping-binary", "what Safari saved is no page", "save it from Safari as what it is, and file that")
    decoded = _decoded(page, str(main.get("WebResourceTextEncodingName") or ""))
    told = addresses(str(main.get("WebResourceURL") or ""))
    return _read(decoded, told, outlets) if kind != "text/plain" else _with(pasted.parts(decoded.text, outlets), told, outlets)


# --- what the saving says -----------------------------------------------------------------------------------------------


def page(html: str, outlets: Sequence[Outlet] = ()) -> Parts:
    """Read a page saved as HTML, and what whoever saved it wrote into it."""
    read = saved.parts(html, outlets)
    told = addresses(read.fields.get("original_url", "")) | saving(html)  # the page may know only where its copy stands
    return _with(read, told, outlets)


def _read(page: Decoded, told: Mapping[str, str], outlets: Sequence[Outlet]) -> Parts:
    parts = _with(saved.parts(page.text, outlets), {**saving(page.text), **told}, outlets)
    if page.guessed:
        return replace(parts, doubts=(*parts.doubts, f"body: the page was read as {page.guessed}, which is a guess"))
    return parts


def _with(parts: Parts, told: Mapping[str, str], outlets: Sequence[Outlet]) -> Parts:
    """What was read of a page, and what is known of its saving, which may also tell the outlet."""
    fields = {**parts.fields, **{field: value for field, value in told.items() if value}}
    if known := declared.registered(fields, outlets):
        fields["outlet"] = known
    return replace(parts, fields=fields)


_WAYBACK = re.compile(r"https?://web\.archive\.org/web/(\d{8})(\d{4})?\d*[a-z_]*/(\S+)")
_TODAY = re.compile(r"https?://archive\.(?:today|ph|is|li|vn|fo|md)/(\d{4}\.?\d\d\.?\d\d)-?(\d{4})?\d*/(\S+)")


def addresses(url: str) -> dict[str, str]:
    """What the address of a saved page says: of the original, and of the copy in a public web archive if it was that.

    >>> addresses("https://web.archive.org/web/20220503090000/https://coast.example/ferry")["original_url"]
    'https://coast.example/ferry'
    >>> addresses("file:///C:/ferry.html")
    {}
    """
    url = "".join(url.split())
    for archived in (_WAYBACK, _TODAY):
        if match := archived.fullmatch(url):
            told = {"snapshot_url": url, "snapshot_date": _day(match[1].replace(".", ""))}
            return told | addresses(match[3] if "//" in match[3] else f"http://{match[3]}")
    try:
        whole = urlsplit(url)
    except ValueError:
        return {}
    return {"original_url": url} if whole.scheme in ("http", "https") and whole.hostname else {}


def _day(written: str) -> str:
    """A day as programs write it, as EDTF; nothing when it is none.

    >>> _day("20220503"), _day("Tue May 03 2022 09:00:00 GMT+0600 (East Kazakhstan Time)")
    ('2022-05-03', '2022-05-03')
    """
    if figures := re.fullmatch(r"(\d{4})(\d\d)(\d\d)\d*", written.strip()):
        written = "-".join(figures.groups())
    # JavaScript puts the year behind the day: "Tue May 03 2022 09:00:00 GMT".
    written = re.sub(r"^\s*\w{3} (\w{3}) (\d\d) (\d{4}) ", r"\2 \1 \3 ", written)
    found = next((found.when for found in datings.find(written[:80]) if found.when and found.when.first), None)
    return found.first.isoformat() if found and found.first else ""


# What each program writes near the top: an address, and the day where it gives one.
_AT_THE_TOP = tuple(
    re.compile(mark, re.IGNORECASE)
    for mark in (
        r"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S+)(?:[^>]{0,2000}?saved date:\s*(?P<day>[^\n]+))?",
        r"<!--\s*saved from url=\(\d+\)(?P<url>\S+?)\s*-->",  # Chrome, Edge, Internet Explorer
        r"<!--\s*saved from (?P<url>https?:\S+) at (?P<day>\S+) using monolith",
        r"<!--\s*Mirrored from (?P<url>\S+) by HTTrack(?:[^>]*\],)?(?P<day>[^>]{8,60}?)-->",
        r"<html[^>]*\sdata-scrapbook-source=\"(?P<url>[^\"]+)\"(?:[^>]*\sdata-scrapbook-create=\"(?P<day>\d+)\")?",
    )
)
_FETCHED = re.compile(r"<!-- fetched by Pressmark on (\d{4}-\d\d-\d\d) -->")
_SAVE_PAGE = re.compile(r"<meta name=\"savepage-(url|date)\" content=\"([^\"]+)\"", re.IGNORECASE)
_WAYBACK_SCRIPT = re.compile(r"__wm\.(?:wombat|init)\(\s*[\"'](https?:[^\"'\s]+)[\"']\s*,\s*[\"'](\d{14})[\"']")
_WAYBACK_NOTE = re.compile(
    r"ARCHIVED ON [\d:]+ (\w+ \d+, \d{4}) AND RETRIEVED FROM THE\s+INTERNET ARCHIVE ON [\d:]+ (\w+ \d+, \d{4})"
)
_CACHED = re.compile(
    r"cache of\s+<a [^>]*href=\"(https?:[^\"]+)\".{0,300}?snapshot of the page as it appeared on ([^<.]{8,60})", re.DOTALL
)


def saving(html: str) -> dict[str, str]:
    """What whoever saved a page wrote into it: `original_url`, `saved`, and `snapshot_url`, `snapshot_date` of a public copy.

    Known are Chrome, SingleFile, monolith, HTTrack, WebScrapBook, Save Page WE, the Wayback Machine and the cache of Google.
    """
    told: dict[str, str] = {}
    top = html[:8000]
    if cached := _CACHED.search(top):
        told |= addresses(entities.unescape(cached[1])) | {"snapshot_date": _day(cached[2])}
    if script := _WAYBACK_SCRIPT.search(html):
        told |= addresses(f"https://web.archive.org/web/{script[2]}/{script[1]}")
    if note := _WAYBACK_NOTE.search(html):
        told |= {"snapshot_date": _day(note[1]), "saved": _day(note[2])}
    page = dict(_SAVE_PAGE.findall(html))
    told |= addresses(entities.unescape(page.get("url", ""))) | {"saved": _day(page.get("date", "")) or told.get("saved", "")}
    if mark := next((found for pattern in _AT_THE_TOP if (found := pattern.search(top))), None):
        address, day = entities.unescape(mark["url"]), mark.groupdict().get("day")
        told |= addresses(address if "//" in address or ":" in address else f"http://{address}")
        told |= {"saved": marked.edtf(day) or _day(day)} if day else {}
    if fetched := _FETCHED.search(top):
        told["saved"] = _day(fetched[1])
    return {field: value for field, value in told.items() if value}
