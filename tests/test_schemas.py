"""What editors are told of the curator's files."""

import json
import re

import pytest
import yaml

from pressmark import cli, frontmatter, registers, schemas, shapes, starting

jsonschema = pytest.importorskip("jsonschema")


class Editor(yaml.SafeLoader):
    """YAML as an editor reads it: by version 1.2, which knows no dates."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

SCHEMAS = schemas.all_of_them()
CONTENT = cli.TEMPLATES.parent / "content"


def mistakes(name, text):
    return [error.message for error in jsonschema.Draft7Validator(SCHEMAS[name]).iter_errors(yaml.load(text, Editor))]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name):
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name != "article"])
def test_the_sample_and_every_example_of_a_new_archive_are_right_by_their_schema(name):
    assert mistakes(name, (CONTENT / f"{name}.yaml").read_text("utf-8")) == []
    text = starting.archive()[f"content/{name}.yaml"]
    assert mistakes(name, text) == []
    assert mistakes(name, re.sub(r"^# ?", "", text, flags=re.MULTILINE)) == []


def test_every_article_of_the_sample_is_right_by_its_schema():
    found = [frontmatter.split(path.read_text("utf-8"))[0] for path in sorted(CONTENT.glob("articles/**/*.md"))]
    assert found
    assert [mistakes("article", head) for head in found] == [[]] * len(found)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("people", "Ada Quill: {alias: [Quill]}"),
        ("people", "Ada Quill: {same_as: [wikidata]}"),
        ("people", "Ada Quill: {within: Brackwater}"),
        ("places", "Brackwater: {coordinates: north}"),
        ("outlets", "Gazette: {display: everything}"),
        ("outlets", "Gazette: {max_fraction: 30}"),
        ("site", "titel: Clippings"),
        ("article", "id: ac2zht6t"),
        ("article", "{id: ac2zht6t, headline: Ferry, rights: some}"),
    ],
)
def test_a_mistake_is_marked(name, text):
    assert mistakes(name, text)


def test_what_the_program_reads_an_editor_does_not_mark():
    assert mistakes("people", "Ada Quill:\n  description:\n  aliases: Quill\n  roles: [Pilot 1998/2004]\n  slug: 2023\n") == []
    assert mistakes("places", "NO:\n2023: {dated_names: {Old: 1998}}\n") == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_has_a_sentence_to_be_shown_over_it(name):
    schema = SCHEMAS[name]
    fields = schema.get("properties") or schema["additionalProperties"]["properties"]
    assert [field for field, each in fields.items() if len(each["description"]) < 15] == []


def test_a_field_added_to_a_table_is_in_the_schema_and_the_sentences_of_an_article_are_complete(monkeypatch):
    motto = registers.Field(shapes.LIST, "motto", "What its members say.")
    monkeypatch.setitem(registers.ENTITY_FIELDS["organisations"], "motto", motto)
    fields = schemas.all_of_them()["organisations"]["additionalProperties"]["properties"]
    assert fields["motto"]["description"] == "What its members say."
    assert set(schemas.ARTICLE) == set(frontmatter.FIELDS)


def test_a_new_archive_tells_vs_code_which_schema_is_whose():
    made = starting.archive()
    settings = json.loads(made[".vscode/settings.json"])
    for schema, path in settings["yaml.schemas"].items():
        assert path in made
        assert json.loads(made[schema.removeprefix("./")]) == SCHEMAS[path.removeprefix("content/").removesuffix(".yaml")]
    assert len(settings["yaml.schemas"]) == 6
