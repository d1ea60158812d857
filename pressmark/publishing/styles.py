"""The styles in which an article is cited, one function a style. They are English, whatever the language of the site.

The outlet comes first, as the source; the archive second, as the place where it was found. What is not known is left out; what
is inferred or supplied stands in [brackets]. A style gives HTML: what comes from a record goes through `_html` first.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from urllib.parse import quote

from pressmark.publishing import records
from pressmark.publishing.bylines import Writer
from pressmark.publishing.records import Day, Record


def chicago(record: Record, headline: str) -> str:
    """Chicago Manual of Style, 17th edition, 14.191–200."""
    source = _joined(", ", _outlet(record), _dated(record, _month_first) or "n.d.")
    archive = f"{record.kept} at {_html(record.archive)}, {_html(record.place)}."
    return _sentences(_html(_several(record.credited)), _quoted(record, headline), source, archive)


def apa(record: Record, headline: str) -> str:
    """Publication Manual of the APA, 7th edition, 10.1.

    The headline keeps its capitals: to lower the others, one would have to know every name in it.
    """
    day = f"({_dated(record, _year_first) or 'n.d.'})"
    names = [f"{writer.family}, {_initials(writer.given)}" if writer.given else writer.family for writer in record.credited]
    authors = _html(", & ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names))
    opening = f"{_stopped(authors or headline)} {day}"
    archive = f"{record.kept} at {_html(record.link or f'{record.archive}, {record.place}')}"
    return _sentences(opening, headline if authors else "", _outlet(record), archive)


def mla(record: Record, headline: str) -> str:
    """MLA Handbook, 9th edition: two containers, and addresses without their scheme."""
    credited = record.credited
    authors = f"{credited[0].inverted}, et al." if len(credited) > 2 else _several(credited)
    source = _joined(", ", _outlet(record), _dated(record, _day_first))
    told = "" if record.kept == "Archived" else f"{record.kept} at "
    archive = f"{told}<cite>{_html(record.archive)}</cite>, {_html(record.place.partition('://')[2] or record.place)}."
    return _sentences(_html(authors), _quoted(record, headline), source, archive)


def _html(text: str) -> str:
    return html.escape(text, quote=False)


_INNER = str.maketrans({"“": "‘", "”": "’", "„": "‚"})


def _quoted(record: Record, headline: str) -> str:
    """A printed headline in quotation marks, a supplied one as it is."""
    if record.supplied or not headline:
        return headline
    return f"“{headline.translate(_INNER)}{'' if _ends(record.headline) else '.'}”"


def _outlet(record: Record) -> str:
    return f"<cite>{_html(record.outlet)}</cite>" if record.outlet else ""


def _several(writers: tuple[Writer, ...]) -> str:
    """The first name inverted, for the alphabet; the others as they are written."""
    names = [writer.inverted if not at else writer.whole for at, writer in enumerate(writers)]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def _initials(given: str) -> str:
    """Given names as initials.

    >>> _initials("Anna-Maria J.")
    'A.-M. J.'
    """
    words = given.replace(".", ". ").split()
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in words)


def _sentences(*parts: str) -> str:
    """Parts one after the other, each with a full stop but the last; empty ones are left out."""
    *filled, last = (part for part in parts if part)
    return " ".join((*map(_stopped, filled), last))


def _stopped(part: str) -> str:
    return part if _ends(part.removesuffix("</cite>").removesuffix("</bdi>")) else f"{part}."


def _ends(text: str) -> bool:
    return text.rstrip("”’»").endswith((".", "?", "!", "…"))


def _joined(mark: str, *parts: str) -> str:
    return mark.join(part for part in parts if part)


def _dated(record: Record, form: Callable[[Day, str], str]) -> str:
    """The date of publication in the order of a style, what is inferred in [brackets]; nothing when there is none."""
    printed, inferred = record.printed, record.inferred
    if not printed:
        return f"[{form(inferred, str(inferred.year))}]" if inferred else ""
    if printed.year:
        return form(printed, str(printed.year))
    return form(printed, f"[{inferred.year}]" if inferred.year else "year not printed")


def _month_first(day: Day, year: str) -> str:
    if not day.month:
        return year
    month = f"{records.MONTHS[day.month - 1]} {day.day or ''}".strip()
    comma = "," if year.startswith("year") or (day.day and not year.startswith("[")) else ""
    return f"{month}{comma} {year}"


def _year_first(day: Day, year: str) -> str:
    if year.startswith("year"):
        return "n.d."
    return f"{year}, {records.MONTHS[day.month - 1]} {day.day or ''}".strip() if day.month else year


_SHORT = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def _day_first(day: Day, year: str) -> str:
    if not day.month:
        return year
    return f"{day.day or ''} {_SHORT[day.month - 1]}{',' if year.startswith('year') else ''} {year}".strip()


def wikipedia(record: Record, headline: str) -> str:
    """The template {{cite news}}, whose help says which fields need which: `archive-url` is an error without `url`."""
    fields: list[tuple[str, str]] = []
    for at, writer in enumerate(record.writers, 1):
        number = str(at) if len(record.writers) > 1 else ""
        name = (("last", writer.family), ("first", writer.given)) if writer.given else (("author", writer.family),)
        fields += [(field + number, _wikitext(value)) for field, value in name]
    archive, outlet, agency = _wikitext(record.archive), _wikitext(record.outlet), _wikitext(record.agency)
    original, language = _wiki_address(record.original_url), "" if record.language.startswith("en") else record.language
    fields += [("title", _wikitext(record.headline)), ("work", outlet), ("agency", agency), ("language", language)]
    fields += [("date", _wiki_date(record))]
    after = ""
    if record.kept != "Archived":  # what stands here is no copy of the original
        fields += [("url", original)]
        after = f" {record.kept} at " + (f"[{record.link} {archive}]." if record.link else f"{archive}, {record.address}.")
    elif not record.link:
        fields += [("url", original), ("via", archive), ("id", record.address)]
    elif original:
        fields += [("url", original), ("archive-url", record.link), ("archive-date", record.saved)]
    else:
        fields += [("url", record.link), ("via", archive)]
    written = " ".join(f"|{name}={value}" for name, value in fields if value)
    return f"<code>{_html(f'{{{{cite news {written}}}}}{after}')}</code>"


# What would end a template or a link, begin another, or sign with the name of whoever saves the page.
_WIKITEXT = {ord(character): f"&#{ord(character)};" for character in "|{}[]<>~"}


def _wikitext(text: str) -> str:
    return text.translate(_WIKITEXT).replace("''", "&#39;&#39;")


def _wiki_address(url: str) -> str:
    return quote(url, safe=":/?#@!$&()*+,;=%").replace("~", "%7E")


def _wiki_date(record: Record) -> str:
    """A date that the template accepts; what is inferred stands beside it in a remark, for brackets would be an error there."""
    printed, inferred = record.printed, record.inferred
    if printed.year or not inferred:
        return _plain(printed) if printed.year or not printed else "n.d."
    day = Day(inferred.year, printed.month, printed.day) if printed else inferred
    return f"{_plain(day)}<!-- {record.date}: inferred -->"


def _plain(day: Day) -> str:
    month = records.MONTHS[day.month - 1] if day.month else ""
    return " ".join(part for part in (str(day.day or ""), month, str(day.year or "")) if part)


STYLES: tuple[tuple[str, Callable[[Record, str], str]], ...] = (
    ("Chicago", chicago),
    ("APA", apa),
    ("MLA", mla),
    ("Wikipedia", wikipedia),
)
"""Every style: what it is called, and the function that cites a record, given its headline as HTML."""
