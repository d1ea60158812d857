"""Starting: the first files of a new archive. Plain texts, in which every field that can be filled in is named and explained.

In the YAML files a line that begins with "##" explains, and one that begins with "# " is an example: an editor that takes the
comment marks off a whole block leaves YAML that is right, and still explained.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from pressmark import schemas

EDITORS = ".vscode/"
SETTINGS = f"{EDITORS}settings.json"
_SCHEMA = ".schema.json"
ACTION = "OWNER/pressmark@v0"  # OWNER is whoever publishes Pressmark on GitHub; a fork has a name of its own


def archive() -> Mapping[str, str]:
    """Every file of a new archive: path to text. It builds as it is, without a problem."""
    return {
        "README.md": readme(),
        ".gitignore": "/site/\n/private/\n/.pressmark/\n",
        ".github/workflows/publish.yml": workflow(),
        "content/site.yaml": site(),
        "content/outlets.yaml": outlets(),
        "content/people.yaml": people(),
        "content/organisations.yaml": organisations(),
        "content/places.yaml": places(),
        "content/events.yaml": events(),
        **editors(),
        "content/clippings/.gitkeep": "",  # a README here would be taken for a clipping
        "content/articles/.gitkeep": "",
    }


def editors() -> Mapping[str, str]:
    """What VS Code needs to explain the fields of each file, offer them and mark mistakes; all of it works without a network.

    The YAML extension finds the schemas by its settings, so that nothing need be written into the curator's own files. Other
    editors with a YAML language server may be pointed to the same schemas. The public store of schemas is left out: it takes
    every `site.yaml` for another program's.
    """
    made = schemas.all_of_them()
    files = {f"./{_schema(name)}": f"content/{name}.yaml" for name in made if name != "article"}
    texts: dict[str, object] = {
        f"{EDITORS}extensions.json": {"recommendations": ["redhat.vscode-yaml"]},
        SETTINGS: {"yaml.schemas": files, "yaml.schemaStore.enable": False},
    }
    texts |= {_schema(name): schema for name, schema in made.items()}
    return {path: json.dumps(value, ensure_ascii=False, indent=2) + "\n" for path, value in texts.items()}


def _schema(name: str) -> str:
    return f"{EDITORS}{name}{_SCHEMA}"


def editors_anew(standing: Mapping[str, bytes]) -> Mapping[str, str]:
    """What an archive that stands lacks of `editors()`: files that are missing, and schemas that are of another version.

    `standing` has the files as they are; settings and recommendations that somebody has written stay as they are.
    """
    return {
        path: text
        for path, text in editors().items()
        if not standing.get(path) or (path.endswith(_SCHEMA) and _lines(standing[path]) != text.encode())
    }


def unset(settings: bytes) -> str:
    """What settings that somebody has written lack for VS Code to find the schemas, ready to paste; empty when they do not."""
    wanted = json.loads(editors()[SETTINGS])["yaml.schemas"]
    if not settings or all(schema.encode() in settings for schema in wanted):
        return ""
    return f'"yaml.schemas": {json.dumps(wanted, indent=2)}'


def _lines(text: bytes) -> bytes:
    return text.replace(b"\r\n", b"\n")  # as git gives them out on Windows


def workflow() -> str:
    """What GitHub does when the archive changes, and once a day, because an embargo ends without anybody changing a file."""
    return f"""\
name: Publish
on:
  push: {{branches: [main]}}
  schedule: [{{cron: "17 3 * * *"}}]  # embargoes end at midnight
  workflow_dispatch:
permissions: {{contents: write, pages: write, id-token: write}}
concurrency: {{group: publish}}  # one at a time: the ledger of addresses is written in order
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: {ACTION}  # whose copy of Pressmark, and which version
  deploy:
    needs: build
    runs-on: ubuntu-latest
    environment: {{name: github-pages, url: "${{{{ steps.pages.outputs.page_url }}}}"}}
    steps:
      - {{uses: actions/deploy-pages@v5, id: pages}}
"""


def site() -> str:
    """The archive as a whole."""
    return """\
## The archive as a whole.
## Lines with one # are examples: take away the # and the space after it (Ctrl+/ in most editors), and write your own.

## What the archive is called, at the head of every page.
title: A new archive of clippings

## What is kept here, and why, in a sentence or two.
# description: What the papers of Lower Wendmark wrote of the harbour, its dredging and its strikes.

## Who keeps it, and where to write about rights and corrections: an e-mail or web address.
# keeper: Wendmark Harbour Library
# contact: archive@example.org

## How the articles were chosen, so that readers know what is not here.
# selection: Everything about the harbour in three local papers; letters to the editor are left out.

## The languages of the archive as codes (en, kk, ru). The first one is the language of the pages.
languages:
  - en

## Where the site will stand. GitHub Pages is asked by itself, so this is for other places.
# url: https://clippings.example.org/

## What others may do with the catalogue and with your own words (never with the papers' texts): the address of a licence.
# licence: https://creativecommons.org/publicdomain/zero/1.0/

## Say so in the foot of every page when this is a sample or a trial.
# specimen: true
"""


def outlets() -> str:
    """The papers, and what they let an archive show."""
    return """\
## The outlets whose clippings you keep, one entry each. Until an outlet stands here, none of its text is shown to the public.
## Lines with one # are examples: take away the # and the space after it (Ctrl+/ in most editors), and write your own.

# Wendmark Tide Gazette:
#   description: Daily paper of Lower Wendmark, since 1904
#   home: https://gazette.example.org/
#   language: en
#
## How else it is written, and how it writes itself at the head of a report.
#   aliases:
#     - Tide Gazette
#     - The Gazette (Wendmark)
#   names:
#     - GAZETTE
#
## How much of its text the public may see: full, excerpt, summary, citation (no text; this holds when nothing is said) or
## withheld (not even the headline). A summary in your own words is shown in any case but the last.
#   display: excerpt
#
## For an excerpt: the largest share of an article. What must stand beside it (only original_link is known).
#   max_fraction: 0.20
#   require:
#     - original_link
#
## May search engines list its articles. Its rights as an address from rightsstatements.org or creativecommons.org.
#   index: true
#   rights: http://rightsstatements.org/vocab/InC/1.0/
#
## Where it gives these terms, and whom you asked.
#   evidence: Letter of the editor, 4 May 2031
#   contact: rights@gazette.example.org
#
## For reading its clippings: lines that begin so are no part of an article; how 01/03/2031 is meant (day-first, month-first).
#   drop:
#     - Tap here for tide tables
#   date_order: day-first
#
## The same outlet elsewhere; the last part of its address here; addresses that once led to it.
#   same_as:
#     - https://tides.example.net/gazette
#   slug: tide-gazette
#   redirect_from:
#     - outlets/gazette.html
"""


def people() -> str:
    """The people whom articles name."""
    return """\
## The people your articles name, one entry each, under the name the archive uses. Names are found in the texts by themselves.
## Lines with one # are examples: take away the # and the space after it (Ctrl+/ in most editors), and write your own.

# Ottilie Varnholm:
#   description: Harbour master of Lower Wendmark, 2028–2033
#
## Other ways the name is written, in any alphabet. Two people may share a surname; who is meant is told by the full name.
#   aliases:
#     - Varnholm
#     - O. Varnholm
#     - Оттилия Варнхольм
#
## A spelling that stands in texts and is never this person.
#   never:
#     - Varnholm Shipping
#
## Two people of one name: give both entries the alias, and list here the articles (their ids) that mean this one. In other
## articles the name means the entry that lists none. Under `not`, articles that do not mean this one whatever they say.
#   articles:
#     - a2f8k3xw
#   not:
#     - a9bd47qt
#
## Offices with their times, and names that held only for a time (.. is open).
#   roles:
#     - Harbour master of Lower Wendmark 2028-01/2033-06
#   dated_names:
#     Ottilie Brack: ../2026-09
#
## The same person elsewhere, such as Wikidata; and namesakes who are not meant.
#   same_as:
#     - https://authority.example.net/varnholm
#   not_same_as:
#     - https://authority.example.net/varnholm-the-painter
#
## The last part of the page's address, and addresses that once led to it.
#   slug: ottilie-varnholm
#   redirect_from:
#     - people/varnholm.html

## When one person has two entries: `see` makes the second a part of the first.
# Ottilie Brack-Varnholm:
#   see: Ottilie Varnholm
"""


def organisations() -> str:
    """The organisations that articles name."""
    return """\
## The organisations your articles name, one entry each. Every field that people.yaml explains may be used here as well.
## Lines with one # are examples: take away the # and the space after it (Ctrl+/ in most editors), and write your own.

# Wendmark Dredging Board:
#   aliases:
#     - Dredging Board
#     - WDB
#   description: Public body that keeps the harbour of Lower Wendmark deep enough
#   dated_names:
#     Royal Mud Commission: 1911/1974
#   same_as:
#     - https://authority.example.net/wdb
"""


def places() -> str:
    """The places that articles name."""
    return """\
## The places your articles name, one entry each. Every field that people.yaml explains may be used here as well.
## Lines with one # are examples: take away the # and the space after it (Ctrl+/ in most editors), and write your own.

# Wendmark:
#   description: A coast and its towns

# Lower Wendmark:
#   aliases:
#     - Low Wendmark
#   description: Harbour town
#
## The place it lies in, which has an entry of its own; and its latitude,longitude in degrees, in quotation marks.
#   within: Wendmark
#   coordinates: "54.25,8.50"
#   dated_names:
#     Wendmouth: ../1921
"""


def events() -> str:
    """What happened, where the curator gives it a name."""
    return """\
## What happened. Articles that report one event are found by themselves; here you give the event a name, or say it better.
## Lines with one # are examples: take away the # and the space after it (Ctrl+/ in most editors), and write your own.

# Dredgers' strike of 2031:
#   aliases:
#     - The mud strike
#   description: For nine days in March 2031 nobody dredged the harbour of Lower Wendmark
#
## When: a day (2031-03-04), a month (2031-03), from/to, or with question marks where it is uncertain (2031-03-04?). And where.
#   date: 2031-03-04/2031-03-12
#   place: Lower Wendmark
#
## The ids of articles that report it or do not, where the archive decides otherwise than you would.
#   articles:
#     - a2f8k3xw
#   not:
#     - a9bd47qt
"""


def readme() -> str:
    """How somebody with a GitHub account, and nothing else, keeps this archive."""
    return """\
# An archive of news clippings

Clippings go into `content/clippings/`. Each becomes an article in `content/articles/`, which you correct, and all of them
become a website with a page, an address for good and a citation for every article. Pressmark does this on GitHub; nothing has
to be installed.

1. **Make it yours.** On GitHub, make a repository of these files: with "Use this template", or by uploading them. In
   `.github/workflows/publish.yml` write in place of `OWNER` whose copy of Pressmark is used. Keep the repository private unless
   everything in it may be shown to everyone: who sees the repository sees the clippings.
2. **Turn on Pages.** Settings → Pages → Source: GitHub Actions. Give the archive its title in `content/site.yaml`.
3. **Upload clippings.** In `content/clippings/`, Add file → Upload files: text copied from a page (`.txt`), or the page as a
   browser saves it (`.html`, `.mhtml`, `.webarchive`) or prints it (`.pdf`); a newsletter (`.eml`, `.mbox`); a note of a web
   clipper (`.md`); what a press database exports (`.txt`, `.pdf`); many of these in a `.zip`. A table `clippings.csv` beside
   them may say more of each (file, url, outlet, date, saved, note); an export of Zotero, Pocket, Instapaper or Wallabag will
   do.
4. **Read the summary.** Actions → the newest run of Publish: what was filed, what is doubtful, what is broken.
5. **Correct in the browser.** Each line of the summary leads to the place in its file: correct it there, commit. How much of a
   paper may be shown is said in `content/outlets.yaml`; whom and what the articles name, in the files beside it. Names are
   found by themselves; in a text, `[[Name]]` or `[[Name|as it reads]]` links one by hand.
6. **Cite.** The run ends with the address of the site. Every article there says how to cite it, and its address stays.

An address that was published is noted in `content/permalinks.txt` and answers for good. To take an article down, do not delete
its file: add a line `withdrawn: 2031-05-04 why` at its head, and a page at its address will say so.

## A private repository

GitHub Pages needs a public repository or a paid plan. To keep the repository private without one, let it send the finished site
to a second, public repository; Pressmark's own README says how, under "A private repository with a public site".

## On your own machine

With Pressmark beside this folder and [uv](https://docs.astral.sh/uv/) installed, run from this folder:

    uv run --project ../pressmark ../pressmark/build.py          # the public site, in site/
    uv run --project ../pressmark ../pressmark/build.py serve    # everything, for you alone, rebuilt while you write
"""
