"""What is wrong or doubtful in an archive."""

import pytest
from making import article, checked, content, joined

from pressmark.archive import checks


def codes(files):
    return [problem.code for problem in checked(files)]


def test_an_archive_in_order_has_no_problem():
    files = content(
        outlets="Gazette: {display: full}", people="Ada Quill:\n", ferry=article(outlet="Gazette", people="[Ada Quill]")
    )
    assert checked(files) == []


def test_an_unknown_name_is_offered_the_nearest():
    (problem,) = checked(content(people="Ada Quill:\n", ferry=article(people="[Ada Quil]")))
    assert (problem.code, problem.origin.line) == ("unknown-name", 4)
    assert "Ada Quill" in problem.remedy


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"ferry": article(outlet="Nowhere Press")}, "unknown-outlet"),
        ({"outlets": "Gazette: {display: excerpt}"}, "terms-incomplete"),
        (
            {"outlets": "Gazette: {display: full, require: [original_link]}", "ferry": article(outlet="Gazette")},
            "required-link-missing",
        ),
        ({"ferry": article(published="2024-05-02")}, "published-after-today"),
        ({"ferry": article(doubts="['published: the year is not printed']")}, "open-doubt"),
        ({"people": "Ada Quill: {aliases: [The Pilot]}\nBo Marsh: {aliases: [The Pilot]}"}, "alias-owned-twice"),
        ({"people": "Ada Quill: {aliases: [Ada]}", "places": "Ada:"}, "alias-owned-twice"),
        ({"people": "A. Quill: {see: Ada Quill}"}, "see-leads-nowhere"),
        (
            {"organisations": "Brackwater Wednesday: {aliases: [Wednesday]}", "one": article(body="[[Wednesday]]")},
            "common-spelling",
        ),
        ({"places": "Brackwater: {within: Wendmark}"}, "within-leads-nowhere"),
        ({"places": "Brackwater: {within: Brackwater}"}, "within-itself"),
        ({"people": "Ada: {same_as: [https://id.example/1]}\nBo: {same_as: [http://www.id.example/1/]}"}, "twin-entries"),
        ({"people": "Ada: {see: Bo}\nBo: {see: Ada}\nCy: {see: Cy Dune}\nCy Dune:\nDi: {see: Eve}"}, "see-leads-nowhere"),
        ({"people": "Ada Quill: {articles: [axxxxxxx]}"}, "unknown-article"),
        ({"people": "Ada Loe: {aliases: [Loe]}\nBo Loe: {aliases: [Loe]}", "one": article(people="[Loe]")}, "unknown-name"),
        ({"events": "Strike: {articles: [axxxxxxx]}"}, "unknown-article"),
        ({"ferry": article(original_url="www.gazette.example")}, "ungrounded-url"),
        ({"ferry": article(body="")}, "empty-article"),
        ({"ferry": article(body="[" * 1_500)}, "beyond-markdown"),
    ],
)
def test_each_rule_finds_what_it_is_for(files, code):
    problems = checked(content(**files))
    assert {problem.code for problem in problems} == {code}
    assert all(problem.remedy for problem in problems)


def test_a_name_that_is_divided_by_articles_is_no_mistake():
    people = "Jo Moe (baker): {aliases: [Jo Moe]}\nJo Moe (pilot): {aliases: [Jo Moe], articles: [ac2zht6t]}"
    assert codes(content(people=people, outlets="Gazette: {display: full}", ferry=article(outlet="Gazette"))) == []


def test_a_place_within_itself_is_told_by_which_way():
    problems = checked(content(places="Ash: {within: Bay}\nBay: {within: Coe}\nCoe: {within: Bay}"))
    assert [problem.sentence for problem in problems] == [
        "Bay is said to lie within Coe, which lies within Bay",
        "Coe is said to lie within Bay, which lies within Coe",
    ]


def test_an_entry_may_be_merged_into_a_merged_one():
    files = content(people="Ada Quill:\nA. Quill: {see: Ada Quill}\nQuill A.: {see: A. Quill, redirect_from: [people/q.html]}")
    whole, _, problems = joined(files)
    assert (codes(files), problems) == ([], [])
    assert whole.redirects == dict.fromkeys(
        ["people/a-quill.html", "people/q.html", "people/quill-a.html"], "people/ada-quill.html"
    )


def test_a_surname_that_two_people_share_is_no_mistake():
    assert codes(content(people="Ada Quill: {aliases: [Quill]}\nBo Quill: {aliases: [Quill]}")) == []


def test_every_rule_bears_the_name_of_its_code():
    names = {check.__name__.replace("_", "-") for check in checks.CHECKS}
    assert len(names) == len(checks.CHECKS)


def test_a_name_may_be_added_in_any_spelling_of_its_entry():
    people = "Ada Quill: {aliases: [A. Quill]}\nOld Quill: {see: Ada Quill}\n"
    for added in ("A. Quill", "Old Quill", "Ada Quill"):
        files = content(people=people, ferry=article(body="Bread.", people=f"[{added}]"))
        assert checked(files) == []
        assert joined(files)[0].names["ac2zht6t"] == ("people/Ada Quill",)
