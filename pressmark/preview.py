"""Preview: the site as the curator will see it, served to this machine alone and loaded anew when it has been built again.

While it is served, and only then, a page carries one more script, which asks every second whether the site has changed. It asks
by loading another script, because the pages forbid connections of any other kind; and it does not hold a connection open to
wait, because a browser has six for all the tabs that show the preview.
"""

from __future__ import annotations

import re
import secrets
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from errno import EADDRINUSE
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path, PurePosixPath
from socketserver import ThreadingTCPServer
from threading import Event, Thread
from urllib.parse import quote, unquote, urlsplit

import watchfiles

from pressmark.model import UserError

Read = Callable[[str], bytes | None]
"""A file of the site by its address; None when there is none."""

HERE = "127.0.0.1"
_NAMES = (HERE, "localhost", "[::1]")
_PORTS_TRIED = 20

_RELOAD = "-/reload.js"  # no address of a site begins with "-"
_CHANGES = "-/changes.js"
_RELOAD_SCRIPT = b"""\
(function () {
  "use strict";
  var built = document.currentScript.src.split("?")[1];
  var asked = 0;
  setInterval(function () {
    if (document.hidden) return;
    var script = document.createElement("script");
    script.onload = script.onerror = function () { script.remove(); };
    script.src = "/-/changes.js?" + built + "&" + ++asked;
    document.head.append(script);
  }, 1000);
})();
"""

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".atom": "application/atom+xml",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ris": "application/x-research-info-systems",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a visitor gets."""

    status: HTTPStatus
    type: str
    body: bytes
    location: str = ""  # where to go instead


def answer(target: str, read: Read, built: str) -> Answer:
    """What stands at an address, as a web server would give it: the file, a folder's index.html, or 404.html.

    `target` is the path asked for, with its query (`/people/?x`); `built` names the build that is being shown.
    """
    asked = urlsplit(target)
    address = unquote(asked.path).lstrip("/")
    if address == _RELOAD:
        return Answer(HTTPStatus.OK, _TYPES[".js"], _RELOAD_SCRIPT)
    if address == _CHANGES:
        changed = asked.query.partition("&")[0] != built
        return Answer(HTTPStatus.OK, _TYPES[".js"], b"location.reload();\n" if changed else b"")
    if not address or address.endswith("/"):
        address += "index.html"
    if (data := read(address)) is not None:
        return _file(HTTPStatus.OK, address, data, built)
    if read(f"{address}/index.html") is not None:
        return Answer(HTTPStatus.FOUND, _TYPES[".txt"], b"", f"/{quote(address)}/")  # so that its relative links hold
    if (data := read("404.html")) is not None:
        return _file(HTTPStatus.NOT_FOUND, "404.html", _rooted(data), built)
    return Answer(HTTPStatus.NOT_FOUND, _TYPES[".txt"], b"Nothing stands at this address.\n")


def _file(status: HTTPStatus, address: str, data: bytes, built: str) -> Answer:
    type = _TYPES.get(PurePosixPath(address).suffix, "application/octet-stream")
    if type == _TYPES[".html"]:
        end = data.rfind(b"</body>")
        end = len(data) if end < 0 else end
        data = data[:end] + f'<script src="/{_RELOAD}?{built}" defer></script>\n'.encode() + data[end:]
    return Answer(status, type, data)


def _rooted(page: bytes) -> bytes:
    """The page for missing pages, with links that lead from any depth here; on the disk they lead from the top, or from the
    address where the site will stand, which the link to its style sheet tells.
    """
    home = re.search(rb'\shref="([^"]*)static/', page)
    ours = re.escape(home[1]) if home and home[1] else rb"(?![a-z]+:|[/#])"
    return re.sub(rb'(\s(?:href|src|action)=")' + ours, rb"\1/", page)


class _Visit(BaseHTTPRequestHandler):
    """One request. Pages elsewhere can make the curator's browser send requests here too, and must learn nothing by it: not
    under a name of theirs that leads to this machine (Host), not from their scripts (Origin), and not by loading a file of ours
    as a script or picture of theirs (Cross-Origin-Resource-Policy; the search index is a script).
    """

    server: Server
    server_version = "Pressmark"
    sys_version = ""
    timeout = 30  # seconds; a visitor who sends nothing does not keep a thread for ever

    def do_GET(self) -> None:
        self._send(self._answer(), whole=True)

    def do_HEAD(self) -> None:
        self._send(self._answer(), whole=False)

    def _answer(self) -> Answer:
        hosts = self.headers.get_all("Host", [])
        origins = self.headers.get_all("Origin", [])
        ours = [f"{name}:{self.server.port}" for name in _NAMES] + (list(_NAMES) if self.server.port == 80 else [])
        if len(hosts) != 1 or hosts[0].lower() not in ours or not {*origins} <= {f"http://{host}" for host in ours}:
            return Answer(HTTPStatus.FORBIDDEN, _TYPES[".txt"], b"The preview is for this machine alone.\n")
        return answer(self.path, self.server.read, self.server.built)

    def _send(self, made: Answer, whole: bool) -> None:
        self.send_response(made.status)
        self.send_header("Content-Type", made.type)
        self.send_header("Content-Length", str(len(made.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Content-Security-Policy", "frame-ancestors 'none'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        if made.location:
            self.send_header("Location", made.location)
        self.end_headers()
        if whole:
            self.wfile.write(made.body)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are nobody's news."""


class Server(ThreadingTCPServer):
    """The preview: a web server on this machine's own address, which no other machine can reach.

    Used with `with`, it serves in the background until the block ends. Raises OSError when the port is taken.
    """

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there, it would let two servers share a port

    def __init__(self, read: Read, port: int) -> None:
        super().__init__((HERE, port), _Visit)
        self.read = read
        self.port: int = self.server_address[1]
        self.built = secrets.token_hex(8)

    @property
    def url(self) -> str:
        return f"http://{HERE}:{self.port}/"

    def changed(self) -> None:
        """Have every page that is open loaded anew."""
        self.built = secrets.token_hex(8)

    def __enter__(self) -> Server:
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        return self

    def __exit__(self, *raised: object) -> None:
        self.shutdown()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """A visitor who hangs up before the answer is read is no fault; anything else is, and shows its trace."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def server(read: Read, port: int) -> Server:
    """A preview at this port, or at the next one that is free."""
    for each in range(port, min(port + _PORTS_TRIED, 65_536)):
        try:
            return Server(read, each)
        except OSError as error:
            if error.errno != EADDRINUSE:
                raise UserError(f"port {each}: {error.strerror}; name another with --port") from None
    raise UserError(f"port {port} and the next {_PORTS_TRIED - 1} are taken; name another with --port")


def changes(folders: Sequence[Path], stop: Event | None = None) -> Iterator[None]:
    """Wait for files below the folders to change, and say so each time, until `stop` is set. Hidden files do not count."""
    roots = [folder.resolve() for folder in folders]
    for _ in watchfiles.watch(*roots, watch_filter=partial(_counts, roots), stop_event=stop):
        yield


def _counts(roots: Sequence[Path], change: watchfiles.Change, path: str) -> bool:
    """Whether a file is the curator's: not one that an editor, git or we ourselves are about to put in place."""
    names = [Path(path).relative_to(root).parts for root in roots if Path(path).is_relative_to(root)]
    return not path.endswith("~") and not any(part.startswith(".") for parts in names for part in parts)
