"""How to cite an article, for readers; and what the head of its page says of it to reference managers and search engines."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from pressmark import dates
from pressmark.model import Cleared, Edition, Entity
from pressmark.publishing import records
from pressmark.publishing import styles as known
from pressmark.publishing.bylines import Writer
from pressmark.publishing.records import Day, Subject


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in one style, ready for a page."""

    style: str  # "Chicago"
    html: Markup


def styles(item: Cleared, edition: Edition) -> tuple[Citation, ...]:
    """An article cited in each style we know, the first being the one that is printed with the page."""
    record = records.of(item, edition)
    pages = edition.site.languages[0] if edition.site.languages else "en"
    headline = html.escape(record.headline, quote=False)
    if record.language.partition("-")[0] not in ("", pages.partition("-")[0]):  # another script may run the other way
        headline = f'<bdi lang="{record.language}">{headline}</bdi>'
    return tuple(Citation(name, Markup(cite(record, headline))) for name, cite in known.STYLES)


# --- the head of an article's page --------------------------------------------------------------------------------------


def meta(item: Cleared, edition: Edition) -> tuple[tuple[str, str, str], ...]:
    """The `meta` elements that make reference managers save a newspaper article, right in every field.

    Each is (attribute, name, content), the attribute being "name" or "property". Tested against Zotero's own translators.
    """
    record = records.of(item, edition)
    names = [_highwire(writer) for writer in record.credited]
    if len(names) == 1 and " " in record.credited[0].family and " " in record.credited[0].given:
        # Zotero takes a lone "van der Berg, Anna Maria" for two writers, unless its family name shows no space.
        names = [names[0].replace(" ", "\u00a0", record.credited[0].family.count(" "))]
    written = dates.machine(record.published) if record.published and record.printed.year else ""
    found = [
        ("name", "citation_title", record.headline),
        *(("name", "citation_author", name) for name in names),
        ("name", "citation_publication_date", _figures("/", record.printed)),
        ("name", "citation_language", record.language),
        ("name", "citation_public_url", record.link),  # none is better than one that leads nowhere
        ("name", "DC.type", "newspaperArticle"),  # and never citation_journal_title: it would make a journal article of all
        ("name", "DC.source", record.outlet),
        ("name", "DC.title", record.headline),
        ("name", "DC.rights", records.web(item.rights)),
        ("property", "og:type", "article"),  # Zotero reads it before DC.type: "website" would make a web page of all
        ("property", "og:title", record.headline),
        ("property", "og:description", record.standfirst),
        ("property", "og:url", record.link),
        # Without an outlet, Zotero would take the name of this site for that of the paper.
        ("property", "og:site_name", record.archive if record.outlet else ""),
        ("property", "article:published_time", written),
        ("property", "article:section", record.section),
    ]
    return tuple(entry for entry in found if entry[2])


def _highwire(writer: Writer) -> str:
    """A name as `citation_author` wants it: an organisation ends in a comma, or it is split at its last space."""
    if writer.given:
        return f"{writer.family.replace(',', '')}, {writer.given.replace(',', '')}".replace(";", "")
    return f"{writer.family.replace(',', '').replace(';', '')},"


def _figures(mark: str, day: Day) -> str:
    return mark.join(f"{part:02}" for part in day.parts)


def json_ld(item: Cleared, edition: Edition) -> dict[str, object]:
    """The article for search engines, in the words of schema.org. Through `tojson` only, which makes it safe in a script."""
    record, article, site = records.of(item, edition), item.article, edition.site
    outlet = edition.outlets.get(article.outlet)
    publisher = {"@type": "Organization", "name": record.outlet, "url": records.web(outlet.home) if outlet else ""}
    archive = {"@type": "ArchiveOrganization", "name": records.line(site.keeper) or record.archive, "url": site.url}
    collection = {"@type": "Collection", "name": record.archive, "url": site.url}
    whole = item.shown == "full" and article.representation == "full"
    shown = "\n\n".join(paragraph.text for paragraph in item.paragraphs if paragraph.text)
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": ["NewsArticle", "ArchiveComponent"],
        "@id": record.link,
        "url": record.link,
        "identifier": record.id,
        "headline": record.headline,
        "description": record.standfirst,
        "author": [_filled({"@type": "Person" if one.given else "Organization", "name": one.whole}) for one in record.credited],
        "datePublished": dates.machine(record.published) if record.published and record.printed.year else "",
        "dateline": records.line(article.dateline),
        "inLanguage": record.language,
        "articleSection": record.section,
        "genre": records.line(article.genre),
        "keywords": [_defined(subject) if subject.code else subject.name for subject in record.subjects],
        "wordCount": item.words if article.representation == "full" else 0,
        "publisher": _filled(publisher) if record.outlet else {},
        "isBasedOn": record.original_url,
        "archivedAt": records.web(article.snapshot_url),
        "usageInfo": records.web(item.rights),
        "sdPublisher": _filled(archive),
        "sdLicense": records.web(site.licence),
        "holdingArchive": _filled(archive),
        "isPartOf": _filled(collection),
        "mentions": [_mentioned(edition.entities[key], edition) for key in item.names if key in edition.entities],
        "articleBody": shown if whole else "",
        "abstract": shown if article.representation == "summary" else "",
    }
    return _filled(found)


def _defined(subject: Subject) -> dict[str, object]:
    return {"@type": "DefinedTerm", "name": subject.name, "url": subject.code, "inDefinedTermSet": records.MEDIA_TOPICS}


_SCHEMA = {"people": "Person", "organisations": "Organization", "places": "Place", "events": "Event"}


def _mentioned(entity: Entity, edition: Edition) -> dict[str, object]:
    address = edition.addresses.get(entity.key, "")
    return _filled(
        {
            "@type": _SCHEMA[entity.kind],
            "name": records.line(entity.name),
            "url": edition.site.url + address if edition.site.url and address else "",
            "sameAs": [found for same in entity.same_as if (found := records.web(same))],
        }
    )


def _filled(values: Mapping[str, object]) -> dict[str, object]:
    """The same without what is empty."""
    return {name: value for name, value in values.items() if value}


FORMS = (  # the ending of an article's other forms, and their media types
    ("json", "application/vnd.citationstyles.csl+json"),
    ("ris", "application/x-research-info-systems"),
    ("bib", "application/x-bibtex"),
    ("md", "text/markdown"),
)


def links(item: Cleared, edition: Edition) -> tuple[tuple[str, str, str], ...]:
    """Signposting, for machines that look for the parts of a publication: (relation, address, media type or nothing).

    An address without a scheme is one of this site. FAIR Signposting Profile, level 1.
    """
    record = records.of(item, edition)
    stem = record.address.removesuffix(".html")
    keys = [f"{kind}/{writer.whole}" for writer in record.writers for kind in ("people", "organisations")]
    found = [
        ("cite-as", record.place, ""),
        *(("describedby", f"{stem}.{ending}", media) for ending, media in FORMS),
        *(("author", edition.addresses[key], "text/html") for key in keys if key in item.names and key in edition.addresses),
        ("license", records.web(item.rights), ""),
        ("collection", records.permalink("index.html", edition.site), "text/html"),
    ]
    return tuple(entry for entry in found if entry[1])


# --- lists --------------------------------------------------------------------------------------------------------------


def coins(item: Cleared, edition: Edition) -> str:
    """The title of a COinS span, by which reference managers offer the articles of a list page to choose from.

    An OpenURL ContextObject, ANSI/NISO Z39.88-2004. Not for article pages: it would be saved in place of the article.
    """
    record = records.of(item, edition)
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),  # Zotero's own word; the format has none
        ("rft.title", record.headline),
        ("rft.source", record.outlet),
        *(("rft.creator", _highwire(writer)) for writer in record.credited),
        ("rft.date", _figures("-", record.printed)),
        ("rft.language", record.language),
        ("rft.identifier", record.link),
    ]
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs if value)
