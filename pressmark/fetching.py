"""Fetching: a page from the web. The only module that opens a connection.

It says who it is, asks robots.txt for leave, takes its time between the pages of one host, and goes to no private address.
What it cannot fetch is told in one sentence; a page that needs a person's browser is saved from there.
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from pressmark import robots
from pressmark.model import UserError

LARGEST = 20_000_000  # bytes, packed or unpacked
PATIENCE = 15.0  # seconds without a byte
_WHOLE = 120.0  # seconds for all of a page
_PAUSE, _LONGEST_PAUSE = 1.0, 10.0  # seconds between the pages of one host
_HOPS = 10
_ROBOTS = 500_000  # bytes, of which RFC 9309 wants to see so many read

KINDS: Mapping[str, str] = {  # what filing can read, and the ending of its file
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".txt",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came."""

    url: str  # where it stood in the end, in ASCII
    data: bytes
    content_type: str  # one of KINDS
    status: int
    charset: str = ""  # as the server named it; the page may say nothing of it


@dataclass(slots=True)
class Visitor:
    """One who fetches pages, and remembers what each host asked for.

    `agent` is how it introduces itself: "Pressmark/1.0 (+https://archive.example/)". `sleep` waits for so many seconds.
    `allow_private` is for tests: without it, only addresses that the whole world can reach are asked.
    """

    agent: str
    sleep: Callable[[float], None] = time.sleep
    allow_private: bool = False
    _rules: dict[str, robots.Rules] = field(default_factory=dict)  # by scheme and host
    _left: dict[str, float] = field(default_factory=dict)  # when we were last there, by the monotonic clock

    def page(self, url: str) -> Fetched:
        """The page at an address. Raises UserError, in one sentence, when it cannot or may not be fetched."""
        at = _ascii(url)
        seen: set[str] = set()
        while True:
            if at in seen or len(seen) > _HOPS:
                raise UserError(f"{url}: this address leads from one to the next in a circle")
            rules = self._asked(at)
            if not rules.allow(at):
                raise UserError(f"{at}: the site's robots.txt asks us not to fetch this page; {_BY_HAND}")
            if not seen:
                self._wait(at, rules)
            seen.add(at)
            answer = _answer(at, self.agent, self.allow_private, LARGEST)
            self._left[_site(at)] = time.monotonic()
            if not answer.leads_to:
                return _page(at, answer)
            at = _ascii(answer.leads_to)

    def _asked(self, url: str) -> robots.Rules:
        """What the host lets us do; asked once."""
        site = _site(url)
        if site not in self._rules:
            try:
                self._rules[site] = self._ask(site)
            except UserError as error:  # the curator asked for a page, and knows nothing of robots.txt
                raise UserError(str(error).replace(f"{site}/robots.txt:", f"{url}:", 1)) from None
        return self._rules[site]

    def _ask(self, site: str) -> robots.Rules:
        at = f"{site}/robots.txt"
        for _ in range(_HOPS):
            answer = _answer(at, self.agent, self.allow_private, _ROBOTS, cut=True)
            if not answer.leads_to:
                break
            at = _ascii(answer.leads_to)
        if answer.status >= 500 or answer.status == 429:
            sentence = f"robots.txt cannot be read just now ({answer.status}), and without it we fetch nothing; try again later"
            raise UserError(f"{site}/: {sentence}")
        if answer.status != 200:  # RFC 9309, 2.3.1.3: a host without one lets everyone in
            return robots.Rules()
        return robots.read(answer.data.decode("utf-8", "replace"), self.agent)

    def _wait(self, url: str, rules: robots.Rules) -> None:
        site = _site(url)
        if site in self._left:
            pause = rules.delay if rules.delay is not None else _PAUSE
            still = min(pause, _LONGEST_PAUSE) - (time.monotonic() - self._left[site])
            if still > 0:
                self.sleep(still)


_BY_HAND = "save it from your browser, and add the file"


def _ascii(url: str) -> str:
    """An address as it travels. Raises UserError when it is none that we fetch."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise UserError(f"{url}: this is not a web address") from None
    if parts.scheme not in ("http", "https"):
        raise UserError(f"{url}: only addresses that begin with https:// or http:// are fetched")
    if not host:
        raise UserError(f"{url}: this address names no host")
    if parts.username is not None:
        raise UserError(f"{url.replace(parts.netloc, '…')}: leave name and password out of the address; {_BY_HAND}")
    try:
        host = f"[{host}]" if ":" in host else host.encode("idna").decode()
    except UnicodeError:
        raise UserError(f"{url}: there can be no host of this name") from None
    netloc = host if port in (None, {"http": 80, "https": 443}[parts.scheme]) else f"{host}:{port}"
    safe = "%/:@!$&'()*+,;=~-._?[]|"
    return urlunsplit((parts.scheme, netloc, quote(parts.path or "/", safe=safe), quote(parts.query, safe=safe), ""))


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


# --- one question, one answer ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    data: bytes = b""
    content_type: str = ""
    charset: str = ""
    leads_to: str = ""


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing: every address is looked at before it is asked."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


class _Public(http.client.HTTPConnection):
    def connect(self) -> None:
        super().connect()
        _refuse_private(self.host, self.sock)


class _PublicSecure(http.client.HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        _refuse_private(self.host, self.sock)


class _Plainly(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(http.client.HTTPConnection if _is_by_proxy(req) else _Public, req)


class _Securely(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(http.client.HTTPSConnection if _is_by_proxy(req) else _PublicSecure, req)


def _is_by_proxy(req: urllib.request.Request) -> bool:
    """True when the house's own proxy is asked, which may well have a private address."""
    return req.host != urlsplit(req.full_url).netloc


def _refuse_private(host: str, sock: socket.socket) -> None:
    """Leave before a word is said: a name may lead elsewhere than it did a moment ago."""
    if _is_private(str(sock.getpeername()[0])):
        sock.close()
        raise _private(host)


def _is_private(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return not ip.is_global or ip.is_multicast


def _private(host: str) -> UserError:
    return UserError(f"{host}: this is an address of a private network, and such pages are not fetched; {_BY_HAND}")


def _answer(url: str, agent: str, allow_private: bool, most: int, cut: bool = False) -> _Answer:
    """What a host answers. Raises UserError when nothing is to be had; `cut` takes no offence at what is too long."""
    host = urlsplit(url).hostname or ""
    if not allow_private:
        try:
            found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except OSError:  # whoever connects will say so; a proxy may know better
            found = []
        if any(_is_private(str(each[4][0])) for each in found):
            raise _private(host)
    handlers = [_Stay] if allow_private else [_Stay, _Plainly, _Securely]
    accept = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.1"
    headers = {"User-Agent": agent, "Accept": accept, "Accept-Encoding": "gzip, deflate"}
    ask = urllib.request.build_opener(*handlers).open
    deadline = time.monotonic() + _WHOLE
    try:
        with ask(urllib.request.Request(url, headers=headers), timeout=PATIENCE) as got:
            told = got.headers
            data = _unpacked(url, _read(url, got, most, cut, deadline), told.get("Content-Encoding", ""), most, cut)
            content_type = told.get_content_type() if told.get("Content-Type") else ""
            return _Answer(got.status, data, content_type, told.get_content_charset() or "")
    except urllib.error.HTTPError as error:
        error.close()
        return _Answer(error.code, leads_to=_location(url, error))
    except urllib.error.URLError as error:
        raise UserError(f"{url}: {_reason(host, error.reason)}") from None
    except (OSError, ValueError, http.client.HTTPException) as error:  # a "Location" may be no address at all
        raise UserError(f"{url}: {_reason(host, error)}") from None


def _location(url: str, error: urllib.error.HTTPError) -> str:
    """Where a redirect leads; headers are bytes, whatever Python takes them for."""
    to = error.headers.get("Location", "") if error.code in (301, 302, 303, 307, 308) else ""
    return urljoin(url, to.encode("latin-1", "replace").decode("utf-8", "replace")) if to else ""


def _reason(host: str, error: object) -> str:
    match error:
        case TimeoutError():
            return f"{host} has not answered for {PATIENCE:.0f} seconds; try again later"
        case socket.gaierror():
            return f"{host} cannot be found: there is no such host, or no network here"
        case ssl.SSLCertVerificationError():
            return f"{host} cannot prove that it is {host}, so nothing was fetched"
        case ConnectionRefusedError():
            return f"{host} refuses the connection"
        case OSError() if error.strerror:
            return f"{host} cannot be reached ({error.strerror.lower()})"
        case _:
            return f"{host} broke off, or answered in no way we understand; try again later"


def _read(url: str, got: http.client.HTTPResponse, most: int, cut: bool, deadline: float) -> bytes:
    length = got.headers.get("Content-Length", "").strip()
    if not cut and length.isdecimal() and int(length) > most:
        raise _too_large(url)
    data = bytearray()
    while chunk := got.read1(65_536):
        data += chunk
        if len(data) > most:
            if cut:
                return bytes(data[:most])
            raise _too_large(url)
        if time.monotonic() > deadline:
            raise TimeoutError
    if got.length:
        raise http.client.IncompleteRead(bytes(data), got.length)
    return bytes(data)


def _too_large(url: str) -> UserError:
    return UserError(f"{url}: this is larger than {LARGEST // 1_000_000} MB; {_BY_HAND}")


def _unpacked(url: str, data: bytes, encoding: str, most: int, cut: bool) -> bytes:
    """The bytes of a page, unpacked as far as they may be long."""
    if encoding.strip().lower() in ("", "identity") or not data:
        return data
    for bits in (47, -15):  # with a head, of gzip or zlib; some send "deflate" without
        unpacker = zlib.decompressobj(bits)
        try:
            found = unpacker.decompress(data, most + 1)
        except zlib.error:
            continue
        if len(found) > most and not cut:
            raise _too_large(url)
        if unpacker.eof or cut:
            return found[:most]
    raise http.client.HTTPException(encoding)


_STATUS = {
    401: f"the site asks for a name and a password; {_BY_HAND}",
    402: f"the site asks for payment; {_BY_HAND}",
    403: f"the site does not let us in; {_BY_HAND}",
    404: "there is no such page",
    410: "the page was there once, and has been taken away",
    429: "the site asks for fewer visits; try again later",
    451: "the site may not show this page, for legal reasons",
}


def _page(url: str, answer: _Answer) -> Fetched:
    """The answer as a page. Raises UserError when it is none."""
    if not 200 <= answer.status < 300:
        fault = "the site has a fault of its own; try again later" if answer.status >= 500 else "the site gives no page"
        raise UserError(f"{url}: {_STATUS.get(answer.status, fault)} ({answer.status})")
    if not answer.data.strip():
        raise UserError(f"{url}: the page is empty; {_BY_HAND}")
    kind = answer.content_type
    if answer.data.startswith(b"%PDF-"):  # whatever the server calls it
        kind = "application/pdf"
    elif kind in ("", "application/octet-stream") and re.match(rb"\s*<(?:!doctype\s+html|html)\b", answer.data, re.IGNORECASE):
        kind = "text/html"
    if kind not in KINDS:
        raise UserError(f"{url}: this is {kind or 'of no kind we know'}, and neither a page nor a PDF nor text")
    return Fetched(url, answer.data, kind, answer.status, answer.charset)
