"""The registers of an invented country, for the tests that find names in a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pressmark.archive import mentions
from pressmark.model import Article, Entity, Kind, Origin, Paragraph


def entity(kind: Kind, name: str, *aliases: str, **more: Any) -> Entity:
    """Somebody or something in a register."""
    return Entity(kind=kind, name=name, origin=Origin(f"content/{kind}.yaml", 1), aliases=aliases, **more)


def article(headline: str = "", standfirst: str = "", **more: Any) -> Article:
    """An article without a text."""
    return Article(id="a", origin=Origin("content/articles/a.md"), headline=headline, standfirst=standfirst, **more)


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    """The text of an article, anchored `p-0`, `p-1` …"""
    return tuple(Paragraph(f"p-{n}", "paragraph", text, f"<p>{text}</p>", len(text.split()), n) for n, text in enumerate(texts))


def read(
    entities: Iterable[Entity], *texts: str, headline: str = "", standfirst: str = "", **more: Any
) -> tuple[list[str], list[str]]:
    """What is linked, as `the words printed → entity`, and the doubts."""
    one, pieces = article(headline, standfirst, **more), paragraphs(*texts)
    found, unclear = mentions.find(one, pieces, mentions.matcher(entities))
    printed = {"headline": headline, "standfirst": standfirst, "dateline": one.dateline} | {
        piece.anchor: piece.text for piece in pieces
    }
    return [f"{printed[m.anchor][m.start : m.end]} → {m.entity}" for m in found], [
        f"{each.printed} may be {' or '.join(key.partition('/')[2] for key in each.entities)}" for each in unclear
    ]


def linked(entities: Iterable[Entity], *texts: str, **more: Any) -> list[str]:
    """The same without the doubts."""
    return read(entities, *texts, **more)[0]


ROE = entity("people", "Jane Roe", "Roe")
POE = entity("people", "Mark Poe")
ADAM, EVE = entity("people", "Adam Loe"), entity("people", "Eve Loe", "Loe")
RURITANIA = entity("places", "Ruritania", "Republic of Ruritania", "RT", "R.T.")
STRELSAU = entity("places", "Strelsau", within="Ruritania", dated_names=(("Nur-Zenda", "2019-03/2022-09"),))
MINISTRY = entity("organisations", "Ministry of Foreign Affairs of Ruritania", "Ruritanian Foreign Ministry")
SIX = entity("organisations", "Z6+2")
KAZAKHSTAN = entity("places", "Kazakhstan", "Қазақстан", "Казахстан")
ASTANA = entity("places", "Astana", "Астана")
ALL = (ROE, POE, ADAM, EVE, RURITANIA, STRELSAU, MINISTRY, SIX, KAZAKHSTAN, ASTANA)
