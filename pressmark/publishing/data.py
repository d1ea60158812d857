"""The archive as data: JSON and CSV of everything the pages say, a description of it all, and each article as Markdown.

Fields and their order are promised to whoever builds on them; a value that is not known is null in JSON and empty in CSV.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from pressmark import dates
from pressmark.model import KINDS, Cleared, Edition, When
from pressmark.publishing import copies, records

Row = Mapping[str, object]


def files(edition: Edition) -> dict[str, bytes]:
    """The data of an edition by address, and beside each article's page the article as Markdown."""
    articles, names = [_article(item, edition) for item in edition.articles], _names(edition)
    coverage = _coverage(edition)
    found = {
        "data/articles.json": records.as_json(articles),
        "data/articles.csv": as_csv(ARTICLES, articles),
        "data/names.json": records.as_json(names),
        "data/names.csv": as_csv(NAMES, names),
        "data/events.json": records.as_json(_events(edition)),
        "data/quotes.json": records.as_json(_quotes(edition)),
        "data/coverage.json": records.as_json(coverage),
        "data/coverage.csv": as_csv(COVERAGE, coverage),
    }
    found["data/datapackage.json"] = _package(edition, found)
    return found | copies.files(edition)


def permalinks(addresses: Iterable[str]) -> bytes:
    """Every address this site answers, in order, as JSON: one a line."""
    lines = ",\n".join(f" {json.dumps(address, ensure_ascii=False)}" for address in sorted(set(addresses)))
    return f"[\n{lines}\n]\n".encode() if lines else b"[]\n"


# --- what there is ------------------------------------------------------------------------------------------------------

# Field to type and meaning, in the words of the Table Schema of frictionlessdata.io.
ARTICLES = {
    "id": ("string", "the pressmark: it never changes"),
    "address": ("string", "the page, from the top of the site"),
    "headline": ("string", "as printed, or in [square brackets] where the archive supplies it"),
    "headline_supplied": ("boolean", "true where the paper printed none"),
    "published": ("string", "EDTF, as printed: XXXX-02-28 has no year"),
    "event_date": ("string", "EDTF: when it happened, where that was another day"),
    "inferred": ("object", "field to EDTF: what no clipping prints and the rest of the archive tells"),
    "outlet": ("string", "the paper, agency or site"),
    "agency": ("string", "the agency it credits"),
    "dateline": ("string", "where and when it was written, as printed"),
    "byline": ("string", "who wrote it, as printed"),
    "language": ("string", "BCP 47"),
    "people": ("array", "who is named"),
    "organisations": ("array", "what bodies are named"),
    "places": ("array", "what places are named"),
    "events": ("array", "what events it reports or names"),
    "subjects": ("array", "what it is about, in plain words"),
    "clipping": ("string", "the file it was filed from"),
    "reprints": ("array", "ids of articles with the same text, or one of the two within the other"),
    "representation": ("string", "what the archive keeps: full, excerpt or summary"),
    "rights": ("string", "a rights statement, as an address"),
    "original_url": ("string", "where the outlet published it"),
    "subject_codes": ("object", "subject to its address among the IPTC Media Topics, where it has one"),
    "saved": ("string", "EDTF: when the clipping was saved, where that is known"),
}
NAMES = {
    "kind": ("string", "people, organisations, places or events"),
    "name": ("string", "as the register spells it"),
    "address": ("string", "the page, from the top of the site"),
    "aliases": ("array", "other spellings"),
    "description": ("string", "a line on who or what this is"),
    "same_as": ("array", "addresses of the same elsewhere"),
    "articles": ("array", "ids of the articles that name it, by date"),
}
EVENTS = {
    "id": ("string", "the key of a named event; else the id of its earliest article"),
    "name": ("string", "what it is called"),
    "proposed": ("boolean", "true where nobody has named it yet"),
    "first": ("date", "its first day"),
    "last": ("date", "its last day"),
    "articles": ("array", "ids of the articles that report it, by date"),
    "mentioned_in": ("array", "ids of articles that mention it"),
    "reasons": ("array", "why these reports belong together"),
    "address": ("string", "the page, from the top of the site"),
    "inferred": ("boolean", "true where no report prints the year of its day, and the archive tells it"),
}
QUOTES = {
    "id": ("string", "of the quote"),
    "article": ("string", "id of the article"),
    "paragraph": ("string", "its anchor on the article's page"),
    "speaker": ("string", "kind and name, as in names.json; null where nobody is named"),
    "speaker_printed": ("string", "the speaker as the article names them; null where it names nobody"),
    "manner": (
        "string",
        "direct: between quotation marks; reported: in the paper's words; spoken: in an interview or transcript",
    ),
    "words": ("string", "what was said"),
    "group": ("string", "the same for the same words elsewhere; null where there are none"),
}

COVERAGE = {
    "outlet": ("string", "the paper, agency or site; null where it is not known"),
    "published": ("string", "EDTF, as printed or inferred: a month; a year where no more is known; null without a year"),
    "articles": ("integer", "how many articles the archive has of it"),
}


def _article(item: Cleared, edition: Edition) -> Row:
    article, subjects = item.article, records.subjects(item.article.subjects)
    row: dict[str, object] = {
        "id": article.id,
        "address": edition.addresses.get(article.id),
        "headline": article.headline,
        "headline_supplied": article.headline_supplied,
        "published": _written(article.published),
        "event_date": _written(article.event_date),
        "inferred": {found.field: found.when.written for found in sorted(item.inferences, key=lambda found: found.field)},
        "outlet": article.outlet or None,
        "agency": article.agency or None,
        "dateline": article.dateline or None,
        "byline": article.byline or None,
        "language": article.language or None,
    }
    row |= {kind: [key.partition("/")[2] for key in item.names if key.startswith(f"{kind}/")] for kind in KINDS}
    return row | {
        "subjects": [subject.name for subject in subjects],
        "clipping": article.clipping or None,
        "reprints": [each.article for each in item.reprints],
        "representation": article.representation,
        "rights": item.rights or None,
        "original_url": article.original_url or None,
        "subject_codes": {subject.name: subject.code for subject in subjects if subject.code},
        "saved": _written(article.saved),
    }


def _written(when: When | None) -> str | None:
    return when.written if when else None


def _names(edition: Edition) -> list[Row]:
    naming: defaultdict[str, list[str]] = defaultdict(list)
    for item in edition.articles:
        for key in item.names:
            naming[key].append(item.article.id)
    return [
        {
            "kind": entity.kind,
            "name": entity.name,
            "address": edition.addresses.get(entity.key),
            "aliases": entity.aliases,
            "description": entity.description or None,
            "same_as": entity.same_as,
            "articles": naming[entity.key],
        }
        for entity in sorted(edition.entities.values(), key=lambda entity: (KINDS.index(entity.kind), entity.name))
    ]


def _events(edition: Edition) -> list[Row]:
    printed = {item.article.id: item.article.event_date for item in edition.articles}
    return [
        {
            "id": event.id,
            "name": event.name,
            "proposed": event.proposed,
            "first": event.when.first.isoformat() if event.when and event.when.first else None,
            "last": event.when.last.isoformat() if event.when and event.when.last else None,
            "articles": event.articles,
            "mentioned_in": event.mentioned_in,
            "reasons": event.reasons,
            "address": records.of_event(event, edition),
            "inferred": event.proposed and event.when is not None and event.when not in map(printed.get, event.articles),
        }
        for event in sorted(edition.events, key=lambda event: (dates.key(event.when), event.id))
    ]


def _quotes(edition: Edition) -> list[Row]:
    return [
        {
            "id": quote.id,
            "article": quote.article,
            "paragraph": quote.anchor,
            "speaker": quote.speaker or None,
            "speaker_printed": quote.printed or None,
            "manner": quote.manner,
            "words": quote.words,
            "group": quote.group or None,
        }
        for item in edition.articles
        for quote in item.quotes
    ]


def _coverage(edition: Edition) -> list[Row]:
    """How many articles there are of each outlet and month; where nothing is, there is no row."""
    found: Counter[tuple[str, str]] = Counter()
    for item in edition.articles:
        inferred = (each.when for each in item.inferences if each.field == "published")
        when = next((each for each in (item.article.published, *inferred) if each and each.first), None)
        found[item.article.outlet, _month(when) if when else ""] += 1
    return [
        {"outlet": outlet or None, "published": month or None, "articles": count}
        for (outlet, month), count in sorted(found.items())
    ]


def _month(when: When) -> str:
    """The month a date is in, or the year where no more is known; of an interval, of its first day."""
    if not when.first:
        return ""
    return f"{when.first:%Y-%m}" if dates.precision(when) in ("day", "month") else f"{when.first:%Y}"


# --- CSV ----------------------------------------------------------------------------------------------------------------


def as_csv(fields: Iterable[str], rows: Iterable[Row]) -> bytes:
    """Rows as a table for a spreadsheet: UTF-8, every cell in quotation marks, lists with "; " between.

    No cell begins as a formula begins, so that opening the file runs nothing.
    """
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    fields = list(fields)
    writer.writerow(fields)
    writer.writerows([defused(_cell(row[field])) for field in fields] for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "; ".join(f"{name}={entry}" for name, entry in value.items())
    return "; ".join(value) if isinstance(value, (list, tuple)) else str(value)


def defused(cell: str) -> str:
    """A cell in which no spreadsheet finds a formula: an apostrophe stands before whatever begins like one.

    By OWASP's page on CSV injection. A spreadsheet that is set to semicolons takes our commas for text, cuts within the
    cells, and so finds beginnings there too.

    >>> defused("=1+1"), defused("Talks begin; =1+1"), defused("Talks begin, +5 in the shade")
    ("'=1+1", "Talks begin;' =1+1", 'Talks begin, +5 in the shade')
    """
    plain = cell[:1].isalnum() and not (";" in cell or "\t" in cell or "\r" in cell or "\n" in cell)
    return cell if plain or not cell else _FORMULA.sub("'", cell)


# Some programs cut off what looks empty before they look for a formula; some take the full-width signs for the plain ones.
_FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=[\s\x00-\x1f\u200b\ufeff]{0,99}[=+\-@＝＋－＠])|^(?=[\t\r\n])")


# --- the description of it all ------------------------------------------------------------------------------------------

_TABLES = (
    ("articles", "The catalogue: one row an article", ARTICLES, ("json", "csv")),
    ("names", "Who and what the articles name", NAMES, ("json", "csv")),
    ("events", "What happened, and which articles report it", EVENTS, ("json",)),
    ("quotes", "Who is quoted saying what", QUOTES, ("json",)),
    ("coverage", "How many articles there are of each outlet and month", COVERAGE, ("json", "csv")),
)
_MEDIA = {
    "json": "application/json",
    "csv": "text/csv",
    "ris": "application/x-research-info-systems",
    "bib": "application/x-bibtex",
}


def _package(edition: Edition, made: Mapping[str, bytes]) -> bytes:
    """The Data Package (frictionlessdata.io) of these files: what each holds, field by field, and on what terms."""
    site = edition.site
    resources: list[Row] = [
        _table(f"{name}-{ending}", f"{name}.{ending}", title, fields, made[f"data/{name}.{ending}"])
        for name, title, fields, endings in _TABLES
        for ending in endings
    ]
    for ending in ("ris", "bib", "json"):
        media = "application/vnd.citationstyles.csl+json" if ending == "json" else _MEDIA[ending]
        title = "A reference to every article"
        resources.append(
            {"name": f"citations-{ending}", "path": f"citations.{ending}", "title": title, "format": ending, "mediatype": media}
        )
    licence = records.web(site.licence)
    package: dict[str, object] = {
        "name": "pressmark-archive",
        "title": site.title,
        "description": site.description,
        "homepage": site.url,
        "licenses": [{"path": licence, "title": "of the catalogue; the outlets' own words are theirs"}] if licence else [],
        "contributors": [{"title": site.keeper, "role": "publisher"}] if site.keeper else [],
        "resources": resources,
    }
    filled = {name: value for name, value in package.items() if value}
    return (json.dumps(filled, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _table(name: str, path: str, title: str, fields: Mapping[str, tuple[str, str]], made: bytes) -> Row:
    """A table of the package. In CSV, lists and maps are text."""
    ending = path.rpartition(".")[2]
    flat = {"array": "string", "object": "string"} if ending == "csv" else {}
    schema = [{"name": field, "type": flat.get(kind, kind), "description": about} for field, (kind, about) in fields.items()]
    return {
        "name": name,
        "path": path,
        "title": title,
        "profile": "tabular-data-resource",
        "format": ending,
        "mediatype": _MEDIA[ending],
        "encoding": "utf-8",
        "bytes": len(made),
        "hash": f"sha256:{hashlib.sha256(made).hexdigest()}",
        "schema": {"fields": schema, "missingValues": [""]} | ({"primaryKey": "id"} if "id" in fields else {}),
    }
