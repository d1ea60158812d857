"""Which paper it is: what a page says of itself in logos, addresses, datelines and by its own name.

A name is the outlet's only if the register knows it, or the page says so twice, or where pages say so: in the dateline, beside
the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from pressmark import datings
from pressmark.filing import furniture
from pressmark.filing.datelines import Dateline
from pressmark.filing.lines import Given, Head
from pressmark.model import Outlet

_DOMAIN = re.compile(
    r"(?<![@\w])(?:www\.)?((?:[\w-]+\.)+(?:com|net|org|info|int|news|media|press|online|eu|[a-z]{2}))\b", re.IGNORECASE
)
_SELF = r"(?:reports?|reported|informs|correspondent|сообщает|передает|передаёт|хабарлайды)"


def registered(head: Head, dateline: Dateline | None, outlets: Sequence[Outlet]) -> Outlet | None:
    """The outlet of the register whose names stand most often around the article."""
    best, chosen = 1.0, None
    # "(Morning Post / Meridian - May 2)": the paper stands first, and the agency behind it is another's name.
    printed = (dateline.outlet or dateline.agency).lower() if dateline else ""
    for outlet in outlets:
        forms = [form for form in (outlet.name, *outlet.aliases, *outlet.names, host(outlet.home)) if form]
        matcher = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)", re.IGNORECASE)
        score = 5.0 if printed in {form.lower() for form in forms} else 0.0
        for index, line in enumerate(head.lines):
            if head.first <= index <= head.last:
                mention = matcher.search(line.text) if index == head.first else None
                score += 1.5 if mention and re.match(rf"\W+{_SELF}\b", line.text[mention.end() :]) else 0.0
            elif matcher.search(line.text):
                count = len(furniture.words(line.text))
                score += 2.0 if line.rule in ("copyright", "terms", "logo") else 1.5 if count <= 6 else 0.3
        if score > best:
            best, chosen = score, outlet
    return chosen


def outlet(head: Head, dateline: Dateline | None, known: Outlet | None) -> Iterator[Given]:
    """The paper: as the register spells it; else from the dateline, beside the date, or a logo that another line confirms."""
    if known:
        yield Given("outlet", known.name)
        return
    if dateline and dateline.outlet:
        yield Given("outlet", _title_name(dateline.outlet))
    for index in head.above():
        text = head.lines[index].text
        domain = _DOMAIN.search(text) if len(text) < 120 else None  # not what follows an @: a reader's address, a handle
        if domain and (datings.find(text) or len(furniture.words(text)) == 1):
            yield Given("outlet", _title_name(domain[1]), index, domain.start(1), domain.end(1))
    for line in head.lines:
        logo = re.fullmatch(r"\W*(.+?)[\s-]+(?:logo|логотип)\W*", line.text, re.IGNORECASE) if line.rule == "logo" else None
        if logo and _confirmed(logo[1], head):
            yield Given("outlet", _title_name(logo[1]))
    if dateline and dateline.agency and _says_of_itself(dateline.agency, head):
        yield Given("outlet", spelling(dateline.agency, head))


def _says_of_itself(name: str, head: Head) -> re.Match[str] | None:
    """ "…, Name reports" in the first paragraph."""
    return re.search(rf"({re.escape(name)})\W+{_SELF}\b", head.lines[head.first].text, re.IGNORECASE)


def _confirmed(name: str, head: Head) -> bool:
    if _says_of_itself(name, head):
        return True
    said, small = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE), name.lower()
    return any(
        small in line.text.lower() and said.search(line.text)
        for index, line in enumerate(head.lines)
        if not head.first <= index <= head.last and line.rule != "logo"
    )


def spelling(name: str, head: Head) -> str:
    """A name printed in capitals, as the article writes it elsewhere."""
    said = _says_of_itself(name, head) if name else None
    return said[1] if said and not said[1].isupper() else name


def _title_name(name: str) -> str:
    """An outlet's name without the ending of its address, or the desk that follows it in a dateline.

    >>> _title_name("MorningPost.com"), _title_name("MorningPost News"), _title_name("Fox News")
    ('MorningPost', 'MorningPost', 'Fox News')
    """
    name = re.sub(
        r"^(?:https?://)?www\.|(?<=\w)(?:\.(?:com?|net|org|info|int|news|media|press|online|eu|[a-z]{2}))+$", "", name.strip()
    )
    return re.sub(r"^(\w*[a-z]\w*[A-Z]\w*) News$", r"\1", name)  # a name with a capital inside needs no "News" to be one


def host(home: str) -> str:
    """The host of an address, without "www"."""
    return (urlsplit(home if "//" in home else f"//{home}").hostname or "").removeprefix("www.") if home else ""
