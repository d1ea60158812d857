"""The nouns of the house. All are frozen, and whole from the moment they exist.

Text that a clipping does not give is the empty string; a date it does not give is None. Paths are written with the name of
their root (`content/articles/…`, `site/a/…`, `templates/…`), whatever folder that root is on the day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Tree = Mapping[str, bytes]
"""The curator's files: path (`content/people.yaml`) to bytes."""

Kind = Literal["people", "organisations", "places", "events"]
KINDS: tuple[Kind, ...] = ("people", "organisations", "places", "events")

Weight = Literal["doubt", "problem", "refusal"]
EditionKind = Literal["public", "private"]
Display = Literal["full", "excerpt", "summary", "citation", "withheld"]
DISPLAYS: tuple[Display, ...] = ("full", "excerpt", "summary", "citation", "withheld")  # from the freest to the strictest
Representation = Literal["full", "excerpt", "summary"]
DateOrder = Literal["", "day-first", "month-first"]


class UserError(Exception):
    """Something outside the content stops the work: no such folder, a template that does not parse. One sentence."""


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where something stands: a file and a line, counted from 1; line 0 means the file as a whole."""

    path: str
    line: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something a person should know: where, which rule, in one sentence, and the way out.

    A *doubt* needs a person's eye; a *problem* is something broken that was left out; a *refusal* stops publication.
    """

    origin: Origin
    code: str
    sentence: str
    remedy: str = ""
    weight: Weight = "problem"


@dataclass(frozen=True, slots=True)
class When:
    """A date as the paper gave it. "April 2021" is a span of thirty days.

    `first` and `last` are None when no year is printed: "XXXX-02-28" stands after all dated items.
    `written` is EDTF and is kept, so that a page can say what the paper said; a time of day stands only there.
    """

    first: date | None
    last: date | None
    written: str


@dataclass(frozen=True, slots=True)
class Site:
    """The archive as a whole, from site.yaml."""

    title: str = "Clippings"
    url: str = ""  # absolute, ending in "/"; empty when nobody knows yet where it will stand
    description: str = ""  # a sentence or two: what is kept here, and why
    keeper: str = ""
    contact: str = ""  # an e-mail or web address: whom to write to about rights and corrections
    languages: tuple[str, ...] = ("en",)  # the first is the language of the pages
    licence: str = ""  # of the catalogue and of the curator's own words; an address
    selection: str = ""  # how the archive was selected
    specimen: bool = False  # a sample, said so in the foot of every page


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A paper, agency or site that publishes: what it is called, what it lets us show, and how its pages are read."""

    name: str
    origin: Origin
    aliases: tuple[str, ...] = ()
    description: str = ""
    home: str = ""
    display: Display = "citation"  # the strictest that still has a page, where the register does not say
    max_fraction: float = 0.0  # of the original's words; for display "excerpt"
    require: tuple[str, ...] = ()  # "original_link"
    index: bool = True  # may search engines list it
    rights: str = "http://rightsstatements.org/vocab/CNE/1.0/"
    evidence: str = ""
    contact: str = ""
    language: str = ""
    same_as: tuple[str, ...] = ()
    slug: str = ""
    redirect_from: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()  # filing hints: lines that begin so are furniture
    names: tuple[str, ...] = ()  # filing hints: as the outlet writes itself in datelines
    date_order: DateOrder = ""  # filing hint: how 01/03/2023 is meant

    @property
    def key(self) -> str:
        return f"outlets/{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that articles name, from a register (in a library: an authority record)."""

    kind: Kind
    name: str
    origin: Origin
    aliases: tuple[str, ...] = ()
    description: str = ""
    same_as: tuple[str, ...] = ()  # addresses elsewhere: Wikidata and others
    not_same_as: tuple[str, ...] = ()
    dated_names: tuple[tuple[str, str], ...] = ()  # (name, EDTF interval "2019-03/2022-09")
    roles: tuple[str, ...] = ()  # "Foreign Minister 2019-09/2022"
    within: str = ""  # places only: the place this one lies in
    coordinates: str = ""  # places only: "51.13,71.43"
    when: When | None = None  # events only
    place: str = ""  # events only
    articles: tuple[str, ...] = ()  # ids that name it (that report it, of an event), in the curator's word
    not_articles: tuple[str, ...] = ()  # ids that do not
    never: tuple[str, ...] = ()  # spellings the curator has refused
    see: str = ""  # merged into the entry of this name
    slug: str = ""
    redirect_from: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.kind}/{self.name}"


@dataclass(frozen=True, slots=True)
class Registers:
    """Everything the curator has said of the archive outside its articles."""

    site: Site = field(default_factory=Site)
    outlets: tuple[Outlet, ...] = ()
    entities: tuple[Entity, ...] = ()
    ledger: tuple[str, ...] = ()  # addresses ever published, oldest first
    never: tuple[str, ...] = ()  # what the curator refuses for good, as never.txt writes it
    in_repair: tuple[str, ...] = ()  # registers ("people") that cannot be read at present, wholly or in part


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one stretch of a clipping: characters `start` to `end` of line `line` (from 1)."""

    line: int
    start: int
    end: int
    became: str  # a field of the article ("headline"), "body", "caption", "question" or "dropped"
    rule: str  # the rule that decided: "dateline", "breadcrumb", "share-links"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was read from a clipping, kept and dropped: every character but white space stands in exactly one reading."""

    clipping: str  # path below content/clippings/
    lines: tuple[str, ...]
    readings: tuple[Reading, ...]  # in order of line and start
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A clipping as filed and corrected by the curator: its catalogue record, and its text in Markdown."""

    id: str
    origin: Origin
    headline: str  # in [square brackets] when supplied
    body: str = ""  # Markdown
    body_line: int = 0  # of the file, where the body begins
    standfirst: str = ""
    byline: str = ""
    dateline: str = ""
    agency: str = ""
    language: str = ""
    section: str = ""
    genre: str = ""
    subjects: tuple[str, ...] = ()
    outlet: str = ""
    published: When | None = None
    event_date: When | None = None
    saved: When | None = None
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    not_named: tuple[str, ...] = ()  # the front matter's `not`
    representation: Representation = "full"
    original_url: str = ""
    snapshot_url: str = ""
    snapshot_date: When | None = None
    rights: str = ""
    permission: str = ""
    embargoed_until: When | None = None
    withdrawn: str = ""
    note: str = ""  # private
    redirect_from: tuple[str, ...] = ()
    clipping: str = ""  # path below content/clippings/, `#n` when one file holds many
    clipping_sha256: str = ""
    doubts: tuple[str, ...] = ()  # "published: the year is not printed"
    lines: Mapping[str, int] = field(default_factory=dict)  # of the file, where each field stands

    @property
    def headline_supplied(self) -> bool:
        """True when the paper printed no headline and the one shown is the archive's."""
        return self.headline.startswith("[") and self.headline.endswith("]")

    def line(self, name: str) -> Origin:
        """Where a field of the front matter stands."""
        return Origin(self.origin.path, self.lines.get(name, 1))


ParagraphKind = Literal["paragraph", "heading", "question", "notice", "caption", "list", "blockquote", "table", "code", "rule"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A citable piece of an article: its words, its safe HTML without links to names, and the anchor made from its words."""

    anchor: str  # "p-7f3a"
    kind: ParagraphKind
    text: str  # plain; exactly the text of `html`
    html: str  # sanitised; the element as a whole, without id
    words: int
    line: int  # of the body, from 1


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: characters `start` to `end` of a paragraph, headline, standfirst or dateline of one article."""

    entity: str  # Entity.key
    anchor: str  # the paragraph's; "headline", "standfirst" or "dateline" for those
    start: int
    end: int
    chosen: bool = False  # by the curator, `[[Name|label]]`: a link wherever it stands


Manner = Literal["direct", "reported", "spoken"]
"""Between quotation marks; in the paper's own words; or without marks in an interview or transcript."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name in an article that may be any of several entries', and is linked to none."""

    printed: str
    entities: tuple[str, ...]  # keys, by name


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody is quoted as saying: characters `start` to `end` of a paragraph, without the marks."""

    id: str
    article: str
    anchor: str
    speaker: str  # Entity.key, or empty: unattributed, or nobody the registers know
    words: str
    group: str = ""  # the same words in other articles; empty when nowhere else
    manner: Manner = "direct"
    printed: str = ""  # the speaker as the article names them; empty: unattributed
    cue: str = ""  # what says so: "said", "according to", ":"; empty where it follows from what stands around
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, and the articles that report it."""

    id: str  # Entity.key for an event the curator has named, else the id of its earliest article
    name: str
    proposed: bool  # nobody has named it yet
    when: When | None
    articles: tuple[str, ...]  # ids that report it, by date
    mentioned_in: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inference:
    """A value no clipping prints, worked out from the rest of the archive, with the evidence for it."""

    field: str
    when: When
    evidence: str
    source: str = ""  # id of the article that the evidence names, if it names one


@dataclass(frozen=True, slots=True)
class Related:
    """Another article that is near to this one and reports something else, or is not known to report the same; and why."""

    article: str  # id of the other
    reasons: tuple[str, ...]


Order = Literal["earlier", "later", "credited", "crediting", ""]


@dataclass(frozen=True, slots=True)
class Reprint:
    """Another article with the same text as this one, or one of the two within the other."""

    article: str  # id of the other
    order: Order  # the other is printed earlier or later, is credited by this one, or credits it; empty: not known
    share: float  # of this article's text that the other has
    anchors: tuple[str, ...]  # paragraphs of this article that the other has


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Everything, joined. What is learnt by looking at all the articles stands here, by id; articles stay as they are."""

    site: Site
    articles: tuple[Article, ...]  # by date, undated last
    outlets: Mapping[str, Outlet]  # by name
    entities: Mapping[str, Entity]  # by key; merged entries are not here
    paragraphs: Mapping[str, tuple[Paragraph, ...]]  # by article id
    mentions: Mapping[str, tuple[Mention, ...]]
    names: Mapping[str, tuple[str, ...]]  # article id → keys of everything it names, the curator's word included
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...]
    reprints: Mapping[str, tuple[Reprint, ...]]  # by article id
    inferences: Mapping[str, tuple[Inference, ...]]
    addresses: Mapping[str, str]  # key of entity, outlet, subject; id of article or event → address
    redirects: Mapping[str, str]  # older address → address
    ledger: tuple[str, ...]
    in_repair: tuple[str, ...] = ()  # ids of articles, and names of registers, that cannot be read at present
    related: Mapping[str, tuple[Related, ...]] = field(default_factory=dict)  # by article id, the nearest first
    unclear: Mapping[str, tuple[Unclear, ...]] = field(default_factory=dict)  # by article id, where there are any


Shown = Literal["full", "excerpt", "summary", "nothing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """What may leave the house of one article. Nothing else of it is known to publishing."""

    article: Article  # its catalogue record: body, note and whatever else may not be shown are empty
    shown: Shown
    reason: str  # a sentence: why this much is shown
    paragraphs: tuple[Paragraph, ...]  # those that may be shown, in order
    mentions: tuple[Mention, ...]  # in what may be shown; headlines always may
    quotes: tuple[Quote, ...]
    names: tuple[str, ...]  # keys of everything the article names, by kind and name
    inferences: tuple[Inference, ...]
    reprints: tuple[Reprint, ...]  # with the anchors of what may be shown
    words: int  # of the whole text
    words_shown: int
    paragraphs_in_all: int
    terms: Mapping[str, int]  # words of what search may know and not show: lower case, with counts, in order of the alphabet
    index: bool  # may search engines list the page
    rights: str  # a rights statement, as an address
    related: tuple[Related, ...] = ()  # the nearest first


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stands at the address of a withdrawn article."""

    id: str
    day: str  # EDTF
    reason: str
    headline: str  # empty when the headline is part of the trouble
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Exactly what may leave the house, on one day, to one kind of reader."""

    kind: EditionKind
    today: date
    site: Site
    articles: tuple[Cleared, ...]  # by date, undated last
    tombstones: tuple[Tombstone, ...]
    outlets: Mapping[str, Outlet]
    entities: Mapping[str, Entity]  # those that some article here names or that the curator wants kept
    events: tuple[Event, ...]
    addresses: Mapping[str, str]
    redirects: Mapping[str, str]
    ledger: tuple[str, ...]
    in_repair: tuple[str, ...] = ()  # ids of articles, and names of registers, that cannot be read at present
    receipts: Mapping[str, Receipt] = field(default_factory=dict)  # of the private edition alone, by article id


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is HTML: where it will stand, what will show it, and what it shows."""

    address: str
    template: str
    values: Mapping[str, object]
