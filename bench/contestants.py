"""Contestants: ours, Pagefind and a whole lunr index over one site, and a host that serves them as hosts do."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
import tarfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import questions
from lunr import lunr

from pressmark import files, pipeline
from pressmark.archive import rights
from pressmark.cache import Cache
from pressmark.publishing import search
from pressmark.work import Work

BUILD = Path(__file__).parents[1] / "build.py"
PACKED = {".html", ".js", ".css", ".json", ".svg", ".xml", ".txt"}  # what a host gzips by itself
KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json"}


# --- a host -------------------------------------------------------------------------------------------------------------


@contextmanager
def served(root: Path) -> Iterator[str]:
    """The folder over HTTP on this machine, as a host of static files would serve it: text gzipped, kept for ten minutes."""

    @lru_cache(maxsize=512)
    def packed(path: Path) -> bytes:
        return gzip.compress(path.read_bytes(), 6)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = root / urlsplit(self.path).path.lstrip("/")
            found = path.is_file()
            folds = path.suffix in PACKED
            data = (packed(path) if folds else path.read_bytes()) if found else b""
            self.send_response(200 if found else 404)
            if found and folds:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Type", KINDS.get(path.suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "max-age=600")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


# --- the contestants ----------------------------------------------------------------------------------------------------

# In every page: asks the query of the address, then the one behind #, and tells what that took. Playwright does not look on
# meanwhile: what it puts into a page to do so takes longer than a search.
WATCHED = """
performance.setResourceTimingBufferSize(10000);
const tasks = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
  .observe({ entryTypes: ["longtask"] });
const clock = () => performance.timeOrigin + performance.now();
const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
let changed = 0; // when the answer was last written to
addEventListener("DOMContentLoaded", () => {
  for (const part of document.querySelectorAll(".found :is(ol, #count, #remarks)"))
    new MutationObserver(() => (changed = clock())).observe(part, { subtree: true, childList: true, attributes: true });
});
addEventListener("load", async () => {
  if (!location.hash) return;
  const later = decodeURIComponent(location.hash.slice(1));
  const box = document.querySelector("#q");
  const answered = async () => {
    if (!box) {
      while (!window.ready) await rest(5);
      return window.first;
    }
    while (!changed || document.querySelector("[aria-busy=true]") || clock() - changed < 300) await rest(10);
    return changed;
  };
  const ask = async () => {
    if (!box) return window.ask(later);
    changed = 0;
    box.value = later;
    box.form.requestSubmit();
    return answered();
  };
  const told = [];
  for (const [asked, way] of [[() => performance.timeOrigin, answered], [clock, ask]]) {
    const from = asked();
    const to = await way();
    await rest(200);
    told.push({ asked: from, answered: to, task: Math.max(0, ...tasks.splice(0)) });
  }
  console.log("bench " + JSON.stringify(told));
});
"""

PAGEFIND = """<!doctype html><meta charset="utf-8"><title>Pagefind</title><script type="module">
  const engine = await import("/pagefind/pagefind.js");
  await engine.init();
  window.ask = async (query) => {
    const { results } = await engine.search(query);
    const shown = await Promise.all(results.slice(0, 10).map((each) => each.data()));
    document.body.replaceChildren(...shown.map(({ url, meta, excerpt }) => {
      const item = document.createElement("p");
      item.innerHTML = `<a href="${url}">${meta.title}</a> ${excerpt}`;
      return item;
    }));
    return performance.timeOrigin + performance.now();
  };
  window.ranked = async (query) => (await engine.search(query)).results.map(({ id }) => id);
  const first = new URLSearchParams(location.search).get("q");
  window.first = first ? await ask(first) : 0;
  window.ready = true;
</script>"""

LUNR = """<!doctype html><meta charset="utf-8"><title>lunr</title><script src="/lunr/lunr.min.js"></script><script>
  window.begun = fetch("/lunr/index.json").then((response) => response.json()).then((data) => {
    window.index = lunr.Index.load(data);
    window.ask = async (query) => {
      document.body.replaceChildren(...(await ranked(query)).slice(0, 10).map((ref) => {
        const item = document.createElement("p");
        item.textContent = ref;
        return item;
      }));
      return performance.timeOrigin + performance.now();
    };
    window.ranked = async (query) => {
      let found;
      try { found = index.search(query); }
      catch { found = index.query((asked) => asked.term(lunr.tokenizer(query))); }
      return found.map(({ ref }) => ref);
    };
    const first = new URLSearchParams(location.search).get("q");
    return first ? ask(first) : 0;
  }).then((first) => { window.first = first; window.ready = true; });
</script>"""


@dataclass
class Engine:
    """One way of searching the site: where its page is, how it is asked, and what its results are called."""

    name: str
    page: str
    bytes: int  # of its whole index, gzipped
    build: str  # how long that took
    ready: str = "() => window.ready"
    ranked: str = "(query) => ranked(query)"
    addresses: Mapping[Any, str] = field(default_factory=dict)  # of its results, where they are not addresses themselves


@dataclass(frozen=True)
class Bench:
    """A folder with the site and every index of it, and what they cost to make."""

    content: Path
    work: Path

    @cached_property
    def texts(self) -> list[questions.Text]:
        return questions.texts(self.content)

    def engines(self) -> Iterator[Engine]:
        yield self.ours()
        yield self.pagefind()
        if engine := self.lunr():
            yield engine

    def ours(self) -> Engine:
        site, cache = self.work / "site", self.work / "cache"
        if not (site / "search.html").exists():
            print("building the site …", flush=True)
            options = ["--content", self.content, "--site", site, "--cache", cache, "--url", "https://example.org/"]
            subprocess.run([sys.executable, BUILD, *options, "-q"], check=True)
        took = self.work / "ours.seconds"
        if not took.exists():
            took.write_text(indexed(self.content, self.work), "utf-8")
        rows = json.loads((site / "data" / "articles.json").read_text("utf-8"))
        return Engine(
            "ours",
            "site/search.html",
            folded(site / "search"),
            took.read_text("utf-8"),
            ready="() => window.pressmark?.search",
            ranked="async (query) => (await pressmark.search(query)).answer.results.map(({ article }) => article)",
            addresses={number: row["address"] for number, row in enumerate(rows)},
        )

    def pagefind(self) -> Engine:
        """Pagefind over the same pages: their headline and text, without our own remarks and lists beside them."""
        made, took = self.work / "pagefind", self.work / "pagefind.seconds"
        if not took.exists():
            print("indexing with Pagefind …", flush=True)
            begun = time.monotonic()
            command = [sys.executable, "-m", "pagefind", "--site", str(self.work / "site"), "--output-path", str(made)]
            options = ["--glob", "a/*.html", "--root-selector", "main article", "--exclude-selectors", ".note, .pilcrow, aside"]
            subprocess.run([*command, *options, "--quiet"], check=True)
            took.write_text(f"{time.monotonic() - begun:.1f}")
        (self.work / "pagefind.html").write_text(PAGEFIND, "utf-8")
        found = {}
        for path in (made / "fragment").glob("*.pf_fragment"):
            text = gzip.decompress(path.read_bytes()).decode()
            found[path.stem] = json.loads(text[text.index("{") :])["url"].lstrip("/")
        return Engine("Pagefind", "pagefind.html", folded(made), took.read_text(), addresses=found)

    def lunr(self) -> Engine | None:
        """Every field of every article in one index of lunr as it comes, and the lunr.js that reads it."""
        made, took = self.work / "lunr", self.work / "lunr.seconds"
        made.mkdir(exist_ok=True)
        if not (made / "lunr.min.js").exists():
            if not shutil.which("npm"):
                print("no npm here, so no lunr.js: the whole lunr index is left out")
                return None
            subprocess.run(["npm", "pack", "lunr@2.3.9", "--silent"], cwd=made, check=True, stdout=subprocess.DEVNULL)
            with tarfile.open(next(made.glob("*.tgz"))) as packed:
                script = packed.extractfile("package/lunr.min.js")
                (made / "lunr.min.js").write_bytes(script.read() if script else b"")
        if not took.exists():
            print("indexing with lunr …", flush=True)
            begun = time.monotonic()
            documents = [{"address": text.address} | text.fields for text in self.texts]
            index = lunr(ref="address", fields=questions.FIELDS, documents=documents)
            (made / "index.json").write_text(json.dumps(index.serialize(), separators=(",", ":")), "utf-8")
            took.write_text(f"{time.monotonic() - begun:.1f}")
        (self.work / "lunr.html").write_text(LUNR, "utf-8")
        size = len(gzip.compress((made / "index.json").read_bytes(), 6))
        return Engine("lunr, whole", "lunr.html", size, took.read_text())


def indexed(content: Path, work: Path) -> str:
    """How many seconds our index takes in one process: at first, and again when nothing has changed."""
    day = date.today()
    read = pipeline.joined(files.read_tree(content), Work(memory=Cache(work / "cache", day)))
    edition = rights.clear(read.archive, "public", day)
    memory, took = Cache(work / "cache-of-index", day), []
    for _ in range(2):
        begun = time.monotonic()
        search.files(edition, Work(memory=memory))
        took.append(f"{time.monotonic() - begun:.1f}")
    return f"{took[0]}, and {took[1]} when nothing has changed"


def folded(folder: Path) -> int:
    """How many bytes a folder's files have as they travel."""
    return sum(
        len(gzip.compress(path.read_bytes(), 6)) if path.suffix in PACKED else path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and not re.search(r"-ui\.|highlight|playground", path.name)
    )
