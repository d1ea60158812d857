"""Links that leave the site: which may be followed, and what to call them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_KNOWN = {
    "wikidata.org": "Wikidata",
    "viaf.org": "VIAF",
    "geonames.org": "GeoNames",
    "isni.org": "ISNI",
    "orcid.org": "ORCID",
    "d-nb.info": "GND",
    "id.loc.gov": "Library of Congress",
    "wikipedia.org": "Wikipedia",
}

_STATEMENTS = {
    "InC": "In copyright",
    "InC-OW-EU": "In copyright, an EU orphan work",
    "InC-EDU": "In copyright, educational use permitted",
    "InC-NC": "In copyright, non-commercial use permitted",
    "InC-RUU": "In copyright, rights holders cannot be found",
    "NoC-CR": "No copyright, contractual restrictions",
    "NoC-NC": "No copyright, non-commercial use only",
    "NoC-OKLR": "No copyright, other legal restrictions",
    "NoC-US": "No copyright, United States",
    "CNE": "Copyright not evaluated",
    "UND": "Copyright undetermined",
    "NKC": "No known copyright",
}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A link out of the site; without an address, words only."""

    words: str
    address: str = ""


def web(address: str) -> str:
    """An address that a page may link to; nothing for one that is not of the web, whatever it would do.

    >>> web("https://courier.example/1"), web("javascript:alert(1)")
    ('https://courier.example/1', '')
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return address.strip() if parts.scheme in ("http", "https") and parts.hostname else ""


def named(address: str) -> Elsewhere:
    """A record elsewhere, called by the register that keeps it.

    >>> named("https://www.wikidata.org/wiki/Q42")
    Elsewhere(words='Wikidata Q42', address='https://www.wikidata.org/wiki/Q42')
    """
    safe = web(address)
    if not safe:
        return Elsewhere(address)
    parts = urlsplit(safe)
    host = (parts.hostname or "").removeprefix("www.")
    known = next((name for domain, name in _KNOWN.items() if host == domain or host.endswith(f".{domain}")), "")
    last = parts.path.rstrip("/").rpartition("/")[2]
    return Elsewhere(f"{known} {last}".strip() if known and len(last) < 40 else known or host, safe)


def media_topic(code: str) -> Elsewhere:
    """A subject's code among the IPTC Media Topics, which is also its address.

    >>> media_topic("11000000")
    Elsewhere(words='medtop:11000000', address='http://cv.iptc.org/newscodes/mediatopic/11000000')
    """
    return Elsewhere(f"medtop:{code}", f"http://cv.iptc.org/newscodes/mediatopic/{code}")


def statement(address: str) -> Elsewhere:
    """A statement of rights in words: those of rightsstatements.org and Creative Commons; any other by its address.

    >>> statement("http://rightsstatements.org/vocab/InC/1.0/").words
    'In copyright'
    """
    if match := re.search(r"rightsstatements\.org/(?:vocab|page)/([\w-]+)/", address):
        return Elsewhere(_STATEMENTS.get(match[1], match[1]), web(address))
    if match := re.search(r"creativecommons\.org/(?:licenses|publicdomain)/([\w-]+)/(\d\.\d)", address):
        name = {"zero": "CC0", "mark": "Public domain mark"}.get(match[1], f"CC {match[1].upper()}")
        return Elsewhere(f"{name} {match[2]}", web(address))
    return Elsewhere(address, web(address))


def contact(written: str) -> Elsewhere:
    """Whom to write to: an e-mail address or a page becomes a link, anything else stays words.

    >>> contact("desk@courier.example")
    Elsewhere(words='desk@courier.example', address='mailto:desk@courier.example')
    """
    plain = written.strip().removeprefix("mailto:")
    if re.fullmatch(r"[^\s@<>?&]+@[^\s@<>?&]+\.[^\s@<>?&]+", plain):
        return Elsewhere(plain, f"mailto:{plain}")
    return Elsewhere(plain, web(plain))
