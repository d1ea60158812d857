"""The preview: what it shows, to whom, and what it never writes."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import making
import pytest

from pressmark import files, preview, starting
from pressmark.model import UserError

ROOT = Path(__file__).parents[1]

PAGE = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
</head><body><p>No ferry on Monday.</p></body></html>
"""


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "private"
    (folder / "people").mkdir(parents=True)
    (folder / "empty").mkdir()
    (folder / "index.html").write_bytes(PAGE)
    (folder / "people" / "index.html").write_bytes(PAGE)
    (folder / "404.html").write_text("<p>Not here.</p>")
    (folder / "feed.xml").write_text("<feed/>")
    return folder


@pytest.fixture
def server(site):
    with preview.server(partial(files.served, site), 0) as server:
        yield server


def ask(server, path, method="GET", **headers):
    connection = http.client.HTTPConnection(preview.HERE, server.port, timeout=5)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        for each in value if isinstance(value, list) else [value]:
            connection.putheader(name, each)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, response.headers, body


def test_it_listens_on_this_machine_alone(server):
    assert server.server_address[0] == "127.0.0.1"
    assert server.url == f"http://127.0.0.1:{server.port}/"


@pytest.mark.parametrize("path", ["/", "/index.html", "/people/", "/people/?from=search#x", "/%69ndex.html"])
def test_a_page_is_served_with_one_script_more_than_stands_on_the_disk(server, site, path):
    status, headers, body = ask(server, path)
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    script = f'<script src="/-/reload.js?{server.built}" defer></script>\n'.encode()
    assert body.replace(script, b"") == PAGE
    assert body.count(script) == 1
    assert (site / "index.html").read_bytes() == PAGE


def test_other_files_are_served_as_they_are(server):
    status, headers, body = ask(server, "/feed.xml")
    assert (status, headers["Content-Type"], body) == (200, "application/xml", b"<feed/>")


def test_nothing_is_kept_by_the_browser_or_lent_to_other_pages(server):
    _, headers, _ = ask(server, "/")
    assert headers["Cache-Control"] == "no-store"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_head_of_a_page_can_be_asked_for_alone(server):
    status, headers, body = ask(server, "/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > len(PAGE)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_but_reading_is_possible(server, method):
    assert ask(server, "/", method)[0] == 501


def test_a_folder_is_entered_with_a_slash_so_that_its_links_hold(server):
    status, headers, _ = ask(server, "/people")
    assert (status, headers["Location"]) == (302, "/people/")


def test_a_redirect_stays_here(server, site):
    (site / "evil.example").mkdir()
    (site / "evil.example" / "index.html").write_bytes(PAGE)
    for path in ("//evil.example", "/%2Fevil.example", "/%2F%2Fevil.example"):
        assert ask(server, path)[1]["Location"] == "/evil.example/"


@pytest.mark.parametrize(
    "path", ["/nothing.html", "/empty/", "/empty", "/index.html/", "/people/nobody", "/a%00b", "/" + "a" * 300]
)
def test_where_nothing_stands_is_the_page_that_says_so(server, path):
    status, _, body = ask(server, path)
    assert status == 404
    assert body.startswith(b"<p>Not here.</p>")


@pytest.mark.parametrize("home", ["", "https://quill.example/ferry/"])
def test_the_page_for_missing_pages_leads_back_from_any_depth(server, site, home):
    links = '<link href="{0}static/site.css"><a href="{0}">Front</a> <a href="#main">Skip</a> <a href="https://other.example/">x</a>'
    (site / "404.html").write_text(links.format(home).replace('<a href="">', '<a href="index.html">'))
    body = ask(server, "/people/nobody.html")[2].decode()
    assert 'href="/static/site.css"' in body
    assert '<a href="/">' in body or '<a href="/index.html">' in body
    assert '<a href="#main">' in body
    assert '<a href="https://other.example/">' in body


def test_before_the_first_build_there_is_nothing_and_it_says_so(tmp_path):
    with preview.server(partial(files.served, tmp_path / "private"), 0) as server:
        assert ask(server, "/")[::2] == (404, b"Nothing stands at this address.\n")


@pytest.mark.parametrize(
    "path",
    ["/../secret.html", "/people/../../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html", "/%2e%2e%5csecret.html"],
)
def test_only_the_folder_of_the_site_is_shown(server, site, path):
    (site.parent / "secret.html").write_text("secret")
    status, _, body = ask(server, path)
    assert (status, b"secret" in body) == (404, False)


def test_links_that_lead_elsewhere_and_hidden_files_are_not_shown(server, site):
    (site.parent / "secret").mkdir()
    (site.parent / "secret" / "index.html").write_text("secret")
    (site / "out").symlink_to(site.parent / "secret")
    (site / "out.html").symlink_to(site.parent / "secret" / "index.html")
    (site / ".git").mkdir()
    (site / ".git" / "config").write_text("secret")
    for path in ("/out/", "/out", "/out/index.html", "/out.html", "/.git/config"):
        status, _, body = ask(server, path)
        assert (status, b"secret" in body) == (404, False), path


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_this_machine_may_look_under_all_its_names(server, name):
    assert ask(server, "/", Host=f"{name}:{server.port}", Origin=f"http://localhost:{server.port}")[0] == 200


@pytest.mark.parametrize(
    "host", ["evil.example:{}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:{}.evil.example", "", "evil@127.0.0.1:{}"]
)
def test_a_name_that_was_pointed_at_this_machine_is_refused(server, host):
    status, _, body = ask(server, "/", Host=host.format(server.port))
    assert (status, b"ferry" in body) == (403, False)


def test_two_names_at_once_are_refused(server):
    assert ask(server, "/", Host=[f"127.0.0.1:{server.port}", "evil.example"])[0] == 403


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1", "http://127.0.0.1", "https://127.0.0.1:{}"]
)
def test_a_script_of_another_page_is_refused(server, origin):
    for path in ("/", "/-/changes.js?x", "/-/reload.js"):
        status, _, body = ask(server, path, Origin=origin.format(server.port))
        assert (status, b"ferry" in body) == (403, False)


def test_open_pages_are_told_once_the_site_has_changed(server):
    question = f"/-/changes.js?{server.built}&1"
    assert ask(server, question)[::2] == (200, b"")
    server.changed()
    assert ask(server, question)[::2] == (200, b"location.reload();\n")


def test_a_port_that_is_taken_is_passed_over(site):
    with socket.create_server((preview.HERE, 0)) as other:
        taken = other.getsockname()[1]
        with preview.server(partial(files.served, site), taken) as server:
            assert taken < server.port < taken + 20


def test_a_port_that_may_not_be_used_is_said(monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(preview, "Server", refuse)
    with pytest.raises(UserError, match="port 80: Permission denied"):
        preview.server(lambda address: None, 80)


def test_what_editors_and_git_keep_for_themselves_is_no_change(tmp_path):
    root = tmp_path / ".archives" / "content"
    root.mkdir(parents=True)
    counts = partial(preview._counts, [root])
    assert counts(None, str(root / "articles" / "a.md"))
    assert not counts(None, str(root / ".git" / "index"))
    assert not counts(None, str(root / "articles" / ".a.md.12.new"))
    assert not counts(None, str(root / "articles" / "a.md~"))


def test_a_change_below_the_content_is_noticed(tmp_path):
    stop = threading.Event()
    noticed = preview.changes([tmp_path], stop)
    writer = threading.Timer(0.3, lambda: (tmp_path / "people.yaml").write_text("Ada Quill:\n"))
    writer.start()
    try:
        assert next(noticed) is None
    finally:
        stop.set()
        writer.join()
        noticed.close()


class Preview:
    """`build.py serve`, as a person runs it."""

    def __init__(self, folder, *arguments):
        self.folder = folder
        self.running = subprocess.Popen(
            [sys.executable, "-u", str(ROOT / "build.py"), "serve", "--port", "0", *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,  # so that Ctrl-C reaches it and what it started, and not the tests
        )
        self.said = ""
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self):
        for line in self.running.stdout:
            self.said += line

    def wait(self, true, seconds=60):
        end = time.monotonic() + seconds
        while not (found := true()):
            assert self.running.poll() is None, self.said
            assert time.monotonic() < end, self.said
            time.sleep(0.05)
        return found

    @property
    def port(self):
        return int(self.wait(lambda: re.search(r"Open http://127\.0\.0\.1:(\d+)/", self.said))[1])

    def interrupt(self):
        os.killpg(self.running.pid, signal.SIGINT)
        code = self.running.wait(timeout=10)
        self.reader.join()
        return code


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "archive"
    files.begin(folder, starting.archive())
    (folder / "content" / "articles" / "ferry.md").write_text(making.article(outlet="Gazette", published="2024-04-02"))
    return folder


def test_a_person_writes_and_sees_and_ends_it(archive):
    shutil.copytree(ROOT / "templates", archive / "templates")
    running = Preview(archive, "--templates", "templates")
    try:
        show = partial(ask, running)
        page = "/a/ac2zht6t.html"
        status, _, body = show(page)
        assert (status, b"Bread was sold from a van." in body) == (200, True)  # no term of an outlet hides it here
        token = re.search(rb"reload\.js\?(\w+)", body)[1].decode()

        article = archive / "content" / "articles" / "ferry.md"
        article.write_text(article.read_text().replace("Bread was sold", "Soup was sold"))
        running.wait(lambda: b"location.reload" in show(f"/-/changes.js?{token}")[2])
        assert b"Soup was sold from a van." in show(page)[2]

        (archive / "content" / "people.yaml").write_text("Ada Quill:\n  descripton: Harbour master\n")
        running.wait(lambda: "people.yaml:2: field-unknown: " in running.said)

        template = archive / "templates" / "about.html"
        right = template.read_text()
        template.write_text(right + "{% if %}")
        running.wait(lambda: "templates/about.html:" in running.said)
        template.write_text(right.replace("{% block main %}", '{% block main %}<a href="nowhere.html">x</a>'))
        running.wait(lambda: "was left as it is" in running.said)
        assert (show(page)[0], b"nowhere.html" in show("/about.html")[2]) == (200, False)
        assert running.interrupt() == 0
    finally:
        running.running.kill()
    assert "Traceback" not in running.said
    assert "The preview has ended." in running.said
    assert not [path for path in (archive / "private").rglob("*.html") if b"/-/" in path.read_bytes()]
    assert not (archive / "site").exists()
