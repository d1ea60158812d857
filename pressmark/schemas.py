"""Schemas: what editors are told of the curator's files, so that they offer fields, explain them and mark mistakes.

JSON Schema (draft 7, which VS Code's YAML extension reads), made from the tables that the program itself reads by: nothing is
described twice. A schema is a help and no judge: what `build.py check` says holds.
"""

from __future__ import annotations

from collections.abc import Mapping

from pressmark import frontmatter, registers, shapes
from pressmark.model import DISPLAYS, KINDS
from pressmark.registers import Field

Schema = dict[str, object]


def all_of_them() -> Mapping[str, Schema]:
    """The schema of each kind of file, by the file's name: site, outlets, the four registers, article (its front matter)."""
    found = {
        "site": _map("The archive as a whole", _properties(registers.SITE_FIELDS)),
        "outlets": _register("The papers, and what they let an archive show", registers.OUTLET_FIELDS),
    }
    found |= {kind: _register(f"The {kind} that articles name", registers.ENTITY_FIELDS[kind]) for kind in KINDS}
    return found | {"article": _map("The front matter of an article", _article(), ["id", "headline"])}


def _map(title: str, properties: Mapping[str, object], required: list[str] | None = None) -> Schema:
    found: Schema = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, "type": ["object", "null"]}
    found |= {"properties": properties, "additionalProperties": False}
    return found | ({"required": required} if required else {})


def _register(title: str, fields: Mapping[str, Field]) -> Schema:
    entry = {"type": ["object", "null"], "properties": _properties(fields), "additionalProperties": False}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "description": "One entry each, under the name the archive uses.",
        "type": ["object", "null"],
        "additionalProperties": entry,
    }


def _properties(fields: Mapping[str, Field]) -> dict[str, object]:
    return {name: {"description": field.says, **field.shape.schema} for name, field in fields.items()}


def _article() -> dict[str, object]:
    kinds = {"text": shapes.TEXT, "date": shapes.DATE, "list": shapes.LIST}
    found: dict[str, object] = {
        name: {"description": ARTICLE[name], **kinds[kind].schema} for name, kind in frontmatter.FIELDS.items()
    }
    for name, words in _WORDS.items():
        found[name] = {"description": ARTICLE[name], **words}
    return found


_WORDS: Mapping[str, Schema] = {
    "representation": {"enum": ["full", "excerpt", "summary"]},
    "rights": {"anyOf": [{"enum": [*DISPLAYS]}, {"type": "string", "pattern": "^https?://"}]},
}

_EDTF = "2023-02-28, 2023-03-01T16:25, 2023-02, 2023, or XXXX-02-28 where no year is printed"

ARTICLE: Mapping[str, str] = {  # what each field of the front matter holds, in one sentence
    "id": "The article’s id, from which its address is made; build.py add gives it, and it stays for good.",
    "headline": "The headline as printed; one of your own stands in [square brackets].",
    "standfirst": "The sentence or two printed between headline and text.",
    "byline": "Who wrote it, as printed.",
    "dateline": "Where it was written, as printed at the head of the text.",
    "outlet": "The paper or site, as outlets.yaml spells it, else as printed.",
    "agency": "The agency the text is credited to.",
    "published": f"The day of publication: {_EDTF}.",
    "event_date": f"The day of the event, where the text says it was another: {_EDTF}.",
    "saved": "When the clipping was saved, where that is known.",
    "language": "The language of the text, as a code (en, kk, ru).",
    "section": "The section of the paper, as printed.",
    "genre": "What kind of text it is: interview, editorial, press release.",
    "subjects": "What the article is about, in the archive’s own words.",
    "people": "People the article names though the text does not show it; any spelling of the register will do.",
    "organisations": "Organisations the article names though the text does not show it.",
    "places": "Places the article names though the text does not show it.",
    "events": "Events the article reports.",
    "not": "Names to take away: an entry’s own name, or a spelling that means nobody here.",
    "representation": "What the text below is: the full text, an excerpt, or a summary in your own words.",
    "original_url": "The address of the original on the web.",
    "snapshot_url": "The address of a copy in a web archive.",
    "snapshot_date": f"When that copy was made: {_EDTF}.",
    "rights": "How much of it may be shown, where that is less than its outlet allows; or the address of a rights statement.",
    "permission": "Who allowed what, and when; how much stands last: the editor, 2024-03-01, full",
    "embargoed_until": "The day from which it may be shown: 2026-03-01.",
    "withdrawn": "The day and the reason it was taken down; a page at its address says so.",
    "note": "For you alone; it is never published.",
    "redirect_from": "Older addresses that lead here.",
    "clipping": "The file it was made from, below content/clippings/.",
    "clipping_sha256": "The checksum of that file.",
    "doubts": "What filing could not settle; delete a line when it is settled.",
}
