"""The curator's word on names is kept in everything that is published: pages, data, search, feeds, citations."""

import re

import pytest
from making import TODAY, article, content

from pressmark import cli, files, pipeline
from pressmark.work import Work

TEMPLATES = files.read_templates(cli.TEMPLATES)
OUTLETS = "Gazette: {display: full}\n"
OTHERS = {"two": article(id="a1111111", headline="Bread", body="Bo Marsh sold bread.", outlet="Gazette", people="[Ada Quill]")}
BODY = "The ferry was late. Ada Quill, the harbour master, said so. Then Quill left."


def site(register, **fields):
    """Every file of the site, as text, by address."""
    one = article(
        headline="No ferry",
        body=BODY,
        outlet="Gazette",
        published="2024-04-02",
        subjects="[harbours (medtop:20000337)]",
        **fields,
    )
    tree = content(people=register, outlets=OUTLETS, one=one, **OTHERS)
    tree["content/site.yaml"] += b"url: https://clippings.example/\n"
    built = pipeline.build(tree, "public", TODAY, Work())
    assert [problem for problem in built.problems if problem.weight != "doubt"] == []
    found = {address: data.decode() for address, data in built.files.items()}
    return found | {address: html.decode() for address, html, _ in pipeline.finish(built, TEMPLATES, Work())}


def unhashed(found):
    """The files of a site by names without the hash of what is in them."""
    return {re.sub(r"(search/.+)-[a-z0-9]{6,}\.js", r"\1.js", address): text for address, text in found.items()}


def test_a_name_taken_away_is_nowhere():
    """Taken away in the article, it leaves the site that there would be if the register refused the spelling."""
    taken = unhashed(site("Ada Quill: {aliases: [Quill]}\nBo Marsh:\n", not_named="[Ada Quill]"))
    never = unhashed(site("Ada Quill: {never: [Ada Quill, Quill]}\nBo Marsh:\n"))
    assert taken.keys() == never.keys()
    said = {address for address in taken if taken[address] != never[address]}
    assert said <= {
        "names.html",
        "a/ac2zht6t.md",
        "data/names.json",
        "data/names.csv",
        "people/ada-quill.html",
        "data/datapackage.json",
        "search/manifest.js",
        "search/list-person.js",  # her other spelling is that of a register's entry still
        "search/entries-person.js",
    }
    assert "ada-quill" not in taken["a/ac2zht6t.html"]
    assert "ac2zht6t" not in taken["people/ada-quill.html"]
    assert "ada-quill" not in taken["subjects/harbours.html"]
    assert re.findall(r'"articles": \[([^\]]*)\]', taken["data/names.json"])[0].split() == ['"a1111111"']


@pytest.mark.parametrize(
    "said",
    [
        {"register": "Ada Quill: {aliases: [Quill], not: [ac2zht6t]}\nBo Marsh:\n"},
        {"register": "Ada Quill: {aliases: [Quill]}\nBo Marsh:\nA. Q. Marsh: {see: Ada Quill}\n", "not_named": "[A. Q. Marsh]"},
    ],
)
def test_there_are_other_ways_to_say_so(said):
    here = site(**said)
    assert "ada-quill" not in here["a/ac2zht6t.html"]
    assert "ac2zht6t" not in here["people/ada-quill.html"]


def test_a_name_added_is_everywhere_that_names_are():
    register = "Ada Quill: {aliases: [Quill]}\nBo Marsh:\n"
    before, after = site(register), site(register, people="[Bo Marsh]")
    said = {address for address in after if after[address] != before.get(address)}
    articles = {"a/ac2zht6t.html", "a/ac2zht6t.md", "data/articles.json", "data/articles.csv", "2024/04/02.html"}
    names = {"people/bo-marsh.html", "people/bo-marsh.xml", "people/ada-quill.html", "data/names.json", "names.html"}
    assert said >= articles | names | {"outlets/gazette.html", "subjects/harbours.html"}
    assert any(address.startswith("search/") for address in said)
    assert "people/bo-marsh.html" in after["a/ac2zht6t.html"]
    assert "ac2zht6t" in after["people/bo-marsh.html"]
    assert "ac2zht6t" in after["people/bo-marsh.xml"]
