"""Files within a file: mailboxes, zips and the exports of press databases, each part a clipping of its own."""

import hashlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mailing import TEXT, letter

from pressmark.filing import wrappings
from pressmark.filing.wrappings import pieces

FIRST, SECOND = (letter(TEXT, subject=subject).as_bytes() for subject in ("Ferry", "Herring"))


def mailbox(*messages, sender=b"MAILER-DAEMON Fri May 06 10:00:00 2022"):
    return b"".join(b"From " + sender + b"\n" + message + b"\n" for message in messages)


def packed(members, password=False):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    data = written.getvalue()
    if not password:
        return data
    return data.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
    )


def names(found):
    return [(piece.name, piece.ending) for piece in found[0]]


def codes(found):
    return [problem.code for problem in found[1]]


# --- one file, one clipping ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["2022/ferry.HTML", "ferry.txt", "ferry", "ferry.pdf", "a.b/ferry.eml"])
def test_most_files_are_one_clipping_under_their_own_name(name):
    found, problems = pieces(name, TEXT.encode())
    assert [(piece.name, piece.data, piece.sha256) for piece in found] == [
        (name, TEXT.encode(), hashlib.sha256(TEXT.encode()).hexdigest())
    ]
    assert (found[0].ending, problems) == (("." + name.rpartition(".")[2].lower()) if "ferry." in name else "", [])


# --- mailboxes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["box.mbox", "box.MBX", "Inbox"])
def test_each_message_of_a_mailbox_is_a_clipping(name):
    found = pieces(name, mailbox(FIRST, SECOND))
    assert names(found) == [(f"{name}#1", ".eml"), (f"{name}#2", ".eml")]
    assert [piece.sha256 for piece in found[0]] == [hashlib.sha256(data).hexdigest() for data in (FIRST, SECOND)]


def test_a_message_is_the_same_clipping_in_every_export():
    read = FIRST.replace(b"Subject:", b"Status: RO\nX-Mozilla-Keys: read\n and labelled\nX-Gmail-Labels: Inbox\nSubject:", 1)
    later = mailbox(read, SECOND, sender=b"- Sat May 07 11:00:00 2022").replace(b"\n", b"\r\n")
    assert pieces("later.mbox", later)[0][0].sha256 == pieces("box.mbox", mailbox(FIRST))[0][0].sha256


def test_a_mailbox_without_a_message_is_a_problem():
    assert codes(pieces("box.mbox", b"nothing of the kind")) == ["clipping-empty"]
    assert names(pieces("letter", b"From the sea came a ship.\n")) == [("letter", "")]


# --- zips ---------------------------------------------------------------------------------------------------------------


def test_the_clippings_of_a_zip_are_numbered_by_name_and_what_is_none_is_left_out():
    zipped = packed(
        {
            "b.txt": b"second",
            "a/ferry.html": b"first",
            "a/ferry_files/style.css": b"",
            "a/.hidden": b"",
            ".git/config": b"",
            "__MACOSX/a/._ferry.html": b"",
            "empty/": b"",
        }
    )
    found = pieces("all.zip", zipped)
    assert [(piece.name, piece.data, piece.ending) for piece in found[0]] == [
        ("all.zip#1", b"first", ".html"),
        ("all.zip#2", b"second", ".txt"),
    ]
    assert found[1] == []


def test_a_list_within_a_zip_is_not_read_and_that_is_said():
    found = pieces("2022/all.zip", packed({"a.txt": "a", "clippings.csv": "file,url\na.txt,https://coast.example/\n"}))
    assert (names(found), codes(found)) == ([("2022/all.zip#1", ".txt")], ["clippings-packed"])
    assert found[1][0].weight == "doubt"


def test_zips_and_mailboxes_within_a_zip_are_opened_too():
    inner = packed({"c.html": b"c", "d.mbox": mailbox(FIRST, SECOND)})
    found = pieces("all.zip", packed({"a.txt": b"a", "b.zip": inner, "e.txt": b"e"}))
    assert names(found) == [(f"all.zip#{at}", ending) for at, ending in enumerate([".txt", ".html", ".eml", ".eml", ".txt"], 1)]


def test_a_member_has_the_same_sha256_as_the_file_it_was():
    assert pieces("all.zip", packed({"a.txt": TEXT}))[0][0].sha256 == pieces("a.txt", TEXT.encode())[0][0].sha256


def test_a_broken_or_encrypted_member_is_a_problem_and_the_others_are_filed():
    whole = packed({"a.txt": TEXT, "b.txt": b"whole"})
    broken = whole.replace(whole[40:44], b"\0\0\0\0", 1)
    assert (names(pieces("all.zip", broken)), codes(pieces("all.zip", broken))) == (
        [("all.zip#1", ".txt")],
        ["clipping-broken"],
    )
    found = pieces("all.zip", packed({"a.txt": TEXT}, password=True))
    assert (found[0], "a.txt in the zip is encrypted" in found[1][0].sentence) == ([], True)
    assert found[1][0].origin.path == "content/clippings/all.zip"


def test_a_zip_that_is_none_is_broken_and_one_without_clippings_is_empty():
    assert codes(pieces("all.zip", b"PK\x03\x04 and no more")) == ["clipping-broken"]
    assert codes(pieces("all.zip", packed({".hidden": b""}))) == ["clipping-empty"]
    assert codes(pieces("all.zip", packed({"b.zip": b"no zip", "c.txt": b"c"}))) == ["clipping-broken"]


def test_a_zip_that_swells_beyond_measure_is_not_opened():
    found = pieces("bomb.zip", packed({"a.txt": b"0" * 60_000_000, "b.txt": b"b"}))
    assert (found[0], codes(found)) == ([], ["clipping-too-large"])


def test_zips_within_zips_without_end_are_not_opened():
    nested = packed({"a.txt": b"a"})
    for _ in range(6):
        nested = packed({"b.zip": nested})
    assert codes(pieces("nested.zip", nested)) == ["clipping-too-large"]


def test_a_zip_of_more_files_than_anybody_packs_is_not_opened():
    assert codes(pieces("many.zip", packed({f"{number}.txt": b"" for number in range(wrappings.MEMBERS + 1)}))) == [
        "clipping-too-large"
    ]


# --- press databases ----------------------------------------------------------------------------------------------------

DOCUMENT = """{n} of 2 DOCUMENTS

Coast Times

May {n}, 2022 Tuesday

{headline}

BYLINE: Ada Quill

LENGTH: 60 words

{text}

LOAD-DATE: May 4, 2022

LANGUAGE: ENGLISH
"""


def test_each_document_of_an_export_is_a_clipping():
    text = "\n\n".join(DOCUMENT.format(n=n, headline=f"Ferry plan {n}", text=TEXT) for n in (1, 2))
    found = pieces("export.txt", text.encode())
    assert names(found) == [("export.txt#1", ".txt"), ("export.txt#2", ".txt")]
    assert [b"Ferry plan 1" in piece.data for piece in found[0]] == [True, False]
    for encoded in (
        text.encode("utf-16"),
        text.replace("islands", "“islands”").encode("cp1252"),
        text.replace("\n", "\r\n").encode("utf-8-sig"),
    ):
        assert len(pieces("export.txt", encoded)[0]) == 2
    assert names(pieces("a.zip", packed({"export.txt": text}))) == [("a.zip#1", ".txt"), ("a.zip#2", ".txt")]


# --- laws ---------------------------------------------------------------------------------------------------------------

ZIP = packed({"a.txt": TEXT, "b.zip": packed({"c.html": TEXT}), "d.mbox": mailbox(FIRST)})


@settings(deadline=None)
@given(
    name=st.sampled_from(["a.zip", "a.mbox", "a", "a.txt", "a.html"]),
    whole=st.sampled_from([b"", ZIP, mailbox(FIRST, SECOND)]),
    at=st.integers(0, 3000),
    data=st.binary(max_size=60),
)
def test_whatever_the_bytes_it_never_raises_and_every_clipping_is_known_by_its_own(name, whole, at, data):
    found, problems = pieces(name, whole[:at] + data + whole[at + len(data) :])
    assert all(piece.sha256 == hashlib.sha256(piece.data).hexdigest() for piece in found)
    assert [piece.name for piece in found] in ([name], [f"{name}#{number}" for number in range(1, len(found) + 1)])
    assert found or problems
