"""What a host's robots.txt asks of its visitors (RFC 9309).

Python's own reader knows no "*" within a path and takes the first rule rather than the longest; most news sites write for
those who do better.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host asks of us: paths, each with True for those it allows, and seconds between two pages."""

    paths: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allow(self, url: str) -> bool:
        """True when a page may be fetched: the longest rule that fits decides, and of two as long the kinder."""
        parts = urlsplit(url)
        path = unquote(parts.path + (f"?{parts.query}" if parts.query else ""))
        return max(((len(rule), allowed) for rule, allowed in self.paths if _fits(rule, path)), default=(0, True))[1]


def read(text: str, agent: str) -> Rules:
    """What a robots.txt says to us, whose name is what stands before the stroke in `agent`.

    >>> rules = read("User-agent: *\\nDisallow: /*?print=\\nAllow: /a?print=yes$", "Pressmark/1")
    >>> rules.allow("https://coast.example/b?print=yes"), rules.allow("https://coast.example/a?print=yes")
    (False, True)
    """
    said: dict[str, list[tuple[str, str]]] = {}
    addressed: list[str] = []
    in_names = False
    for line in text.lstrip("\ufeff").splitlines():
        key, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if key.lower() == "user-agent":
            addressed = [*(addressed if in_names else []), value.lower().partition("/")[0]]
            said.setdefault(addressed[-1], [])
            in_names = True
        elif key.lower() in ("allow", "disallow", "crawl-delay"):
            in_names = False
            for name in addressed:
                said[name].append((key.lower(), value))
    ours = said.get(agent.lower().partition("/")[0], said.get("*", []))
    delays = [float(value) for key, value in ours if key == "crawl-delay" and re.fullmatch(r"\d+(?:\.\d+)?", value, re.ASCII)]
    paths = tuple((unquote(value), key == "allow") for key, value in ours if key != "crawl-delay" and value)
    return Rules(paths, max(delays, default=None))


def _fits(rule: str, path: str) -> bool:
    """True when a path begins as the rule says; "*" stands for anything, "$" for the end."""
    first, *others = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at, last = len(first), others.pop() if others and rule.endswith("$") else None
    for piece in others:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    if last is not None:
        return path.endswith(last) and len(path) - len(last) >= at
    return not rule.endswith("$") or at == len(path)
