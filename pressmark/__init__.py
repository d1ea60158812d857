"""Pressmark turns a folder of news clippings into a permanent, citable, searchable website.

    content/clippings/*  --filing-->  content/articles/*.md  --archive-->  Edition  --publishing-->  site/

*Filing* reads each saved clipping once and writes an article: Markdown with front matter, which from then on is the
curator's. *Archive* joins the articles: names, events, quotes, and what each outlet lets us show. *Publishing* makes pages,
search, feeds and data of the result. Data walks forward through these rooms and never back.

`pipeline.build` tells the same story in code. Read the modules in the order below: each imports only from those before it.
"""

READING_ORDER = (
    "model",
    "work",
    "dates",
    "plainyaml",
    "frontmatter",
    "registers",
    "addresses",
    "paragraphs",
    "filing.blocks",
    "filing.furniture",
    "filing.lines",
    "filing.datelines",
    "filing.mastheads",
    "filing.credits",
    "filing.headlines",
    "filing.pasted",
    "filing.declared",
    "filing.saved",
    "filing.supplied",
    "filing.encodings",
    "filing.draft",
    "archive.folding",
    "archive.titles",
    "archive.spellings",
    "archive.meaning",
    "archive.mentions",
    "archive.events",
    "archive.join",
    "archive.checks",
    "archive.review",
    "archive.rights",
    "publishing.markup",
    "publishing.bylines",
    "publishing.records",
    "publishing.styles",
    "publishing.citations",
    "publishing.references",
    "publishing.search",
    "publishing.feeds",
    "publishing.copies",
    "publishing.data",
    "publishing.pictures",
    "publishing.pages",
    "publishing.render",
    "publishing.audit",
    "hands",
    "files",
    "pipeline",
    "preview",
    "starting",
    "cli",
)
