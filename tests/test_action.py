"""The GitHub Action: its steps, run in order by the shell GitHub would use, in a clone of a repository made for the test."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import making
import pytest
import yaml

from pressmark import files, pipeline, starting
from pressmark.archive import rights
from pressmark.work import Work

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
PAGES = "https://quill.github.io/ferry"

CLIPPING = """\
BRACKWATER FERRY STAYS AT THE PIER

Brackwater Gazette
2 April 2024

The ferry to Brackwater did not run on Tuesday, and nobody had told the forty passengers who stood on the pier until noon.

Harbour master Ada Quill said that the engine was being looked at by two men who had repaired it eleven times before.

The ferry is older than its captain, who was born in 1961, and the council has put off buying another one since the flood.
"""

OUTLETS = """\
Brackwater Gazette:
  display: full
  evidence: a letter from its editor
"""

PEOPLE = """\
Ada Quill:
  description: Harbour master of Brackwater
"""


@dataclass
class Run:
    """What came of the Action: the step that failed, if one did, and what the curator reads."""

    failed: str
    log: str
    summary: str


class Repository:
    """An archive on a server, and a curator who uploads files to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder / "home"),
            "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1",
            "UV_PROJECT_ENVIRONMENT": sys.prefix,  # the packages that the tests run with
            "UV_NO_SYNC": "1",
            "UV_OFFLINE": "1",
            "UV_CACHE_DIR": str(folder / "uv"),
        }
        (folder / "home").mkdir()
        (folder / "home" / ".gitconfig").write_text("[user]\nname = Curator\nemail = curator@example.org\n")
        self.git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "server")
        files.begin(folder / "desk", starting.archive())
        desk = folder / "desk"
        self.git(desk, "init", "--quiet", "--initial-branch=main")
        self.git(desk, "remote", "add", "origin", str(folder / "server"))
        self.upload({"content/outlets.yaml": OUTLETS, "content/people.yaml": PEOPLE, "content/clippings/ferry.txt": CLIPPING})
        self.git(folder / "server", "symbolic-ref", "HEAD", "refs/heads/main")

    def git(self, where: Path, *arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=where, env=self.env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def upload(self, changes: dict[str, str | None]) -> None:
        """Commit these files as the curator; None deletes one."""
        desk = self.folder / "desk"
        if (self.folder / "server" / "refs" / "heads" / "main").exists():
            self.git(desk, "pull", "--quiet", "--rebase", "origin", "main")
        for path, text in changes.items():
            if text is None:
                (desk / path).unlink()
            else:
                (desk / path).write_text(text, "utf-8")
        self.git(desk, "add", "--all")
        self.git(desk, "commit", "--quiet", "--message", "Upload")
        self.git(desk, "push", "--quiet", "origin", "HEAD:main")

    def head(self) -> str:
        return self.git(self.folder / "server", "rev-parse", "main").strip()

    def held(self) -> dict[str, str]:
        """The files of the archive, as the server has them."""
        server = self.folder / "server"
        names = self.git(server, "ls-tree", "-r", "--name-only", "-z", "main").split("\0")
        return {name: self.git(server, "show", f"main:{name}") for name in names if name.startswith("content/")}

    def check_out(self) -> None:
        shutil.rmtree(self.folder / "runner", ignore_errors=True)
        self.git(self.folder, "clone", "--quiet", "--depth=1", (self.folder / "server").as_uri(), "runner")

    def publish(self, visibility: str = "private", fresh: bool = True) -> Run:
        """Check out and run the steps of the Action that are ours, one by one, until one fails."""
        if fresh:
            self.check_out()
        (summary := self.folder / "summary.md").write_text("")
        values = {
            "inputs.content": "content",
            "inputs.url || steps.pages.outputs.base_url": PAGES,
            "inputs.site": "site",
            "github.event.repository.visibility": visibility,
        }
        github = {
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_REF_NAME": "main",
            "GITHUB_REPOSITORY": "quill/ferry",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_STEP_SUMMARY": str(summary),
        }
        log = ""
        for step in ACTION:
            if "run" in step:
                given = {
                    name: re.sub(r"\$\{\{ (.*?) \}\}", lambda found: values[found[1]], text)
                    for name, text in step.get("env", {}).items()
                }
                shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
                env = self.env | github | given
                done = subprocess.run(
                    shell, cwd=self.folder / "runner", env=env, capture_output=True, text=True, check=False, timeout=120
                )
                log += done.stdout + done.stderr
                if done.returncode:
                    return Run(step["name"], log, summary.read_text("utf-8"))
        return Run("", log, summary.read_text("utf-8"))


@pytest.fixture
def repository(tmp_path):
    for tool in ("git", "uv"):
        if not shutil.which(tool):
            pytest.skip(f"{tool} is not installed")
    return Repository(tmp_path)


def test_nothing_of_the_outside_is_pasted_into_a_script():
    assert [step["name"] for step in ACTION if "${{" in step.get("run", "")] == []


def test_the_site_is_handed_over_only_after_the_ledger_is_safe():
    names = [step["name"] for step in ACTION]
    assert names[-3:] == [
        "File what is new and build the site",
        "Keep the filed articles and the ledger of addresses",
        "Hand the site over",
    ]
    assert not any(step.get("continue-on-error") or "always()" in step.get("if", "") for step in ACTION)


def test_the_sample_is_published_by_the_workflow_of_every_archive_with_the_action_beside_it():
    ours = (ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8")
    theirs = starting.workflow()
    assert yaml.safe_load(ours.replace("./", starting.ACTION)) == yaml.safe_load(theirs)


def test_a_clipping_becomes_an_article_a_page_and_a_line_in_the_ledger_and_a_second_run_changes_nothing(repository):
    repository.check_out()
    repository.upload({"content/places.yaml": "## none yet\n"})  # while the Action is at work
    run = repository.publish(fresh=False)
    assert run.failed == "", run.log
    held = repository.held()
    assert held["content/places.yaml"] == "## none yet\n"
    (path,) = [path for path in held if path.endswith(".md")]
    id = re.search(r"^id: (\w+)$", held[path], re.MULTILINE)[1]
    assert "Ada Quill" in held[path]
    assert f" a/{id}.html" in held["content/permalinks.txt"]
    assert repository.git(repository.folder / "server", "log", "-1", "--format=%an", "main") == "github-actions[bot]\n"
    page = (repository.folder / "runner" / "site" / "a" / f"{id}.html").read_text("utf-8")
    assert f"{PAGES}/a/{id}.html" in page
    assert "1 clipping filed" in run.summary

    before = repository.head()
    again = repository.publish()
    assert (again.failed, repository.head()) == ("", before)
    assert "Nothing is new." in again.log


def test_a_typo_is_named_with_a_link_to_mend_it_and_the_rest_is_published(repository):
    repository.upload({"content/people.yaml": "Ada Quill:\n  descripton: Harbour master\n"})
    run = repository.publish()
    assert run.failed == "", run.log
    assert "`field-unknown`" in run.summary
    assert "](https://github.com/quill/ferry/edit/main/content/people.yaml#L2)" in run.summary
    assert "content/permalinks.txt" in repository.held()


def test_a_lost_address_is_refused_and_the_repository_stays_as_it_is(repository):
    assert repository.publish().failed == ""
    article = next(path for path in repository.held() if path.endswith(".md"))
    other = CLIPPING.replace("Tuesday", "Friday").replace("FERRY STAYS", "BOAT STAYS")
    repository.upload({article: None, "content/clippings/ferry.txt": None, "content/clippings/boat.txt": other})
    before = repository.head()
    run = repository.publish()
    assert run.failed == "File what is new and build the site"
    assert "`permalink-lost`" in run.summary
    assert "Refused" in run.summary
    assert repository.head() == before


def test_a_repository_that_may_be_public_does_not_publish_what_the_site_withholds(repository):
    repository.upload({"content/outlets.yaml": OUTLETS.replace("full", "citation")})
    before = repository.head()
    run = repository.publish(visibility="")  # GitHub has not said
    assert run.failed == "File what is new and build the site"
    assert "`repository-exposes-text`" in run.summary
    assert "a second, public repository" in run.summary
    assert "/edit/main/content/articles/" not in run.summary  # nothing of this run was kept, so nothing is there to be edited
    assert repository.head() == before


# What the Action asks of the archive: which text a public repository would expose.


def exposed(clipped=None, **texts):
    content = making.content(**texts)
    whole, _, _ = making.joined(content)
    return rights.exposed(whole.articles, rights.clear(whole, "public", making.TODAY), clipped or {})


def test_text_that_the_site_shows_may_stand_in_a_public_repository():
    assert exposed(outlets="Gazette:\n  display: full\n", ferry=making.article(outlet="Gazette")) == []


def test_a_summary_may_stand_in_a_public_repository_whatever_the_outlet_says():
    assert exposed(outlets="Gazette:\n  display: citation\n", ferry=making.article(representation="summary")) == []


@pytest.mark.parametrize("terms", ["citation", "excerpt\n  max_fraction: 0.5", "withheld"])
def test_text_that_the_site_does_not_show_wholly_may_not(terms):
    (problem,) = exposed(outlets=f"Gazette:\n  display: {terms}\n", ferry=making.article(outlet="Gazette"))
    assert (problem.code, problem.weight, problem.origin.path) == (
        "repository-exposes-text",
        "refusal",
        "content/articles/ferry.md",
    )


def test_an_article_under_embargo_or_taken_down_may_not():
    full = "Gazette:\n  display: full\n"
    assert exposed(outlets=full, ferry=making.article(outlet="Gazette", embargoed_until="2031-01-01"))
    assert exposed(outlets=full, ferry=making.article(outlet="Gazette", withdrawn="2024-04-30 by mistake"))
    assert not exposed(outlets=full, ferry=making.article(body="", outlet="Gazette", withdrawn="2024-04-30 by mistake"))


def test_a_clipping_that_says_more_than_the_summary_made_of_it_may_not():
    article = making.article(id="ac2zht6t", representation="summary", body="No ferry ran; the harbour master gave no date.")
    (problem,) = exposed({"ac2zht6t": making.FERRY}, ferry=article)
    assert problem.sentence == "everyone can read the clipping in this repository; the site does not show what it says"
    assert exposed({"ac2zht6t": making.FERRY}, ferry=making.article(representation="summary")) == []


def test_a_clipping_is_read_as_filing_reads_it_to_see_what_it_says():
    def found(body):
        article = making.article(representation="summary", clipping="ferry.txt", body=body)
        content = making.content(ferry=article) | {"content/clippings/ferry.txt": CLIPPING.encode()}
        return pipeline.exposures(content, pipeline.build(content, "public", making.TODAY, Work()))

    assert [problem.code for problem in found("No ferry ran; the harbour master gave no date.")] == ["repository-exposes-text"]
    assert found(CLIPPING.partition("2024\n")[2]) == []  # it was a summary when it was clipped
