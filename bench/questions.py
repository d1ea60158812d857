"""Questions: the articles of an archive or of a corpus, and the queries that are asked about them, always the same."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lunr.stop_word_filter import WORDS as STOP_WORDS

from pressmark import addresses, files, frontmatter, paragraphs
from pressmark.model import Article

FIELDS = ("headline", "standfirst", "body", "outlet", "names")
SEED = 6
WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Text:
    """An article as its readers see it, and where it stands on the site."""

    address: str
    article: Article
    body: str

    @property
    def fields(self) -> dict[str, str]:
        """What the whole lunr index is made of: the same fields as ours."""
        article = self.article
        names = "\n".join((*article.people, *article.organisations, *article.places))
        values = (article.headline, article.standfirst, self.body, article.outlet, names)
        return dict(zip(FIELDS, values, strict=True))


def texts(content: Path) -> list[Text]:
    """The articles of an archive."""
    articles, _ = frontmatter.read_all(files.read_tree(content))
    bodies = ("\n".join(each.text for each in paragraphs.parse(article.body)) for article in articles)
    return [Text(addresses.of_article(article.id), article, body) for article, body in zip(articles, bodies, strict=True)]


def archived(corpus: Path, content: Path) -> None:
    """An archive made of a corpus of news: `articles.json`, as the extraction benchmarks of newspaper4k have it."""
    articles, taken = content / "articles", set[str]()
    articles.mkdir(parents=True, exist_ok=True)
    (content / "site.yaml").write_text("title: A corpus of news\n", "utf-8")
    outlets = set()
    for row in json.loads((corpus / "articles.json").read_text("utf-8")).values():
        if not row.get("title") or not row.get("articleBody"):
            continue
        body = "\n\n".join(" ".join(line.split()) for line in row["articleBody"].split("\n") if line.strip())
        id = addresses.article_id(hashlib.sha256(body.encode()).hexdigest(), taken)
        taken.add(id)
        outlet = urlsplit(row.get("site") or row.get("url") or "").netloc.removeprefix("www.") or "unknown"
        outlets.add(outlet)
        head = {"id": id, "headline": " ".join(row["title"].split()), "outlet": outlet, "language": "en"}
        if re.fullmatch(r"\d{4}-\d\d-\d\d", row.get("date") or ""):
            head["published"] = row["date"]
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
        (articles / f"{id}.md").write_text("\n".join(["---", *lines, "representation: full", "---", "", body, ""]), "utf-8")
    rows = [f"{json.dumps(outlet)}:\n  display: full\n  evidence: a corpus that may be read\n" for outlet in sorted(outlets)]
    (content / "outlets.yaml").write_text("".join(rows), "utf-8")


def content_words(text: str) -> list[str]:
    """The words of a text that say what it is about, in order, as often as they stand there."""
    return [word for word in WORD.findall(text.lower()) if word not in STOP_WORDS]


def pairs(some: Sequence[Text], many: int) -> list[str]:
    """Queries of two words that stand in one article; words that occur often are asked for often."""
    chance, made = random.Random(SEED), list[str]()
    while len(made) < many:
        words = content_words(chance.choice(some).body)
        if len(set(words)) > 1:
            one = chance.choice(words)
            made.append(f"{one} {chance.choice([word for word in words if word != one])}")
    return made


def known_items(some: Sequence[Text], many: int) -> list[tuple[str, str]]:
    """Three different words of an article's text, and the address of the article."""
    chance = random.Random(SEED + 1)
    fit = [text for text in some if len(set(content_words(text.body))) >= 3]
    chance.shuffle(fit)
    return [(" ".join(chance.sample(sorted(set(content_words(text.body))), 3)), text.address) for text in fit[:many]]


def headlines(some: Sequence[Text], many: int) -> list[tuple[str, str]]:
    """Headlines as they are printed, of articles that share theirs with no other, and the addresses of these."""
    times: dict[str, int] = {}
    for text in some:
        times[text.article.headline] = times.get(text.article.headline, 0) + 1
    fit = [text for text in some if times[text.article.headline] == 1 and content_words(text.article.headline)]
    random.Random(SEED + 2).shuffle(fit)
    return [(text.article.headline, text.address) for text in fit[:many]]
