"""A page from the web, and every way in which there is none."""

import contextlib
import gzip
import http.server
import socket
import ssl
import threading
import zlib

import pytest

from pressmark import fetching
from pressmark.fetching import Visitor
from pressmark.model import UserError

AGENT = "Pressmark/1.0 (+https://archive.example/)"
PAGE = b"<!doctype html><html><body><p>The ferry did not run on Monday.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=windows-1251"}


class Host:
    """A host on this machine: path → (status, headers, body), and what it was asked."""

    def __init__(self):
        self.pages = {"/robots.txt": (404, {}, b"")}
        self.asked = []
        host = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                host.asked.append((self.path, self.headers["User-Agent"]))
                status, headers, body = host.pages.get(self.path, (404, {}, b"gone"))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in headers:
                    self.send_header("Content-Length", str(len(body)))
                self.send_header("Connection", "close")
                self.end_headers()
                with contextlib.suppress(OSError):
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    def paths(self):
        return [path for path, _ in self.asked]


@pytest.fixture
def host(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")
    made = Host()
    made.pages["/a"] = (200, HTML, PAGE)
    yield made
    made.server.shutdown()
    made.server.server_close()
    made.thread.join()


@pytest.fixture
def slept():
    return []


@pytest.fixture
def visitor(slept):
    return Visitor(AGENT, slept.append, allow_private=True)


def refused(visitor, url):
    with pytest.raises(UserError) as told:
        visitor.page(url)
    assert "\n" not in str(told.value)
    return str(told.value)


def test_a_page_comes_as_it_is_and_we_say_who_we_are(host, visitor):
    fetched = visitor.page(host.url + "/a#top")
    assert fetched == fetching.Fetched(host.url + "/a", PAGE, "text/html", 200, "windows-1251")
    assert host.asked == [("/robots.txt", AGENT), ("/a", AGENT)]


def test_letters_of_every_script_travel(host, visitor):
    host.pages["/%D0%BF?q=%D0%BF"] = (200, HTML, PAGE)
    assert visitor.page(host.url + "/п?q=п").status == 200


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
        ("identity", PAGE),
    ],
)
def test_a_packed_page_is_unpacked(host, visitor, encoding, body):
    host.pages["/p"] = (200, {"Content-Type": "text/html", "Content-Encoding": encoding}, body)
    assert visitor.page(host.url + "/p").data == PAGE


@pytest.mark.parametrize(
    ("headers", "body", "kind"),
    [
        ({}, PAGE, "text/html"),
        ({"Content-Type": "application/octet-stream"}, b"\n<HTML><p>x", "text/html"),
        ({"Content-Type": "text/html"}, b"%PDF-1.7 ...", "application/pdf"),
        ({"Content-Type": "text/plain"}, b"The ferry.", "text/plain"),
    ],
)
def test_a_page_is_known_by_what_it_is(host, visitor, headers, body, kind):
    host.pages["/k"] = (200, headers, body)
    assert visitor.page(host.url + "/k").content_type == kind


def test_redirects_are_followed_to_where_the_page_stands(host, visitor):
    host.pages["/old"] = (301, {"Location": "/older"}, b"")
    host.pages["/older"] = (302, {"Location": "паром".encode().decode("latin-1")}, b"")
    host.pages["/%D0%BF%D0%B0%D1%80%D0%BE%D0%BC"] = (308, {"Location": "a"}, b"")
    assert visitor.page(host.url + "/old").url == host.url + "/a"


@pytest.mark.parametrize(
    ("status", "headers", "body", "said"),
    [
        (404, HTML, b"", "there is no such page (404)"),
        (410, HTML, b"", "taken away (410)"),
        (403, HTML, b"", "save it from your browser"),
        (429, HTML, b"", "fewer visits"),
        (418, HTML, b"", "gives no page (418)"),
        (503, HTML, b"", "a fault of its own; try again later (503)"),
        (302, {}, b"", "gives no page (302)"),
        (200, HTML, b" ", "empty"),
        (200, {"Content-Type": "image/png"}, b"\x89PNG", "this is image/png"),
        (200, {}, b"\x00\x01", "of no kind we know"),
        (200, HTML | {"Content-Length": "30000000"}, b"", "larger than 20 MB"),
        (200, HTML | {"Content-Length": "500"}, b"short", "broke off"),
        (200, HTML | {"Content-Encoding": "br"}, b"\x1b\x03\x00", "in no way we understand"),
        (200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(PAGE, mtime=0)[:-20], "in no way we understand"),
        (302, {"Location": "file:///etc/passwd"}, b"", "only addresses that begin with https://"),
        (302, {"Location": "http://[broken"}, b"", "in no way we understand"),
        (302, {"Location": "/x"}, b"", "in a circle"),
    ],
)
def test_what_is_no_page_is_told_in_a_sentence(host, visitor, status, headers, body, said):
    host.pages["/x"] = (status, headers, body)
    assert said in refused(visitor, host.url + "/x")


def test_a_page_that_unpacks_without_end_is_left(host, visitor):
    bomb = gzip.compress(b"a" * (fetching.LARGEST + 1))
    host.pages["/bomb"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, bomb)
    assert "larger than 20 MB" in refused(visitor, host.url + "/bomb")


def test_a_page_that_says_no_length_is_left_when_it_is_too_long(host, visitor, monkeypatch):
    monkeypatch.setattr(fetching, "LARGEST", 1_000)
    host.pages["/long"] = (200, HTML, b"a" * 2_000)
    host.pages["/longer"] = (200, HTML | {"Content-Length": ""}, b"a" * 200_000)
    assert "larger than" in refused(visitor, host.url + "/long")
    assert "larger than" in refused(visitor, host.url + "/longer")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://coast.example/a", "only addresses"),
        ("file:///etc/passwd", "only addresses"),
        ("https:///a", "names no host"),
        ("https://[broken/a", "not a web address"),
        ("https://coast.example:99999999/a", "not a web address"),
        ("https://ada:secret@coast.example/a", "leave name and password out"),
        ("https://" + "a" * 70 + ".example/", "no host of this name"),
    ],
)
def test_what_is_no_address_is_not_asked(visitor, url, said):
    told = refused(visitor, url)
    assert said in told
    assert "secret" not in told


@pytest.mark.parametrize(
    "place",
    [
        "127.0.0.1",
        "localhost",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "0.0.0.0",
        "2130706433",
    ],
)
def test_private_addresses_are_not_asked(monkeypatch, place):
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("a connection was opened"))
    assert "private network" in refused(Visitor(AGENT), f"http://{place}/a")


def test_a_name_that_turns_private_is_left_before_a_word_is_said(host, monkeypatch):
    def connected(*_, **__):
        sock = socket.socket()
        sock.connect(host.server.server_address)
        return sock

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("93.184.216.34", 0))])
    monkeypatch.setattr(socket, "create_connection", connected)
    assert "private network" in refused(Visitor(AGENT), "http://coast.example/a")
    assert host.asked == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (socket.gaierror(-3, "Temporary failure"), "no such host, or no network here"),
        (TimeoutError("timed out"), "has not answered for 15 seconds"),
        (ConnectionRefusedError(111, "Connection refused"), "refuses the connection"),
        (OSError(101, "Network is unreachable"), "cannot be reached (network is unreachable)"),
        (ssl.SSLCertVerificationError("bad"), "cannot prove that it is coast.example"),
        (ConnectionResetError(), "broke off"),
    ],
)
def test_without_a_network_one_sentence_says_so(visitor, monkeypatch, error, said):
    def fail(*_, **__):
        raise error

    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(socket, "create_connection", fail)
    assert said in refused(visitor, "https://coast.example/a")


def test_a_host_that_says_nothing_is_not_waited_for(host, visitor, monkeypatch):
    monkeypatch.setattr(fetching, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert "has not answered" in refused(visitor, f"http://127.0.0.1:{silent.getsockname()[1]}/a")
    host.pages["/slow"] = (200, HTML, PAGE)
    visitor.page(host.url + "/a")
    monkeypatch.setattr(fetching, "_WHOLE", -1.0)
    assert "has not answered" in refused(visitor, host.url + "/slow")


# --- manners ------------------------------------------------------------------------------------------------------------


def say(host, robots):
    host.pages["/robots.txt"] = (200, {"Content-Type": "text/plain"}, robots)


def test_what_robots_txt_refuses_is_not_asked_for(host, visitor):
    say(host, b"User-agent: *\nDisallow: /a\n")
    assert "robots.txt asks us not to" in refused(visitor, host.url + "/a")
    assert host.paths() == ["/robots.txt"]


def test_a_redirect_does_not_lead_round_robots_txt(host, visitor):
    say(host, b"User-agent: *\nDisallow: /a\n")
    host.pages["/b"] = (301, {"Location": "/a"}, b"")
    assert "robots.txt asks us not to" in refused(visitor, host.url + "/b")


def test_a_host_that_is_not_there_is_told_by_the_address_that_was_asked_for():
    unreachable = fetching.Visitor(AGENT, allow_private=True)
    with pytest.raises(UserError, match=r"^https://nowhere\.invalid/a: nowhere\.invalid cannot be found"):
        unreachable.page("https://nowhere.invalid/a")


def test_robots_txt_is_read_once(host, visitor):
    visitor.page(host.url + "/a")
    visitor.page(host.url + "/a")
    assert host.paths() == ["/robots.txt", "/a", "/a"]


def test_robots_txt_may_stand_elsewhere_and_be_long(host, visitor):
    host.pages["/robots.txt"] = (301, {"Location": "/rules.txt"}, b"")
    host.pages["/rules.txt"] = (200, {}, b"User-agent: *\nDisallow: /a\n" + b"# and so on\n" * 60_000)
    assert "robots.txt asks us not to" in refused(visitor, host.url + "/a")


def test_without_an_answer_about_robots_nothing_is_fetched(host, visitor):
    host.pages["/robots.txt"] = (503, {}, b"")
    assert "robots.txt cannot be read just now (503)" in refused(visitor, host.url + "/a")
    assert host.paths() == ["/robots.txt"]


@pytest.mark.parametrize(
    ("robots", "most"),
    [(b"", 1), (b"User-agent: *\nCrawl-delay: 4\n", 4), (b"User-agent: *\nCrawl-delay: 600\n", 10)],
)
def test_pages_of_one_host_are_fetched_with_time_between(host, visitor, slept, robots, most):
    say(host, robots)
    visitor.page(host.url + "/a")
    assert slept == []
    visitor.page(host.url + "/a")
    assert len(slept) == 1
    assert most - 1 < slept[0] <= most


def test_a_host_that_asks_for_no_time_gets_none(host, visitor, slept):
    say(host, b"User-agent: *\nCrawl-delay: 0\n")
    visitor.page(host.url + "/a")
    visitor.page(host.url + "/a")
    assert slept == []
